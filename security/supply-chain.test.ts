import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';

import { billOfMaterials } from '@/scripts/sbom.mjs';
import floors from './floors.json';

const root = path.resolve(import.meta.dirname, '..');
const readJson = (file: string) => JSON.parse(readFileSync(path.join(root, file), 'utf8'));

type Locked = {
  version: string;
  integrity?: string;
  dev?: boolean;
  optional?: boolean;
  devOptional?: boolean;
  peer?: boolean;
  hasInstallScript?: boolean;
};
const { '': _project, ...packages } = readJson('package-lock.json').packages as Record<string, Locked>;
const nameOf = (folder: string) => folder.replace(/^.*node_modules\//, '');
const installed = Object.entries(packages).map(([folder, locked]) => ({ name: nameOf(folder), ...locked }));
/** What a running console needs: in its server, in the browser, or to be installed beside them. */
const runtime = installed.filter((each) => !each.dev && !each.optional && !each.devOptional && !each.peer);
const manifest = readJson('package.json');

/** Negative when `a` is older. Versions here are three numbers; a pre-release is older than its release. */
function compare(a: string, b: string): number {
  const parts = (version: string) => version.split(/[.-]/).map(Number);
  for (const [i, left] of parts(a).slice(0, 3).entries()) {
    const right = parts(b)[i] ?? 0;
    if (left !== right) return left - right;
  }
  return Number(b.includes('-')) - Number(a.includes('-'));
}

describe('the packages of the lock file', () => {
  test.each(Object.entries(floors.floors))('%s is at least %s, every copy of it', (name, floor) => {
    const copies = installed.filter((each) => each.name === name);
    if (name !== 'sharp') expect(copies).not.toEqual([]);
    for (const { version } of copies) expect(compare(version, floor), version).toBeGreaterThanOrEqual(0);
  });

  test('versions are compared as numbers', () => {
    expect(compare('16.4.10', '16.4.5')).toBeGreaterThan(0);
    expect(compare('16.4.5', '16.4.5')).toBe(0);
    expect(compare('16.4.5-canary.1', '16.4.5')).toBeLessThan(0);
    expect(compare('9.9.9', '16.0.0')).toBeLessThan(0);
  });

  test('none makes code of text, or is known to have leaked out of its sandbox', () => {
    expect(installed.filter(({ name }) => floors.never.includes(name))).toEqual([]);
  });

  test('are as few as is promised', () => {
    expect(Object.keys(manifest.dependencies).length).toBeLessThanOrEqual(floors.atMost.direct);
    expect(new Set(runtime.map(({ name }) => name)).size).toBeLessThanOrEqual(floors.atMost.runtime);
  });

  test('have exact versions in the manifest, and a digest each', () => {
    const wanted = { ...manifest.dependencies, ...manifest.devDependencies } as Record<string, string>;
    const loose = Object.entries(wanted).filter(([, version]) => !/^\d+\.\d+\.\d+/.test(version));
    expect(loose).toEqual([['vite', '7']]);
    expect(installed.filter(({ integrity }) => !/^sha512-/.test(integrity ?? ''))).toEqual([]);
  });

  test('run a script of their own at installation only where the manifest says so, and it says no', () => {
    const scripted = installed.filter(({ hasInstallScript }) => hasInstallScript).map(({ name }) => name);
    expect(Object.keys(manifest.allowScripts).sort()).toEqual([...new Set(scripted)].sort());
    expect(new Set(Object.values(manifest.allowScripts))).toEqual(new Set([false]));
  });
});

test('the bill of materials lists what the lock file has for running, each with its digest', () => {
  const { bomFormat, specVersion, components } = billOfMaterials();
  expect([bomFormat, specVersion]).toEqual(['CycloneDX', '1.5']);
  const listed = new Map(components.map((part) => [`${part.name}@${part.version}`, part]));
  for (const { name, version } of runtime) {
    const part = listed.get(`${name}@${version}`);
    expect(part?.hashes?.[0]?.content, `${name}@${version}`).toMatch(/^[0-9a-f]{128}$/);
    expect(part?.purl).toBe(`pkg:npm/${encodeURIComponent(name).replace('%2F', '/')}@${version}`);
  }
  for (const tool of ['vitest', 'typescript-eslint', '@biomejs/biome', 'tailwindcss'])
    expect(components.map(({ name }) => name)).not.toContain(tool);
});
