// The state of checking a log's prompts against its bills. Other files end it.
import type {BillCheck} from '../../counter/check-bills.js';
import {TokenCounter} from '../../counter/token-counter.js';

export interface BillCheckState {
  on: boolean;
  phase: 'idle' | 'running' | 'done' | 'failed';
  bytes: number;
  check?: BillCheck;
}

const OFF: BillCheckState = {on: false, phase: 'idle', bytes: 0};
const EVERY_MS = 100;

export class BillChecking {
  state = OFF;
  #files: readonly File[] = [];
  #run = new AbortController();

  constructor(private readonly changed: () => void) {}

  take(files: readonly File[]): void {
    if (files === this.#files) return;
    this.#files = files;
    if (this.state.on) this.turn(false);
  }

  turn(on: boolean): void {
    this.#run.abort();
    this.#run = new AbortController();
    this.#set(on ? {on, phase: 'running', bytes: 0} : OFF);
    if (on) void this.#check(this.#run.signal);
  }

  async #check(signal: AbortSignal): Promise<void> {
    let shown = 0;
    try {
      const counter = await TokenCounter.start();
      if (!(counter instanceof TokenCounter)) throw new Error('no vocabulary');
      const check = await counter.check(this.#files, signal, (bytes) => {
        if (signal.aborted || performance.now() - shown < EVERY_MS) return;
        shown = performance.now();
        this.#set({...this.state, bytes});
      });
      if (!signal.aborted && check) this.#set({on: true, phase: 'done', bytes: 0, check});
    } catch {
      if (!signal.aborted) this.#set({on: true, phase: 'failed', bytes: 0});
    }
  }

  #set(state: BillCheckState): void {
    this.state = state;
    this.changed();
  }
}
