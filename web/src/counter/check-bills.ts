// The prompts of a log whose records hold both, request and usage, counted and compared
// with what was billed. One record at a time is held; nothing of it is kept but numbers.
import type {Caller} from '../engine/call-engine.js';
import {MOST_TEXT_BYTES} from '../engine/call-engine.js';
import type {CheckedPrompt, Doubt} from '../engine/types/tokens.js';
import {unpack} from '../importer/unpack.js';
import {elementsOf, memberOf} from './pasted.js';

export interface BillDifference {
  /** From 0. */
  file: number;
  /** From 1. */
  line: number;
  billed: string;
  counted: string;
  why: Doubt[];
}

export interface BillCheck {
  equal: number;
  /** They differ, for a reason that is known. */
  uncertain: number;
  different: number;
  /** No request or no usage; of another maker's model; not to be read. */
  incomplete: number;
  otherModel: number;
  unreadable: number;
  /** The first that differ, and of the uncertain ones. */
  differences: BillDifference[];
  uncertainties: BillDifference[];
}

const SHOWN = 20;
const NEWLINE = 10;

export async function checkBills(
  files: readonly Blob[],
  calls: Caller,
  {cancelled, progress}: {cancelled: () => boolean; progress: (bytes: number) => void},
): Promise<BillCheck | undefined> {
  const check = new Check(calls);
  let file = 0;
  let lines = new Lines();
  for await (const {bytes, read} of unpack(files, () => undefined)) {
    if (cancelled()) return undefined;
    if (bytes.length === 0) {
      // It ends a file.
      check.record(file++, lines.count + 1, lines.rest());
      lines = new Lines();
    } else
      lines.take(bytes, (line, at) => {
        check.record(file, at, line);
      });
    progress(read);
    await turn();
  }
  check.record(file, lines.count + 1, lines.rest());
  return check.sums;
}

class Check {
  readonly sums: BillCheck = {
    equal: 0,
    uncertain: 0,
    different: 0,
    incomplete: 0,
    otherModel: 0,
    unreadable: 0,
    differences: [],
    uncertainties: [],
  };

  constructor(private readonly calls: Caller) {}

  /** A line or a document: one record, or a list of them, or an object with such a list. */
  record(file: number, line: number, text: string): void {
    if (text.trim() === '') return;
    const lines = text.trimEnd().split('\n');
    // It looked like a document, but is lines the first of which is broken.
    if (lines.length > 1 && !isJson(text)) {
      lines.forEach((each, i) => {
        this.record(file, line + i, each);
      });
      return;
    }
    const items = listed(text);
    for (const item of items.length > 0 ? items : [text]) this.#one(file, line, item);
  }

  #one(file: number, line: number, text: string): void {
    const {sums} = this;
    const answer = JSON.parse(this.calls.callText('checkPrompt', `{"record":${text}}`)) as
      CheckedPrompt | {ok: false};
    if (!answer.ok) sums.unreadable++;
    else if ('billed' in answer) this.#compared(answer, file, line);
    else if (answer.outcome === 'incomplete') sums.incomplete++;
    else sums.otherModel++;
  }

  #compared(answer: Extract<CheckedPrompt, {billed: string}>, file: number, line: number): void {
    const {sums} = this;
    const {outcome, billed, prompt_tokens: counted, why} = answer;
    sums[outcome]++;
    if (outcome === 'equal') return;
    const list = outcome === 'different' ? sums.differences : sums.uncertainties;
    if (list.length < SHOWN) list.push({file, line, billed, counted, why});
  }
}

/** The keys under which APIs list records (core/usage/record/spellings.cc has them, too). */
const LISTS = [
  ...['data', 'items', 'result', 'results', 'logs', 'rows', 'records', 'entries', 'runs'],
  ...['list', 'docs', 'documents', 'calls', 'values', 'requests', 'responses'],
];
const DEEPEST = 3;

/**
 * The records of a list, or of the first list in an object, each as it is written: the API
 * counts 1.0 and 1 differently. None where the text is a record.
 */
function listed(text: string): string[] {
  const start = text.trimStart();
  const may = start.startsWith('[') || LISTS.some((key) => start.includes(`"${key}"`));
  return may && isJson(text) ? recordsIn(start, DEEPEST) : [];
}

function recordsIn(json: string, depth: number): string[] {
  const isObject = json.startsWith('{');
  if (!isObject) return elementsOf(json).filter((item) => item.startsWith('{'));
  if (depth === 0 || memberOf(json, 'usage') !== undefined) return [];
  for (const key of LISTS) {
    const member = memberOf(json, key);
    const records = member === undefined ? [] : recordsIn(member, depth - 1);
    if (records.length > 0) return records;
  }
  return [];
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/**
 * Bytes in chunks to lines of text; a file that begins with JSON over several lines is one
 * text to its end. What is too long for a call is left out, but counted.
 */
class Lines {
  count = 0;
  #hasBegun = false;
  #isDocument = false;
  #open: Uint8Array[] = [];
  #size = 0;

  take(bytes: Uint8Array, visit: (line: string, number: number) => void): void {
    let from = 0;
    while (!this.#isDocument) {
      const at = bytes.indexOf(NEWLINE, from);
      if (at < 0) break;
      this.#keep(bytes.slice(from, at + 1));
      from = at + 1;
      const line = this.#text();
      if (!this.#hasBegun && line.trim() !== '') {
        this.#hasBegun = true;
        this.#isDocument = beginsDocument(line);
        if (this.#isDocument) break;
      }
      this.#drop();
      visit(line, ++this.count);
    }
    // The chunk's place is taken by the next one.
    this.#keep(bytes.slice(from));
  }

  /** What no line end has come for. */
  rest(): string {
    const text = this.#text();
    this.#drop();
    return text;
  }

  #text(): string {
    return this.#size > MOST_TEXT_BYTES ? '!' : decoded(this.#open, this.#size);
  }

  #drop(): void {
    this.#open = [];
    this.#size = 0;
  }

  #keep(part: Uint8Array): void {
    this.#size += part.length;
    if (this.#size <= MOST_TEXT_BYTES) this.#open.push(part);
    else this.#open = [];
  }
}

function beginsDocument(line: string): boolean {
  return /^\s*[{[]/.test(line) && !isJson(line);
}

function decoded(parts: readonly Uint8Array[], size: number): string {
  const all = new Uint8Array(size);
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return new TextDecoder().decode(all);
}

/** Lets a cancellation come. */
function turn(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve);
  });
}
