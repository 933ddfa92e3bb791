// The amounts of both models stand under one pair of columns on the whole page: the same right
// edges, and one decimal axis for each model.
import assert from 'node:assert/strict';

import {fragment} from '../calculator.mjs';

const WIDTHS = [744, 900, 1280, 1920];

/** Where amounts stand: the cells of a row, first those of Flash and then those of Pro. */
const PLACES = {
  statement: '.results .line:not(.month) > summary > .cell',
  prices: '.prices tbody:not(.limits) td',
  hours: '.choices-of-hours td',
  questions: '.decisions .line > summary > .cell',
  chart: '.chart .data-table td',
  year: '.steps td',
};

/** Of each place and model: the right edges of the cells, and where the decimal points end. */
function measure(page, wanted = PLACES) {
  return page.evaluate((places) => {
    deep('.chart > .data').open = true;
    const range = document.createRange();
    const pointOf = (cell) => {
      // In short a cell has two prices, on one axis.
      const number = cell.querySelector('.n');
      const text = [...(number?.childNodes ?? [])].find(
        (node) => node.nodeType === Node.TEXT_NODE && node.data.trim(),
      );
      // Of a range the upper end counts, and what is shortened has none.
      if (!text || !/\d$/.test(text.data.trim())) return [];
      const at = text.data.lastIndexOf('.');
      if (at < 0) return [];
      range.setStart(text, at);
      range.setEnd(text, at + 1);
      return [range.getBoundingClientRect().right];
    };
    return Object.fromEntries(
      Object.entries(places).map(([name, css]) => {
        const cells = deepAll(css);
        const each = [0, 1].map((model) => {
          const own = cells.filter((_cell, i) => i % 2 === model);
          return {
            edges: own.map((cell) => cell.getBoundingClientRect().right),
            points: own.flatMap(pointOf),
          };
        });
        return [name, each];
      }),
    );
  }, wanted);
}

const apart = (list) => Math.max(...list) - Math.min(...list);

