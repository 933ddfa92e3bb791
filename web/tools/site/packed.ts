// What the single-file page carries, as text, and the script that unpacks it.
import {gzipSync} from 'node:zlib';

export function packed(content: string | Uint8Array): string {
  return gzipSync(content, {level: 9}).toString('base64');
}

/**
 * Unpacks the modules and the workers into their places, then runs the script. A
 * plain script, for it runs before any module of the page.
 */
export const UNPACK = `(async () => {
  const at = (name) => document.getElementById('deepseek-cost-' + name);
  const unpacked = (name) => {
    const bytes = Uint8Array.from(atob(at(name).textContent), (c) => c.charCodeAt(0));
    return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip')));
  };
  at('modules').bytes = unpacked('modules').arrayBuffer();
  for (const name of ['worker', 'token-worker']) at(name).textContent = await unpacked(name).text();
  const script = document.createElement('script');
  script.textContent = await unpacked('script').text();
  document.body.append(script);
})();`;
