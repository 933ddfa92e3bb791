// Of `scenario`, `data` and `open()` the one that was set last, whenever the calculator comes.
import {expect, test} from 'vitest';

import {createEngine} from '../engine/engine.js';
import type {Scenario} from '../engine/types/calls.js';
import {Calculator} from '../state/store.js';
import {Given} from './given.js';

const engine = await createEngine();
const INPUT = {data: '300', other: '400', text: '500', link: '600', plain: '1,500'};
const dataOf = (input: string): Scenario => ({
  workloads: [{input, output: '1', hit: '0', requests: '1', per: 'month'}],
});

/** What an element does with what its host does; live from the first of it on, or only in the end. */
class Page {
  readonly host = {
    ...{card: null, currency: null, view: null, now: null, ownsPage: false, hasUpdated: false},
    scenario: null as string | null,
    getAttribute: () => this.text,
  };
  readonly given: Given;
  calculator: Calculator | undefined;

  constructor(
    private readonly live: boolean,
    private readonly text: string | null,
    early: Scenario | undefined,
  ) {
    this.given = new Given(this.host, {pending: undefined} as never);
    if (early) this.given.give(early);
    if (text !== null) this.scenario(text);
    if (live) this.update();
  }

  update(): void {
    this.given.follow(new Map(), this.calculator);
    this.calculator ??= new Calculator(engine, 'en', '2026-11-20T12:00:00Z');
    if (this.given.reopen || this.given.data) this.given.begin(this.calculator, false);
    this.host.hasUpdated = true;
  }

  scenario(text: string | null): void {
    this.host.scenario = text;
    this.given.name(text);
  }

  does(name: string): void {
    if (name === 'data') this.given.give(dataOf(INPUT.data));
    if (name === 'other') this.given.give(dataOf(INPUT.other));
    if (name === 'no data' && this.given.give(undefined) && this.calculator)
      this.given.begin(this.calculator, false);
    if (name === 'scenario') this.scenario(`v=1&in=${INPUT.text}`);
    if (name === 'no scenario') this.scenario(null);
    if (name === 'open') {
      this.scenario(`v=1&in=${INPUT.link}`);
      this.given.open(`v=1&in=${INPUT.link}`);
    }
    if (this.live) this.update();
  }
}

test.each([
  ['data', 'scenario', 'no scenario', INPUT.data],
  ['data', 'other', 'scenario', 'no scenario', INPUT.other],
  ['scenario', 'data', 'no scenario', INPUT.data],
  ['scenario', 'data', 'no data', INPUT.text],
  ['data', 'scenario', 'no data', INPUT.text],
  ['data', 'scenario', 'no data', 'no scenario', INPUT.plain],
  ['data', 'no data', 'scenario', 'no scenario', INPUT.plain],
  ['data', 'open', 'no scenario', INPUT.plain],
  ['scenario', 'no scenario', INPUT.plain],
  ['data', 'scenario', 'no scenario', 'scenario', INPUT.text],
])('%s, then %s, %s, %s …', (...steps) => {
  const wanted = steps.pop();
  for (const live of [true, false]) {
    const page = new Page(live, null, undefined);
    for (const step of steps) page.does(step);
    page.update();
    expect(page.calculator?.scenario.workloads[0]?.input, String(live)).toBe(wanted);
  }
});

test('what the page’s text says stands behind data that was there before the script', () => {
  for (const live of [true, false]) {
    const page = new Page(live, `v=1&in=${INPUT.text}`, dataOf(INPUT.data));
    page.update();
    const input = (): unknown => page.calculator?.scenario.workloads[0]?.input;
    expect(input()).toBe(INPUT.data);
    page.does('no scenario');
    page.update();
    expect(input()).toBe(INPUT.data);
  }
});
