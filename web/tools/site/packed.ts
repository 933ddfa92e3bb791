// What the single-file page carries, as text: gzip, four bytes in five characters
// (base 85, for base 64 takes a fifteenth more room), and the script that unpacks it.
import {gzipSync} from 'node:zlib';

/** The digits are "!" to "u"; "<", which could open a tag, is "v" instead. */
const FIRST = '!'.charCodeAt(0);

export function packed(content: string | Uint8Array): string {
  const bytes = gzipSync(content, {level: 9});
  const added = (4 - (bytes.length % 4)) % 4;
  const whole = Buffer.concat([bytes, Buffer.alloc(added)]);
  let text = '';
  for (let at = 0; at < whole.length; at += 4) {
    let value = whole.readUInt32BE(at);
    let five = '';
    for (let digit = 0; digit < 5; ++digit) {
      five = String.fromCharCode(FIRST + (value % 85)) + five;
      value = Math.floor(value / 85);
    }
    text += five;
  }
  return text.replaceAll('<', 'v') + String(added);
}

/**
 * Unpacks the module and the worker into their places, then runs the script. A
 * plain script, for it runs before any module of the page.
 */
export const UNPACK = `(async () => {
  const at = (name) => document.getElementById('deepseek-cost-' + name);
  const unpacked = (name) => {
    const text = at(name).textContent;
    const bytes = new DataView(new ArrayBuffer(((text.length - 1) / 5) * 4));
    for (let i = 0, value = 0; i < text.length - 1; ++i) {
      const code = text.charCodeAt(i);
      value = value * 85 + (code === 118 ? 60 : code) - 33;
      if (i % 5 < 4) continue;
      bytes.setUint32(((i - 4) / 5) * 4, value);
      value = 0;
    }
    const packed = new Uint8Array(bytes.buffer, 0, bytes.byteLength - text.at(-1));
    return new Response(new Blob([packed]).stream().pipeThrough(new DecompressionStream('gzip')));
  };
  at('wasm').bytes = unpacked('wasm').arrayBuffer();
  at('worker').textContent = await unpacked('worker').text();
  const script = document.createElement('script');
  script.textContent = await unpacked('script').text();
  document.body.append(script);
})();`;
