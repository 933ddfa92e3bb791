// The HTML of the site: pages from web/*.html with the element drawn in, scripts
// and styles as the site names them, and a policy that allows exactly these.
import {readFileSync} from 'node:fs';

import type {Scripts} from './bundle.ts';
import {smallCss, stylesFor} from './drawn-styles.ts';
import {notices} from './notices.ts';
import {packed, UNPACK} from './packed.ts';
import {cspHash, inWeb} from './paths.ts';

export interface PageParts {
  scripts: Scripts;
  /** What the first view's numbers are computed by. */
  calculator: string;
  /** What runs before anything is painted (src/entry/first-paint.ts). */
  firstPaint: string;
  /** What stands inside <deepseek-cost>: declarative shadow DOM. */
  drawn: string;
  /** The page is for frames of other pages, sandboxed ones too. */
  framed?: boolean;
  /** For a Chinese page: the file of the Chinese sentences. */
  chinese?: string;
}

/** The page is painted with its numbers as it comes: no script goes before it. */
const AFTER_PAINT = 'fetchpriority="low"';

const FIRST_PAINT = /<script src="\.\/src\/entry\/first-paint\.ts"><\/script>/;

/** A page whose scripts are files beside it. */
export function page(source: string, parts: PageParts): string {
  const {scripts, calculator} = parts;
  let html = readFileSync(inWeb(source), 'utf8').replace(/\n\s+/g, '\n');
  if (parts.chinese) html = inChinese(html);
  // A frame of another page takes its Chinese title from here; a page of its own has one.
  if (!parts.framed) html = html.replace(/\s+data-zh="[^"]*"/g, '');
  html = drawElement(html, parts.drawn);
  html = html.replace(FIRST_PAINT, () => `<script>${parts.firstPaint}</script>`);
  const named: string[] = [];
  html = html.replace(/ src="\.\/src\/entry\/([\w-]+)\.ts"/g, (_all, name: string) => {
    const file = scripts.entries.get(name);
    if (file === undefined) throw new Error(`${source}: there is no src/entry/${name}.ts`);
    named.push(file);
    return ` ${AFTER_PAINT} src="./${file}"`;
  });
  html = inlineStyles(html);
  const needed = new Set(named.flatMap(scripts.needs));
  if (parts.chinese) needed.add(parts.chinese);
  for (const file of named) needed.delete(file);
  const links = [...needed].map(
    (file) => `<link rel="modulepreload" ${AFTER_PAINT} href="./${file}">`,
  );
  links.push(
    `<link rel="preload" ${AFTER_PAINT} as="fetch" type="application/wasm" crossorigin ` +
      `href="./${calculator}">`,
  );
  html = html.replace('</head>', `${links.join('')}</head>`);
  // In a sandboxed frame some browsers take 'self' for no place at all, for the frame
  // has no origin: there src/entry/embed-frame.ts narrows these to where the page is from.
  const place = parts.framed ? 'http: https:' : `'self'`;
  return withPolicy(html, {
    'script-src': `${place} ${cspHash(parts.firstPaint)} 'wasm-unsafe-eval'`,
    'style-src': [`'self'`, ...styleHashes(html)].join(' '),
    'img-src': `${place} data:`,
    'font-src': place,
    'connect-src': place,
    'worker-src': place,
    'manifest-src': place,
  });
}

/** What a single page carries, packed to a third of its size. */
export interface Carried {
  script: string;
  worker: string;
  'token-worker': string;
  /** All three in one. */
  modules: Uint8Array;
}

/**
 * The page with everything inside: opens from file:// without any other file. Its
 * script cannot fail to arrive, so the price table alone is drawn ahead.
 */
export function singlePage(source: string, drawnTable: string, carried: Carried): string {
  let html = readFileSync(inWeb(source), 'utf8');
  html = drawElement(html, drawnTable);
  html = html.replace(/\s*<script type="module"[^>]*><\/script>/g, '').replace(FIRST_PAINT, '');
  html = html.replace(
    /\s*<link rel="(?:manifest|icon|apple-touch-icon|modulepreload|preload)"[^>]*>/g,
    '',
  );
  html = inlineStyles(html);
  const data = Object.entries(carried)
    .map(([name, content]) => {
      const text = packed(content as string | Uint8Array);
      return `<script type="text/plain" id="deepseek-cost-${name}">${text}</script>\n`;
    })
    .join('');
  html = html.replace('</body>', () => `${data}<script>${UNPACK}</script>\n</body>`);
  html = html.replace('</html>', () => `<!--\n${notices()}-->\n</html>`);
  return withPolicy(html, {
    // The unpacked script runs as inline text: its hash allows it and nothing else.
    'script-src': `${cspHash(UNPACK)} ${cspHash(carried.script)} 'wasm-unsafe-eval' blob:`,
    'style-src': styleHashes(html).join(' ') || `'none'`,
    'img-src': 'data:',
    'worker-src': 'blob:',
  });
}

/** The page for Chinese readers: what it says in Chinese shows, the rest is hidden. */
function inChinese(html: string): string {
  return html
    .replace('<html lang="en">', '<html lang="zh-CN">')
    .replace('<deepseek-cost>', '<deepseek-cost lang="zh">')
    .replace(/<title data-zh="([^"]*)">[^<]*/, '<title>$1')
    .replace(/content="[^"]*"(\s+)data-zh="([^"]*)"/g, 'content="$2"')
    .replace(/(<\w+ data-lang="zh"[^>]*?) hidden>/g, '$1>')
    .replace(/(<\w+ data-lang="en")/g, '$1 hidden');
}

function drawElement(html: string, drawn: string): string {
  return html.replace(/(<deepseek-cost[^>]*>)/, (tag) => tag + drawn);
}

/**
 * A drawing with those of its own styles and of `lateStyles` that hold for anything in it. These
 * stay apart: src/element/prerendered.ts takes the second ones over.
 */
export function onlyNeeded(drawn: string, lateStyles: string): string {
  return drawn.replace(/<style>(.*?)<\/style>/s, (_all, css: string) => {
    const [first, late] = [css, lateStyles].map((all) => stylesFor(drawn, all));
    return `<style>${DRAWN}</style><style>${first ?? ''}</style><style>${late ?? ''}</style>`;
  });
}

/** Small style sheets go into the page: one request less before it is drawn. */
function inlineStyles(html: string): string {
  return html.replace(
    /<link rel="stylesheet" href="\.\/src\/entry\/([\w-]+\.css)"[^>]*>/g,
    (_all, name: string) => {
      return `<style>${smallCss(readFileSync(inWeb(`src/entry/${name}`), 'utf8'))}</style>`;
    },
  );
}

/** Only what the build drew obeys it: src/entry/first-paint.ts says when. */
const DRAWN = '.root[part=root]{visibility:var(--deepseek-cost-drawn,visible)}';

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
