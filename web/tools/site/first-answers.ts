// What the calculator answers first, of its default: src/element/rehearsal.ts draws it
// while the module is on its way.
import {readFileSync} from 'node:fs';
import {pathToFileURL} from 'node:url';

import {inWasm} from './paths.ts';

interface Core {
  call: (name: string, request: string) => Uint8Array;
}
type Create = (options: {
  instantiateWasm: (
    imports: WebAssembly.Imports,
    done: (instance: WebAssembly.Instance) => void,
  ) => object;
}) => Promise<Core>;

interface Answers {
  defaults: {scenario: {card: string; currency: string}};
  rateBook: {timeline: {card: string; effective_from: string}[]};
  rateTable: object;
  estimate: object;
}

/** As JSON. */
export async function firstAnswers(): Promise<string> {
  const glue = (await import(pathToFileURL(inWasm('calculator.mjs')).href)) as {default: Create};
  const wasm = await WebAssembly.compile(readFileSync(inWasm('calculator.wasm')));
  const core = await glue.default({
    instantiateWasm(imports, done) {
      void WebAssembly.instantiate(wasm, imports).then(done);
      return {};
    },
  });
  const call = <Name extends keyof Answers>(name: Name, request: object = {}): Answers[Name] =>
    JSON.parse(new TextDecoder().decode(core.call(name, JSON.stringify(request)))) as Answers[Name];
  const defaults = call('defaults');
  const {scenario} = defaults;
  const {timeline, ...book} = call('rateBook');
  const now = timeline.at(-1)?.effective_from;
  const needed = timeline.filter(
    ({card}, i) => card === scenario.card || i === timeline.length - 1,
  );
  const answers = {
    defaults,
    rateBook: {...book, names: [], cancelled: [], calendars: [], timeline: needed},
    rateTable: call('rateTable', {card: scenario.card, currency: scenario.currency, now}),
    estimate: call('estimate', {scenario, now}),
  };
  return JSON.stringify(answers, shortened);
}

/** Nobody reads it: of texts one language will do, and of a list the first of its kind. */
function shortened(key: string, value: unknown): unknown {
  if (typeof value === 'string' && (key.endsWith('_zh') || key.endsWith('_note'))) return '';
  return key === 'sources' && Array.isArray(value) ? value.slice(0, 1) : value;
}
