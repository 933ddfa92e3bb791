// What follows from a shape: the share of hits with what it assumes, each turn
// and its cost, and how the bill of a run grows.
import {html, nothing, type TemplateResult} from 'lit';

import type {CacheModel, Shape} from '../../engine/types/calls.js';
import {errorText, errorsElsewhere} from '../../state/errors.js';
import {opening} from '../../ui/disclosure.js';
import {textButton} from '../../ui/fields.js';
import {column} from '../../ui/decimal-column.js';
import {runChart, runTable} from './shape-chart.js';
import {turnWorking} from './turn-working.js';
import {shortNames, type Actions, type View} from '../../state/types.js';
import {chooseCase} from '../working/bill-of.js';
import {dataTable, type DataRow} from '../../ui/data-table.js';

/** Rows that are shown without asking for more. */
const FEW = 60;

/** `known` are the fields where errors of the shape stand already. */
export function derived(
  view: View,
  actions: Actions,
  {base, shape, known}: {base: string; shape: Shape; known: readonly string[]},
): TemplateResult | typeof nothing {
  const {s} = view;
  const words = s.decisions.shape;
  const {answer, errors} = runOf(view, base, shape);
  const rest = errorsElsewhere(errors, known);
  if (!answer || 'shapes' in answer) return nothing;
  const stale = errors.length > 0 || view.errors.some(({where}) => where.includes(`${base}/`));
  return html`<div class=${stale ? 'stale' : nothing}>
    <p class="derived" part="derived">${sentence(view, answer)}</p>
    ${rest.map((error) => html`<p class="error">${errorText(s, error)}</p>`)}
    <p class="fine" part="assumptions">
      ${words.assumes} ${s.join(...answer.assumptions.map((code) => assumed(view, answer, code)))}
      <a href=${answer.source}>${words.source}</a>
    </p>
    ${opening(view, actions, `${base}/turns`, words.turns, () => run(view, actions, answer, base))}
  </div>`;
}

function assumed({s, f}: View, {shape}: CacheModel, code: string): string {
  const words = s.decisions.shape;
  const [one, many] = s.decisions.units[shape.kind] ?? ['', ''];
  if (code === 'prefix_known_from_other_runs') return words.prefixKnown({one, many});
  if (code === 'best_effort') return words.bestEffort(availableOf(f, shape));
  return words.assumption[code] ?? code;
}

/** How many of the possible hits happen; what stands there when nothing is given. */
function availableOf(f: View['f'], {available}: Pick<Shape, 'available'>): string {
  return f.percent(String(available ?? '95'));
}

/** What follows from the shape with the last good value of each of its fields. */
function runOf(
  view: View,
  base: string,
  typed: Shape,
): ReturnType<typeof view.query<'cacheModel'>> {
  const {table, validScenario} = view;
  const last = validScenario.workloads[Number(base.split('/').at(-1))]?.shape;
  return view.query('cacheModel', {
    about: base,
    shape: last?.kind === typed.kind ? last : typed,
    card: table.card.id,
    currency: table.currency,
  });
}

/** The turns of a workload's run, where they are opened from elsewhere. */
export function runTurns(view: View, actions: Actions, index: number): TemplateResult {
  const base = `/workloads/${String(index)}`;
  const shape = view.validScenario.workloads[index]?.shape;
  const answer = shape && runOf(view, base, shape).answer;
  return answer && 'rows' in answer ? turns(view, actions, answer, base) : html``;
}

function sentence({s, f}: View, {assumptions, cases, used}: CacheModel): string {
  const words = s.decisions.shape;
  const of = (which: string): (typeof cases)[number] | undefined =>
    cases.find((each) => each.case === which);
  const share = (which: string): string => f.share(of(which)?.hit_share ?? '0');
  if (!assumptions.includes('measured')) return words.derived(share(used), share('best'));
  // The model knows of no way to hit more than it says at best.
  const more = Number(of('expected')?.hit) > Number(of('best')?.hit);
  return s.join(words.measured(share('expected')), more ? words.moreThanBest(share('best')) : '');
}

function run(view: View, actions: Actions, answer: CacheModel, base: string): TemplateResult {
  const words = view.s.decisions.shape;
  return html`${runChart(view, actions, answer, base)}
  ${opening(
    view,
    actions,
    `${base}/so-far`,
    words.soFar,
    () =>
      html`${runTable(view, answer)}
        <p class="fine">${words.soFarSum}</p>`,
  )}
  ${turns(view, actions, answer, base)} ${oneTurn(view, actions, answer, base)}
  ${bounds(view, answer)} ${prices(view, answer)}`;
}

/** Any of the turns, worked out line by line. */
function oneTurn(view: View, actions: Actions, answer: CacheModel, base: string): TemplateResult {
  const words = view.s.decisions.shape;
  const name = (row: CacheModel['rows'][number]): string =>
    row.compaction
      ? words.compaction
      : `${words.turnOf[answer.shape.kind]} ${view.f.count(String(row.turn))}`;
  return chooseCase(
    view,
    actions,
    `${base}/turn`,
    answer.rows.map((row, i) => ({
      id: String(i),
      label: name(row),
      content: () => turnWorking(view, answer, i),
    })),
  );
}

