// The authorities, certificates and keys of the secured lab, as PEM text: right ones, and each kind of wrong one.
import { createPrivateKey, generateKeyPairSync } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { run } from '../jars.mjs';

/** @typedef {{ certificate: string, key: string }} Pair */

const DAY_MS = 86_400_000;
const loopback = 'subjectAltName=DNS:localhost,IP:127.0.0.1';
const server = `${loopback}\nextendedKeyUsage=serverAuth,clientAuth`;
const client = 'extendedKeyUsage=clientAuth';

/** PKCS#8, as Kafka wants it. RSA for those that Kafka or a test needs as PKCS#1; P-256 is quicker to make. */
function newKey(/** @type {'rsa' | 'ec'} */ kind) {
  const { privateKey } =
    kind === 'rsa'
      ? generateKeyPairSync('rsa', { modulusLength: 2048 })
      : generateKeyPairSync('ec', { namedCurve: 'prime256v1' });
  return privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
}

/**
 * Everything that TLS needs, made anew. Takes about a second and openssl.
 * @param {string} passphrase of the encrypted forms of carol's key
 */
export async function newCertificates(passphrase) {
  const dir = mkdtempSync(path.join(tmpdir(), 'sluice-certificates-'));
  try {
    const lab = await newAuthority(path.join(dir, 'lab'), 'lab-ca');
    const other = await newAuthority(path.join(dir, 'other'), 'other-ca');
    const carol = await lab.sign('carol', client, { kind: 'rsa' });
    const ec = await lab.sign('carol', client);
    return {
      ca: lab.ca,
      otherCa: other.ca,
      broker: await lab.sign('broker', server, { kind: 'rsa' }),
      /** Broker certificates, each wrong in one way. */
      bad: {
        expired: await lab.sign('expired', server, { from: -30, until: -1 }),
        notYetValid: await lab.sign('not-yet', server, { from: 30, until: 60 }),
        wrongHost: await lab.sign('elsewhere', 'subjectAltName=DNS:kafka.example.org\nextendedKeyUsage=serverAuth'),
        unknownCa: await other.sign('unknown', server),
      },
      /** carol's certificate with her key in every form that people have it in. */
      carol: { ...carol, ...keyForms(carol.key, passphrase), passphrase, ec: { ...ec, sec1: sec1(ec.key) } },
      /** Client certificates that the brokers refuse. */
      expiredCarol: await lab.sign('carol-expired', client, { from: -30, until: -1 }),
      mallory: await other.sign('mallory', client),
    };
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}

function keyForms(/** @type {string} */ pem, /** @type {string} */ passphrase) {
  const key = createPrivateKey(pem);
  const sealed = { format: /** @type {const} */ ('pem'), cipher: 'aes-256-cbc', passphrase };
  return {
    encryptedKey: key.export({ type: 'pkcs8', ...sealed }).toString(),
    pkcs1Key: key.export({ type: 'pkcs1', format: 'pem' }).toString(),
    encryptedPkcs1Key: key.export({ type: 'pkcs1', ...sealed }).toString(),
  };
}

const sec1 = (/** @type {string} */ pem) => createPrivateKey(pem).export({ type: 'sec1', format: 'pem' }).toString();

/**
 * `openssl ca` is the one that signs for a time in the past, on every release of OpenSSL.
 * @param {string} dir
 * @param {string} name
 */
async function newAuthority(dir, name) {
  mkdirSync(dir);
  const file = (/** @type {string} */ each) => path.join(dir, each);
  writeFileSync(file('ca.key'), newKey('ec'), { mode: 0o600 });
  writeFileSync(file('index.txt'), '');
  writeFileSync(
    file('ca.cnf'),
    `[req]\ndistinguished_name=dn\nx509_extensions=v3\n[dn]\n[v3]\nbasicConstraints=critical,CA:TRUE\nsubjectKeyIdentifier=hash
[ca]\ndefault_ca=lab\n[lab]\ndatabase=${file('index.txt')}\nserial=${file('serial')}\nnew_certs_dir=${dir}\ndefault_md=sha256
unique_subject=no\npolicy=any\n[any]\ncommonName=supplied\n`,
  );
  const subject = ['-subj', `/CN=${name}`, '-config', file('ca.cnf')];
  await run('openssl', [
    'req',
    '-x509',
    '-new',
    '-days',
    '30',
    ...subject,
    '-key',
    file('ca.key'),
    '-out',
    file('ca.pem'),
  ]);
  const ca = readFileSync(file('ca.pem'), 'utf8');

  /**
   * A certificate valid from and until so many days from now, with the chain up to the authority.
   * @param {string} cn
   * @param {string} extensions
   * @param {{ kind?: 'rsa' | 'ec', from?: number, until?: number }} [options]
   * @returns {Promise<Pair>}
   */
  async function sign(cn, extensions, { kind = 'ec', from = -1, until = 30 } = {}) {
    const key = newKey(kind);
    writeFileSync(file('one.key'), key, { mode: 0o600 });
    writeFileSync(file('one.ext'), extensions);
    const named = ['-config', file('ca.cnf')];
    const request = ['req', '-new', '-subj', `/CN=${cn.replace(/-expired$/, '')}`, ...named];
    await run('openssl', [...request, '-key', file('one.key'), '-out', file('one.csr')]);
    const lifetime = ['-startdate', moment(from), '-enddate', moment(until)];
    const ours = ['-cert', file('ca.pem'), '-keyfile', file('ca.key'), '-create_serial', '-extfile', file('one.ext')];
    const rest = ['-in', file('one.csr'), '-out', file('one.pem')];
    await run('openssl', ['ca', '-batch', '-notext', ...named, ...ours, ...lifetime, ...rest]);
    return { key, certificate: readFileSync(file('one.pem'), 'utf8') + ca };
  }
  return { ca, sign };
}

/** ASN.1's way to write a moment, so many days from now: 20261121093000Z. */
const moment = (/** @type {number} */ days) =>
  `${new Date(Date.now() + days * DAY_MS).toISOString().replace(/[-:T]/g, '').slice(0, 14)}Z`;
