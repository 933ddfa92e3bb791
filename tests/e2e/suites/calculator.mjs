// The calculator as a reader meets it: prices before any script, numbers by
// keyboard, the working, errors, links, the way back.
import assert from 'node:assert/strict';
import {globSync, readFileSync} from 'node:fs';
import {join} from 'node:path';

import {DEFAULT_TOTALS, field, fragment, totals, waitForTotals, working} from '../calculator.mjs';
import {asset, live, PAGE_HEADERS, SITE} from '../harness.mjs';

const GUIDE_PRICES = ['$0.0028', '$0.14', '$0.28', '$0.003625', '$0.435', '$0.87'];

export default (test) => {
  test(
    'the six prices and the default totals are in the HTML that is served',
    async (t) => {
      const html = await (await fetch(`${t.site.origin}/`)).text();
      const words = html
        .replace(/<style.*?<\/style>|<script.*?<\/script>/gs, ' ')
        .replace(/<[^>]+>/g, ' ');
      for (const price of GUIDE_PRICES)
        assert.ok(words.includes(price), `${price} is in index.html`);
      for (const total of DEFAULT_TOTALS)
        assert.ok(words.includes(total), `${total} is in index.html`);
    },
    {only: ['chromium']},
  );

  test('live, it shows the six prices, the limits and the source', async (t) => {
    const page = await t.calculator();
    const text = await page.text('[part~=contract]');
    for (const price of GUIDE_PRICES) assert.ok(text.includes(price), `${price} in: ${text}`);
    assert.match(text, /1M/);
    assert.match(text, /384K/);
    assert.match(text, /2,500/);
    assert.match(text, /500/);
    assert.match(text, /checked/i);
    t.record('the contract', text);
  });

  test('the default scenario: both bills and their working, to the last digit', async (t) => {
    const page = await t.calculator();
    await waitForTotals(page, DEFAULT_TOTALS);
    const tables = await working(page);
    const amounts = (table) => table.rows.map((row) => row.at(-1));
    assert.equal(tables.length, 2);
    assert.deepEqual(amounts(tables[0]), ['$0.294', '$6.30', '$11.20', '$17.794']);
    assert.deepEqual(amounts(tables[1]), ['$0.380625', '$19.575', '$34.80', '$54.755625']);
    assert.deepEqual(
      tables[0].rows.slice(0, 3).map((row) => row[1]),
      ['105,000,000', '45,000,000', '40,000,000'],
    );
    t.record('the default working', tables);
    t.record('the page of the default scenario', await page.text('deepseek-cost'));
  });

  test('numbers as people type them, by keyboard', async (t) => {
    const page = await t.calculator();
    await page.fill(field('input'), '12k');
    await waitForTotals(page, ['$63.952', '$194.445']);
    await page.fill(field('input'), '1,500');
    await waitForTotals(page, DEFAULT_TOTALS);
    await page.fill(field('requests'), '1.5M');
    await waitForTotals(page, ['$266.91', '$821.334375']);
    await page.fill(field('requests'), '1,000');
    await waitForTotals(page, ['$0.17794', '$0.54755625']);
    await page.fill(field('requests'), '1_000');
    await waitForTotals(page, ['$0.17794', '$0.54755625']);
    await page.fill(field('hit'), '0');
    await page.fill(field('requests'), '100k');
    await waitForTotals(page, ['$32.20', '$100.05']);
    assert.equal(await page.value(field('requests')), '100k', 'what was typed stays as typed');
    await page.fill(field('output'), '0');
    await waitForTotals(page, ['$21.00', '$65.25']);
    t.record('totals after typing', await totals(page));
  });

  test('editing a grouped number never makes it something else in silence', async (t) => {
    const page = await t.calculator();
    // One more zero, or one less, than in "100,000".
    for (const [key, right] of [
      ['0', ['$177.94', '$547.55625']],
      ['Backspace', ['$1.7794', '$5.4755625']],
    ]) {
      await page.fill(field('requests'), '100,000');
      await waitForTotals(page, DEFAULT_TOTALS);
      await page.press('End');
      await page.press(key);
      await new Promise((resolve) => setTimeout(resolve, 200));
      const marked = await page.exists('[aria-invalid=true]');
      const seen = (await totals(page)).map((pair) => pair[1]);
      if (!marked)
        assert.deepEqual(
          seen,
          right,
          `“${await page.value(field('requests'))}” is read as a count nobody meant`,
        );
    }
  });

  test('the slider by arrow keys moves the share and the bills', async (t) => {
    const page = await t.calculator();
    await page.focus({css: 'input[type=range]', host: 'deepseek-cost'});
    await page.press('ArrowRight');
    assert.equal(await page.value(field('hit')), '71');
    await waitForTotals(page, ['$17.5882', '$54.1085625']);
    await page.press('ArrowLeft');
    await waitForTotals(page, DEFAULT_TOTALS);
  });

  test('an error stands at its field; the text and the last good result stay', async (t) => {
    const page = await t.calculator();
    for (const bad of ['twelve', '-5', '<b>', '9'.repeat(60), '1e3x', '１２３４x']) {
      await page.fill(field('input'), bad);
      const message = await page.waitFor((target) => {
        const input = deep(target);
        if (input.getAttribute('aria-invalid') !== 'true') return false;
        const note = input.getRootNode().getElementById(input.getAttribute('aria-describedby'));
        return deepText(note).trim();
      }, field('input'));
      assert.ok(message.length > 5, `a message for ${bad}`);
      assert.equal(await page.value(field('input')), bad, 'what was typed stays');
      assert.ok(
        await page.exists('[part~=results].stale, .stale [part~=total], .stale[part~=total]'),
        'the last good result is marked stale',
      );
      // What it begins with may be a number: that is not what was meant.
      await waitForTotals(page, DEFAULT_TOTALS);
      t.record(`error for ${bad.slice(0, 8)}`, message);
      await page.fill(field('input'), '1500');
      await waitForTotals(page, DEFAULT_TOTALS);
    }
    assert.ok(!(await page.exists('.stale')), 'a good value takes the mark away');
    assert.ok(
      !/NaN|undefined|\[object|Infinity/.test(await page.text()),
      'no program words in the page',
    );
  });

  test('the address follows the scenario, and the link restores it elsewhere', async (t) => {
    const page = await t.calculator();
    await page.fill(field('input'), '12k');
    await page.fill(field('hit'), '85');
    await page.fill(field('output'), '900');
    await page.fill(field('requests'), '25,000');
    const seen = await page.waitFor(
      async () =>
        location.hash.includes('12000') &&
        location.hash.includes('900') &&
        location.hash.includes('25000') &&
        location.href,
    );
    const link = seen.slice(seen.indexOf('#'));
    assert.ok(link.length < 300, `a short link: ${link}`);
    const there = await totals(page);
    const other = await t.calculator(`/${link}`);
    await waitForTotals(
      other,
      there.map((pair) => pair[1]),
    );
    assert.equal((await other.value(field('input'))).replaceAll(',', ''), '12000');
    t.record('a link', link);
    t.record('its totals', there);
  });

  test('a link pasted into an open tab, then back and forward', async (t) => {
    const page = await t.calculator();
    await waitForTotals(page, DEFAULT_TOTALS);
    const address = `${t.site.origin}/#${await fragment({workloads: [{input: 12000}]})}`;
    await page.goto(address);
    await waitForTotals(page, ['$63.952', '$194.445']);
    await page.back();
    await waitForTotals(page, DEFAULT_TOTALS);
    await page.forward();
    await waitForTotals(page, ['$63.952', '$194.445']);
    await page.reload();
    await live(page);
    await waitForTotals(page, ['$63.952', '$194.445']);
  });

  test('a link from a future version says so', async (t) => {
    const page = await t.calculator('/#v=99&card=2031-01-01&in=5&k=abcd');
    await page.waitForText(/version .*Reload the page/, '[role=alert]');
    assert.doesNotMatch(await page.text('[role=alert]'), /sender/);
  });

  test('Chinese: its own words, the yuan list first', async (t) => {
    const page = await t.calculator('/?lang=zh');
    const text = await page.waitForText(/[\u4e00-\u9fff]{4}/, 'deepseek-cost');
    t.record('the page in Chinese', text);
  });

  test('a first view asks for little; a touch fetches the rest, and only from its own server', async (t) => {
    const page = await t.open('/', {width: 390, height: 600});
    const fetched = async () =>
      new Set(
        (await page.requests()).filter(
          (address) => address.startsWith('http') && !/__recorder|sw\.js|\/icons\//.test(address),
        ),
      );
    await page.waitFor(() => Boolean(deep('deepseek-cost').estimate));
    const first = await fetched();
    assert.ok(first.size <= 8, `few files: ${[...first].join(' ')}`);
    const later = [asset('lazy-bundle.js'), asset('importer.wasm')];
    assert.ok(![...first].some((address) => later.some((file) => address.endsWith(file))));
    const line = await page.evaluate(() => getComputedStyle(deep('.below .row')).display);
    assert.equal(line, 'grid', 'what was drawn below keeps its styles');
    await waitForTotals(page, DEFAULT_TOTALS);
    assert.match(await page.evaluate(() => deep('deepseek-cost').fragment), /^v=1&/, 'its link');
    await page.fill(field('input'), '2000');
    await waitForTotals(page, ['$19.992', '$61.4075']);
    await page.waitFor(() => location.hash.includes('in=2000'));
    const sections = ['prices', 'tokens', 'usage'].map((name) => asset(`${name}-section.js`));
    const has = (addresses, file) => [...addresses].some((address) => address.endsWith(file));
    const touched = await fetched();
    for (const file of sections) assert.ok(!has(touched, file), `${file} is out of sight`);
    await page.evaluate(() => deep('deepseek-cost').load());
    const all = await fetched();
    for (const file of [asset('lazy-bundle.js'), ...sections]) assert.ok(has(all, file), file);
  });

  test('drawn ahead, every page shows the currency of its prices and styled sections', async (t) => {
    // The script that would use the module is left out.
    t.expectProblem(/preloaded using link preload but not used/);
    const guest = await t.serve({
      folders: {'/': SITE},
      scripts: {[`/${asset('deepseek-cost.js')}`]: ''},
    });
    const chosen = {'/': 'USD', '/zh.html': 'CNY', '/embed.html': 'USD'};
    for (const [address, currency] of Object.entries(chosen)) {
      const page = await t.open(guest.origin + address);
      const seen = await page.evaluate(() => ({
        currency: deepAll('[name=currency]')
          .filter((choice) => choice.checked)
          .map((choice) => choice.value),
        line: getComputedStyle(deep('.below .row')).display,
        list: getComputedStyle(deep({css: '[part=cards] li', hidden: true})).display,
      }));
      assert.deepEqual(seen, {currency: [currency], line: 'grid', list: 'grid'}, address);
    }
  });

  test('until a link’s own numbers are there, none of the default is shown', async (t) => {
    // The element's script never comes: what is seen is what was drawn at build time.
    const scripts = {[`/${asset('deepseek-cost.js')}`]: ''};
    const guest = await t.serve({folders: {'/': SITE}, scripts, pageHeaders: PAGE_HEADERS});
    t.expectProblem(/export|SyntaxError|import/i);
    const link = await fragment({workloads: [{input: 12000}]});
    for (const [address, seen] of [
      ['/', 'visible'],
      [`/#${link}`, 'hidden'],
      [`/embed.html#${link}`, 'hidden'],
    ]) {
      const page = await t.open(guest.origin + address);
      const totals = await page.evaluate(() =>
        deepAll({css: '[part~=total]', hidden: true}).map(
          (total) => getComputedStyle(total).visibility,
        ),
      );
      assert.deepEqual(totals, [seen, seen], address);
    }
  });

  test('what is typed before the script of the page comes is kept, and in the address', async (t) => {
    const name = globSync('assets/page-*.js', {cwd: SITE})[0];
    const late = `await new Promise((resolve) => (globalThis.come = resolve));\n`;
    const server = await t.serve({
      folders: {'/': SITE},
      scripts: {[`/${name}`]: late + readFileSync(join(SITE, name), 'utf8')},
      pageHeaders: PAGE_HEADERS,
    });
    const page = await t.open(`${server.origin}/?lang=en`);
    await waitForTotals(page, DEFAULT_TOTALS);
    await page.waitFor(() => Boolean(deep('deepseek-cost').estimate));
    await page.fill(field('input'), '2000');
    await waitForTotals(page, ['$19.992', '$61.4075']);
    await page.evaluate(() => void globalThis.come());
    await page.waitFor(() => location.hash.includes('in=2000'));
    await waitForTotals(page, ['$19.992', '$61.4075']);
  });

  test(
    'what is chosen and typed before the script runs is kept',
    async (t) => {
      const page = await t.open('/?lang=en');
      // The same drawn view once more, touched before its element wakes up.
      const kept = await page.evaluate(async () => {
        const text = await (await fetch('./index.html')).text();
        const drawn = /<deepseek-cost[^>]*>[^]*<\/deepseek-cost>/.exec(text)[0];
        const other = Document.parseHTMLUnsafe(drawn).querySelector('deepseek-cost');
        const choice = other.shadowRoot.querySelector('[value=CNY]');
        choice.checked = true;
        other.shadowRoot.querySelector('[name="/workloads/0/input"]').value = '12k';
        document.body.append(other);
        while (!other.estimate) await new Promise((resolve) => setTimeout(resolve, 20));
        await other.updateComplete;
        return [
          other.shadowRoot.querySelector('[name=currency]:checked').value,
          other.shadowRoot.querySelector('[name="/workloads/0/input"]').value,
        ];
      });
      assert.deepEqual(kept, ['CNY', '12k']);
    },
    {only: ['chromium']},
  );

  test('a link needs nothing but the first view; what cannot be had is said, and requested again', async (t) => {
    t.expectProblem(/MIME|NetworkError|Importing a module|TypeError|Failed to fetch/i);
    const broken = `/${asset('lazy-bundle.js')}`;
    const pages = {[broken]: 'not a script'};
    const guest = await t.serve({folders: {'/': SITE}, pages});
    const link = await fragment({workloads: [{input: 12000}]});
    const page = await t.open(`${guest.origin}/#${link}`);
    await waitForTotals(page, ['$63.952', '$194.445']);
    await page.fill(field('input'), '2000');
    await waitForTotals(page, ['$19.992', '$61.4075']);
    await page.waitForText(/could not be loaded/, '[role=alert]');
    await page.waitFor(() => location.hash.includes('in=2000'));
    Reflect.deleteProperty(pages, broken);
    // Some browsers remember what failed: there only the second button helps.
    await page.evaluate(() =>
      deepAll('.notice button')
        .find((button) => /Reload/.test(deepText(button)))
        .click(),
    );
    await page.waitFor(() => !deep('[role=alert]'));
    await live(page);
    await waitForTotals(page, ['$19.992', '$61.4075']);
  });

  test('where nothing can start, the prices drawn ahead stay in sight', async (t) => {
    t.expectProblem(/integrity/i);
    const broken = `/${asset('calculator.wasm')}`;
    const pages = {[broken]: 'not a module'};
    const guest = await t.serve({folders: {'/': SITE}, pages});
    const page = await t.open(`${guest.origin}/`);
    await page.waitForText(/could not start/, '[role=alert]');
    const text = await page.evaluate(() => deepText(deep('table.prices')));
    for (const price of GUIDE_PRICES) assert.ok(text.includes(price), price);
    Reflect.deleteProperty(pages, broken);
    await page.evaluate(() => deep('.notice button').click());
    await page.waitFor(() => Boolean(deep('deepseek-cost').estimate));
    await waitForTotals(page, DEFAULT_TOTALS);
    assert.equal(await page.evaluate(() => deepAll('table.prices').length), 1, 'drawn once');
  });
};
