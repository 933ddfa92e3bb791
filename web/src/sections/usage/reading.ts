// The state of reading usage files: which, how far, with which choices, and what
// came of it. Nothing of it is stored, sent or put into a link.
import type {CoreError, Currency} from '../../engine/types/calls.js';
import type {ReadProgress} from '../../importer/feed.js';
import {readUsage} from '../../importer/read-usage.js';
import {shownName} from './shown-name.js';
import type {NaiveTimes, Tally, UsageReport} from '../../engine/types/usage.js';

/** The zone that times without an offset are in, or that they are not billed. */
export type NaiveZone = 'refuse' | '+00:00' | '+08:00';

export interface UsageChoices {
  /** "" is the file's own, or US dollars for a log. */
  currency: Currency | '';
  duplicates: 'bill' | 'once';
  /** Requests that are marked as answered from a cache. */
  markedCached: 'skip' | 'bill';
  naiveTimes: NaiveZone;
  /** Name in the file → model of the rate book. */
  billAs: Readonly<Record<string, string>>;
  dayOffset: '+00:00' | '+08:00';
  /** Names of keys are read only if this says so. */
  perKey: boolean;
}

export interface UsageFile {
  name: string;
  size: number;
}

/** What the files leave to the reader, as far as it is known of them. */
export interface UsageQuestions {
  naive: NaiveTimes | undefined;
  markedCached: Tally | undefined;
  /** Names of models that have no price. */
  names: readonly string[];
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
  /** The name of the own rate book that it is billed with, "" for the official one. */
  ownBook: string;
  progress?: RunningTotals;
  report?: UsageReport;
  questions: UsageQuestions;
  errors: CoreError[];
  /** Seconds that the whole took. */
  seconds: number;
}

export interface ReadWith {
  now: string | undefined;
  /** The reader's own, if one is in use, and its name. */
  book: object | undefined;
  bookName: string;
}

const EVERY_MS = 100;

const NO_QUESTIONS: UsageQuestions = {naive: undefined, markedCached: undefined, names: []};

/** Choices that hold for one set of files; another starts from these. */
const FOR_FILES = {
  duplicates: 'once',
  markedCached: 'skip',
  naiveTimes: 'refuse',
  billAs: {},
} as const;

type FileChoices = Pick<UsageChoices, keyof typeof FOR_FILES>;

export class UsageReading {
  state: UsageState = {
    phase: 'empty',
    files: [],
    choices: {currency: '', dayOffset: '+08:00', perKey: false, ...FOR_FILES},
    ownBook: '',
    questions: NO_QUESTIONS,
    errors: [],
    seconds: 0,
  };
  #book: object | undefined;
  #files: readonly File[] = [];
  /** What was chosen for which files, while the page is open. */
  readonly #remembered = new Map<string, FileChoices>();
  #abort: AbortController | undefined;

  constructor(
    private readonly changed: () => void,
    private readonly read = readUsage,
  ) {}

  open(files: readonly File[], how: ReadWith): Promise<void> {
    if (files.length === 0) return Promise.resolve();
    this.#files = [...files];
    const known = this.#remembered.get(keyOf(files)) ?? FOR_FILES;
    this.#set({choices: {...this.state.choices, ...known}, questions: NO_QUESTIONS});
    return this.#start(how);
  }

  /** Another choice reads the same files again; without `how` there are none yet. */
  choose(choices: Partial<UsageChoices>, how: ReadWith | undefined): Promise<void> {
    this.#set({choices: {...this.state.choices, ...choices}});
    const {duplicates, markedCached, naiveTimes, billAs} = this.state.choices;
    const kept = {duplicates, markedCached, naiveTimes, billAs};
    if (this.#files.length > 0) this.#remembered.set(keyOf(this.#files), kept);
    return this.#files.length > 0 && how ? this.#start(how) : Promise.resolve();
  }

  /** What is read, for who reads it for another purpose. */
  get sources(): readonly File[] {
    return this.#files;
  }

  /** Whether what was read is billed with other prices than these. */
  isAtOther(book: object | undefined): boolean {
    return this.#files.length > 0 && this.#book !== book;
  }

  cancel(): void {
    this.#abort?.abort();
  }

  close(): void {
    this.#abort?.abort();
    this.#files = [];
    const {choices} = this.state;
    this.state = {
      phase: 'empty',
      files: [],
      choices,
      ownBook: '',
      questions: NO_QUESTIONS,
      errors: [],
      seconds: 0,
    };
    this.changed();
  }

  async #start({now, book, bookName}: ReadWith): Promise<void> {
    this.#abort?.abort();
    this.#book = book;
    const abort = new AbortController();
    this.#abort = abort;
    const {choices, questions} = this.state;
    const files = this.#files.map(({name, size}) => ({name: shownName(name), size}));
    this.state = {
      phase: 'reading',
      files,
      choices,
      ownBook: bookName,
      questions,
      errors: [],
      seconds: 0,
    };
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
      marked_cached: choices.markedCached,
      naive_times: choices.naiveTimes,
      bill_as: choices.billAs,
      day_offset: choices.dayOffset,
      per_key: choices.perKey,
      per_hour: true,
      ...(now === undefined ? {} : {now}),
      ...(book === undefined ? {} : {book}),
    };
    let end: Partial<UsageState>;
    try {
      const report = await this.read(this.#files, {log, onProgress, signal: abort.signal});
      if (!report) end = {phase: 'cancelled'};
      else if (report.ok) end = this.#done(report);
      else end = {phase: 'failed', errors: report.errors};
    } catch {
      // A file that cannot be read; which one, browsers do not say.
      end = {phase: 'failed'};
    }
    // Another reading, or none, may have taken its place.
    if (this.#abort !== abort || this.state.phase === 'empty') return;
    this.#set({...end, seconds: (performance.now() - began) / 1000});
  }

  #done(report: UsageReport): Partial<UsageState> {
    const {naive_times: naive, marked_cached: cached, unpriced = []} = report;
    const names = new Set(Object.keys(this.state.choices.billAs));
    for (const {model, code} of unpriced) if (code === 'unknown_model') names.add(model);
    return {
      phase: 'done',
      report,
      // Exports bring the prices that they were billed at.
      ownBook: report.kind === 'log' ? this.state.ownBook : '',
      questions: {
        naive: naive && naive.count !== '0' ? naive : undefined,
        markedCached: cached && cached.count !== '0' ? cached : undefined,
        names: [...names],
      },
    };
  }

  #set(part: Partial<UsageState>): void {
    this.state = {...this.state, ...part};
    this.changed();
  }
}

function keyOf(files: readonly File[]): string {
  return JSON.stringify(files.map(({name, size, lastModified}) => [name, size, lastModified]));
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