export default (test) => {
  for (const [card, month, first] of [
    ['2026-06-28', '', '$17.79'],
    ['2026-11-13', '', '$37.54'],
    // Its holidays are not published: all amounts are ranges.
    ['2026-11-13', '2027-02', '$31.07'],
  ])
    test(`amounts stand under one pair of columns at every width: ${card} ${month}`, async (t) => {
      const link = await fragment({card, month});
      for (const width of WIDTHS) {
        const page = await t.calculator(`/#${link}`, {width, height: 1000});
        await page.waitFor(
          (wanted) => deepText(deep('[part~=total]')).trim().startsWith(wanted),
          first,
        );
        await page.waitFor(() =>
          Boolean(deep('.steps') && deep('.decisions') && deep('.chart > .data')),
        );
        const banded = card !== '2026-06-28';
        if (banded) await page.waitFor(() => Boolean(deep('.choices-of-hours')));
        const found = await measure(page);
        // A price for each band has columns of its own; cheap hours are there only with bands.
        if (banded) delete found.prices;
        else delete found.hours;
        for (const model of [0, 1]) {
          const of = Object.entries(found).map(([name, each]) => [name, each[model]]);
          for (const [name, {edges}] of of) assert.ok(edges.length > 2, `${name} at ${width}`);
          const edges = of.map(([name, {edges}]) => [name, edges]);
          assert.ok(
            apart(edges.flatMap(([, each]) => each)) < 1,
            `right edges at ${width} px: ${JSON.stringify(edges)}`,
          );
          // Behind the chart every digit is shown, on an axis of its own.
          const points = of
            .filter(([name]) => name !== 'chart')
            .map(([name, {points}]) => [name, points]);
          assert.ok(
            apart(points.flatMap(([, each]) => each)) < 1,
            `decimal points at ${width} px: ${JSON.stringify(points)}`,
          );
        }
      }
    });

  test('on a phone all amounts stand under those of the statement, in one size', async (t) => {
    for (const [width, card] of [
      [360, '2026-06-28'],
      [360, '2026-11-13'],
      [320, '2026-11-13'],
    ]) {
      const page = await t.calculator(`/#${await fragment({card})}`, {width, height: 740});
      await page.waitFor(() => Boolean(deep('.steps') && deep('.decisions')));
      const places = {
        statement: '.results .line:not(.month) > summary > .cell',
        prices: '.in-short .cell',
        // Ranges stand at the edge.
        questions: '.decisions .line > summary > .cell:not(:has(.between))',
        year: '.steps td',
      };
      const found = Object.entries(await measure(page, places));
      for (const model of [0, 1]) {
        const edges = found.flatMap(([, each]) => each[model].edges);
        assert.ok(edges.length > 20 && apart(edges) < 1, `${width} px: ${JSON.stringify(edges)}`);
        const points = found.map(([name, each]) => [name, each[model].points]);
        for (const [name, each] of points) assert.ok(each.length > 0, `${name} has amounts`);
        assert.ok(
          apart(points.flatMap(([, each]) => each)) < 1,
          `decimal points at ${width} px: ${JSON.stringify(points)}`,
        );
      }
      const sizes = await page.evaluate(() => [
        ...new Set(
          deepAll('.results .line:not(.month) > summary .n, .in-short .n, .steps .n').map(
            (each) => getComputedStyle(each).fontSize,
          ),
        ),
      ]);
      assert.equal(sizes.length, 1, `sizes at ${width} px: ${sizes}`);
    }
  });

  test('a percentage never lies on its amount, however narrow the columns', async (t) => {
    for (const card of ['2026-06-28', '2026-11-13']) {
      const page = await t.calculator(`/#${await fragment({card})}`);
      for (const width of [320, 360, 480, 540, 600, 744, 800, 860, 900, 940, 1000, 1280]) {
        await page.setViewport(width, 900);
        const gaps = await page.evaluate(() => {
          const range = document.createRange();
          const boxOf = (node) => {
            range.selectNodeContents(node);
            return range.getBoundingClientRect();
          };
          return deepAll('.results .pair').flatMap((pair) => {
            const share = boxOf(pair.querySelector('.share'));
            const amount = boxOf(pair.querySelector('.n'));
            const above = share.bottom <= amount.top + 2;
            return share.width === 0 || above ? [] : [amount.left - share.right];
          });
        });
        const least = Math.min(...gaps, 99);
        assert.ok(least >= 4, `${card}: ${least} px between them at ${width} px`);
      }
    }
  });

  test('on a phone the pinned totals take two rows, long amounts three', async (t) => {
    for (const [width, requests, rows] of [
      [360, 100000, 2],
      [360, 8000000, 3],
      [320, 100000, 2],
    ]) {
      const link = await fragment({workloads: [{requests}]});
      const page = await t.calculator(`/#${link}`, {width, height: 740});
      const places = await page.evaluate(() =>
        [...deep({css: '[part~=pinned]', hidden: true}).children].map((each) => {
          const {bottom, right} = each.getBoundingClientRect();
          return [Math.round(bottom / 10), right];
        }),
      );
      assert.equal(new Set(places.map(([row]) => row)).size, rows, JSON.stringify(places));
      for (const [, right] of places) assert.ok(right <= width, JSON.stringify(places));
    }
  });

  test('on a phone a range stands in one line', async (t) => {
    for (const width of [320, 360]) {
      const page = await t.calculator('/', {width, height: 740});
      const lines = await page.waitFor(() =>
        deepAll('.decisions .line > summary > .cell:has(.n)')
          .filter((cell) => /–/.test(cell.textContent))
          .map((cell) => cell.offsetHeight / parseFloat(getComputedStyle(cell).lineHeight)),
      );
      assert.equal(lines.length, 2);
      for (const count of lines) assert.ok(count < 1.9, `${count} lines at ${width} px`);
    }
  });

  test('no amount is broken within itself, however long it is', async (t) => {
    for (const requests of [1234567890, 1e15])
      for (const lang of ['en', 'zh']) {
        const link = await fragment({workloads: [{requests}]});
        const page = await t.calculator(`/?lang=${lang}#${link}`, {width: 320, height: 740});
        await page.waitFor(() => Boolean(deep('.decisions') && deep('.chart svg')));
        const broken = await page.evaluate(() => {
          const range = document.createRange();
          const texts = (node) =>
            node.nodeType === Node.TEXT_NODE ? [node] : [...node.childNodes].flatMap(texts);
          return deepAll(
            '.total small, .today .amount, .results .cell, .decisions .line > summary > .cell',
          ).flatMap((each) => {
            let before = {text: ' ', bottom: Infinity};
            return texts(each).flatMap((node) =>
              [...node.data].flatMap((text, i) => {
                range.setStart(node, i);
                range.setEnd(node, i + 1);
                const {top, bottom, width} = range.getBoundingClientRect();
                if (width === 0 && /\s/.test(text)) {
                  before = {text, bottom: Infinity};
                  return [];
                }
                const fault = top > before.bottom - 3 && /[\d.亿万]/.test(before.text + text);
                const end = /[,–\s]/.test(before.text);
                const found = fault && !end ? [`${before.text}|${text} in ${deepText(each)}`] : [];
                before = {text, bottom};
                return found;
              }),
            );
          });
        });
        assert.deepEqual(broken, [], `${requests} requests, ${lang}`);
        const cut = await page.evaluate(() =>
          deepAll('.chart svg .tick, .year svg .tick')
            .filter(
              (tick) =>
                tick.getBoundingClientRect().left <
                tick.ownerSVGElement.getBoundingClientRect().left,
            )
            .map((tick) => tick.textContent),
        );
        assert.deepEqual(cut, [], 'axes have the room that their amounts take');
      }
  });

  for (const [what, card, opened, tables] of [
    ['a working', '2026-11-13', '.month > summary', '.month .lines'],
    ['what changed', '2026-06-28', '.provenance .notice summary', '.changes'],
  ])
    test(`the two tables of ${what} have the same columns`, async (t) => {
      for (const width of [360, 900, 1280]) {
        const page = await t.calculator(`/#${await fragment({card})}`, {width, height: 900});
        await page.evaluate(() => deep('.in-short')?.click());
        await page.waitForTarget(opened);
        await page.click(opened);
        await page.waitFor((css) => deepAll(css).length === 2, tables);
        const [one, other] = await page.evaluate(
          (css) =>
            deepAll(css).map((table) =>
              [...table.tHead.rows[0].cells].map((cell) => cell.getBoundingClientRect().right),
            ),
          tables,
        );
        assert.ok(one.length > 3);
        for (const [i, right] of one.entries())
          assert.ok(
            Math.abs(right - other[i]) < 1,
            `column ${i} at ${width} px: ${right} and ${other[i]}`,
          );
      }
    });
};
