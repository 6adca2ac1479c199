// The secured lab: one node with every way to sign in, an authorizer that denies, and an issuer of tokens. Started on
// demand. All secrets are made when it is, and stay in its folder.
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, openSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { jarsFolder } from './jars.mjs';
import { format, newLayout, nodeFolder, nodeSettings, writeProperties } from './layout.mjs';
import { launch, nodeState, stopNodes, untilServing } from './nodes.mjs';
import { exclusively, processState } from './processes.mjs';
import { newCertificates } from './secured/certificates.mjs';
import { countedAt, jvmFlags, listeners, securedSettings } from './secured/config.mjs';
import { keySet, newSigningKey, signedToken, unsignedToken } from './secured/tokens.mjs';

/** Its certificates hold for 30 days: an older lab is made anew. */
const CERTIFICATES_MS = 20 * 86_400_000;

export const defaultSecuredPort = Number(process.env.SLUICE_SECURED_PORT ?? 20000);

const folderOf = (/** @type {number} */ basePort) =>
  path.join(import.meta.dirname, '..', '.lab', `secured-${basePort}`);
const endpointScript = path.join(import.meta.dirname, 'secured', 'token-endpoint.mjs');

/** All may sign in with PLAIN, erin and finn with SCRAM as well; what each may do is in rights.mjs. */
const names = ['admin', 'alice', 'bob', 'erin', 'finn'];
const withScram = ['erin', 'finn'];

/**
 * Starts the node and the token endpoint, or what is missing of them; what runs is left as it is.
 * Uses the ports from `basePort` to `basePort + 21`.
 * @param {{ basePort?: number }} [options]
 */
export async function startSecured({ basePort = defaultSecuredPort } = {}) {
  const jars = await jarsFolder();
  const dir = path.resolve(folderOf(basePort));
  mkdirSync(dir, { recursive: true, mode: 0o700 });
  return exclusively(dir, async () => {
    const file = path.join(dir, 'secured.json');
    if (existsSync(file) && Date.now() - statSync(file).mtimeMs > CERTIFICATES_MS)
      await openSecured({ basePort })?.down();
    mkdirSync(dir, { recursive: true, mode: 0o700 });
    const isNew = !existsSync(file);
    const state = isNew ? await newState(dir, basePort, jars) : readState(file);
    const { layout, users } = state;
    const node = theNode(layout);
    const started = nodeState(layout, node).state === 'down';
    if (started) {
      launch(layout, node, jars, jvmFlags(dir));
      await untilServing(layout, [node]);
    }
    if (isNew) {
      // Node.js alone starts and stops the lab; kafkajs is wanted only to fill it.
      const { giveRights } = await import('./secured/rights.mjs');
      await giveRights(`127.0.0.1:${basePort + listeners.sasl.at}`, userOf(users, 'admin'));
      writeFileSync(file, JSON.stringify(state), { mode: 0o600 });
    }
    if (endpointState(dir) === 'down') launchEndpoint(dir, file);
    return { .../** @type {Secured} */ (openSecured({ basePort })), started };
  });
}

/** @typedef {Awaited<ReturnType<typeof newState>>} State */
/** @typedef {NonNullable<ReturnType<typeof openSecured>>} Secured */

/**
 * @param {string} dir
 * @param {number} basePort
 * @param {string} jars
 */
