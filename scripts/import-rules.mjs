// Who may import whom (the table of CONTRIBUTING.md), and the few things no file may hold. Run by `npm run check`.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

const root = path.resolve(import.meta.dirname, '..');

const browserLibraries = /^lib\/(paths|format|json-text|visible-text|errors|page-params)$/;
const topLevel = /^lib\/[^/]+$/;

/**
 * The first rule whose `files` match decides. `may` lists patterns of our own modules; `packages` lists the packages
 * allowed, where that is restricted. A folder always may import itself unless `alone` is set.
 * @type {{ files: RegExp, may: RegExp[], packages?: RegExp, alone?: true }[]}
 */
const rules = [
  {
    files: /^app\/api\//,
    may: [
      /^lib\/(http|contract|changes|history|registry|connect|db|access)\//,
      /^lib\/kafka\/[^/]+$/,
      /^lib\/errors$|^package\.json$/,
    ],
    alone: true,
  },
  {
    files: /^app\/.*\/layout$|^app\/layout$/,
    may: [
      /^components\//,
      /^lib\/contract\//,
      browserLibraries,
      /^lib\/http\/(session|saved-clusters)$/,
      /^package\.json$/,
      /^lib\/db\//,
      /^app\/globals\.css$/,
    ],
    alone: true,
  },
  {
    files: /^app\//,
    may: [/^components\//, /^lib\/contract\//, browserLibraries, /^lib\/http\/(session|setup|invitation)$/],
    alone: true,
  },
  { files: /^components\/ui\//, may: [/^lib\/(format|json-text|visible-text)$/] },
  { files: /^components\//, may: [/^components\//, /^lib\/(queries|contract)\//, browserLibraries, /^lib\/errors$/] },
  { files: /^lib\/queries\//, may: [/^lib\/contract\//, /^lib\/(paths|errors|json-text)$/] },
  { files: /^lib\/contract\//, may: [/^lib\/errors$/], packages: /^zod$/ },
  { files: /^lib\/http\//, may: [/^lib\/(contract|access|db|kafka|changes)\//, topLevel] },
  { files: /^lib\/changes\//, may: [/^lib\/(contract|db|access|kafka)\//, topLevel] },
  { files: /^lib\/db\//, may: [/^lib\/(contract|access)\//, topLevel, /^scripts\/(migrate|audit-chain|seal)\.mjs$/] },
  { files: /^lib\/access\//, may: [/^lib\/contract\//, topLevel] },
  { files: /^lib\/serde\//, may: [/^lib\/errors$/, /^lib\/json-text$/] },
  { files: /^lib\/kafka\/protocol\//, may: [], packages: /^zstddec$/ },
  { files: /^lib\/kafka\/cluster\//, may: [/^lib\/kafka\/protocol\//, /^lib\/errors$/], packages: /^$/ },
  {
    files: /^lib\/kafka\/scan\//,
    may: [/^lib\/kafka\/(cluster|protocol)\//, /^lib\/(serde|contract)\//, /^lib\/errors$/],
    packages: /^$/,
  },
  { files: /^lib\/kafka\/apps\//, may: [/^lib\/errors$/], packages: /^kafkajs$/ },
  {
    files: /^lib\/kafka\/[^/]+$/,
    may: [/^lib\/kafka\//, /^lib\/(contract|serde)\//, /^lib\/(errors|format|json-text|log)$/],
  },
  { files: /^lib\/[^/]+$/, may: [topLevel, /^scripts\/seal\.mjs$/] },
];

/** Packages that one place only may import. Tests, the lab and the bench use what they like. */
const onlyIn = [
  { package: /^kafkajs$/, files: /^lib\/kafka\/apps\// },
  { package: /^(@prisma\/|@libsql\/|pg$)/, files: /^lib\/db\/|^scripts\/|^prisma\.config$/ },
  { package: /^next-auth/, files: /^lib\/http\/|^components\/|^lib\/queries\/|^app\/\(auth\)\// },
  { package: /^(node:)?vm$/, files: /^$/ },
];

/** What no source file may hold, and where the exception is. */
const bans = [
  { text: /^\s*['"]use server['"]/m, why: 'server actions: every write is a route', except: /^$/ },
  { text: /dangerouslySetInnerHTML/, why: 'dangerouslySetInnerHTML', except: /^$/ },
  { text: /\beval\(|\bFunction\(|\bsetTimeout\(\s*['"`]|javascript:/, why: 'code made of text', except: /^$/ },
  // A literal, or a constant in capitals that is one.
  {
    text: /\bRegExp\((?!\s*(['"/]|[A-Z_]+\b))/,
    why: 'an expression made of text: components/ui/safe-regex',
    // Of constants of its own.
    except: /^lib\/visible-text$/,
  },
  {
    text: /\.(innerHTML|outerHTML)\s*=|insertAdjacentHTML|document\.write\(/,
    why: 'markup made of text',
    except: /^$/,
  },
  { text: /(Query|Execute)RawUnsafe|Prisma\.raw\(/i, why: 'SQL made of text', except: /^$/ },
  { text: /rejectUnauthorized:\s*false|NODE_TLS_REJECT/, why: 'TLS that trusts everybody', except: /^$/ },
  {
    text: /['"](next\/(og|image|script|document|legacy\/image)|@vercel\/og)['"]/,
    why: 'a part of Next.js that is not used',
    except: /^$/,
  },
  { text: /allowDangerousEmailAccountLinking/, why: 'accounts linked by their e-mail address', except: /^$/ },
  {
    text: /\bprocess\.binding\(|['"](node:|)child_process['"]|['"]node:(cluster|repl|inspector)['"]/,
    why: 'another process',
    in: /^(app|components|lib)\//,
    // The nightly backup, which must not stop the thread that answers.
    except: /^lib\/http\/upkeep$/,
  },
  {
    text: /(?<![.\w])fetch\(/,
    why: 'fetch() outside lib/queries/fetch-json.ts',
    in: /^(components|lib\/queries|app)\//,
    except: /^lib\/queries\/fetch-json$/,
  },
  {
    text: /generated\/(sqlite|postgresql)/,
    why: 'the Prisma client outside lib/db',
    in: /^(app|components|lib)\//,
    except: /^lib\/db\//,
  },
];

/** How a route may be exported: made by a wrapper, or the one handler of next-auth through its own. */
const routeExport =
  /^export (const (GET|POST|PUT|PATCH|DELETE) = (appRoute|clusterRoute|clusterStream|clusterDownload)\(|\{ authRoute as GET, authRoute as POST \};|(const dynamic|type) )/;

const isFree = (/** @type {string} */ module) =>
  /\.(test|kafka\.test|postgres\.test|e2e)$|-for-tests$|^(lab|bench|e2e|scripts)\//.test(module);

/**
 * What is wrong with one file, a sentence each.
 * @param {string} file path from the root, such as lib/kafka/topics.ts
 * @param {string} text
 * @returns {string[]}
 */
export function violations(file, text) {
  const module = withoutExtension(file);
  if (isFree(module)) return [];
  const code = withoutComments(text);
  const rule = rules.find((candidate) => candidate.files.test(module));
  const wrong = [];
  for (const specifier of importsOf(code)) {
    const target = ownModule(module, specifier);
    if (target === null) wrong.push(...wrongPackage(file, module, specifier, rule));
    else if (target.endsWith('-for-tests') || (rule && !allows(rule, target)))
      wrong.push(`${file} may not import ${target}`);
  }
  for (const ban of bans) {
    if (ban.text.test(code) && (ban.in?.test(module) ?? true) && !ban.except.test(module))
      wrong.push(`${file} holds ${ban.why}`);
  }
  if (/^app\/api\/.*\/route$/.test(module)) {
    const raw = code.split('\n').filter((line) => line.startsWith('export') && !routeExport.test(line));
    wrong.push(...raw.map((line) => `${file} exports a route without its wrapper: ${line.slice(0, 60)}`));
  }
  return wrong;
}

/**
 * @param {typeof rules[number]} rule
 * @param {string} target
 */
function allows(rule, target) {
  return (!rule.alone && rule.files.test(target)) || rule.may.some((pattern) => pattern.test(target));
}

/**
 * @param {string} file
 * @param {string} module
 * @param {string} specifier
 * @param {typeof rules[number] | undefined} rule
 */
function wrongPackage(file, module, specifier, rule) {
  const isBuiltIn = specifier.startsWith('node:') && specifier !== 'node:vm';
  if (isBuiltIn || specifier === 'server-only') return [];
  const restricted = onlyIn.some((entry) => entry.package.test(specifier) && !entry.files.test(module));
  const refused = rule?.packages && !rule.packages.test(specifier);
  return restricted || refused ? [`${file} may not import the package ${specifier}`] : [];
}

const withoutExtension = (/** @type {string} */ file) => file.replace(/\.(tsx?|mts)$/, '');
const folderOf = (/** @type {string} */ module) => path.posix.dirname(module);

/**
 * The path of our own module that a specifier names, or null for a package.
 * @param {string} module
 * @param {string} specifier
 */
function ownModule(module, specifier) {
  if (specifier.startsWith('@/')) return withoutExtension(specifier.slice(2));
  if (specifier.startsWith('.')) return withoutExtension(path.posix.join(folderOf(module), specifier));
  return null;
}

const withoutComments = (/** @type {string} */ text) =>
  text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/^\s*\/\/.*$/gm, '');

/** Every specifier of an import, a re-export or a dynamic import.  @param {string} code */
function importsOf(code) {
  const statement = /(?:^|[;\n}])\s*(?:import|export)\b[^'"`;]*?\bfrom\s*['"]([^'"]+)['"]/g;
  const bare = /(?:^|\n)\s*import\s*['"]([^'"]+)['"]/g;
  const dynamic = /\b(?:import|require)\(\s*['"]([^'"]+)['"]/g;
  return [statement, bare, dynamic].flatMap((pattern) => [...code.matchAll(pattern)].map((match) => match[1] ?? ''));
}

/** What is wrong in the whole tree, as git knows it and as it lies in the folder. */
export function checkTree() {
  const listed = spawnSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '--', '*.ts', '*.tsx'], {
    cwd: root,
    encoding: 'utf8',
  });
  const files = listed.stdout.split('\n').filter((file) => file !== '');
  if (files.length === 0) throw new Error('No files found: the import rules need the git checkout.');
  return { files: files.length, wrong: files.flatMap((file) => violationsOfFile(file)) };
}

/** @param {string} file */
function violationsOfFile(file) {
  try {
    return violations(file, readFileSync(path.join(root, file), 'utf8'));
  } catch (error) {
    // Listed by git, deleted in the folder.
    if (/** @type {NodeJS.ErrnoException} */ (error).code === 'ENOENT') return [];
    throw error;
  }
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const { files, wrong } = checkTree();
  for (const line of wrong) console.error(line);
  console.log(`import rules: ${files} files, ${wrong.length} wrong`);
  process.exitCode = wrong.length === 0 ? 0 : 1;
}
