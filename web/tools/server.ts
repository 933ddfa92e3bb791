// A small static file server as a careful host would run it: right types, strict
// headers, compressed answers, validators. The tests and benchmarks use it too.
import {createHash} from 'node:crypto';
import {readFile, stat} from 'node:fs/promises';
import {createServer, type IncomingMessage, type ServerResponse} from 'node:http';
import type {AddressInfo} from 'node:net';
import {extname, join, normalize} from 'node:path';
import {brotliCompressSync, constants, gzipSync} from 'node:zlib';

export interface ServerOptions {
  folder: string;
  port?: number;
  /** Serve under this path, e.g. "/tools/cost/", to prove that addresses are relative. */
  base?: string;
  /** Headers on top of, or in place of, the default ones. "" leaves one out. */
  headers?: Record<string, string>;
}

export interface RunningServer {
  address: string;
  /** Paths requested, in order, with the bytes that were sent. */
  log: {path: string; status: number; bytes: number}[];
  close(): Promise<void>;
}

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ts': 'text/plain; charset=utf-8',
  '.md': 'text/plain; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
};

const HEADERS: Record<string, string> = {
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Permissions-Policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
  'Cross-Origin-Resource-Policy': 'cross-origin',
  // The files are made to be embedded elsewhere.
  'Access-Control-Allow-Origin': '*',
};

interface Packed {
  etag: string;
  raw: Buffer;
  br: Buffer;
  gzip: Buffer;
}

function withoutEmpty(headers: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).filter(([, value]) => value !== ''));
}

export async function startServer(options: ServerOptions): Promise<RunningServer> {
  const base = options.base ?? '/';
  const packed = new Map<string, Packed>();
  const log: RunningServer['log'] = [];

  const server = createServer((request, response) => {
    answer(request, response).catch((error: unknown) => {
      response.writeHead(500).end(String(error));
    });
  });

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    // Put behind a host's name as it is, for "//x" alone would be a host.
    const url = new URL(`http://localhost${request.url ?? '/'}`);
    const end = (
      status: number,
      headers: Record<string, string> = {},
      body: Buffer | string = '',
    ) => {
      log.push({path: url.pathname, status, bytes: body.length});
      response.writeHead(status, headers).end(request.method === 'HEAD' ? undefined : body);
    };
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      end(405, {Allow: 'GET, HEAD'});
      return;
    }
    if (url.pathname.includes('%23v=')) {
      // A link whose "#" some program wrote as %23.
      end(302, {Location: url.pathname.replace(/^[/]+/, '/').replace('%23v=', '#v=')});
      return;
    }
    const path = await fileFor(url.pathname);
    if (!path) {
      end(404, {'Content-Type': 'text/plain'}, 'Not found\n');
      return;
    }
    const file = await pack(path);
    const type = TYPES[extname(path)] ?? 'application/octet-stream';
    const headers = withoutEmpty({
      ...HEADERS,
      'Content-Type': type,
      ETag: file.etag,
      Vary: 'Accept-Encoding',
      // A name with a hash names one content for ever; others are revalidated.
      'Cache-Control': url.pathname.includes('/assets/')
        ? 'public, max-age=31536000, immutable'
        : 'no-cache',
      ...options.headers,
    });
    if (request.headers['if-none-match'] === file.etag) {
      end(304, headers);
      return;
    }
    const accepted = request.headers['accept-encoding'] ?? '';
    const coding = /\bbr\b/.test(accepted) ? 'br' : /\bgzip\b/.test(accepted) ? 'gzip' : undefined;
    const body = coding && type !== 'image/png' ? file[coding] : file.raw;
    if (body !== file.raw && coding) headers['Content-Encoding'] = coding;
    headers['Content-Length'] = String(body.length);
    end(200, headers, body);
  }

  async function fileFor(pathname: string): Promise<string | undefined> {
    let name: string;
    try {
      name = decodeURIComponent(pathname);
    } catch {
      return undefined;
    }
    if (!name.startsWith(base) || name.includes('\0')) return undefined;
    const path = normalize(join(options.folder, name.slice(base.length)));
    if (path !== options.folder && !path.startsWith(options.folder + '/')) return undefined;
    for (const candidate of [path, join(path, 'index.html')]) {
      if ((await stat(candidate).catch(() => undefined))?.isFile()) return candidate;
    }
    return undefined;
  }

  async function pack(path: string): Promise<Packed> {
    const raw = await readFile(path);
    const etag = `"${createHash('sha256').update(raw).digest('base64url').slice(0, 22)}"`;
    const known = packed.get(path);
    if (known?.etag === etag) return known;
    const quality = {[constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY};
    const fresh = {
      etag,
      raw,
      br: brotliCompressSync(raw, {params: quality}),
      gzip: gzipSync(raw, {level: 9}),
    };
    packed.set(path, fresh);
    return fresh;
  }

  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port ?? 0, '127.0.0.1', resolve);
  });
  const {port} = server.address() as AddressInfo;
  return {
    address: `http://localhost:${String(port)}${base}`,
    log,
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
}