async function newState(dir, basePort, jars) {
  const secret = () => randomBytes(18).toString('base64url');
  const layout = newLayout(dir, basePort, 1);
  const node = theNode(layout);
  // What a start that failed halfway has left.
  await stopNodes(layout, [node], 0);
  rmSync(nodeFolder(layout, node), { recursive: true, force: true });
  const client = (/** @type {string} */ clientId, more = {}) => ({
    clientId,
    clientSecret: secret(),
    sub: 'sluice',
    ...more,
  });
  const state = {
    layout,
    basePort,
    users: Object.fromEntries(names.map((username) => [username, { username, password: secret() }])),
    certificates: await newCertificates(secret()),
    signingKey: newSigningKey(),
    clients: {
      sluice: client('sluice-console'),
      /** Its tokens live for seconds. */
      brief: client('brief-console', { lifetimeS: 4 }),
      /** Its tokens are for another audience: the brokers refuse them. */
      stray: client('stray-console', { aud: 'elsewhere' }),
    },
  };
  const { users } = state;
  const folder = nodeFolder(layout, node);
  mkdirSync(folder, { recursive: true });
  const config = path.join(folder, 'server.properties');
  writeProperties(config, {
    ...nodeSettings([node], node, path.join(folder, 'data')),
    ...securedSettings({ ...state, dir }, keySet(state.signingKey)),
  });
  const scram = withScram.flatMap((name) =>
    ['SCRAM-SHA-256', 'SCRAM-SHA-512'].flatMap((mechanism) => [
      '--add-scram',
      `${mechanism}=[name=${name},password=${userOf(users, name).password}]`,
    ]),
  );
  await format(jars, config, layout.clusterId, scram);
  return state;
}

/**
 * The handle of a secured lab that has been started before, here or in another process: where it listens and all that
 * it takes to sign in. Null when there is none.
 */
export function openSecured({ basePort = defaultSecuredPort } = {}) {
  const dir = path.resolve(folderOf(basePort));
  const file = path.join(dir, 'secured.json');
  if (!existsSync(file)) return null;
  const { layout, users, certificates, signingKey, clients } = readState(file);
  const at = (/** @type {number} */ offset) => `127.0.0.1:${basePort + offset}`;
  return {
    dir,
    basePort,
    kafkaClusterId: layout.clusterId,
    /** host:port by listener; see secured/config.mjs. Certificates are for 127.0.0.1 and localhost. */
    addresses: /** @type {Record<keyof typeof listeners, string>} */ (
      Object.fromEntries(Object.entries(listeners).map(([name, listener]) => [name, at(listener.at)]))
    ),
    /** The ports of the proxy that a test puts before `counted`, as lab/fault-proxy.mjs takes them. */
    countedPorts: { port: basePort + countedAt, target: basePort + listeners.counted.at },
    user: (/** @type {string} */ name) => userOf(users, name),
    certificates,
    clients,
    tokenUrl: `http://${at(20)}/token`,
    /** By the lab's own authority. */
    tokenUrlTls: `https://${at(21)}/token`,
    /** How many tokens each client id was given so far. */
    issued: async () => /** @type {Record<string, number>} */ (await (await fetch(`http://${at(20)}/issued`)).json()),
    signedToken: (/** @type {import('./secured/tokens.mjs').Claims} */ claims = {}) => signedToken(signingKey, claims),
    unsignedToken,
    state: () => nodeState(layout, theNode(layout)).state,

    /** Ends both processes and deletes everything. */
    down: async () => {
      if (endpointState(dir) !== 'down') process.kill(Number(readFileSync(path.join(dir, 'endpoint.pid'), 'utf8')));
      await stopNodes(layout, layout.nodes, 0);
      rmSync(dir, { recursive: true, force: true });
    },
  };
}

/** @returns {State} */
const readState = (/** @type {string} */ file) => JSON.parse(readFileSync(file, 'utf8'));

function theNode(/** @type {import('./layout.mjs').Layout} */ layout) {
  const [node] = layout.nodes;
  if (!node) throw new Error('The secured lab has no node.');
  return node;
}

function userOf(/** @type {State['users']} */ users, /** @type {string} */ name) {
  const user = users[name];
  if (!user) throw new Error(`The secured lab knows ${names.join(', ')}, not ${name}.`);
  return user;
}

function launchEndpoint(/** @type {string} */ dir, /** @type {string} */ file) {
  const log = openSync(path.join(dir, 'endpoint.log'), 'a');
  const child = spawn(process.execPath, [endpointScript, file], { detached: true, stdio: ['ignore', log, log] });
  child.unref();
  writeFileSync(path.join(dir, 'endpoint.pid'), String(child.pid));
}

function endpointState(/** @type {string} */ dir) {
  const file = path.join(dir, 'endpoint.pid');
  return existsSync(file) ? processState(Number(readFileSync(file, 'utf8')), endpointScript) : 'down';
}
