// The calculator as the tests use it: fields by the path of what they hold,
// results by the documented parts. Words on the page may change without them.

import {join} from 'node:path';
import {pathToFileURL} from 'node:url';

import {SITE} from './harness.mjs';

let engine;

/**
 * The link text of the default scenario with other values: `{card, currency}` and
 * workloads, each over the default one.
 */
export async function fragment({workloads = [{}], ...rest} = {}) {
  engine ??= await (await import(pathToFileURL(join(SITE, 'engine.js')).href)).createEngine();
  const {scenario} = engine.call('defaults', {});
  const all = {
    ...scenario,
    ...rest,
    workloads: workloads.map((values) => ({...scenario.workloads[0], ...values})),
  };
  const link = engine.call('encodeLink', {scenario: all});
  if (!link.ok) throw new Error(JSON.stringify(link.errors));
  return link.fragment.replace(/^#/, '');
}

/** The monthly totals of a link's scenario, asked of the engine in Node. */
export async function monthsOf(link) {
  engine ??= await (await import(pathToFileURL(join(SITE, 'engine.js')).href)).createEngine();
  const {scenario} = engine.call('decodeLink', {fragment: link});
  delete scenario.decision;
  return engine.call('estimate', {scenario}).models.map(({month}) => month.amount);
}

export const FIELDS = {
  input: '/workloads/0/input',
  output: '/workloads/0/output',
  hit: '/workloads/0/hit',
  requests: '/workloads/0/requests',
};

/** The target of a field; `hostNth` picks an element where there are several. */
export function field(name, hostNth = 0) {
  return {
    css: `[name="${FIELDS[name] ?? name}"]:not([type=range])`,
    host: 'deepseek-cost',
    hostNth,
  };
}

/** What the two monthly totals say, shown and exact: [["$17.79", "$17.794"], …]. */
export function totals(page, hostNth = 0) {
  return page.evaluate(readTotals, hostNth);
}

export function readTotals(hostNth) {
  return deepAll({css: '[part~=total]', host: 'deepseek-cost', hostNth}).map((total) => {
    const amounts = deepText(total).match(/[$¥￥][\d,]*\.?\d+/g) ?? [];
    return [amounts[0] ?? '', amounts.at(-1) ?? ''].map((amount) => amount.replaceAll(',', ''));
  });
}

/** Waits for the exact monthly totals, e.g. ['$17.794', '$54.755625']. */
export async function waitForTotals(page, expected, hostNth = 0) {
  const exact = async () => (await totals(page, hostNth)).map((pair) => pair[1]).join(' and ');
  const wanted = expected.join(' and ');
  await page.until(async () => (await exact()) === wanted, `the totals ${wanted}`, exact);
}

/** Waits until the reason stands in place of the amounts, and no amount anywhere. */
export async function waitForNoTotals(page, hostNth = 0) {
  await page.waitForTarget({css: '[part~=unpriced]', host: 'deepseek-cost', hostNth});
  const [statement, pinned] = await page.evaluate(
    (nth) =>
      ['[part~=results]', '[part~=pinned]'].map((css) =>
        deepAll({css, host: 'deepseek-cost', hostNth: nth, hidden: true}).map(deepText).join(' '),
      ),
    hostNth,
  );
  const amounts = /[$¥￥]\s?\d/;
  if (amounts.test(statement) || amounts.test(pinned))
    throw new Error(`amounts of nothing that can be priced: ${statement} ${pinned}`);
}

/** Waits until the totals are others than `before`. */
export async function waitForChange(page, before, hostNth = 0) {
  return page.until(
    async () => {
      const now = await totals(page, hostNth);
      return now.length > 0 && JSON.stringify(now) !== JSON.stringify(before) && now;
    },
    `other totals than ${JSON.stringify(before)}`,
  );
}

/** Opens the working of the month and reads its tables: [{model, rows: [[…], …]}]. */
export async function working(page) {
  await page.evaluate(() => {
    const total = deep('[part~=total]');
    const details = total.closest('details');
    if (!details.open) details.querySelector('summary').click();
  });
  return page.waitFor(() => {
    const opened = deep('[part~=total]').closest('details');
    const tables = [...opened.querySelectorAll('table')].map((table) => ({
      model: deepText(table.caption ?? table)
        .replace(/\s+/g, ' ')
        .trim(),
      rows: [...table.querySelectorAll('tbody tr, tfoot tr')].map((row) =>
        [...row.cells].map((cell) =>
          deepText(cell)
            .replace(/[\s×=]+/g, ' ')
            .trim(),
        ),
      ),
    }));
    return tables.length > 0 && tables[0].rows.length > 0 && tables;
  });
}

export const DEFAULT_TOTALS = ['$17.794', '$54.755625'];

/** Chooses an option of a select by its value. */
export async function choose(page, name, value) {
  await page.waitForTarget(`select[name="${name}"]`);
  await page.evaluate(
    (path, chosen) => {
      const select = deep(`select[name="${path}"]`);
      select.value = chosen;
      select.dispatchEvent(new Event('change', {bubbles: true}));
    },
    name,
    value,
  );
}

/** Gives files, [name, bytes]: chooses them as the picker does; `drop` lets go of them where files may be dropped. */
export async function give(page, files, {drop = false, picker = '#usage-files'} = {}) {
  await page.waitFor((css) => deep({css, hidden: true}) !== null, picker);
  await page.evaluate(
    (list, dropped, css) => {
      const transfer = new DataTransfer();
      for (const [name, text] of list) {
        const bytes = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
        transfer.items.add(new File([bytes], name));
      }
      const picker = deep({css, hidden: true});
      if (dropped) {
        const event = new DragEvent('drop', {bubbles: true, cancelable: true});
        Object.defineProperty(event, 'dataTransfer', {value: transfer});
        picker.closest('.drop, dialog').querySelector('label').dispatchEvent(event);
        return;
      }
      picker.files = transfer.files;
      picker.dispatchEvent(new Event('change', {bubbles: true}));
    },
    files.map(([name, bytes]) => [name, Buffer.from(bytes).toString('base64')]),
    drop,
    picker,
  );
}
