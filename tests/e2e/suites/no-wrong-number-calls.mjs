// Defects that were once found in a built site, by its files and its engine.js in Node alone:
// with $SITE a build of before these were mended fails each of them.
import assert from 'node:assert/strict';
import {globSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import {pathToFileURL} from 'node:url';

import {SITE} from '../harness.mjs';

let engine;
const AT = {created: 1780000000, model: 'deepseek-v4-flash'};
const WORKLOAD = {input: 1500, hit: '70', output: 400, requests: 100000, per: 'month'};

function call(name, request) {
  return engine.call(name, request);
}

function estimate(workloads, more = {}) {
  return call('estimate', {scenario: {card: '2026-06-28', currency: 'USD', workloads, ...more}});
}

/** The report of a log, read piece by piece. */
function report(pieces, options = {}) {
  const log = engine.openUsageLog({now: '2026-11-26T00:00:00Z', ...options});
  for (const piece of [pieces].flat()) log.append(new TextEncoder().encode(piece));
  return log.finish();
}

const lines = (...records) => records.map((each) => `${JSON.stringify(each)}\n`).join('');
const tokens = ({totals: {hit, miss, output}}) => [hit, miss, output].map(Number);
const counts = (input, output) => ({prompt_tokens: input, completion_tokens: output});

/** Hours of the week, drawn at random; a month with them has its own share of peak hours. */
function painted(seed) {
  let state = seed;
  const digits = Array.from({length: 42}, () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return (state >>> 28).toString(16);
  });
  return {kind: 'grid', grid: digits.join(''), utc_offset: 0};
}

