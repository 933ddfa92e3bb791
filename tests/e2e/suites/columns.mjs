// The amounts of both models stand under one pair of columns on the whole page: the same right
// edges, and one decimal axis for each model.
import assert from 'node:assert/strict';

import {fragment, waitForTotals} from '../calculator.mjs';

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
function measure(page) {
  return page.evaluate((places) => {
    deep('.chart > .data').open = true;
    const range = document.createRange();
    const pointOf = (cell) => {
      const number = cell.querySelector('.n');
      const text = [...(number?.childNodes ?? [])].find(
        (node) => node.nodeType === Node.TEXT_NODE && node.data.trim(),
      );
      // A range has no one point.
      if (!text || text.data.includes('–')) return [];
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
  }, PLACES);
}

const apart = (list) => Math.max(...list) - Math.min(...list);

export default (test) => {
  for (const card of ['2026-06-28', '2026-11-13'])
    test(`amounts stand under one pair of columns at every width: ${card}`, async (t) => {
      const link = await fragment({card});
      for (const width of WIDTHS) {
        const page = await t.calculator(`/#${link}`, {width, height: 1000});
        await waitForTotals(
          page,
          card === '2026-06-28' ? ['$17.794', '$54.755625'] : ['$37.536875', '$134.37875'],
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

  test('on a phone the amounts of the year stand under those of the statement', async (t) => {
    const page = await t.calculator('', {width: 360, height: 740});
    await page.waitFor(() => Boolean(deep('.steps') && deep('.decisions')));
    const found = await page.evaluate(() =>
      ['.results .line > summary > .cell', '.decisions .line > summary > .cell', '.steps td'].map(
        (css) =>
          [0, 1].map((model) =>
            deepAll(css)
              .filter((_cell, i) => i % 2 === model)
              .map((cell) => cell.getBoundingClientRect().right),
          ),
      ),
    );
    for (const model of [0, 1]) {
      const edges = found.flatMap((each) => each[model]);
      assert.ok(edges.length > 20 && apart(edges) < 1, JSON.stringify(edges));
    }
  });
};
