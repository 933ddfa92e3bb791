// What leaves the page and comes back: the dialog, the exported file opened again,
// links without a checksum, and what is too long for a link.
import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {join} from 'node:path';

import {
  choose,
  DEFAULT_TOTALS,
  field,
  fragment,
  totals,
  waitForNoTotals,
  waitForTotals,
  give as giveFiles,
} from '../calculator.mjs';
import {idle, ROOT} from '../harness.mjs';

const open = {css: '.actions button', text: '/Share, embed, export/'};

async function dialog(page) {
  await page.focus(open);
  await page.press('Enter');
  await page.waitForTarget('dialog[open]');
}

/** Exports by the dialog's button and catches the file. */
function exported(page, name) {
  return page.evaluate(async (label) => {
    const texts = [];
    const create = URL.createObjectURL;
    const click = HTMLAnchorElement.prototype.click;
    URL.createObjectURL = (blob) => {
      texts.push(blob.text());
      return create.call(URL, blob);
    };
    HTMLAnchorElement.prototype.click = function () {
      texts.push(this.download);
    };
    try {
      deep({css: 'dialog button', text: label}).click();
    } finally {
      URL.createObjectURL = create;
      HTMLAnchorElement.prototype.click = click;
    }
    return {text: await texts[0], name: texts[1]};
  }, name);
}

const give = (page, name, text, options) =>
  giveFiles(page, [[name, text]], {picker: '#open-file', ...options});

/** The cells of a line where lists are parted so: what is in quotes is one. */
function cellsOf(line, separator) {
  const parts = line.match(new RegExp(`(?:"(?:[^"]|"")*"|[^"${separator}])+`, 'g')) ?? [];
  return parts.map((part) => part.replace(/^"(.*)"$/, '$1').replaceAll('""', '"'));
}

