import {afterEach, beforeEach, describe, expect, it, vi} from 'vitest';

import {WorkerClient, type FromWorker, type ToWorker} from './worker-client.js';

interface TestJob {
  start: string;
  task: string;
  progress: number;
}

/** A worker that says what a test has it say. */
class FakeWorker extends EventTarget {
  static last: FakeWorker | undefined;
  readonly heard: ToWorker<TestJob>[] = [];
  terminated = false;

  constructor() {
    super();
    FakeWorker.last = this;
  }

  postMessage(message: ToWorker<TestJob>): void {
    this.heard.push(message);
  }

  terminate(): void {
    this.terminated = true;
  }

  says(message: FromWorker<TestJob>): void {
    this.dispatchEvent(new MessageEvent('message', {data: message}));
  }
}

const failure = {
  ok: false as const,
  errors: [{code: 'damaged_vocabulary', where: '', value: '', message: 'It is damaged.'}],
};

function begin(): [FakeWorker, ReturnType<typeof WorkerClient.start<TestJob>>] {
  const client = WorkerClient.start<TestJob>({
    id: 'none',
    url: new URL('http://site/worker.js'),
    start: 'go',
    patienceMs: 1000,
  });
  if (!FakeWorker.last) throw new Error('no worker was started');
  return [FakeWorker.last, client];
}

async function begun(): Promise<[FakeWorker, WorkerClient<TestJob>]> {
  const [worker, starting] = begin();
  worker.says({event: 'ready'});
  const client = await starting;
  if (!(client instanceof WorkerClient)) throw new Error('it failed');
  return [worker, client];
}

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('Worker', FakeWorker);
  vi.stubGlobal('document', {getElementById: () => null});
  vi.stubGlobal('location', {origin: 'http://site'});
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe('a worker', () => {
  it('starts with what it is given', async () => {
    const [worker] = await begun();
    expect(worker.heard).toEqual([{action: 'start', start: 'go'}]);
  });

  it('that says why it cannot start is ended, and the reason is the answer', async () => {
    const [worker, starting] = begin();
    worker.says({event: 'ready', failure});
    expect(await starting).toBe(failure);
    expect(worker.terminated).toBe(true);
  });

  it('that says nothing is waited for so long and no longer', async () => {
    const [worker, starting] = begin();
    const rejected = expect(starting).rejects.toThrow('does not start');
    await vi.advanceTimersByTimeAsync(1001);
    await rejected;
    expect(worker.terminated).toBe(true);
  });

  it('answers each task by its number, with what it says meanwhile', async () => {
    const [worker, client] = await begun();
    const seen: number[] = [];
    const first = client.perform('one', {progress: (bytes) => seen.push(bytes)});
    const second = client.perform('two');
    worker.says({event: 'progress', id: 1, progress: 7});
    worker.says({event: 'done', id: 2, answer: 'b'});
    worker.says({event: 'failed', id: 1, message: 'no such file'});
    expect(await second).toBe('b');
    await expect(first).rejects.toThrow('no such file');
    expect(seen).toEqual([7]);
  });
});

describe('what is cancelled', () => {
  it('answers at once, and leaves a worker that hears of it alone', async () => {
    const [worker, client] = await begun();
    const abort = new AbortController();
    const answer = client.perform('one', {signal: abort.signal});
    abort.abort();
    expect(await answer).toBeUndefined();
    expect(worker.heard.at(-1)).toEqual({action: 'cancel', id: 1});
    worker.says({event: 'done', id: 1, answer: undefined});
    await vi.advanceTimersByTimeAsync(1000);
    expect(worker.terminated).toBe(false);
    expect(client.ended).toBe(false);
  });

  it('ends a worker that does not hear, and tells whoever else waits for it', async () => {
    const [worker, client] = await begun();
    const abort = new AbortController();
    void client.perform('one', {signal: abort.signal});
    const other = expect(client.perform('two')).rejects.toThrow('cancelled');
    abort.abort();
    await vi.advanceTimersByTimeAsync(501);
    await other;
    expect(worker.terminated).toBe(true);
    expect(client.ended).toBe(true);
  });

  it('before it was asked for is not performed for long', async () => {
    const [worker, client] = await begun();
    const answer = client.perform('one', {signal: AbortSignal.abort()});
    expect(await answer).toBeUndefined();
    expect(worker.heard.at(-1)).toEqual({action: 'cancel', id: 1});
  });
});
