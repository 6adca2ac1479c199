#!/usr/bin/env node
// npm run rotate-key: seals every stored secret of the clusters with another key, in one transaction. Stop Sluice
// first: a running one would find its clusters locked. With SLUICE_ENCRYPTION_KEY, the new key comes from
// SLUICE_NEW_ENCRYPTION_KEY; with the key file of the data folder, a new one is made and put in its place.
import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { withDatabase } from './database.mjs';
import { openWith, readKey, sealWith } from './seal.mjs';
import { serverSettings } from './settings.mjs';

/** @typedef {import('./seal.mjs').EncryptionKey} EncryptionKey */

/**
 * Answers how many secrets have the new key now. Throws, and changes nothing, when one opens with neither key.
 * @param {string} url
 * @param {EncryptionKey} from
 * @param {EncryptionKey} to
 */
export const rotateKey = (url, from, to, now = new Date()) =>
  withDatabase(url, 'write', async (sql) => {
    const rows = await sql.rows(`SELECT "clusterId", field, "keyId", ciphertext FROM "ClusterSecret"`);
    for (const { clusterId, field, keyId, ciphertext } of rows) {
      // What a run that was broken off before it put the new key in place has done already.
      if (keyId === to.id) continue;
      const place = { clusterId, field };
      const text = openWith({ keyId, ciphertext: new Uint8Array(ciphertext) }, place, from);
      if (text === null) throw new Error(`${field} of the cluster ${clusterId} does not open with the present key`);
      const sealed = sealWith(text, place, to);
      await sql.run(
        `UPDATE "ClusterSecret" SET "keyId" = $1, ciphertext = $2, "updatedAt" = $3 WHERE "clusterId" = $4 AND field = $5`,
        [sealed.keyId, Buffer.from(sealed.ciphertext), sql.date(now), clusterId, field],
      );
    }
    return rows.length;
  });

/** @param {string} name @returns {EncryptionKey | null} */
function keyOfEnvironment(name) {
  const file = process.env[`${name}_FILE`];
  const text = file ? readFileSync(file, 'utf8').trim() : process.env[name];
  if (!text) return null;
  const key = readKey(text);
  if (!key) throw new Error(`${name} must be 32 random bytes in hex or base64 (openssl rand -hex 32)`);
  return key;
}

async function main() {
  const settings = serverSettings();
  const url = settings.DATABASE_URL ?? '';
  const present = keyOfEnvironment('SLUICE_ENCRYPTION_KEY');
  if (present) {
    const next = keyOfEnvironment('SLUICE_NEW_ENCRYPTION_KEY');
    if (!next) throw new Error('set SLUICE_NEW_ENCRYPTION_KEY to the new key (openssl rand -hex 32)');
    console.log(`${await rotateKey(url, present, next)} secrets have the new key.`);
    console.log('Start Sluice with it as SLUICE_ENCRYPTION_KEY.');
    return;
  }
  const file = path.join(settings.SLUICE_DATA_DIR ?? '', 'encryption.key');
  if (!existsSync(file)) throw new Error(`there is no key: neither SLUICE_ENCRYPTION_KEY nor ${file}`);
  const made = `${file}.new`;
  if (!existsSync(made)) writeFileSync(made, randomBytes(32).toString('base64url'), { mode: 0o600, flag: 'wx' });
  const [from, to] = [file, made].map((each) => readKey(readFileSync(each, 'utf8')));
  if (!from || !to) throw new Error(`${file} or ${made} does not hold a key`);
  console.log(`${await rotateKey(url, from, to)} secrets have the new key, which is ${file} now.`);
  renameSync(made, file);
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  await main().catch((error) => {
    console.error(`Nothing was changed: ${error.message}`);
    process.exitCode = 1;
  });
}
