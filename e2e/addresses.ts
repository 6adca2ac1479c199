import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const app = path.resolve(import.meta.dirname, '../app');
const files = readdirSync(app, { recursive: true, encoding: 'utf8' });

/** What stands for the parts of an address that are in brackets. */
export type Sample = Readonly<Record<string, string>>;

const fill = (folder: string, sample: Sample): string =>
  `/${folder}`.replaceAll(/\/\([^)]*\)/g, '').replaceAll(/\[(?:\.\.\.)?(\w+)\]/g, (_, name: string) => {
    const value = sample[name];
    if (value === undefined) throw new Error(`No sample for [${name}] of ${folder}.`);
    return value;
  }) || '/';

/** Every page of the console, as an address. */
export const everyPage = (sample: Sample): string[] =>
  files
    .filter((file) => /(^|\/)page\.tsx$/.test(file))
    .map((file) => fill(path.dirname(file).replace(/^\.$/, ''), sample));

export type Route = {
  readonly folder: string;
  readonly method: string;
  readonly url: string;
  readonly takesBody: boolean;
};

/** Every handler of every route file. */
export function everyRoute(sample: Sample): Route[] {
  return files
    .filter((file) => /(^|\/)route\.ts$/.test(file))
    .flatMap((file) => {
      const text = readFileSync(path.join(app, file), 'utf8');
      const folder = path.dirname(file);
      // Each handler up to the next: what it parses stands beside its name.
      return text.split(/\b(?=(?:const|as) (?:GET|POST|PUT|PATCH|DELETE)\b)/).flatMap((part) => {
        const method = /^(?:const|as) (GET|POST|PUT|PATCH|DELETE)\b/.exec(part)?.[1];
        return method ? [{ folder, method, url: fill(folder, sample), takesBody: /\bbody: [A-Z]/.test(part) }] : [];
      });
    });
}