export default (test) => {
  test('title and description say what the page shows, and with the default what the page is', async (t) => {
    const said = (page) =>
      page.evaluate(() => {
        const content = (css) => document.querySelector(css)?.content;
        return {
          title: document.title,
          description: content('meta[name=description]'),
          preview: [
            content('meta[property="og:title"]'),
            content('meta[property="og:description"]'),
          ],
        };
      });
    const page = await t.calculator();
    const plain = await said(page);
    assert.equal(plain.title, 'DeepSeek API cost calculator');
    await page.fill(field('input'), '12k');
    const title =
      'DeepSeek API: Flash $63.95, Pro $194.45 a month – 100,000 requests a month, ' +
      'prices from April 26, 2026 to August 16, 2026';
    await page.waitFor((text) => document.title === text, title);
    const changed = await said(page);
    assert.match(
      changed.description,
      /^DeepSeek API, 100,000 requests a month, 70% from the cache, .*: Flash \$63\.95/,
    );
    assert.deepEqual(changed.preview, [changed.title, changed.description]);
    await page.evaluate(() => (location.hash = ''));
    await page.waitFor((text) => document.title === text, plain.title);
    assert.equal((await said(page)).description, plain.description);
    const link = await fragment({workloads: [{name: 'Labels', input: 12000}]});
    const opened = await t.open(`/?lang=zh#${link}`);
    const chinese =
      'Labels：每月 Flash $63.95，Pro $194.45 – 每月 100,000 次请求，' +
      '2026 年 4 月 26 日起、2026 年 8 月 16 日止的价格';
    await opened.waitFor((text) => document.title === text, chinese);
  });

  test('a link that some programs would cut is sent with a warning', async (t) => {
    const many = (count) =>
      fragment({
        workloads: Array.from({length: count}, (_, i) => ({name: `${i} ${'n'.repeat(50)}`})),
      });
    const page = await t.calculator(`/#${await many(2)}`);
    await dialog(page);
    assert.equal(await page.evaluate(() => deepAll('[part~=long-link]').length), 0);
    const long = await t.calculator(`/?lang=zh#${await many(40)}`);
    await long.evaluate(() => deepAll('.actions button').at(-1).click());
    await long.waitForTarget('dialog[open]');
    await long.waitForText(/2,000 个字符/, '[part~=long-link]');
  });

  test('a link keeps the prices that it names, or the reader chooses those in force', async (t) => {
    const page = await t.calculator();
    await dialog(page);
    const said = () =>
      page.evaluate(() => ({
        cards: ['#share-link', '#share-text', '#share-snippet'].map(
          (css) => /card=([\d-]+)/.exec(deep(css).value)[1],
        ),
        text: deep('#share-text').value,
        hint: deepText(deep('#share-link ~ .hint')),
        focus: deep('#share-link').getRootNode().activeElement?.id,
      }));
    const june = await said();
    assert.deepEqual(june.cards, Array(3).fill('2026-06-28'));
    assert.match(june.text, /to August 16, 2026: Flash \$17\.79/);
    assert.match(june.hint, /June 28, 2026.*Use today’s prices/s);
    await page.evaluate(() => deep('#share-link ~ .hint button').click());
    await page.waitFor(() => deep('#share-link').value.includes('card=2026-11-13'));
    await idle(page);
    const today = await said();
    assert.deepEqual(today.cards, Array(3).fill('2026-11-13'));
    assert.match(today.text, /\$37\.54/);
    assert.match(today.hint, /November 13, 2026/);
    assert.doesNotMatch(today.hint, /today’s/);
    assert.equal(today.focus, 'share-link');
  });

  test('every view of the snippet can be looked at first', async (t) => {
    const page = await t.calculator();
    await dialog(page);
    await page.evaluate(() => (deep('details[data-opening="share/preview"]').open = true));
    for (const [view, part] of [
      ['', 'questions'],
      ['compact', 'results'],
      ['table', 'contract'],
    ]) {
      await choose(page, 'share-view', view);
      await page.waitFor(
        (name) =>
          Boolean(deep(`.preview deepseek-cost`)?.shadowRoot?.querySelector(`[part~=${name}]`)),
        part,
      );
      assert.equal(await page.evaluate(() => deep('.preview deepseek-cost').view ?? ''), view);
    }
  });

  test('an estimate exported as JSON opens elsewhere with the same numbers, and exports the same bytes', async (t) => {
    const page = await t.calculator();
    await page.fill(field('input'), '12k');
    await waitForTotals(page, ['$63.952', '$194.445']);
    await dialog(page);
    const file = await exported(page, 'JSON');
    assert.equal(file.name, 'deepseek-cost-2026-06-28.json');
    t.record('the exported JSON', file.text);
    const schema = JSON.parse(file.text).$schema;
    assert.equal(schema, `${t.site.origin}/estimate.schema.json`);
    const published = await (await fetch(schema)).json();
    assert.equal(published.properties.version.const, JSON.parse(file.text).version);

    for (const drop of [false, true]) {
      const other = await t.calculator();
      await waitForTotals(other, DEFAULT_TOTALS);
      await dialog(other);
      await give(other, file.name, file.text, {drop});
      await waitForTotals(other, ['$63.952', '$194.445']);
      assert.ok(!(await other.exists('dialog[open]')), 'the dialog is closed');
      assert.match((await other.focused()).name, /Share, embed, export/, 'the focus is back');
      await other.waitForText(/same here, to the last digit/, '.side [role=alert]');
      await other.waitFor(() => location.hash.includes('12000'));
      await dialog(other);
      assert.equal((await exported(other, 'JSON')).text, file.text);
    }
  });

  test('a file that cannot be opened is reported in the dialog; nothing is lost, and the way back is there', async (t) => {
    const page = await t.calculator();
    await page.fill(field('input'), '12k');
    await waitForTotals(page, ['$63.952', '$194.445']);
    const good = readFileSync(join(ROOT, 'tests/exports/v1-default.json'), 'utf8');
    await dialog(page);
    for (const [name, text, sentence] of [
      ['bill.csv', 'Workload,Model', /“bill\.csv” is not JSON.*have not changed/],
      ['package.json', '{"name": "x"}', /not an estimate exported from here/],
      ['next.json', good.replace('"version": 1', '"version": 2'), /newer version/],
      [
        '<img src=x>.json',
        good.replace('"hit": "70"', '"hit": "170"'),
        /<img src=x>.*hit.*at most 100/,
      ],
    ]) {
      await give(page, name, text);
      t.record(`report of ${name}`, await page.waitForText(sentence, '#open-file-note'));
      assert.ok(await page.exists('dialog[open]'), 'the dialog stays');
      assert.equal(await page.value(field('input')), '12k');
    }
    assert.equal(await page.count({css: 'img', hidden: true}), 0);
    // Another rate book gave other numbers: said with both.
    await give(page, 'old.json', good.replace('"amount": "17.794"', '"amount": "18.1"'));
    await waitForTotals(page, DEFAULT_TOTALS);
    await page.waitForText(/\$18\.10 a month in the file and \$17\.794 here/, '.side [role=alert]');
    await page.click({css: '.side .notice button'});
    await waitForTotals(page, ['$63.952', '$194.445']);
    assert.equal(await page.value(field('input')), '12k', 'as it was typed');
  });

  test('a link without a checksum is not taken for whole: it opens when the reader says so', async (t) => {
    const page = await t.calculator('/#v=1&card=2026-06-28&in=12000');
    await page.waitForText(/no checksum/, '[role=alert]');
    await waitForNoTotals(page);
    await page.click({css: '.notice button', text: 'Open it as it is'});
    await waitForTotals(page, ['$63.952', '$194.445']);
    const whole = await fragment({workloads: [{input: 12000}]});
    await page.waitFor((text) => location.hash === `#${text}`, whole);
    assert.ok(!(await page.exists('[role=alert].notice')), 'and the notice is gone');
    // A wrong checksum is another matter.
    const damaged = await t.calculator('/#v=1&card=2026-06-28&in=12000&k=0000');
    await damaged.waitForText(/checksum does not match/, '[role=alert]');
    assert.equal(await damaged.count({css: '.notice button', text: 'Open it as it is'}), 0);
  });

  test('what chat and mail do to a link is undone, or said', async (t) => {
    const link = await fragment({workloads: [{name: 'Support', input: 12000}]});
    for (const [damaged, sentence] of [
      [`${link}.)>`, /repaired/],
      [link.toUpperCase(), /repaired/],
      [encodeURIComponent(link), /repaired/],
      [link.replaceAll('&', '&amp;'), /repaired/],
      [link.slice(0, -3), /cut off/],
      [link.replace('12000', '13000'), /checksum does not match/],
    ]) {
      const page = await t.calculator(`/#${damaged}`);
      await page.waitForText(sentence, '[role=alert]');
      if (sentence.test('repaired')) await waitForTotals(page, ['$63.952', '$194.445']);
      else await waitForNoTotals(page);
    }
  });

  test('too long for a link: the dialog says so instead of giving another one; the export is whole', async (t) => {
    const page = await t.calculator();
    await page.evaluate(async () => {
      const element = deep('deepseek-cost');
      const [first] = element.data.workloads;
      element.data = {
        ...element.data,
        workloads: Array.from({length: 20}, () => ({...first, name: '客'.repeat(60)})),
      };
      await element.updateComplete;
    });
    await dialog(page);
    await page.waitForText(
      /does not fit a link: [\d,]+ characters, limit 10,000; its names take/,
      'dialog .error',
    );
    assert.equal(await page.count('#share-link'), 0);
    assert.equal(JSON.parse((await exported(page, 'JSON')).text).scenario.workloads.length, 20);
    await page.press('Escape');
    await page.waitFor(() => deep('dialog[open]') === null);
    assert.match((await page.focused()).name, /Share, embed, export/, 'the focus is back');
    await page.click({css: '.actions button', text: 'Copy link'});
    await page.waitForTarget('dialog[open]');
  });

  test('CSV, Markdown and the snippet: exact, and nothing that a spreadsheet runs', async (t) => {
    const page = await t.calculator(
      `/#${await fragment({
        workloads: [
          {name: '=HYPERLINK("x")'},
          {name: "x;=cmd|'/c calc'!A1;"},
          {name: 'www.evil.example @all ~~no~~ $1$ https://evil.example'},
        ],
      })}`,
    );
    await dialog(page);
    const csv = await exported(page, 'CSV');
    assert.ok(csv.text.includes('40000000,0.87,34.8,USD,2026-06-28'));
    for (const line of csv.text.split('\r\n'))
      for (const separator of [',', ';', '\t'])
        for (const cell of cellsOf(line, separator)) assert.doesNotMatch(cell, /^[=+@\t]/, line);
    t.record('the CSV', csv.text);
    const markdown = await exported(page, 'Markdown');
    for (const alive of [
      /(?<!\\|\w)www\./,
      /https:\/\/evil/,
      /(?<!\\)@all/,
      /(?<!\\)~~/,
      /(?<!\\)\$1/,
    ])
      assert.doesNotMatch(markdown.text.replace(/^Link: .*$/m, ''), alive);
    t.record('the Markdown', markdown.text);
    const snippet = await page.value('#share-snippet');
    await page.click({css: 'dialog button', text: 'Copy snippet'});
    // Copied, or (where that is forbidden) selected to be copied by hand.
    await page.waitForText(/Snippet copied|blocked here/, 'dialog .choices .status:not(:empty)');
    const host = await t.serve({
      folders: {'/': join(ROOT, 'build/site')},
      pages: {
        '/host': `<!doctype html><html lang="en"><title>Host</title><link rel="icon" href="data:,">${snippet.replaceAll(t.site.origin, '')}`,
      },
    });
    const other = await t.newPage();
    await other.goto(`${host.origin}/host`);
    await waitForTotals(
      other,
      (await totals(page)).map((pair) => pair[1]),
    );
    assert.equal(
      await other.evaluate(() => deep('deepseek-cost').data.workloads[0].name),
      '=HYPERLINK("x")',
    );
  });

  test(
    'printed: one sheet of A4 or Letter with the working, the date of the prices and the link',
    async (t) => {
      for (const address of ['/', '/?lang=zh']) {
        const page = await t.calculator(address);
        await page.evaluate(() => deep('deepseek-cost').load());
        for (const format of ['A4', 'Letter']) {
          const margin = {top: '12mm', bottom: '12mm', left: '14mm', right: '14mm'};
          const pdf = Buffer.from(await page.raw.pdf({format, margin})).toString('latin1');
          assert.equal(pdf.match(/\/Type \/Page\b/g).length, 1, `${address} on ${format}`);
        }
        await page.raw.emulateMediaType('print');
        await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
        const shown = await page.evaluate(() =>
          deepAll('p.print-only:not(.title), .lines, button, .hint, .pinned, .timeline')
            // What the sentence says of a field is a part of it.
            .filter((e) => !e.closest('.assumed'))
            .map((e) => e.className),
        );
        assert.deepEqual(shown, ['lines flash', 'lines pro', 'print-only'], address);
        const footer = await page.text('p.print-only:not(.title)');
        assert.match(footer, /2026-06-28/);
        assert.ok(footer.includes(`${t.site.origin}${address}#v=1`), footer);
      }
    },
    {only: ['chromium']},
  );
};
