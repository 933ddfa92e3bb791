// Where things are, and small helpers every step of the site build uses.
import {createHash} from 'node:crypto';
import {
  existsSync,
  globSync,
  mkdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import {dirname, join, resolve} from 'node:path';

export const web = resolve(import.meta.dirname, '../..');
export const root = dirname(web);
export const site = join(root, 'build/site');

export function inWeb(path: string): string {
  return join(web, path);
}

/** What CMake built: calculator.wasm, calculator.mjs and so on. */
export function inWasm(name: string): string {
  return join(root, 'build/wasm', name);
}

/** In a file's name: another content is another address, so that versions never mix. */
export function contentHash(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('base64url').slice(0, 8);
}

/** As `integrity` has it: the browser refuses any other content. */
export function integrityOf(content: string | Uint8Array): string {
  return `sha256-${createHash('sha256').update(content).digest('base64')}`;
}

/** The source expression by which a policy allows exactly this inline text. */
export function cspHash(text: string): string {
  return `'${integrityOf(text)}'`;
}

const written = new Set<string>();

/** Writes a file of the site, only if it differs. */
export function write(name: string, content: string | Uint8Array): void {
  const path = join(site, name);
  written.add(path);
  const bytes = Buffer.from(content as Uint8Array);
  if (existsSync(path) && readFileSync(path).equals(bytes)) return;
  mkdirSync(dirname(path), {recursive: true});
  writeFileSync(path, bytes);
}

/** Whether this build made the file. */
export function isWritten(name: string): boolean {
  return written.has(join(site, name));
}

/** Removes what an earlier build wrote and this one did not. */
export function removeOthers(): void {
  for (const name of globSync('**/*', {cwd: site})) {
    const path = join(site, name);
    if (statSync(path).isFile() && !written.has(path)) rmSync(path);
  }
}
