import {findProgram} from './programs.mjs';
import {launch} from './puppeteer.mjs';

export const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-dev-shm-usage',
  '--font-render-hinting=none',
];

export const PROGRAM = ['CHROMIUM', 'chromium', 'chromium-browser', 'google-chrome'];

/** @param {{lang?: string}} options */
export function start({lang = 'en-US'} = {}) {
  return launch('chromium', {
    executablePath: findProgram(...PROGRAM),
    args: [...FLAGS, `--lang=${lang}`, `--accept-lang=${lang}`],
    env: {...process.env, LANGUAGE: lang.replace('-', '_')},
  });
}
