// The page of the bench: hands the chosen file to the site's own worker, or to
// one that does the same the plain way, and times both. Driven by usage.mjs.
const addresses = new URLSearchParams(location.search);

const wasmModule = WebAssembly.compileStreaming(fetch(addresses.get('module')));

/** One answer of a worker; rejects where it fails. */
function answer(worker, wanted) {
  return new Promise((resolve, reject) => {
    const listen = ({data}) => {
      if (data.event === 'progress') return;
      worker.removeEventListener('message', listen);
      if (data.event === wanted) resolve(data);
      else reject(new Error(data.message ?? data.event));
    };
    worker.addEventListener('message', listen);
    worker.addEventListener('error', (event) => reject(new Error(event.message)), {once: true});
  });
}

/** The site's worker, as web/src/importer/read-usage.ts starts it. */
async function siteWorker() {
  const worker = new Worker(addresses.get('worker'), {type: 'module'});
  worker.postMessage({action: 'start', start: await wasmModule});
  await answer(worker, 'ready');
  return worker;
}

function plainWorker() {
  return new Worker(new URL('usage_plain_worker.js', import.meta.url), {type: 'module'});
}

async function read(worker, blob) {
  const task = {files: [blob], options: {currency: 'USD'}};
  worker.postMessage({action: 'perform', id: 1, task});
  const {answer: report} = await answer(worker, 'done');
  if (!report.ok) throw new Error(report.errors[0].message);
  return report.totals;
}

/** The two halves of a log, cut behind a line. */
async function halves(file) {
  const middle = Math.floor(file.size / 2);
  const around = new Uint8Array(await file.slice(middle, middle + (1 << 20)).arrayBuffer());
  const cut = middle + around.indexOf(10) + 1;
  return [file.slice(0, cut), file.slice(cut)];
}

const WAYS = {
  /** The whole file by the site's worker, billed. */
  ours: async (file) => {
    const worker = await siteWorker();
    return {worker: [worker], run: () => read(worker, file)};
  },
  /** The file fifteen times over, as one file of 4 GB. */
  copies: async (file) => {
    const worker = await siteWorker();
    const blob = new Blob(Array(15).fill(file));
    return {worker: [worker], bytes: blob.size, run: () => read(worker, blob)};
  },
  /** Half a file each; what a second worker could gain at most. */
  two: async (file) => {
    const workers = await Promise.all([siteWorker(), siteWorker()]);
    const parts = await halves(file);
    return {
      worker: workers,
      run: async () => {
        const totals = await Promise.all(workers.map((worker, i) => read(worker, parts[i])));
        return {requests: String(totals.reduce((sum, each) => sum + Number(each.requests), 0))};
      },
    };
  },
  ...Object.fromEntries(
    ['parse', 'newlinesOfStream', 'newlinesOfSlices', 'newlinesInPlace'].map((action) => [
      action,
      async (file) => {
        const worker = plainWorker();
        return {
          worker: [worker],
          run: async () => {
            worker.postMessage({action, file});
            return (await answer(worker, 'done')).totals;
          },
        };
      },
    ]),
  ),
};

/** Milliseconds that a way of reading took, without starting its workers. */
globalThis.timeReading = async (way) => {
  const [file] = document.getElementById('file').files;
  const {worker, run, bytes = file.size} = await WAYS[way](file);
  const began = performance.now();
  const totals = await run();
  const ms = performance.now() - began;
  for (const each of worker) each.terminate();
  return {ms, requests: totals.requests, bytes};
};

/** A log of `bytes` made up in the worker itself, read by the site's engine. */
globalThis.readStream = async (bytes) => {
  const [file] = document.getElementById('file').files;
  const worker = plainWorker();
  worker.postMessage({action: 'stream', file, bytes});
  const {totals} = await answer(worker, 'done');
  worker.terminate();
  return totals;
};

globalThis.ready = true;
