import {expect, test} from 'vitest';
import answers from 'virtual:first-answers';

import {createEngine} from '../engine/engine.js';
import type {Caller} from '../engine/call-engine.js';
import {Calculator} from '../state/store.js';

test('what the build notes is the default, with all that its first view shows', async () => {
  const asked: string[] = [];
  const call = (name: string): object => {
    asked.push(name);
    return answers[name] ?? {ok: false, errors: []};
  };
  const noted = new Calculator({call} as unknown as Caller, 'en-US', undefined);
  noted.start({});
  const live = new Calculator(await createEngine(), 'en-US', undefined);
  live.start({});
  expect(asked.filter((name) => !(name in answers))).toEqual([]);
  expect(noted.validScenario).toEqual(live.validScenario);
  expect(noted.errors).toEqual([]);
  const months = ({estimate}: Calculator): unknown => estimate?.models.map(({month}) => month);
  expect(months(noted)).toEqual(months(live));
  expect(noted.table.models.map(({prices}) => prices)).toEqual(
    live.table.models.map(({prices}) => prices),
  );
  // In both languages each text is of its kind.
  const kinds = ({estimate}: Calculator): unknown =>
    Object.entries(estimate?.assumptions ?? {}).map(([name, value]) => [
      name,
      Array.isArray(value) ? 'list' : typeof value,
    ]);
  expect(kinds(noted)).toEqual(kinds(live));
  expect(noted.book.timeline.map(({card}) => card)).toContain(noted.table.card.id);
});
