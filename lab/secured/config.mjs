// What the secured node is told: a listener for each way to sign in, and one for each broken certificate.
import { writeFileSync } from 'node:fs';
import path from 'node:path';

/** @typedef {Awaited<ReturnType<typeof import('./certificates.mjs').newCertificates>>} Certificates */
/** @typedef {{ username: string, password: string }} User */
/** @typedef {{ basePort: number, dir: string, users: Record<string, User>, certificates: Certificates }} Told */

/** Ports from the base; the base itself is PLAINTEXT and the next the controller's, as in the other lab. */
export const listeners = /** @type {const} */ ({
  plaintext: { at: 0, protocol: 'PLAINTEXT' },
  sasl: { at: 2, protocol: 'SASL_PLAINTEXT' },
  saslTls: { at: 3, protocol: 'SASL_SSL' },
  tls: { at: 4, protocol: 'SSL' },
  mtls: { at: 5, protocol: 'SSL' },
  oauthUnsigned: { at: 6, protocol: 'SASL_PLAINTEXT' },
  oauth: { at: 7, protocol: 'SASL_SSL' },
  /** Ends every session after `sessionMs` (KIP-368). */
  reauth: { at: 8, protocol: 'SASL_PLAINTEXT' },
  expired: { at: 10, protocol: 'SSL' },
  notYetValid: { at: 11, protocol: 'SSL' },
  wrongHost: { at: 12, protocol: 'SSL' },
  unknownCa: { at: 13, protocol: 'SSL' },
  /** As `reauth`, but names port 16 to its clients: a test that listens there and passes on sees every sign-in. */
  counted: { at: 15, protocol: 'SASL_PLAINTEXT' },
  internal: { at: 14, protocol: 'SASL_PLAINTEXT' },
});

/** Where clients of `counted` come once they know the cluster. */
export const countedAt = 16;
export const sessionMs = 3_000;
export const issuer = 'https://issuer.lab';
export const audience = 'kafka';

const security = 'org.apache.kafka.common.security';
const plainModule = `${security}.plain.PlainLoginModule required`;
const scramModule = `${security}.scram.ScramLoginModule required;`;
const tokenModule = `${security}.oauthbearer.OAuthBearerLoginModule required;`;
const scram = ['SCRAM-SHA-256', 'SCRAM-SHA-512'];

const jwksFile = (/** @type {string} */ dir) => path.join(dir, 'jwks.json');

/** Kafka 4 reads a key set only from a place that its JVM was told of. */
export const jvmFlags = (/** @type {string} */ dir) => [
  `-Dorg.apache.kafka.sasl.oauthbearer.allowed.urls=file://${jwksFile(dir)}`,
];

/**
 * Writes the files that the node reads and answers with its settings.
 * @param {Told} told
 * @param {object} jwks
 * @returns {Record<string, string | number | boolean>}
 */
