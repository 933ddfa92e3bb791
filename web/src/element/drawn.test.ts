// Whatever is typed, no section is drawn with a word where a number should stand, and none with
// a figure of what is half typed.
import {render} from '@lit-labs/ssr';
import {collectResult} from '@lit-labs/ssr/lib/render-result.js';
import {beforeAll, expect, test} from 'vitest';

import {createEngine, type Engine} from '../engine/engine.js';
import type {Scenario} from '../engine/types/calls.js';
import {decisions} from '../sections/decisions/decisions.js';
import {hours} from '../sections/hours/hours.js';
import {historyAndAbout} from '../sections/prices/prices-section.js';
import {priceTable} from '../sections/prices/price-table.js';
import {provenanceLine} from '../sections/prices/provenance-line.js';
import {questions} from '../sections/questions/questions.js';
import {shareDialog} from '../sections/share/dialog.js';
import {hitChart} from '../sections/statement/hit-chart.js';
import {pinnedTotals, results} from '../sections/statement/results.js';
import {year} from '../sections/year/year.js';
import {Calculator} from '../state/store.js';
import type {Actions, View} from '../state/types.js';
import {en} from '../strings/en/index.js';
import {zh} from '../strings/zh/index.js';
import * as bundle from './lazy-bundle.js';

let engine: Engine;
beforeAll(async () => {
  engine = await createEngine();
});

function viewOf(it: Calculator, language: 'en' | 'zh'): View {
  const {scenario, validScenario, table, book, presets, estimate, stale, band} = it;
  return {
    ...{language, s: language === 'en' ? en : zh, f: it.format(), kind: 'full', headingLevel: 2},
    ...{guideBase: '', scenario, validScenario, pinnedCard: it.pinnedCard, table, book, presets},
    ...(estimate ? {estimate} : {}),
    ...{hitCurve: () => it.hitCurve(), stale, errors: [...it.errors, ...it.decisionErrors]},
    ...{unread: it.unread, faults: it.faults, query: it.query, opened: true},
    open: {has: () => true} as unknown as Set<string>,
    ...{localInputs: new Map(), undoes: it.history.undoes, redoes: it.history.redoes},
    ...{shapeChange: it.shapeChange, amountsIn: it.amountsIn, now: it.now ?? ''},
    ...(band ? {band} : {}),
    ...{announcement: '', notices: [], chartWidth: 640, ownBook: {name: '', errors: []}},
    share: {
      ...{link: it.fragment, status: '', copied: 'link', text: '', fragment: it.fragment},
      ...{canSend: false, linkError: it.linkError()},
    },
    ...{ownsPage: true, belowPending: false, prerendering: true, prerendered: new Map(), bundle},
  } as unknown as View;
}

const actions = new Proxy({}, {get: () => () => undefined}) as Actions;

const DRAW: Record<string, (view: View, actions: Actions) => unknown> = {
  ...{questions, results, pinnedTotals, hours, decisions, hitChart, year, historyAndAbout},
  ...{priceTable, share: (view: View) => shareDialog({...view, openFile: {}} as never, actions)},
};

async function drawn(it: Calculator, language: 'en' | 'zh'): Promise<Record<string, string>> {
  const view = viewOf(it, language);
  const all: Record<string, string> = {};
  for (const [name, draw] of Object.entries(DRAW)) {
    all[name] = (await collectResult(render(draw(view, actions)))).replace(/<!--.*?-->/gs, '');
  }
  return all;
}

