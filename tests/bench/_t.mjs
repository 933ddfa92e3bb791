import puppeteer from '/work/main/web/node_modules/puppeteer-core/lib/puppeteer/puppeteer-core.js';
import {startServer} from '/work/main/web/tools/server.ts';
import {readFileSync} from 'fs';
const SITE = '/work/main/build/site';
const server = await startServer({folder: SITE});
const b = await puppeteer.launch({
  executablePath: '/usr/bin/chromium',
  headless: true,
  args: [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ],
});
for (const [w, h, mob] of [
  [412, 823, true],
  [1350, 940, false],
]) {
  const p = await b.newPage();
  await p.setViewport({width: w, height: h, isMobile: mob, hasTouch: mob});
  const c = await p.createCDPSession();
  await c.send('Emulation.setCPUThrottlingRate', {rate: mob ? 4 : 1});
  await p.evaluateOnNewDocument(() => {
    window.long = [];
    window.shifts = [];
    new PerformanceObserver((l) => {
      for (const e of l.getEntries()) long.push([Math.round(e.startTime), Math.round(e.duration)]);
    }).observe({type: 'longtask', buffered: true});
    new PerformanceObserver((l) => {
      for (const e of l.getEntries())
        shifts.push([
          e.value,
          Math.round(e.startTime),
          e.sources.map(
            (s) =>
              (s.node?.className || s.node?.nodeName || s.node?.parentNode?.className) +
              ':' +
              JSON.stringify(s.previousRect) +
              '→' +
              JSON.stringify(s.currentRect),
          ),
        ]);
    }).observe({type: 'layout-shift', buffered: true});
  });
  await c.send('Profiler.enable');
  await c.send('Profiler.setSamplingInterval', {interval: 200});
  await c.send('Profiler.start');
  await p.goto(server.address);
  await new Promise((r) => setTimeout(r, 3500));
  const {profile} = await c.send('Profiler.stop');
  console.log(w, JSON.stringify(await p.evaluate(() => ({long, shifts}))));
  if (mob) {
    const nodes = new Map(profile.nodes.map((n) => [n.id, n]));
    const self = new Map();
    profile.samples.forEach((s, i) => self.set(s, (self.get(s) || 0) + profile.timeDeltas[i]));
    const total = (n) =>
      (self.get(n.id) || 0) + (n.children || []).reduce((x, k) => x + total(nodes.get(k)), 0);
    const show = (n, d, min) => {
      const t = total(n) / 1000;
      if (t < min) return;
      const f = n.callFrame;
      let sn = '';
      try {
        const name = f.url.split('/').pop().replace(/\?.*/, '');
        sn = readFileSync(SITE + '/' + name, 'utf8')
          .split('\n')
          [f.lineNumber].slice(f.columnNumber, f.columnNumber + 60);
      } catch {}
      console.log(
        ' '.repeat(d) +
          t.toFixed(0) +
          ' ' +
          f.functionName +
          ' ' +
          f.url.split('/').pop().slice(0, 20) +
          ' ' +
          sn,
      );
      for (const k of n.children || []) show(nodes.get(k), d + 1, min);
    };
    show(profile.nodes[0], 0, 9);
  }
  await p.close();
}
await b.close();
await server.close();
