// Serves build/site/ on this machine. Port 0 (a free one) unless --port says.
import {spawn} from 'node:child_process';

import {startServer} from './server.ts';
import {site} from './site/paths.ts';

function option(name: string): string | undefined {
  const at = process.argv.indexOf(name);
  return at < 0 ? undefined : process.argv[at + 1];
}

const server = await startServer({folder: site, port: Number(option('--port') ?? 0)});
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