/** What stands where a figure could not be held, or is not there. */
const WORDS = /NaN|undefined|Infinity|\bnull\b|overflow|\[object/;

/** Every amount, share and factor that can be read, but for those in what is said of a fault. */
function figures(drawing: string): string[] {
  const text = drawing.replace(/<p class="error[^>]*>.*?<\/p>/gs, '').replace(/<[^>]*>/g, ' ');
  return text.match(/[$¥][\d.,]+(?: [bmtq]\w*illion)?|[\d.,]+[%×]/g) ?? [];
}

function random(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

type Pick = <T>(list: readonly T[]) => T;

const SHARES = ['0', '1', '3', '0.5', '12.3456', '33.3333', '99.9999', '100', '0.0001'];
const COUNTS = ['0', '1', '7', '999', '100,000', '1e9', '1000000000000', '1000000000000000'];
const MONEY = ['0', '0.000000000001', '0.0074', '2.5', '1000000', '1000000000000'];
const LOADS = ['1', '0.1', '80', '33.3', '1000'];
const INPUTS = {
  ...{fail_flash: SHARES, fail_pro: SHARES, fail_escalated: SHARES, noticed: SHARES},
  ...{pro_share: SHARES, human: MONEY, budget: MONEY, target: MONEY, per_user: COUNTS},
  ...{speed_flash: LOADS, speed_pro: LOADS, peak_factor: LOADS, first_token: LOADS},
  retries: ['0', '1', '10'],
};
const WRONG = [
  ...['x', '-3', '1e30', '2000000000000000000', '1.2.3', '1.500', '٣٤', '5万万'],
  ...['９９９９９９９９９９９９９９９９９９', '1,2,3', '1e400', '½'],
];

function workload(pick: Pick): object {
  return {
    ...{name: pick(['', 'A']), input: pick(['0', '1', '1500', '600000']), hit: pick(SHARES)},
    ...{output: pick(['0', '1', '400', '300000']), requests: pick(COUNTS)},
    ...{per: pick(['month', 'day', 'hour', 'minute']), model: pick(['', '', 'flash', 'pro'])},
    when: {kind: pick(['even', 'office_china', 'office_us_west'])},
  };
}

function scenario(pick: Pick): Scenario {
  const inputs = Object.entries(INPUTS).filter(() => pick([true, false]));
  return {
    card: pick(['2026-06-28', '2026-04-25', '2026-08-16', '2026-11-13']),
    currency: pick(['USD', 'CNY']),
    month: pick(['', '2026-10', '2027-03', '2028-02']),
    workloads: Array.from({length: pick([1, 2, 3])}, () => workload(pick)),
    decision: {
      ...Object.fromEntries(inputs.map(([key, list]) => [key, pick(list)])),
      ranges: pick([[], [{field: '/workloads/0/hit', low: '0', high: '100'}]]),
    },
  } as unknown as Scenario;
}

/** The fields of the first workload and of the buyer inputs. */
function pathsOf({workloads, decision}: Scenario): string[] {
  const [{shape, ...plain} = {}] = workloads;
  const fields = Object.entries(shape ?? {}).filter(([, value]) => /^\d/.test(String(value)));
  return [
    ...(shape ? fields.map(([key]) => `/workloads/0/shape/${key}`) : []),
    ...(shape ? ['requests'] : ['requests', 'input', 'output', 'hit'])
      .filter((key) => key in plain)
      .map((key) => `/workloads/0/${key}`),
    ...Object.keys(INPUTS).map((key) => `/decision/${key}`),
    ...(decision?.ranges ?? []).map((_range, i) => `/decision/ranges/${String(i)}/high`),
  ];
}

test.each([1, 2, 3, 4, 5, 6, 7, 8])(
  'walk %i',
  async (seed) => {
    const below = random(seed);
    const pick: Pick = (list) => list[below(list.length)] as (typeof list)[number];
    const it = new Calculator(engine, 'en-US', '2026-11-26T00:00:00Z');
    it.start({scenario: scenario(pick)});
    const kind = pick(['', 'chat', 'agent', 'document', 'template', 'none']);
    if (kind) it.edit('/workloads/0/shape/kind', kind);
    const language = pick(['en', 'zh'] as const);
    const right = await drawn(it, language);
    expect(it.faults).toEqual([]);
    const path = pick(pathsOf(it.scenario));
    it.enterField(path);
    it.edit(path, pick(WRONG));
    expect(it.faults, path).not.toEqual([]);
    const wrong = await drawn(it, language);
    for (const name of Object.keys(DRAW)) {
      for (const drawing of [right[name], wrong[name]]) {
        const found = WORDS.exec(drawing ?? '');
        expect(found && [name, drawing?.slice(found.index - 200, found.index + 20)]).toBeNull();
      }
      // What is half typed brings nothing that was not there before.
      const before = figures(right[name] ?? '');
      const news = figures(wrong[name] ?? '').filter((figure) => !before.includes(figure));
      expect([name, path, news]).toEqual([name, path, []]);
    }
  },
  30_000,
);

test('what cannot be priced has no figures outside of the price lists', async () => {
  const faults: Record<string, unknown>[] = [{card: '2026-12-01'}, {currency: 'EUR'}, {month: 'x'}];
  for (const given of faults) {
    const it = new Calculator(engine, 'en-US', '2026-11-26T00:00:00Z');
    it.start({scenario: {...scenario((list) => list.at(-1) as (typeof list)[number]), ...given}});
    expect(it.estimate).toBeUndefined();
    for (const [name, drawing] of Object.entries(await drawn(it, 'en'))) {
      if (name === 'priceTable' || name === 'historyAndAbout') continue;
      expect([name, figures(drawing).filter((each) => /[$¥]/.test(each))]).toEqual([name, []]);
    }
  }
});

test('the table and the compact line name what the prices of this currency were read from, and when', async () => {
  const it = new Calculator(engine, 'en-US', '2026-11-26T00:00:00Z');
  it.start({});
  for (const {card} of it.book.timeline)
    for (const currency of ['USD', 'CNY'] as const) {
      it.start({card, currency});
      const view = viewOf(it, 'en');
      const table = textOf(await collectResult(render(priceTable(view, actions))));
      const line = textOf(await collectResult(render(provenanceLine(view))));
      for (const {sources = [], checked = ''} of it.table.models) {
        expect(table, `${card} ${currency}`).toContain(`checked on ${it.format().date(checked)}`);
        const titles = sources.map((source) => (source as {title: string}).title);
        for (const title of titles) expect(table, `${card} ${currency}`).toContain(title);
        // In one line there is room for one of them.
        expect(titles.some((title) => line.includes(title))).toBe(true);
      }
    }
  // The guide read the dollar prices: the yuan prices of its card are from elsewhere.
  it.start({currency: 'CNY'});
  expect(textOf(await collectResult(render(priceTable(viewOf(it, 'en'), actions))))).toContain(
    'deepseek-v4-pro: Cache-hit cut in CNY, Official usage exports of accounts, July and August 2026; checked on August 2, 2026.',
  );
});

test('a form that can do nothing without scripts is not drawn ahead', async () => {
  const it = new Calculator(engine, 'en-US', '2026-11-26T00:00:00Z');
  it.start({});
  const drawing = (await drawn(it, 'en')).historyAndAbout;
  expect(drawing).toContain('Your own prices');
  expect(drawing).not.toMatch(/<(?:input|textarea|select)/);
});

test('prices have the date of the statement wherever they stand', async () => {
  const it = new Calculator(engine, 'en-US', '2026-11-26T00:00:00Z');
  for (const [card, date] of [
    ['2026-06-28', 'June 28, 2026'],
    ['2026-11-13', 'September 10, 2026'],
  ]) {
    it.start({card});
    const view = viewOf(it, 'en');
    expect((await drawn(it, 'en')).results).toContain(date);
    const table = textOf(await collectResult(render(priceTable(view, actions))));
    expect(table).toContain(`${date}: input and output`);
    const line = textOf(await collectResult(render(provenanceLine(view))));
    expect(line).toContain(`Prices in US dollars of ${date}`);
  }
});

test('where nobody asks anything, nothing is said of when', async () => {
  const it = new Calculator(engine, 'en-US', '2026-11-26T00:00:00Z');
  it.start({card: '2026-11-13'});
  expect((await drawn(it, 'en')).results).toContain('of the requests fall in peak hours');
  it.edit('/workloads/0/requests', '0');
  expect((await drawn(it, 'en')).results).not.toContain('of the requests fall');
});

function textOf(drawing: string): string {
  return drawing
    .replace(/<[^>]*>/gs, '')
    .replace(/\s+/g, ' ')
    .trim();
}