/** What makes up the cost of a turn, at the prices of each model. */
function prices({s, f, table}: View, answer: CacheModel): TemplateResult {
  const words = s.decisions.shape;
  return html`${answer.used === 'expected' ? html`<p class="fine">${hitRule({s, f}, answer)}</p>` : nothing}
    <p class="fine">${words.turnCost}</p>
    <ul class="fine">
      ${answer.models.map(({model, band}) => {
        const list = table.models.find((each) => each.model === model)?.prices;
        const row = list?.find((each) => each.band === band);
        return row
          ? html`<li>
              ${words.turnPrices(model, f.price(row.hit), f.price(row.miss), f.price(row.output))}
            </li>`
          : nothing;
      })}
    </ul>`;
}

/** How the hits of a row follow from what could hit. */
function hitRule(
  {s, f}: Pick<View, 's' | 'f'>,
  {shape, alive_after_gap: alive}: CacheModel,
): string {
  const {rule} = s.decisions.shape;
  const {measured_hit: measured, shared = true} = shape;
  if (measured !== undefined && measured !== '') return rule.measured(f.percent(String(measured)));
  const share = availableOf(f, shape);
  if (Number(alive) === 100) return rule.available(share);
  const prefix = 'prefix' in shape ? shape.prefix : 'system' in shape ? shape.system : 0;
  return rule.alive(f.percent(alive), shared ? f.count(String(prefix)) : '0', share);
}

/** The hits that the bill counts. */
function hitsOf(row: CacheModel['rows'][number], used: CacheModel['used']): string {
  return {best: row.best_hit, expected: row.hit, none: '0'}[used];
}

/** What each turn sends and costs. */
function turns(view: View, actions: Actions, answer: CacheModel, base: string): TemplateResult {
  const {s, f} = view;
  const words = s.decisions.shape;
  const names = shortNames(view, answer.models);
  // With what they add up to, which is on their axis.
  const costs = answer.models.map(({turns: each, run: one}) =>
    column([...each, one[answer.used]].map((amount) => f.money(amount))),
  );
  const all = `${base}/turns/all`;
  const rows = view.open.has(all) ? answer.rows : answer.rows.slice(0, FEW);
  const expected = answer.used === 'expected' && !answer.assumptions.includes('measured');
  return html`${dataTable({
    label: words.scroll,
    className: `data-table turns ${expected ? 'best' : ''}`,
    region: 'fit',
    corner: words.turnOf[answer.shape.kind],
    heads: [
      words.prompt,
      ...(expected ? [words.atBest] : []),
      ...[words.fromCache, words.out],
      ...answer.models.map((each) => names.get(each.model)),
    ],
    rows: rows.map((row, i) => ({
      name: row.compaction ? words.compaction : row.turn,
      cells: [
        f.count(row.prompt),
        ...(expected ? [f.count(row.best_hit)] : []),
        f.count(hitsOf(row, answer.used)),
        f.count(row.output),
        ...costs.map((cells) => cells[i]),
      ],
    })),
    foot: totals(
      view,
      answer,
      expected,
      costs.map((cells) => cells.at(-1)),
    ),
  })}
  ${
    rows.length < answer.rows.length
      ? textButton(words.allTurns(f.count(String(answer.rows.length))), () => {
          actions.toggle(all, true);
        })
      : nothing
  }
  ${answer.rows_omitted === '0' ? nothing : html`<p class="fine">${words.rowsOmitted(f.count(answer.rows_omitted))}</p>`}`;
}

/** What the turns add up to: one run. */
function totals(
  {s, f}: View,
  answer: CacheModel,
  expected: boolean,
  costs: readonly unknown[],
): DataRow {
  const of = (which: string): CacheModel['cases'][number] | undefined =>
    answer.cases.find((each) => each.case === which);
  const sum = of(answer.used);
  return {
    name: s.decisions.shape.wholeRun,
    cells: [
      f.count(sum?.prompt ?? '0'),
      ...(expected ? [f.count(of('best')?.hit ?? '0')] : []),
      f.count(sum?.hit ?? '0'),
      f.count(sum?.output ?? '0'),
      ...costs,
    ],
  };
}

/** Tokens and cost of the whole run, by how much of it the cache serves. */
function bounds(view: View, answer: CacheModel): TemplateResult {
  const {s, f} = view;
  const words = s.decisions.shape;
  const names = shortNames(view, answer.models);
  const runs = answer.models.map(({run}) =>
    column(answer.cases.map(({case: bound}) => f.exactMoney(run[bound]))),
  );
  return dataTable({
    label: words.scroll,
    className: 'data-table turns',
    region: 'fit bounds',
    corner: words.wholeRun,
    heads: [
      ...[words.prompt, words.fromCache, s.usage.hitColumn],
      ...answer.models.map(({model}) => names.get(model)),
    ],
    rows: answer.cases.map(({case: bound, hit, prompt, hit_share: share}, i) => ({
      name: words.bound[bound],
      cells: [f.count(prompt), f.count(hit), f.share(share), ...runs.map((cells) => cells[i])],
    })),
  });
}
