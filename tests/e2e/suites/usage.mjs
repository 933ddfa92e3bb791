// Real usage: exports and logs are dropped, read in the worker, billed to the
// last digit, reported; and nothing of them goes anywhere.
import assert from 'node:assert/strict';
import {mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {createRequire} from 'node:module';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import zlib from 'node:zlib';

import {give} from '../calculator.mjs';
import {ROOT} from '../harness.mjs';

const packages = createRequire(join(ROOT, 'web/'));
const {gzipSync, strToU8, zipSync} = packages('fflate');

const vectors = JSON.parse(readFileSync(join(ROOT, 'tests/vectors/usage_exports.json'), 'utf8'));
const twoBands = vectors.find(({id}) => id === 'E-02');
/** Two days, two keys. */
const daily = vectors.find(({id}) => id === 'E-01');
const EXPORT = zipSync({
  'amount-2026-8.csv': strToU8(twoBands.amount_csv),
  'cost-2026-8.csv': strToU8(twoBands.cost_csv),
  'readme.txt': strToU8('not a part of it'),
});

function request(id, model, at) {
  return JSON.stringify({
    id,
    object: 'chat.completion',
    created: Date.parse(at) / 1000,
    model,
    usage: {
      prompt_tokens: 100,
      prompt_cache_hit_tokens: 60,
      prompt_cache_miss_tokens: 40,
      completion_tokens: 20,
      total_tokens: 120,
      completion_tokens_details: {reasoning_tokens: 5},
    },
  });
}

const LOG = strToU8(
  [
    request('r1', 'deepseek-v4-flash', '2026-07-01T03:00:00Z'),
    request('r2', 'deepseek-v4-pro', '2026-07-02T04:00:00Z'),
    request('r2', 'deepseek-v4-pro', '2026-07-02T04:00:00Z'),
    request('r3', 'gpt-9', '2026-07-02T05:00:00Z'),
    'this is no request',
  ].join('\n') + '\n',
);

/** October in UTC, a record with no price among them. */
const OCTOBER = strToU8(
  [
    ...Array.from({length: 31}, (_, day) => {
      const at = (hour) => new Date(Date.UTC(2026, 9, day + 1, hour, 5)).toISOString();
      return ['deepseek-flash', 'deepseek-v4-pro', 'deepseek-flash']
        .map((model, i) => request(`o${day}-${i}`, model, at([1, 12, 20][i])))
        .join('\n');
    }),
    request('other', 'gpt-9', '2026-10-05T00:00:00Z'),
  ].join('\n'),
);

const total = '[part~=usage-total]';
const caveatList = '[part~=usage-caveats]';

const row = (flat) => ({USD: {flat}});
const HALF = {
  format: 1,
  id: 'half',
  name: 'Half price',
  cards: [
    {
      id: 'a',
      effective_from: '2026-01-01T00:00:00Z',
      label: 'A',
      models: [
        {name: 'deepseek-v4-flash', family: 'flash', prices: row(['0.01', '0.1', '0.3'])},
        {name: 'deepseek-v4-pro', family: 'pro', prices: row(['0.02', '0.2', '0.6'])},
      ],
    },
  ],
};

export default (test) => {
  test('the export ZIP gives the bill to the last digit, and agrees with it', async (t) => {
    const page = await t.calculator();
    await give(page, [['usage.zip', EXPORT]]);
    await page.waitForText(/13\.9839696/, total);
    assert.match(await page.text('[part~=usage-agrees]'), /13\.9839696/);
    assert.match(await page.text('[role=status]'), /13\.9839696\. 8 records billed/);
    assert.doesNotMatch(await page.text('[part~=usage]'), /9\.5393496/, 'rounded in the tables');
    await page.click({css: '[part~=usage-digits]'});
    await page.waitForText(/9\.5393496/, '[part~=usage]');
    const text = await page.text('[part~=usage]');
    for (const amount of ['4.44462', '9.5393496', '41.9519088', '9.2142948', '333.043176'])
      assert.ok(text.includes(amount), `${amount} in: ${text}`);
    assert.match(text, /99\.4/, 'the measured hit share');
    // What counts tokens comes with a script of its own, sooner or later.
    const own = text
      .replace(/ in [\d.]+ s\./, '')
      .replace(/ Check billed prompt tokens.*?(?= In a warehouse)/s, '');
    t.record('the report of an export', own);
  });

  test('a log, plain and gzip: billed, unpriced and skipped lines add up', async (t) => {
    const page = await t.calculator();
    await give(page, [['requests.jsonl', LOG]], {drop: true});
    await page.waitForText(/0\.0000\d+/, total);
    const plain = await page.text('[part~=usage-total]');
    const text = await page.text('[part~=usage]');
    assert.match(await page.text('[part~=usage-counts]'), /5 records: 2 billed, 3 skipped/);
    assert.match(await page.text('[part~=usage-finding]'), /^July 1 – 2, 2026: \$0\.0000/);
    const caveats = await page.text('[part~=usage-caveats]');
    assert.match(caveats, /2 of 5 records billed/);
    assert.match(caveats, /1 model without a price: 1 request not billed/);
    assert.match(caveats, /1 repeat left out/);
    assert.match(caveats, /1 record not billed for another reason/);
    assert.doesNotMatch(plain, /exact total/i, 'what leaves records out is not exact');
    assert.match(text, /gpt-9/);
    assert.match(text, /requests\.jsonl, line 5, byte \d+/);
    assert.match(text, /Thursday 12:00/, 'hours are in Beijing time');
    await give(page, [['requests.jsonl.gz', gzipSync(LOG)]]);
    await page.waitForText(/requests\.jsonl\.gz: 5 records/, '[part~=usage-status]');
    assert.equal(await page.text('[part~=usage-total]'), plain);
    await page.evaluate(() => deep('[name=usage-duplicates][value=bill]').click());
    await page.waitForText(/5 records: 3 billed, 2 skipped/, '[part~=usage-counts]');
    assert.notEqual(await page.text('[part~=usage-total]'), plain);
  });

  test('whether a mark of a cache is a proxy’s or DeepSeek’s is for the reader to say', async (t) => {
    const page = await t.calculator();
    const row = (id, hit) => ({
      id,
      created: 1789056000,
      model: 'deepseek-flash',
      cache_hit: hit,
      usage: {prompt_tokens: 1000, completion_tokens: 100, prompt_cache_hit_tokens: 0},
    });
    const log = [row('a', true), row('b', false)].map((each) => JSON.stringify(each)).join('\n');
    await give(page, [['marked.jsonl', strToU8(log)]]);
    await page.waitForText(/1 request marked as answered from a cache left out/, caveatList);
    assert.match(await page.text('[part~=usage-counts]'), /2 records: 1 billed, 1 skipped/);
    assert.doesNotMatch(await page.text(total), /exact total/i);
    const single = await page.text(total);
    await page.evaluate(() => deep('[name=usage-marked-cached][value=bill]').click());
    await page.waitForText(/1 request marked as answered from a cache billed/, caveatList);
    assert.notEqual(await page.text(total), single);
    assert.doesNotMatch(
      await page.text(total),
      /exact total/i,
      'it holds only if the reader is right',
    );
  });

  test('a bill at prices of one’s own says so, and when these have changed', async (t) => {
    const page = await t.calculator();
    await give(page, [['requests.jsonl', LOG]]);
    await page.waitForText(/0\.0000\d+/, total);
    const official = await page.text(total);
    await page.evaluate((book) => {
      document.querySelector('deepseek-cost').rateBook = book;
    }, HALF);
    await page.waitForText(/have changed since/, '[part~=usage-other-prices]');
    assert.equal(await page.count('[part~=usage-use], #usage-use'), 0);
    assert.equal(await page.text(total), official);
    await page.click({css: '[part~=usage-again]'});
    await page.waitForText(/at your own prices/i, total);
    assert.match(await page.text('[part~=usage-caveats]'), /own book “Half price”/);
    const text = await page.text('[part~=usage]');
    assert.doesNotMatch(text, /guide’s prices|today’s prices|exact total/i);
    const printed = await page.evaluate(
      () => deep('[part~=usage]').querySelector('.sheet').textContent,
    );
    assert.match(printed, /your own book “Half price”/);
  });

  test('times without a zone and unknown names are for the reader to say', async (t) => {
    const page = await t.calculator();
    const row = (model) => ({
      id: model,
      model,
      endTime: '2026-09-15T03:00:00',
      usage: {prompt_tokens: 1000, completion_tokens: 100, prompt_cache_hit_tokens: 0},
    });
    const rows = [row('deepseek-flash'), row('some/flash')];
    const log = strToU8(rows.map((each) => JSON.stringify(each)).join('\n'));
    await give(page, [['naive\u202E.jsonl', log]]);
    await page.waitForText(/no usage that could be billed/, '[part~=usage]');
    assert.match(await page.text('[part~=usage]'), /naive\uFFFD\.jsonl, line 1, byte 0/);
    // 03:00 is a peak hour in UTC, and none in Beijing time: half the price.
    const zones = await page.text('[part~=usage-questions]');
    assert.match(zones, /UTC · \$0\.000\d+.*Beijing time · \$0\.000\d+/s);
    await page.evaluate(() => deep('[name=usage-naive-times][value="+00:00"]').click());
    await page.waitForText(/2 times without a zone read as UTC/, '[part~=usage-caveats]');
    await page.waitForTarget({css: '[name="usage/bill-as/some/flash"]', host: 'deepseek-cost'});
    await page.evaluate(() => {
      const select = deep('[name="usage/bill-as/some/flash"]');
      select.value = 'deepseek-flash';
      select.dispatchEvent(new Event('change', {bubbles: true}));
    });
    await page.waitForText(/“some\/flash” billed as deepseek-flash/, '[part~=usage-caveats]');
    assert.match(await page.text(total), /exact total/i);
    await give(page, [['requests.jsonl', LOG]]);
    await page.waitForText(/5 records: 2 billed/, '[part~=usage-counts]');
    assert.doesNotMatch(await page.text('[part~=usage-caveats]'), /read as UTC|some\/flash/);
  });

  test('the cost file alone: its own total, and no tokens', async (t) => {
    const page = await t.calculator();
    await give(page, [['cost.csv', strToU8(twoBands.cost_csv)]]);
    await page.waitForText(/13\.9839696/, total);
    assert.match(await page.text(total), /total of the cost file/i);
    const text = await page.text('[part~=usage]');
    assert.doesNotMatch(text, /Hit share|Difference|Input served from the cache/);
  });

  test('names of keys are read only for who asks, and stay out of links', async (t) => {
    const page = await t.calculator();
    const [, ...days] = daily.amount_csv.trim().split('\n');
    assert.ok(days.some((row) => row.includes('key-b')));
    await give(page, [['amount.csv', strToU8(daily.amount_csv)]]);
    await page.waitForText(/0\.29021764/, total);
    assert.doesNotMatch(await page.text('[part~=usage]'), /key-a|key-b|sk-/);
    await page.evaluate(() => deep('[name=usage-per-key]').click());
    await page.waitForText(/key-b/, '[part~=usage-keys]');
    const keys = await page.text('[part~=usage-keys]');
    assert.match(keys, /0\.285/);
    assert.match(keys, /0\.00509/);
    assert.doesNotMatch(await page.text('[part~=usage]'), /sk-/);
    await page.click({css: '[part~=usage-use]'});
    const fragment = await page.evaluate(() => deep('deepseek-cost').fragment);
    assert.doesNotMatch(fragment, /key-/);
    await page.evaluate(() => deep('[name=usage-per-key]').click());
    await page.waitFor(() => deep('[part~=usage-keys]') === null);
  });

  test('the hit share is drawn over the days, with its numbers', async (t) => {
    const page = await t.calculator();
    await give(page, [['amount.csv', strToU8(daily.amount_csv)]]);
    await page.waitForText(/lowest on July 27, 2026 with 50\.0%/, '[part~=usage-hits]');
    const text = await page.text('[part~=usage-hits]');
    assert.match(text, /served 81\.8% of all input/);
    assert.match(text, /August 2, 2026 with 84\.8%/);
    const drawn = await page.evaluate(() => {
      const dots = [...deep('.hits').querySelectorAll('circle')];
      return dots.map((dot) => [Number(dot.getAttribute('cx')), Number(dot.getAttribute('cy'))]);
    });
    const [x, y] = [0, 1].map((i) => new Set(drawn.map((dot) => dot[i])));
    assert.ok(x.size === 2 && y.size === 2, `two days at two places: ${JSON.stringify(drawn)}`);
  });

  test('amounts of all tables stand on one decimal axis; charts are read by keys', async (t) => {
    const page = await t.calculator();
    await give(page, [['october.jsonl', OCTOBER]]);
    await page.waitForText(/October 1 – /, '[part~=usage-finding]');
    const axes = () =>
      page.evaluate(() => {
        for (const details of deepAll('.report details')) details.open = true;
        const range = document.createRange();
        const at = deepAll('.report .data-table td:last-child .n').flatMap((number) => {
          const text = number.firstChild.nextSibling ?? number.firstChild;
          const point = text.data?.indexOf('.') ?? -1;
          if (point < 0 || !/[$¥]/.test(text.data)) return [];
          range.setStart(text, point);
          range.setEnd(text, point + 1);
          return [range.getBoundingClientRect().left];
        });
        return {count: at.length, apart: Math.max(...at) - Math.min(...at)};
      });
    const rounded = await axes();
    assert.ok(rounded.count > 40, `tables are there: ${rounded.count}`);
    assert.ok(rounded.apart < 1, `on one axis: ${rounded.apart} px apart`);
    await page.click({css: '[part~=usage-digits]'});
    await page.waitForText(/Round the amounts/, '[part~=usage]');
    assert.ok((await axes()).apart < 1, 'with every digit, too');
    await page.focus('[part~=usage-hits] [role=slider]');
    await page.press('End');
    await page.waitFor(() =>
      /^November 1, 2026: 60\.0% of the input/.test(
        deep('[part~=usage-hits] [role=slider]').getAttribute('aria-valuetext'),
      ),
    );
    await page.focus('[part~=usage-week] [role=slider]');
    await page.press('End');
    // What a browser reports where the page moves under a mouse at rest.
    await page.evaluate(() => {
      const reader = deep('[part~=usage-week] [role=slider]');
      const {left, top} = reader.querySelector('svg').getBoundingClientRect();
      const at = {clientX: left + 100, clientY: top + 50, pointerType: 'mouse', bubbles: true};
      reader.dispatchEvent(new PointerEvent('pointermove', at));
    });
    await page.press('ArrowUp');
    await page.waitFor(() =>
      /^Saturday 23:00: \$0/.test(
        deep('[part~=usage-week] [role=slider]').getAttribute('aria-valuetext'),
      ),
    );
  });

  test('a log becomes a plan: a model each, whole months, both amounts, undone at once', async (t) => {
    const page = await t.calculator();
    const before = await page.evaluate(() => deep('deepseek-cost').fragment);
    await give(page, [['october.jsonl', OCTOBER]]);
    // The days are Beijing's; the log is October in UTC.
    await page.waitForText(/^October 1 – 31, 2026: /, '[part~=usage-finding]');
    assert.match(await page.text('[part~=usage]'), /October 1 – 31, 2026 \(UTC\)/);
    await page.click({css: '[part~=usage-use]'});
    await page.waitFor(() => Boolean(deep('[part~=planned]')));
    const billed = /\$[\d.,]+/.exec(await page.text(total))[0];
    const note = await page.text('[part~=planned]');
    assert.ok(note.includes(`Your log: ${billed} for October 1 – 31, 2026.`), note);
    assert.ok(note.includes(`The plan: ${billed} a month`), note);
    assert.match(note, /Not in the plan: gpt-9 \(no price\)/);
    assert.doesNotMatch(note, /scaled/);
    const plan = await page.evaluate(() => {
      const {card, workloads} = deep('deepseek-cost').data;
      return {card, models: workloads.map(({model, per, requests}) => [model, per, requests])};
    });
    assert.deepEqual(plan, {
      card: '2026-10-31',
      models: [
        ['pro', 'month', '31'],
        ['flash', 'month', '62'],
      ],
    });
    assert.ok(
      await page.evaluate(() => {
        const {top} = deep('#results-heading').getBoundingClientRect();
        return (
          top >= -1 &&
          top < innerHeight / 2 &&
          deep('deepseek-cost').shadowRoot.activeElement?.id === 'planned'
        );
      }),
      'the totals are in view, and have the focus',
    );
    await page.click({css: '[part~=planned-undo]'});
    await page.waitFor(() => deep('[part~=planned]') === null);
    assert.equal(await page.evaluate(() => deep('deepseek-cost').fragment), before);
  });

  test(
    'printed: the report alone, with its period, its total and what is not in it',
    async (t) => {
      const page = await t.calculator();
      await give(page, [['october.jsonl', OCTOBER]]);
      await page.waitForText(/October 1 – /, '[part~=usage-finding]');
      const printed = async () => {
        await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
        await page.raw.emulateMediaType('print');
        return page.evaluate(() =>
          ['[part~=results]', '[part~=questions]', '[part~=usage-total]', '.report .bill']
            .filter((css) => deep(css) !== null)
            .join(),
        );
      };
      assert.equal(await printed(), '[part~=results],[part~=questions]', 'the estimate is in view');
      await page.raw.emulateMediaType('screen');
      await page.evaluate(() => deep('.report').scrollIntoView());
      assert.equal(await printed(), '[part~=usage-total],.report .bill');
      const sheet = await page.text('[part~=usage-sheet]');
      assert.match(sheet, /^From october\.jsonl, November/);
    },
    {only: ['chromium']},
  );

  test('its means fill the calculator; the usage itself goes nowhere', async (t) => {
    const page = await t.calculator();
    await give(page, [['usage.zip', EXPORT]]);
    await page.waitForText(/13\.9839696/, total);
    const before = await page.url();
    assert.ok(!before.includes('360531'), 'nothing of it is in the address');
    await page.click({css: '[part~=usage-use]'});
    await page.waitFor(() => deep('[name="/workloads/0/input"]')?.value === '360,531');
    const [workload] = await page.evaluate(() => deep('deepseek-cost').data.workloads);
    assert.equal(workload.model, 'flash');
    const kept = await page.evaluate(() => JSON.stringify({...localStorage, ...sessionStorage}));
    assert.ok(!kept.includes('360531') && !kept.includes('13.98'), kept);
  });

  test('damaged and strange files are said where they are', async (t) => {
    const page = await t.calculator();
    await give(page, [
      ['cut.zip', EXPORT.subarray(0, EXPORT.length >> 1)],
      ['picture.png', strToU8('\u0089PNG\r\n\u001a\n\u0000\u0000')],
      ['pictures.zip', zipSync({'a.png': strToU8('\u0001\u0002'), 'b/': new Uint8Array(0)})],
      ['folders.zip', zipSync({'b/': new Uint8Array(0)})],
    ]);
    await page.waitForText(/cut\.zip: the ZIP is damaged/, '[part~=usage]');
    await page.waitForText(/pictures\.zip › a\.png: .*it is not text/, '[part~=usage]');
    await page.waitForText(/folders\.zip: the ZIP holds no file/, '[part~=usage]');
    await give(page, [['picture.png', strToU8('\u0089PNG\r\n\u001a\n\u0000\u0000')]]);
    await page.waitForText(/picture\.png is not a usage export or an API log\./, '[part~=usage]');
    assert.doesNotMatch(await page.text('[part~=usage-status]'), /record/, 'a picture has none');
    assert.equal(await page.count('deepseek-cost-bill-check'), 0, 'nor a bill to check');
  });

  test('an archive with one digit changed, cut at a flush, or locked is said to be that', async (t) => {
    const page = await t.calculator();
    const changed = (bytes) => {
      const copy = Buffer.from(bytes);
      copy.write('9', copy.indexOf('"prompt_tokens":100') + '"prompt_tokens":'.length);
      return copy;
    };
    const zip = Buffer.from(zipSync({'log.jsonl': [LOG, {level: 0}]}));
    const locked = Buffer.from(zip);
    for (const [mark, flags] of [
      ['PK\x03\x04', 6],
      ['PK\x01\x02', 8],
    ])
      locked[locked.indexOf(mark, 0, 'latin1') + flags] |= 1;
    const gzip = gzipSync(LOG, {level: 0});
    for (const [name, bytes, fault] of [
      ['digit.gz', changed(gzip), 'the gzip data is damaged'],
      ['digit.zip', changed(zip), 'the ZIP is damaged'],
      ['flush.gz', zlib.gzipSync(LOG, {finishFlush: zlib.constants.Z_SYNC_FLUSH}), 'gzip'],
      ['header.gz', gzip.subarray(0, 10), 'gzip'],
      ['locked.zip', locked, 'encrypted'],
    ]) {
      await give(page, [[name, bytes]]);
      await page.waitForText(new RegExp(`${name}.*: .*${fault}`), '[part~=usage] [role=alert]');
    }
  });

  test('gzip: cut short is said, one behind another is read to its end', async (t) => {
    const page = await t.calculator();
    const packed = gzipSync(LOG);
    const long = gzipSync(strToU8(new TextDecoder().decode(LOG).repeat(2000)));
    await give(page, [['cut.gz', long.subarray(0, long.length - 20)]]);
    await page.waitForText(/cut\.gz: the gzip data is damaged/, '[part~=usage]');
    const counts = await page.text('[part~=usage-counts]');
    assert.ok(
      /[\d,]+ records: [1-9][\d,]* billed/.test(counts),
      `what came before is billed: ${counts}`,
    );
    await give(page, [['rotated.gz', Buffer.concat([packed, packed])]]);
    await page.waitForText(/10 records: 2 billed, 8 skipped/, '[part~=usage-counts]');
    assert.doesNotMatch(await page.text('[part~=usage]'), /damaged/);
  });

  test('of several files each place names its own; a prefixed name is one click away', async (t) => {
    const page = await t.calculator();
    const other = request('s1', 'deepseek/deepseek-flash', '2026-09-15T16:00:00Z');
    const ocr = request('s2', 'deepseek-ocr', '2026-09-15T16:00:00Z');
    const chat = request('s3', 'deepseek-chat', '2026-09-15T16:00:00Z');
    await give(page, [
      ['first.jsonl', LOG],
      ['second.jsonl', strToU8(`\n${other}\n${ocr}\n${chat}\n`)],
    ]);
    await page.waitForText(/8 records: 3 billed, 5 skipped/, '[part~=usage-counts]');
    const text = await page.text('[part~=usage]');
    assert.match(text, /first\.jsonl, line 5/);
    assert.match(text, /not bill by tokens: deepseek-ocr\.[^]*second\.jsonl, line 3/);
    const caveats = await page.text('[part~=usage-caveats]');
    assert.match(caveats, /1 request with a retired name that answers again/);
    const offer = await page.text('[part~=usage-suggestion]');
    assert.match(offer, /Bill “deepseek\/deepseek-flash” as deepseek-flash: \$0\.0000\d/);
    await page.click({css: '[part~=usage-suggestion]'});
    await page.waitForText(/8 records: 4 billed, 4 skipped/, '[part~=usage-counts]');
  });

  test(
    'a folder that is dropped is read with all in it, archives too',
    async (t) => {
      const {packTar} = await import(packages.resolve('modern-tar'));
      const member = strToU8(`${request('t1', 'deepseek-flash', '2026-09-15T16:00:00Z')}\n`);
      const tar = await packTar([
        {header: {name: 'old/session.jsonl', size: member.length, type: 'file'}, body: member},
      ]);
      const folder = mkdtempSync(join(tmpdir(), 'sessions-'));
      try {
        mkdirSync(join(folder, 'deep/deeper'), {recursive: true});
        writeFileSync(join(folder, 'deep/deeper/requests.jsonl'), LOG);
        writeFileSync(join(folder, 'old.tar.gz'), gzipSync(tar));
        const page = await t.calculator();
        await page.waitForTarget({css: '#usage-files', host: 'deepseek-cost'});
        const at = await page.evaluate(() => {
          const place = deep('.drop');
          place.scrollIntoView({block: 'center'});
          const {x, y} = place.getBoundingClientRect();
          return {x: x + 10, y: y + 10};
        });
        const cdp = await page.raw.createCDPSession();
        const data = {items: [], files: [folder], dragOperationsMask: 1};
        for (const type of ['dragEnter', 'dragOver', 'drop'])
          await cdp.send('Input.dispatchDragEvent', {type, ...at, data});
        await page.waitForText(/6 records: 3 billed, 3 skipped/, '[part~=usage-counts]');
        assert.match(await page.text('[part~=usage]'), /2 files: /);
      } finally {
        rmSync(folder, {recursive: true});
      }
    },
    {only: ['chromium']},
  );

  test('cancelling is at once and keeps nothing', async (t) => {
    const page = await t.calculator();
    const big = strToU8(new TextDecoder().decode(LOG).repeat(20_000));
    await page.waitForTarget({css: '#usage-files', host: 'deepseek-cost'});
    await page.evaluate(
      (text, times) => {
        const bytes = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
        const transfer = new DataTransfer();
        transfer.items.add(
          new File(
            Array.from({length: times}, () => bytes),
            'big.jsonl',
          ),
        );
        const picker = deep('#usage-files');
        picker.files = transfer.files;
        picker.dispatchEvent(new Event('change', {bubbles: true}));
      },
      Buffer.from(big.subarray(0, 1 << 20)).toString('base64'),
      200,
    );
    await page.evaluate(async () => {
      await deep('deepseek-cost').updateComplete;
      deep('.reading button').click();
    });
    await page.waitForText(/Cancelled/, '[part~=usage]');
    assert.equal(await page.exists(total), false);
  });

  test('elements of other pages have no such section', async (t) => {
    const page = await t.calculator('/embed.html');
    assert.equal(await page.exists('[part~=usage]'), false);
  });
};
