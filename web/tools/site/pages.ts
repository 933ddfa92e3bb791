// The HTML of the site: pages from web/*.html with the element drawn in, scripts
// and styles as the site names them, and a policy that allows exactly these.
import {readFileSync} from 'node:fs';

import {cspHash, inWeb, mark} from './paths.ts';

export interface PageParts {
  /** Bundles by their name in web/src, e.g. "deepseek-cost" → its text. */
  scripts: Map<string, string>;
  /** The module's address relative to the page, with its mark. */
  wasmAddress: string;
  /** What stands inside <deepseek-cost>: declarative shadow DOM. */
  drawn: string;
}

/** A page whose scripts are files beside it. */
export function page(source: string, parts: PageParts): string {
  let html = readFileSync(inWeb(source), 'utf8');
  html = drawElement(html, parts.drawn);
  html = html.replace(/ src="\.\/src\/([\w-]+)\.ts"/g, (_all, name: string) => {
    const script = parts.scripts.get(name);
    if (script === undefined) throw new Error(`${source}: there is no src/${name}.ts`);
    return ` src="./${name}.js?v=${mark(script)}"`;
  });
  html = inlineStyles(html);
  const wasmLink =
    `<link rel="preload" as="fetch" type="application/wasm" crossorigin ` +
    `href="./${parts.wasmAddress}">`;
  html = html.replace('</head>', `${wasmLink}</head>`);
  return withPolicy(html, {
    'script-src': `'self' 'wasm-unsafe-eval'`,
    'style-src': [`'self'`, ...styleHashes(html)].join(' '),
    'img-src': `'self' data:`,
    'font-src': `'self'`,
    'connect-src': `'self'`,
    'worker-src': `'self'`,
    'manifest-src': `'self'`,
  });
}

/** The page with everything inside: opens from file:// without any other file. */
export function singlePage(
  source: string,
  parts: PageParts & {single: string; data: Map<string, string>},
): string {
  let html = readFileSync(inWeb(source), 'utf8');
  html = drawElement(html, parts.drawn);
  html = html.replace(/\s*<script type="module"[^>]*><\/script>/g, '');
  html = html.replace(
    /\s*<link rel="(?:manifest|icon|apple-touch-icon|modulepreload|preload)"[^>]*>/g,
    '',
  );
  html = inlineStyles(html);
  const script = parts.single.replaceAll('</script', '<\\/script').replaceAll('<!--', '<\\!--');
  const data = [...parts.data]
    .map(([id, text]) => `<script type="text/plain" id="${id}">${text}</script>\n`)
    .join('');
  html = html.replace('</body>', () => `${data}<script>${script}</script>\n</body>`);
  return withPolicy(html, {
    'script-src': `${cspHash(script)} 'wasm-unsafe-eval' blob:`,
    'style-src': styleHashes(html).join(' ') || `'none'`,
    'img-src': 'data:',
    'worker-src': 'blob:',
  });
}

function drawElement(html: string, drawn: string): string {
  return html.replace(/(<deepseek-cost[^>]*>)/, (tag) => tag + drawn);
}

/** Small style sheets go into the page: one request less before it is drawn. */
function inlineStyles(html: string): string {
  return html.replace(
    /<link rel="stylesheet" href="\.\/src\/([\w-]+\.css)"[^>]*>/g,
    (_all, name: string) => {
      const css = readFileSync(inWeb(`src/${name}`), 'utf8')
        .replace(/\/\*.*?\*\//gs, '')
        .replace(/\s*\n\s*/g, '\n')
        .trim();
      return `<style>${css}</style>`;
    },
  );
}

function styleHashes(html: string): string[] {
  return [
    ...new Set(
      [...html.matchAll(/<style[^>]*>(.*?)<\/style>/gs)].map((match) => cspHash(match[1] ?? '')),
    ),
  ];
}

function withPolicy(html: string, directives: Record<string, string>): string {
  const all = {
    'default-src': `'none'`,
    ...directives,
    'base-uri': `'none'`,
    'form-action': `'none'`,
  };
  const policy = Object.entries(all)
    .map(([name, sources]) => `${name} ${sources}`)
    .join('; ');
  const meta = `<meta http-equiv="Content-Security-Policy" content="${policy}">`;
  if (!/<meta charset="?utf-8"?\s*\/?>/i.test(html))
    throw new Error('a page needs <meta charset="utf-8">');
  // First in the head: a policy holds only for what comes after it.
  return html.replace(/<meta charset="?utf-8"?\s*\/?>/i, (charset) => `${charset}\n${meta}`);
}
