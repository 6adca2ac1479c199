import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { defineConfig } from 'prisma/config';

const root = import.meta.dirname;
const url = process.env.DATABASE_URL ?? `file:${path.join(root, 'data/sluice.db')}`;
const provider = process.env.DB_PROVIDER ?? (/^postgres(ql)?:/.test(url) ? 'postgresql' : 'sqlite');

// One source schema, one generated copy per provider: Prisma wants the provider as a literal.
const build = path.join(root, 'prisma/.build', provider);
mkdirSync(build, { recursive: true });
writeFileSync(
  path.join(build, 'schema.prisma'),
  `// Written by prisma.config.ts from prisma/schema.prisma: edit that one.\n${readFileSync(
    path.join(root, 'prisma/schema.prisma'),
    'utf8',
  )
    .replace('provider = "sqlite"', `provider = "${provider}"`)
    .replace('"../lib/db/generated/sqlite"', `"../../../lib/db/generated/${provider}"`)}`,
);

// The native schema engine comes from outside npm; ours runs the same engine as WebAssembly, from npm.
process.env.PRISMA_SCHEMA_ENGINE_BINARY ??= path.join(root, 'scripts/schema-engine.mjs');

export default defineConfig({
  schema: path.join(build, 'schema.prisma'),
  migrations: { path: path.join(root, 'prisma/migrations', provider) },
  datasource: { url },
});