export function securedSettings({ basePort, dir, users, certificates }, jwks) {
  const file = (/** @type {string} */ name, /** @type {string} */ text) => {
    writeFileSync(path.join(dir, name), text, { mode: 0o600 });
    return path.join(dir, name);
  };
  const keystore = (/** @type {string} */ name, /** @type {{ key: string, certificate: string }} */ pair) =>
    file(`${name}.pem`, pair.key + pair.certificate);
  file('jwks.json', JSON.stringify(jwks));

  const admin = users.admin;
  if (!admin) throw new Error('The secured lab needs an administrator.');
  const known = Object.values(users)
    .map(({ username, password }) => `user_${username}="${password}"`)
    .join(' ');
  const plain = `${plainModule} ${known};`;
  const itself = `${plainModule} username="${admin.username}" password="${admin.password}" ${known};`;
  const names = Object.entries(listeners);
  return {
    listeners: [
      ...names.map(([name, { at }]) => `${name.toUpperCase()}://127.0.0.1:${basePort + at}`),
      `CONTROLLER://127.0.0.1:${basePort + 1}`,
    ].join(','),
    'advertised.listeners': names
      .map(([name, { at }]) => `${name.toUpperCase()}://127.0.0.1:${basePort + (name === 'counted' ? countedAt : at)}`)
      .join(','),
    'listener.security.protocol.map': [
      ...names.map(([name, { protocol }]) => `${name.toUpperCase()}:${protocol}`),
      'CONTROLLER:SASL_PLAINTEXT',
    ].join(','),
    'inter.broker.listener.name': 'INTERNAL',
    'sasl.mechanism.inter.broker.protocol': 'PLAIN',
    // The controller's users are fixed: SCRAM's are in the metadata that it has to load first.
    'sasl.mechanism.controller.protocol': 'PLAIN',
    'sasl.enabled.mechanisms': ['PLAIN', ...scram, 'OAUTHBEARER'].join(','),
    ...offers('controller', { PLAIN: itself }),
    ...offers('internal', { PLAIN: itself }),
    ...offers('sasl', { PLAIN: plain, ...each(scram, scramModule) }),
    ...offers('saslTls', { PLAIN: plain, ...each(scram, scramModule) }),
    ...offers('oauthUnsigned', { OAUTHBEARER: tokenModule }),
    ...offers('oauth', { OAUTHBEARER: tokenModule }),
    ...offers('reauth', { PLAIN: plain, ...each(scram, scramModule), OAUTHBEARER: tokenModule }),
    ...offers('counted', { PLAIN: plain, ...each(scram, scramModule), OAUTHBEARER: tokenModule }),
    ...validates('counted', 'internals.unsecured.OAuthBearerUnsecuredValidatorCallbackHandler'),
    ...validates('oauthUnsigned', 'internals.unsecured.OAuthBearerUnsecuredValidatorCallbackHandler'),
    ...validates('reauth', 'internals.unsecured.OAuthBearerUnsecuredValidatorCallbackHandler'),
    ...validates('oauth', 'OAuthBearerValidatorCallbackHandler'),
    'listener.name.oauth.sasl.oauthbearer.jwks.endpoint.url': `file://${jwksFile(dir)}`,
    'listener.name.oauth.sasl.oauthbearer.expected.audience': audience,
    'listener.name.oauth.sasl.oauthbearer.expected.issuer': issuer,
    ...shortSessions('reauth'),
    ...shortSessions('counted'),
    'ssl.keystore.type': 'PEM',
    'ssl.keystore.location': keystore('broker', certificates.broker),
    'ssl.truststore.type': 'PEM',
    'ssl.truststore.location': file('ca.pem', certificates.ca),
    'listener.name.mtls.ssl.client.auth': 'required',
    'listener.name.mtls.ssl.principal.mapping.rules': 'RULE:^CN=([^,]+).*$/$1/,DEFAULT',
    ...Object.fromEntries(
      Object.entries(certificates.bad).map(([name, pair]) => [
        `listener.name.${name.toLowerCase()}.ssl.keystore.location`,
        keystore(name, pair),
      ]),
    ),
    'authorizer.class.name': 'org.apache.kafka.metadata.authorizer.StandardAuthorizer',
    'super.users': `User:${admin.username}`,
    'allow.everyone.if.no.acl.found': false,
    'delegation.token.secret.key': admin.password,
    // Many listeners with their own threads each.
    'num.network.threads': 1,
  };
}

/**
 * @param {string} listener
 * @param {Record<string, string>} modules by mechanism
 */
function offers(listener, modules) {
  const prefix = `listener.name.${listener.toLowerCase()}`;
  const jaas = Object.entries(modules).map(([mechanism, text]) => [
    `${prefix}.${mechanism.toLowerCase()}.sasl.jaas.config`,
    text,
  ]);
  return { [`${prefix}.sasl.enabled.mechanisms`]: Object.keys(modules).join(','), ...Object.fromEntries(jaas) };
}

const validates = (/** @type {string} */ listener, /** @type {string} */ handler) => ({
  [`listener.name.${listener.toLowerCase()}.oauthbearer.sasl.server.callback.handler.class`]: `${security}.oauthbearer.${handler}`,
});

const shortSessions = (/** @type {string} */ listener) =>
  Object.fromEntries(
    ['plain', 'scram-sha-256', 'scram-sha-512', 'oauthbearer'].map((mechanism) => [
      `listener.name.${listener}.${mechanism}.connections.max.reauth.ms`,
      sessionMs,
    ]),
  );

const each = (/** @type {string[]} */ mechanisms, /** @type {string} */ text) =>
  Object.fromEntries(mechanisms.map((mechanism) => [mechanism, text]));
