import {expect, test} from 'vitest';

import {createEngine} from '../../engine/engine.js';
import {Format} from '../../format/format.js';
import {Calculator} from '../../state/store.js';
import type {Actions, View} from '../../state/types.js';
import {en} from '../../strings/en/index.js';
import {outputShare} from './output.js';

const engine = await createEngine();

/** All texts of what is drawn. */
function texts(drawn: unknown): string {
  if (Array.isArray(drawn)) return drawn.map(texts).join(' ');
  if (typeof drawn === 'string') return drawn;
  const {values} = (drawn ?? {}) as {values?: unknown[]};
  return values ? texts(values) : '';
}

function shown(localInputs: Map<string, string>): string {
  const it = new Calculator(engine, 'en', '2026-11-20T12:00:00Z');
  it.start({});
  const asked: unknown[] = [];
  const view = {
    ...{s: en, f: new Format('en', 'USD'), localInputs, errors: [], scenario: it.scenario},
    ...{validScenario: it.validScenario, estimate: it.estimate, open: new Set(['output'])},
    query: (name: 'outputShare', more: object) => {
      const reply = it.query(name, more);
      asked.push(reply.answer?.less);
      return reply;
    },
  } as unknown as View;
  const question = outputShare(view, {} as Actions);
  expect(question.cells).toHaveLength(2);
  return `${String(asked.at(-1))} | ${texts(question.body())}`;
}

test('a half-typed share of shorter answers counts as the one before, and says so', () => {
  expect(shown(new Map())).toMatch(/^20 \|/);
  for (const typed of ['250', '', 'x']) {
    const text = shown(new Map([['/less', typed]]));
    expect(text).toMatch(/^20 \|/);
    expect(text).toContain('20 is counted, as before');
  }
  const before = new Map([
    ['/less', '250'],
    ['/less/before', '30'],
  ]);
  expect(shown(before)).toMatch(/^30 \|/);
  expect(shown(before)).toContain('30 is counted, as before');
  expect(shown(new Map([['/less', '25']]))).toMatch(/^25 \|/);
  expect(shown(new Map([['/thinking', '1,5']]))).toContain('1,000 is counted, as before');
});
