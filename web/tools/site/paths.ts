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
export const glue = join(root, 'build/wasm/deepseek_cost.mjs');
export const wasm = join(root, 'build/wasm/deepseek_cost.wasm');
export const liveGlue = join(root, 'build/wasm/deepseek_cost_live.mjs');
export const liveWasm = join(root, 'build/wasm/deepseek_cost_live.wasm');

export const WASM_FILE = 'deepseek-cost.wasm';
export const LIVE_WASM_FILE = 'deepseek-cost-live.wasm';
export const WORKER_FILE = 'usage-worker.js';

export function inWeb(path: string): string {
  return join(web, path);
}

export function exists(path: string): boolean {
  return existsSync(inWeb(path));
}

/** The hash of a content in a URL: a new content is a new address. */
export function contentHash(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex').slice(0, 8);
}

/** The source expression by which a policy allows exactly this inline text. */
export function cspHash(text: string): string {
  return `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
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

/** Removes what an earlier build wrote and this one did not. */
export function removeOthers(): void {
  for (const name of globSync('**/*', {cwd: site})) {
    const path = join(site, name);
    if (statSync(path).isFile() && !written.has(path)) rmSync(path);
  }
}
