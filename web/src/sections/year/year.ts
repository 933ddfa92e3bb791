// The bill through the year: the reader's own traffic at every price that there has been.
import {html, nothing, svg, type TemplateResult} from 'lit';

import type {History, HistoryStep} from '../../engine/types/calls.js';
import {sectionFrame} from '../../ui/section-frame.js';
import {readable} from '../../ui/chart-reader.js';
import {axes, curve, textWidth} from '../../ui/plot.js';
import {dataTable} from '../../ui/data-table.js';
import {familyClass, type Actions, type View} from '../../state/types.js';
import {onAxisOfFamily} from '../../ui/money-axis.js';
import {billOf, chooseCase} from '../working/bill-of.js';
import {yearShape, type YearShape} from './year-shape.js';

/** Where the page keeps which step is being read. */
const READ = 'year/step';

export function year(view: View, actions: Actions): TemplateResult | typeof nothing {
  const {s} = view;
  // In no step of the official list is a price of the reader's own.
  if (!view.estimate || view.ownBook.name !== '') return nothing;
  // The page's first answer to a reader carries no more than what is seen first.
  if (view.prerendering) return html`<section class="year later"></section>`;
  const {answer} = view.query('history', {now: view.now});
  if (!answer || answer.steps.length < 2) return nothing;
  const read = readStep(view, answer.steps);
  return sectionFrame(
    view,
    {name: 'year', part: 'year', title: finding(view, answer), finding: true},
    html`${picture(view, actions, answer, read)} ${table(view, answer.steps, read)}
      ${workings(view, actions, answer.steps)}
      <p class="fine">${s.year.note}</p>`,
  );
}

/** The step that is read: the one pointed at, else the one in force. */
function readStep({localInputs}: View, steps: readonly HistoryStep[]): number {
  const chosen = localInputs.get(READ) ?? '';
  if (chosen !== '' && Number(chosen) < steps.length) return Number(chosen);
  const now = steps.findIndex((step) => step.in_force);
  return now < 0 ? steps.length - 1 : now;
}

/** "Flash $17.79 at its cheapest, $37.54 today; Pro …" */
function finding({s, f}: View, {steps, lowest}: History): string {
  const today = steps.find((step) => step.in_force) ?? steps.at(-1);
  const parts = (today?.models ?? []).flatMap((model, i) => {
    const {family, month} = model;
    const then = steps[lowest[i] ?? -1]?.models.find((each) => each.family === family);
    if (!then) return [];
    const name = s.family[family] ?? family;
    return then.month.amount === month.amount
      ? s.year.cheapestNow(name, f.range(month, model.at_least))
      : s.year.since(name, f.range(then.month, then.at_least), f.range(month, model.at_least));
  });
  return s.year.heading(parts);
}

export function stepName({s, language}: View, step: HistoryStep, index: number): string {
  const label = (language === 'zh' ? step.label_zh : undefined) ?? step.label;
  return s.year.step(index + 1, label);
}

function span({s, f}: View, {from, until}: HistoryStep): string {
  return s.year.span(f.day(from), until === null ? '' : f.day(until));
}

function readingOf(view: View, steps: readonly HistoryStep[], index: number): string {
  const step = steps[index];
  if (!step) return '';
  const {s, f} = view;
  const amounts = step.models.map(
    ({family, month, at_least: least}) => `${s.family[family] ?? family} ${f.range(month, least)}`,
  );
  return s.year.reading(stepName(view, step, index), span(view, step), amounts.join(s.comma));
}

function picture(
  view: View,
  actions: Actions,
  {steps}: History,
  read: number,
): TemplateResult | typeof nothing {
  const {s, f} = view;
  const names = Object.values(s.family);
  const ticks = steps.flatMap(({models}) => models.map(({month}) => Number(month.amount)));
  const shape = yearShape(steps, {
    width: view.chartWidth,
    names: s.family,
    nameWidth: textWidth(names) + 4,
    tickWidth: textWidth([f.axisMoney(Math.round(Math.max(0, ...ticks)))]),
    amountWidth: (month, least) => textWidth([f.range(month, least)]),
    now: view.now,
  });
  if (!shape) return nothing;
  return readable(
    {
      label: s.year.slider,
      count: steps.length,
      at: read,
      text: (step) => readingOf(view, steps, step),
      choose: (step) => {
        actions.setLocalInput(READ, String(step));
      },
      placeAt: (x) => stepAt(shape, x),
    },
    drawing(view, shape, read),
  );
}

function stepAt({columns}: YearShape, x: number): number | undefined {
  const step = columns.findIndex(({from, until}) => x >= from && x < until);
  return step < 0 ? undefined : step;
}

function drawing(
  view: View,
  {plot, columns, amounts, months}: YearShape,
  read: number,
): TemplateResult {
  const {f} = view;
  const {width, height, top, bottom} = plot;
  const names = new Intl.DateTimeFormat(f.locale, {month: 'short', timeZone: 'UTC'});
  return html`<svg class="plot" aria-hidden="true" viewBox="0 0 ${width} ${height}">
    ${columns.map(
      ({from, until, label}, i) =>
        svg`<rect class="step ${i === read ? 'read' : ''}" x=${from} y=${top - 12} width=${Math.max(2, until - from)} height=${bottom - top + 12}></rect>
          <text class="number ${i === read ? 'read' : ''}" x=${label} y=${top - 18} text-anchor="middle">${i + 1}</text>`,
    )}
    ${axes(
      {...plot, xTicks: months},
      {
        xText: (instant) => names.format(new Date(instant)),
        yText: (value) => f.axisMoney(value),
      },
    )}
    ${plot.lines.map((line) => curve(line))}
    ${amounts.map(
      ({family, x, y, amount, least}) =>
        svg`<text class="dot-name ${familyClass(family)}" x=${x} y=${y} text-anchor="middle">${f.range({amount}, least)}</text>`,
    )}
  </svg>`;
}

/** Each step by name, with both months; what is bold has changed. */
function table(view: View, steps: readonly HistoryStep[], read: number): TemplateResult {
  const {s, f} = view;
  const families = [...new Set(steps.flatMap(({models}) => models.map(({family}) => family)))];
  const cells = families.map((family) =>
    onAxisOfFamily(
      view,
      family,
      steps.map(({models}) => {
        const model = models.find((each) => each.family === family);
        return model ? f.range(model.month, model.at_least) : s.decisions.missing;
      }),
    ),
  );
  return dataTable({
    label: s.chart.scroll,
    corner: s.year.prices,
    heads: families.map((family) => s.family[family] ?? family),
    className: `stacked steps m${String(families.length)}`,
    rows: steps.map((step, row) => ({
      className: row === read ? 'read' : undefined,
      name: html`${stepName(view, step, row)}${step.in_force ? html`<b>${s.year.inForce}</b>` : nothing}
        <small>${span(view, step)}</small>`,
      cells: families.map((family, i) => {
        const model = step.models.find((each) => each.family === family);
        const changed = row > 0 && (model?.changed.length ?? 0) > 0;
        return {text: cells[i]?.[row], className: changed ? 'changed' : undefined};
      }),
    })),
  });
}

/** The bill at any of the steps, line by line. */
function workings(view: View, actions: Actions, steps: readonly HistoryStep[]): TemplateResult {
  return chooseCase(
    view,
    actions,
    'year/working',
    steps.map((step, i) => ({
      id: step.card,
      label: stepName(view, step, i),
      content: (id) => billOf(view, `year/${id}`, {...view.validScenario, card: step.card}),
    })),
  );
}