const CASES = {
  'a usage inside the request is the client’s': () => {
    const usage = counts(1000, 50);
    for (const request of [
      {data: {usage: counts(0, 0)}},
      {body: {usage: {include: true}}},
      {usage: {prompt_tokens: 7}},
    ])
      assert.deepEqual(tokens(report(lines({...AT, usage, request}))), [0, 1000, 50]);
    const flat = {...AT, ...counts(10, 5), request: {prompt_tokens: 7}};
    assert.deepEqual(tokens(report(lines(flat))), [0, 10, 5]);
  },
  'painted hours stay within 128 bits': () => {
    for (const [count, month] of [
      [9, ''],
      [20, '2026-10'],
      [50, '2026-10'],
    ])
      for (let seed = 1; seed <= 3; seed++) {
        const workloads = Array.from({length: count}, (_none, i) => ({
          ...WORKLOAD,
          when: painted(seed * 100 + i),
        }));
        const answer = estimate(workloads, {card: '2026-11-13', month});
        assert.ok(answer.ok, `${count} ${JSON.stringify(answer.errors)}`);
        assert.doesNotMatch(JSON.stringify(answer), /overflow/);
      }
  },
  'the dearest failure has amounts': () => {
    const decision = {
      ...{human: '1000000000000', fail_flash: '12.3457', fail_pro: '5', retries: '10'},
      ...{noticed: '50', fail_escalated: '33.3333', pro_share: '33.3333'},
    };
    const workloads = [{...WORKLOAD, input: 999999, output: 1}];
    const range = {field: '/decision/human', low: '0.0001', high: '1000000000000'};
    for (const [name, more, watch] of [
      ['decision', {}],
      ['sensitivity', {ranges: [range]}, {watch: 'with_failures'}],
    ]) {
      const scenario = {currency: 'CNY', workloads, decision: {...decision, ...more}};
      const answer = call(name, {scenario, ...watch});
      assert.ok(answer.ok && !JSON.stringify(answer).includes('"overflow"'), name);
    }
  },
  'ranges together find the true extremes': () => {
    const together = (human) => {
      const decision = {fail_flash: '20', fail_pro: '5', retries: '2', noticed: '50', human};
      const ranges = [
        {field: '/decision/noticed', low: '10', high: '90'},
        {field: '/decision/human', low: '0.00001', high: '1'},
      ];
      const scenario = {workloads: [WORKLOAD], decision: {...decision, ranges}};
      const {cheapest, dearest} = call('sensitivity', {scenario, watch: 'with_failures'});
      return [cheapest.flash.amount, dearest.flash.amount];
    };
    for (const human of ['0.0001', '0.001'])
      assert.deepEqual(together(human), ['18.3406776', '18386.1569976']);
  },
  'no bytes are no end of the file': () => {
    const record = lines({...AT, usage: counts(1000, 50)});
    assert.equal(report([record.slice(0, 40), '', record.slice(40)]).totals.requests, '1');
  },
  'the end of a stream takes nothing away from its beginning': () => {
    for (const last of [{created: AT.created}, {...AT, model: ''}, {model: AT.model}]) {
      const chunks = [AT, last].map((each, i) => ({
        ...{id: 's', object: 'chat.completion.chunk', choices: [], ...each},
        usage: counts(1000, 50 + i),
      }));
      assert.deepEqual(tokens(report(lines(...chunks))), [0, 1000, 51]);
    }
  },
  'counts that contradict each other are not billed': () => {
    const both = {...counts(100, 5), input_tokens: 200, output_tokens: 50};
    const details = {
      ...counts(100, 5),
      prompt_tokens_details: {cached_tokens: 1},
      input_tokens_details: {cached_tokens: 2},
    };
    for (const usage of [both, details])
      assert.equal(report(lines({...AT, usage})).totals.requests, '0', JSON.stringify(usage));
  },
  'rows behind a quote that never closes are counted': () => {
    const row = (model) => `2026-06-03,${model},output_tokens,0.00000087,1000\n`;
    const good = Array.from({length: 20}, (_none, i) => row(`m${i}`));
    const head = 'utc_date,model,type,price,amount\n';
    const {counts: got} = report([head, row('deepseek-v4-pro'), row('"oops'), ...good]);
    assert.equal(got.records, '22');
  },
  'the share of hits that a wanted price needs is enough': () => {
    const shape = {kind: 'none', requests: 1000, input: 1, answer: 1};
    const ask = (measured_hit, target) => {
      const workloads = [{shape: {...shape, measured_hit}, requests: 1000, per: 'month'}];
      const scenario = {card: '2026-06-28', workloads, decision: {target}};
      return call('budget', {scenario}).models[0];
    };
    const target = '0.0003514';
    const {hit} = ask('', target).target;
    assert.ok(Number(ask(hit, target).each.amount) <= Number(target), `${hit} %`);
  },
  'a small number of JavaScript is read as its text is': () => {
    for (const target of [5e-7, '0.0000005'])
      assert.ok(call('encodeLink', {scenario: {workloads: [WORKLOAD], decision: {target}}}).ok);
  },
  'sums of an export that would wrap are refused': () => {
    const row = '2026-06-03,deepseek-v4-pro,output_tokens,9223372,1000000000000000\n';
    const got = report(['utc_date,model,type,price,amount\n', row.repeat(20000)]);
    assert.doesNotMatch(got.totals.amount, /-/);
  },
  'a header far behind is the same in any pieces': () => {
    const file =
      '\n'.repeat(5000) +
      'utc_date,model,type,price,amount\n2026-06-03,deepseek-v4-pro,output_tokens,0.00000087,1000\n';
    const pieces = file.match(/[^]{1,100}/g);
    assert.equal(report(pieces).kind, 'export');
    assert.equal(report(pieces).totals.amount, report(file).totals.amount);
  },
  'would_change names only routes that then win': () => {
    const decision = {
      ...{fail_flash: '20', fail_pro: '10', fail_escalated: '100', pro_share: '50', human: '2'},
    };
    const verdict = call('verdict', {scenario: {workloads: [WORKLOAD], decision}});
    const routes = verdict.would_change.map(({route, when}) => `${when} ${route}`);
    assert.ok(!routes.some((each) => each.includes('split')), routes);
  },
  'a mixed route is recommended only where Pro’s failures after Flash’s are given': () => {
    for (const fail_pro of ['5', '6']) {
      const decision = {fail_flash: '5', fail_pro, human: '2'};
      const {route} = call('verdict', {scenario: {workloads: [WORKLOAD], decision}});
      assert.ok(['flash', 'pro', undefined, null].includes(route), route);
    }
  },
  'ids that are numbers are ids': () => {
    const record = {...AT, id: 7, usage: counts(1000, 50)};
    assert.equal(report(lines(record, record), {duplicates: 'once'}).totals.requests, '1');
  },
  'one completion that is logged twice is billed once': () => {
    const record = {...AT, id: 'chatcmpl-1', usage: counts(1000, 50)};
    assert.equal(report(lines(record, record)).totals.requests, '1');
  },
  'NULs before a rotated log’s first record cost no record': () => {
    const record = lines({...AT, usage: counts(1000, 50)});
    assert.equal(report('\0'.repeat(5000) + record + record).totals.requests, '2');
  },
  'users of whom each needs more than can be multiplied are counted, not “without limit”': () => {
    const workloads = [
      [999999, '1000000000', 'hour'],
      [1500, 100000, 'hour'],
      [999999, 100000, 'day'],
      [1500, 100000, 'hour'],
      [999999, 7, 'month'],
    ].map(([input, requests, per], i) => ({
      ...{input, hit: '33.3333', output: 1, requests, per, when: painted(i + 1)},
    }));
    const decision = {budget: '1000000000000', per_user: '1000000000000'};
    const scenario = {card: '2026-11-13', currency: 'USD', month: '2026-10', workloads, decision};
    for (const {affordable} of call('budget', {scenario}).models)
      assert.match(String(affordable.users), /^\d+$/);
  },
  'typed numbers: a leading zero groups nothing': () => {
    const read = (values, decision) =>
      call('encodeLink', {scenario: {workloads: [{...WORKLOAD, ...values}], decision}});
    assert.ok(!read({requests: '0,001'}).ok);
    assert.match(read({requests: '0,500k'}).fragment, /req=500\//);
    assert.match(read({hit: '0,025'}).fragment, /hit=0\.025/);
    assert.match(read({}, {budget: '0,250'}).fragment, /budget-0\.25/);
    for (const given of [{hit: '1.500'}, {requests: '1.500'}]) assert.ok(!read(given).ok);
    assert.ok(!read({}, {budget: '1.500'}).ok);
  },
  'the order of records makes no difference at a book of one’s own': () => {
    const years = [2024, 2025, 2026].map((year) => ({
      ...{year, source: 'page'},
      days_off: year === 2024 ? [] : [`${year}-01-01/${year}-12-31`],
    }));
    const book = {
      ...{format: 1, id: 'mine', checked: '2026-11', default_card: 'a'},
      sources: {page: {url: 'https://example.com/p'}},
      prices: {busy: {USD: {off_peak: ['1', '1', '1'], peak: ['3', '3', '3']}}},
      calendars: [{id: 'home', utc_offset: '+00:00', years}],
      peak_rules: [
        {
          ...{id: 'day', calendar: 'home', holidays_off_peak: true},
          ...{windows: [['09:00', '12:00']], weekdays: [1, 2, 3, 4, 5]},
        },
      ],
      cards: [
        {
          ...{id: 'a', effective_from: '2024-01-01T00:00:00Z', peak_rule: 'day'},
          models: [{name: 'm', prices: 'busy'}],
        },
      ],
    };
    const records = ['2024-06-03', '2026-11-02'].map((day) => ({
      ...{time: `${day}T10:00:00Z`, model: 'm', usage: counts(1000000, 0)},
    }));
    for (const order of [records, records.toReversed()])
      assert.equal(report(lines(...order), {book}).totals.amount, '4');
  },
  'names are billed as what they were observed to answer': () => {
    const usage = {hit: 0, miss: 1000, output: 50};
    const price = (model, at) => call('price', {model, at, usage, currency: 'USD'});
    for (const name of ['deepseek-chat', 'deepseek-reasoner']) {
      assert.equal(price(name, '2026-09-17T00:00:00Z').model, 'deepseek-flash');
      assert.equal(price(name, '2026-08-17T00:00:00Z').ok, false);
    }
    assert.equal(price('deepseek-v4-pro[1m]', '2026-09-17T00:00:00Z').model, 'deepseek-v4-pro');
    assert.equal(price('claude', '2026-09-17T00:00:00Z').model, 'deepseek-flash');
    assert.equal(price('claude-opus-4', '2026-09-17T00:00:00Z').model, 'deepseek-v4-pro');
  },
  'the notices of what is bundled are among the files': () => {
    const texts = globSync('*{NOTICE,LICENSE}*', {cwd: SITE}).map((name) =>
      readFileSync(join(SITE, name), 'utf8'),
    );
    for (const name of ['Lit', 'fflate', 'Workbox', 'nlohmann'])
      assert.match(texts.join('\n'), new RegExp(name, 'i'));
  },
  'every figure of a month with unpublished holidays has its least': () => {
    const {models} = estimate([WORKLOAD], {card: '2026-11-13', month: '2027-03'});
    for (const {low} of models)
      for (const key of ['month', 'day', 'year', 'per_request']) assert.ok(low?.[key], key);
  },
};

export default (test) => {
  for (const [title, run] of Object.entries(CASES))
    test(
      title,
      async () => {
        engine ??= await (await import(pathToFileURL(join(SITE, 'engine.js')).href)).createEngine();
        run();
      },
      {only: ['chromium']},
    );
};
