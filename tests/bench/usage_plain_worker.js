// What the site's worker is measured against: the same file read by plain
// JavaScript, and only looked at for its newlines. And a log without end, for
// the site's engine.
const SLICE = 4 << 20;
const UNDER_WAY = 3;
const IN_PLACE = 1 << 19;

/** Text, split, JSON.parse: as one writes it without thinking of speed. */
async function parse({file}) {
  const decoder = new TextDecoder();
  const totals = {requests: 0, hit: 0, miss: 0, output: 0};
  let rest = '';
  const take = (line) => {
    if (line === '') return;
    const {usage} = JSON.parse(line);
    totals.requests++;
    totals.hit += usage.prompt_cache_hit_tokens;
    totals.miss += usage.prompt_cache_miss_tokens;
    totals.output += usage.completion_tokens;
  };
  for await (const bytes of file.stream()) {
    const lines = (rest + decoder.decode(bytes, {stream: true})).split('\n');
    rest = lines.pop();
    lines.forEach(take);
  }
  take(rest + decoder.decode());
  return totals;
}

function countNewlines(bytes) {
  let count = 0;
  for (let at = bytes.indexOf(10); at >= 0; at = bytes.indexOf(10, at + 1)) count++;
  return count;
}

async function newlines(bytes) {
  let requests = 0;
  for await (const chunk of bytes) requests += countNewlines(chunk);
  return {requests};
}

/** Slices into new buffers, some always under way. */
async function* slices(file) {
  const reading = [];
  for (let next = 0; next < file.size || reading.length > 0;) {
    for (; reading.length < UNDER_WAY && next < file.size; next += SLICE) {
      reading.push(file.slice(next, next + SLICE).arrayBuffer());
    }
    yield new Uint8Array(await reading.shift());
  }
}

/** Into two buffers in turn, as the site reads (web/src/importer/file-chunks.ts). */
async function* inPlace(file) {
  const reader = file.stream().getReader({mode: 'byob'});
  const into = (buffer) => reader.read(new Uint8Array(buffer), {min: buffer.byteLength});
  let current = into(new ArrayBuffer(IN_PLACE));
  let next = into(new ArrayBuffer(IN_PLACE));
  for (;;) {
    const {done, value} = await current;
    if (value) yield value;
    if (done) return;
    current = next;
    next = into(value.buffer);
  }
}

/**
 * The beginning of the file again and again, with new request ids each time, so
 * that it is as hard to remember as a log of that length.
 */
async function stream({file, bytes}) {
  const {createEngine} = await import(new URL('/engine.js', location.href).href);
  const engine = await createEngine();
  const {block, ids} = await template(file);
  const log = engine.openUsageLog({currency: 'USD'});
  const began = performance.now();
  let read = 0;
  let number = 0;
  for (let round = 1; read < bytes; round++) {
    for (const at of ids) writeHex(block, at, number++);
    const progress = log.append(block);
    if (!progress.ok) throw new Error(progress.errors[0].message);
    read += block.length;
    // Whoever collects what is no longer used gets a turn.
    if (round % 64 === 0) await new Promise((resolve) => setTimeout(resolve));
  }
  const report = log.finish();
  const ms = performance.now() - began;
  return {ms, bytes: read, requests: report.totals.requests, repeated: report.duplicates.count};
}

async function template(file) {
  const all = new Uint8Array(await file.slice(0, SLICE).arrayBuffer());
  const block = all.slice(0, all.lastIndexOf(10) + 1);
  const ids = [];
  const start = '{"id":"'.length;
  for (let line = 0; line < block.length; line = block.indexOf(10, line) + 1)
    ids.push(line + start);
  return {block, ids};
}

/** The first eight letters of an id. */
function writeHex(block, at, number) {
  for (let i = 7; i >= 0; i--, number >>>= 4) {
    block[at + i] = '0123456789abcdef'.charCodeAt(number & 15);
  }
}

const ACTIONS = {
  parse,
  stream,
  newlinesOfStream: ({file}) => newlines(file.stream()),
  newlinesOfSlices: ({file}) => newlines(slices(file)),
  newlinesInPlace: ({file}) => newlines(inPlace(file)),
};

addEventListener('message', async ({data}) => {
  try {
    postMessage({event: 'done', totals: await ACTIONS[data.action](data)});
  } catch (error) {
    postMessage({event: 'failed', message: String(error)});
  }
});
