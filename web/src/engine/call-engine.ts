// Calls as JavaScript makes them: a request in, a response out, and no exception.
// What a response is, is the core's business; here is only what can go wrong on
// the way to it.
import {jsonText} from './builtins.js';
import type {CallName, Calls, CoreError, Failure} from './types/calls.js';

/** What every module of the core has. */
export interface CallModule {
  /** A view of UTF-8 text in the module's memory, valid until the next call. */
  call(name: string, request: string): Uint8Array;
  /** The names of its calls, with a space between. */
  calls(): string;
}

export interface Caller {
  /** Answers a request. Token counts may be numbers, bigints or text. */
  call<N extends CallName>(name: N, request: Calls[N]['request']): Calls[N]['response'] | Failure;
  call(name: string, request?: unknown): {ok: true} | Failure;
  /** The same in JSON text, unparsed. */
  callText(name: string, request: string): string;
}

const decoder = new TextDecoder();

/** What the core reads at most; a text has at least as many bytes as UTF-16 units. */
const MOST_BYTES = 1 << 20;
/** And where a request holds texts to be counted. */
export const MOST_TEXT_BYTES = 1 << 26;

export class CallEngine implements Caller {
  constructor(
    private readonly module: Pick<CallModule, 'call'>,
    private readonly mostBytes = MOST_BYTES,
  ) {}

  // One signature for the compiler's overloads above.
  call(name: string, request: unknown = {}): never {
    const text = toJson(request);
    if (typeof text !== 'string') return text as never;
    return JSON.parse(this.callText(name, text)) as never;
  }

  callText(name: string, request: string): string {
    if (typeof name !== 'string') {
      return JSON.stringify(
        failure('unknown_call', `There is no call named “${describe(name)}”.`, describe(name)),
      );
    }
    if (typeof request !== 'string') {
      return JSON.stringify(
        failure('wrong_type', `Expected JSON text, got ${describe(request)}.`, describe(request)),
      );
    }
    if (request.length > this.mostBytes) return JSON.stringify(tooLarge(this.mostBytes));
    return guarded(() => decoder.decode(this.module.call(wellFormed(name), wellFormed(request))));
  }
}

/** The core refuses it, too, but only once a copy has grown the module's memory for good. */
function tooLarge(mostBytes: number): Failure {
  const count = String(mostBytes);
  const detail = `${count} bytes`;
  const message = `This is larger than the limit of ${detail}.`;
  const params = {detail: {phrase: 'bytes', count}};
  return {ok: false, errors: [{code: 'too_large', where: '', value: '', detail, params, message}]};
}

/** JSON text of a request; bigints become decimal strings, as the core reads them. */
export function toJson(request: unknown): string | Failure {
  try {
    return (
      serialized(request) ??
      failure('wrong_type', `Expected an object, got ${describe(request)}.`, describe(request))
    );
  } catch (error) {
    const reason =
      error instanceof Error
        ? (error.message.split('\n')[0] ?? '')
        : 'it cannot be written as text';
    return failure('invalid_json', `This is not valid JSON: ${reason}.`);
  }
}

/** Undefined for what JSON has no text for, such as a function. */
function serialized(request: unknown): string | undefined {
  let text: string | undefined;
  try {
    text = jsonText(request);
    // NaN and Infinity would be null, and that is nothing.
    if (!text?.includes('null')) return text;
  } catch {
    // A replacer makes every call slower, so only a request that needs it pays.
  }
  return jsonText(request, (_key, value) =>
    typeof value === 'bigint' || (typeof value === 'number' && !Number.isFinite(value))
      ? String(value)
      : value,
  );
}

/** A trap in the module is a fault of ours; the caller still gets an answer. */
export function guarded(work: () => string): string {
  try {
    return work();
  } catch (error) {
    return JSON.stringify(
      failure('internal', `The calculator failed: ${String(error)}. Reload to go on.`),
    );
  }
}

export function failure(code: CoreError['code'], message: string, value = ''): Failure {
  return {ok: false, errors: [{code, where: '', value, message}]};
}

export function describe(value: unknown): string {
  try {
    return String(value).slice(0, 60);
  } catch {
    return typeof value;
  }
}

/** Half a surrogate pair has no UTF-8; it becomes U+FFFD. */
function wellFormed(text: string): string {
  return /\p{Surrogate}/u.test(text) ? text.replace(/\p{Surrogate}/gu, '\uFFFD') : text;
}
