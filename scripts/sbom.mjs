#!/usr/bin/env node
// npm run sbom -- <file>: what a running console is made of, as a CycloneDX bill of materials, from the lock file alone.
// Not `npm sbom`: with --omit dev it leaves out what is needed for running and for developing alike, such as React.
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

const root = path.resolve(import.meta.dirname, '..');

/** @typedef {{ version: string, integrity?: string, license?: string, dev?: boolean }} Locked */

/** The bill as https://cyclonedx.org/docs/1.5/json/ has it; the same lock file makes the same bill. */
export function billOfMaterials() {
  const { name, version, license } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
  const { packages } = JSON.parse(readFileSync(path.join(root, 'package-lock.json'), 'utf8'));
  const parts = Object.entries(/** @type {Record<string, Locked>} */ (packages))
    .filter(([folder, { dev }]) => folder !== '' && !dev)
    .map(([folder, locked]) => componentOf(folder.replace(/^.*node_modules\//, ''), locked));
  return {
    bomFormat: 'CycloneDX',
    specVersion: '1.5',
    version: 1,
    metadata: { component: { ...componentOf(name, { version, license }), type: 'application' } },
    components: [...new Map(parts.map((part) => [part.purl, part])).values()],
  };
}

/**
 * @param {string} name
 * @param {Locked} locked
 */
function componentOf(name, { version, integrity, license }) {
  const purl = `pkg:npm/${name.replace('@', '%40')}@${version}`;
  const digest = /^sha512-(.+)$/.exec(integrity ?? '')?.[1];
  return {
    type: 'library',
    'bom-ref': purl,
    name,
    version,
    purl,
    ...(digest && { hashes: [{ alg: 'SHA-512', content: Buffer.from(digest, 'base64').toString('hex') }] }),
    ...(license && { licenses: [{ expression: license }] }),
  };
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const [file] = process.argv.slice(2);
  if (file) {
    const bill = billOfMaterials();
    writeFileSync(path.resolve(process.env.INIT_CWD ?? '.', file), `${JSON.stringify(bill, null, 2)}\n`);
    console.log(`${bill.components.length} packages in ${file}`);
  } else {
    console.error('usage: npm run sbom -- <file>');
    process.exitCode = 2;
  }
}
