// Small static servers for the browser tests: any number of origins on this
// machine, each with its own headers, each stoppable and startable again on the
// same port, each remembering what was requested of it.
import {createReadStream, existsSync, statSync} from 'node:fs';
import {readFile} from 'node:fs/promises';
import {createServer} from 'node:http';
import {extname, join, normalize} from 'node:path';

import {RECORDER} from './browsers/recorder.mjs';

const TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.wasm': 'application/wasm',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.webmanifest': 'application/manifest+json',
  '.txt': 'text/plain; charset=utf-8',
  '.ts': 'text/plain; charset=utf-8',
};

/** What a careful host sends with every page beside its policy. */
export const SECURITY_HEADERS = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'permissions-policy': 'camera=(), microphone=(), geolocation=(), payment=(), usb=()',
  'cross-origin-opener-policy': 'same-origin',
};

/** Lets pages of other origins import the scripts and fetch the wasm. */
export const CORS_HEADERS = {
  'access-control-allow-origin': '*',
  'cross-origin-resource-policy': 'cross-origin',
};

const RECORDER_PATH = '/__recorder.js';

/**
 * Starts a server on a free port of 127.0.0.1.
 *
 *   folders   {"/": "build/site", "/deep/down/": "build/site"}: longest prefix wins
 *   pages     {"/host.html": html | (server) => html}: made up for a test
 *   scripts, styles   {"/worker.js": text}
 *   caching   what it says of caching
 *   remembers  a network of caches that ignores queries stands before it: what was
 *             found once under a path is what it gives from then on
 *   headers   sent with everything; pageHeaders with HTML only
 *   types     {".wasm": "application/octet-stream"}: what files are said to be
 *   password    "name:word": everything is asked for by it (basic authentication)
 *   cleanUrls  "/other" is other.html or other/index.html
 *   recorder  for engines whose driver cannot see the console: pages get a script
 *             of the same origin that records what goes wrong
 */
export async function serve({
  folders = {},
  pages = {},
  scripts = {},
  styles = {},
  headers = {},
  caching = {'cache-control': 'no-cache'},
  remembers = false,
  pageHeaders = {},
  recorder = false,
  cleanUrls = false,
  types = {},
  password,
}) {
  const prefixes = Object.keys(folders).sort((a, b) => b.length - a.length);
  const requests = [];
  const remembered = new Map();
  let origin = '';

  const answer = async (request, response) => {
    const {pathname} = new URL(request.url, origin);
    requests.push(pathname);
    const send = (status, type, body) => {
      const html = type.startsWith('text/html');
      response.writeHead(status, {
        ...headers,
        ...(html ? pageHeaders : {}),
        'content-type': type,
        ...caching,
      });
      // A service worker checks the bytes of what it keeps.
      const seen = html && recorder && request.headers['sec-fetch-dest'] !== 'empty';
      response.end(seen ? withRecorder(String(body)) : body);
    };
    if (password && request.headers.authorization !== `Basic ${btoa(password)}`) {
      response.setHeader('www-authenticate', 'Basic realm="Guide"');
      return send(401, TYPES['.txt'], 'who is there?');
    }
    if (pathname === RECORDER_PATH) return send(200, TYPES['.js'], `(${RECORDER})()`);
    if (remembered.has(pathname))
      return send(200, TYPES[extname(pathname)], remembered.get(pathname));
    if (pathname in pages) {
      const page = pages[pathname];
      return send(200, TYPES['.html'], typeof page === 'function' ? page(self) : page);
    }
    if (pathname in styles) return send(200, TYPES['.css'], styles[pathname]);
    if (pathname in scripts) return send(200, TYPES['.js'], scripts[pathname]);
    const prefix = prefixes.find((candidate) => pathname.startsWith(candidate));
    if (prefix === undefined) return send(404, TYPES['.txt'], 'not here');
    const relative = normalize(decodeURIComponent(pathname.slice(prefix.length)) || 'index.html');
    const named = join(
      folders[prefix],
      relative.endsWith('/') ? `${relative}index.html` : relative,
    );
    const endings = cleanUrls ? ['', '.html', '/index.html'] : [''];
    const file = endings
      .map((ending) => named + ending)
      .find((path) => existsSync(path) && statSync(path).isFile());
    if (relative.startsWith('..') || !file) {
      // Browsers ask for it by themselves.
      return send(pathname === '/favicon.ico' ? 204 : 404, TYPES['.txt'], '');
    }
    const type = types[extname(file)] ?? TYPES[extname(file)] ?? 'application/octet-stream';
    if (remembers) {
      remembered.set(pathname, await readFile(file));
      return send(200, type, remembered.get(pathname));
    }
    if (type.startsWith('text/html')) return send(200, type, await readFile(file));
    response.writeHead(200, {...headers, 'content-type': type, ...caching});
    createReadStream(file).pipe(response);
  };

  const server = createServer((request, response) => {
    answer(request, response).catch((error) => {
      response.writeHead(500);
      response.end(String(error));
    });
  });
  const listen = (port) =>
    new Promise((resolve, reject) => {
      server.once('error', reject);
      server.listen(port, '127.0.0.1', () => resolve(server.address().port));
    });
  const port = await listen(0);
  origin = `http://127.0.0.1:${port}`;

  const self = {
    origin,
    /** Paths in the order requested; clear with `requests.length = 0`. */
    requests,
    async stop() {
      await new Promise((resolve) => {
        server.close(resolve);
        server.closeAllConnections();
      });
    },
    async start() {
      await listen(port);
    },
  };
  return self;
}

function withRecorder(html) {
  const script = `<script src="${RECORDER_PATH}"></script>`;
  return /<head[^>]*>/i.test(html)
    ? html.replace(/<head[^>]*>/i, (head) => head + script)
    : script + html;
}
