// The state of reading usage files: which, how far, with which choices, and what
// came of it. Nothing of it is stored, sent or put into a link.
import type {CoreError, Currency} from '../../engine/types/calls.js';
import type {ReadProgress} from '../../importer/feed.js';
import {readUsage} from '../../importer/read-usage.js';
import {fullReport, type FullReport} from '../../engine/types/usage.js';

export interface UsageChoices {
  /** "" is the file's own, or US dollars for a log. */
  currency: Currency | '';
  duplicates: 'bill' | 'once';
  dayOffset: '+00:00' | '+08:00';
  /** Names of keys are read only if this says so. */
  perKey: boolean;
}

export interface UsageFile {
  name: string;
  size: number;
}

export interface RunningTotals {
  bytes: number;
  total: number;
  records: string;
  billed: string;
  skipped: string;
  amount: string;
  /** Bytes a second, and seconds left; 0 until they are known. */
  rate: number;
  left: number;
}

export interface UsageState {
  phase: 'empty' | 'reading' | 'done' | 'cancelled' | 'failed';
  files: readonly UsageFile[];
  choices: UsageChoices;
  progress?: RunningTotals;
  report?: FullReport;
  errors: CoreError[];
  /** Seconds that the whole took. */
  seconds: number;
  /** Said once its numbers stand in the calculator. */
  used: boolean;
}

export interface ReadWith {
  now: string | undefined;
  book: object | undefined;
}

const EVERY_MS = 100;

export class UsageReading {
  state: UsageState = {
    phase: 'empty',
    files: [],
    choices: {currency: '', duplicates: 'bill', dayOffset: '+08:00', perKey: false},
    errors: [],
    seconds: 0,
    used: false,
  };
  #files: readonly File[] = [];
  #abort: AbortController | undefined;

  constructor(
    private readonly changed: () => void,
    private readonly read = readUsage,
  ) {}

  open(files: readonly File[], how: ReadWith): Promise<void> {
    if (files.length === 0) return Promise.resolve();
    this.#files = [...files];
    return this.#start(how);
  }

  /** Another choice reads the same files again; without `how` there are none yet. */
  choose(choices: Partial<UsageChoices>, how: ReadWith | undefined): Promise<void> {
    this.#set({choices: {...this.state.choices, ...choices}});
    return this.#files.length > 0 && how ? this.#start(how) : Promise.resolve();
  }

  cancel(): void {
    this.#abort?.abort();
  }

  close(): void {
    this.#abort?.abort();
    this.#files = [];
    const {choices} = this.state;
    this.state = {phase: 'empty', files: [], choices, errors: [], seconds: 0, used: false};
    this.changed();
  }

  markUsed(): void {
    this.#set({used: true});
  }

  async #start({now, book}: ReadWith): Promise<void> {
    this.#abort?.abort();
    const abort = new AbortController();
    this.#abort = abort;
    const {choices} = this.state;
    const files = this.#files.map(({name, size}) => ({name, size}));
    this.state = {phase: 'reading', files, choices, errors: [], seconds: 0, used: false};
    this.changed();
    const began = performance.now();
    let shown = 0;
    const onProgress = (progress: ReadProgress): void => {
      const at = performance.now();
      if (this.#abort !== abort || at - shown < EVERY_MS) return;
      shown = at;
      this.#set({progress: runningTotals(progress, (at - began) / 1000)});
    };
    const log = {
      ...(choices.currency === '' ? {} : {currency: choices.currency}),
      duplicates: choices.duplicates,
      day_offset: choices.dayOffset,
      per_key: choices.perKey,
      ...(now === undefined ? {} : {now}),
      ...(book === undefined ? {} : {book}),
    };
    let end: Partial<UsageState>;
    try {
      const report = await this.read(this.#files, {log, onProgress, signal: abort.signal});
      if (!report) end = {phase: 'cancelled'};
      else if (report.ok) end = {phase: 'done', report: fullReport(report)};
      else end = {phase: 'failed', errors: report.errors};
    } catch {
      // A file that cannot be read; which one, browsers do not say.
      end = {phase: 'failed'};
    }
    // Another reading, or none, may have taken its place.
    if (this.#abort !== abort || this.state.phase === 'empty') return;
    this.#set({...end, seconds: (performance.now() - began) / 1000});
  }

  #set(part: Partial<UsageState>): void {
    this.state = {...this.state, ...part};
    this.changed();
  }
}

export function runningTotals(progress: ReadProgress, seconds: number): RunningTotals {
  const {bytes, total, totals} = progress;
  const rate = seconds > 0.2 ? bytes / seconds : 0;
  const text = (key: string): string => {
    const value = totals[key];
    return typeof value === 'string' ? value : '0';
  };
  return {
    bytes,
    total,
    records: text('records'),
    billed: text('billed'),
    skipped: text('skipped'),
    amount: text('amount'),
    rate,
    left: rate > 0 ? (total - bytes) / rate : 0,
  };
}
