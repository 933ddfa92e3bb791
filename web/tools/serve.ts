// Serves build/site/ on this machine. Port 0 (a free one) unless --port says.
//   --check   only says whether the port can be had: before anything is built
import {spawn} from 'node:child_process';
import {createServer} from 'node:net';

import {startServer} from './server.ts';
import {site} from './site/paths.ts';

function fail(text: string): never {
  console.error(`serve: ${text}`);
  process.exit(1);
}

function chosenPort(): number {
  const at = process.argv.indexOf('--port');
  if (at < 0) return 0;
  const text = process.argv[at + 1] ?? '';
  const port = Number(text);
  if (!/^\d+$/.test(text) || port > 65535)
    fail(`“${text}” is no port: give a number from 0 (any free one) to 65535`);
  return port;
}

/** The reason why the port cannot be had, if it cannot. */
function refusal(port: number): Promise<string | undefined> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', ({code}: NodeJS.ErrnoException) => {
      const reason = code === 'EADDRINUSE' ? 'is taken' : `cannot be had (${code ?? 'unknown'})`;
      resolve(`port ${String(port)} ${reason}; choose another, or none for any free one`);
    });
    server.listen(port, '127.0.0.1', () => {
      server.close(() => {
        resolve(undefined);
      });
    });
  });
}

async function serve(port: number): Promise<void> {
  const server = await startServer({folder: site, port});
  console.log(`The calculator is at ${server.address} (Ctrl-C ends it)`);
  if (!process.argv.includes('--no-open') && process.stdout.isTTY) {
    // A convenience only: where there is no desktop, the printed line is enough.
    spawn('xdg-open', [server.address], {stdio: 'ignore', detached: true})
      .on('error', () => undefined)
      .unref();
  }
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      void server.close().then(() => process.exit(0));
    });
  }
}

const port = chosenPort();
const reason = await refusal(port);
if (reason) fail(reason);
if (!process.argv.includes('--check')) await serve(port);
