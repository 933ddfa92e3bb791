// The bill through the year: the reader's own traffic at every price that there has been.
import {html, nothing, svg, type TemplateResult} from 'lit';

import type {History, HistoryStep} from '../../engine/types/calls.js';
import {column} from '../../ui/decimal-column.js';
import {heading} from '../../ui/heading.js';
import {textWidth} from '../../ui/plot.js';
import {scrollRegion} from '../../ui/scroll-region.js';
import {familyClass, type Actions, type View} from '../../state/types.js';
import {billOf, chooseCase} from '../working/bill-of.js';
import {yearShape, type Level, type YearShape} from './year-shape.js';

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
  return html`<section
    class="year ${view.stale ? 'stale' : ''}"
    part="year"
    aria-labelledby="year-heading"
  >
    <div class="bar finding">
      ${heading(view.headingLevel, finding(view, answer), 'year-heading')}
    </div>
    <p class="reading" aria-hidden="true">${readingOf(view, answer.steps, read)}</p>
    ${picture(view, actions, answer, read)} ${table(view, answer.steps, read)}
    ${workings(view, actions, answer.steps)}
    <p class="fine">${s.year.note}</p>
  </section>`;
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
    nameWidth: textWidth(names) + 4,
    tickWidth: textWidth([f.axisMoney(Math.round(Math.max(0, ...ticks)))]),
    now: view.now,
  });
  if (!shape) return nothing;
  const choose = (step: number): void => {
    actions.setLocalInput(READ, String(Math.min(steps.length - 1, Math.max(0, step))));
  };
  return html`<div
    class="reader"
    role="slider"
    tabindex="0"
    aria-label=${s.year.slider}
    aria-valuemin="1"
    aria-valuemax=${steps.length}
    aria-valuenow=${read + 1}
    aria-valuetext=${readingOf(view, steps, read)}
    @keydown=${(event: KeyboardEvent) => {
      const to = stepAfter(event.key, read, steps.length);
      if (to === undefined) return;
      event.preventDefault();
      choose(to);
    }}
    @pointermove=${(event: PointerEvent) => {
      const step = (event.target as Element).getAttribute('data-step');
      if (step !== null && Number(step) !== read) choose(Number(step));
    }}
  >
    ${drawing(view, shape, read)}
  </div>`;
}

function stepAfter(key: string, from: number, count: number): number | undefined {
  if (key === 'Home') return 0;
  if (key === 'End') return count - 1;
  if (key === 'ArrowRight' || key === 'ArrowUp') return from + 1;
  return key === 'ArrowLeft' || key === 'ArrowDown' ? from - 1 : undefined;
}

function drawing(view: View, shape: YearShape, read: number): TemplateResult {
  const {f} = view;
  const {width, height, left, right, top, bottom, columns} = shape;
  const months = new Intl.DateTimeFormat(f.locale, {month: 'short', timeZone: 'UTC'});
  return html`<svg class="plot" aria-hidden="true" viewBox="0 0 ${width} ${height}">
    ${columns.map(
      ({from, until, label}, i) =>
        svg`<rect class="step ${i === read ? 'read' : ''}" data-step=${i} x=${from} y=${top - 12} width=${Math.max(2, until - from)} height=${bottom - top + 12}></rect>
          <text class="number ${i === read ? 'read' : ''}" x=${label} y=${top - 18} text-anchor="middle">${i + 1}</text>`,
    )}
    ${shape.y.map(
      ({at, value}) =>
        svg`<line class="grid" x1=${left} x2=${right} y1=${at} y2=${at}></line>
          <text class="tick" x=${left - 8} y=${at + 4} text-anchor="end">${f.axisMoney(value)}</text>`,
    )}
    ${shape.months.map(
      ({at, instant}) =>
        svg`<text class="tick" x=${at} y=${bottom + 17} text-anchor="middle">${months.format(new Date(instant))}</text>`,
    )}
    ${shape.levels.map((level) => levelLine(view, level))}
  </svg>`;
}

function levelLine({s, f}: View, {family, path, end, amounts}: Level): TemplateResult {
  return svg`<g class=${familyClass(family)}>
    <path class="curve" d=${path}></path>
    <text class="curve-name" x=${end.x + 8} y=${end.labelY}>${s.family[family] ?? family}</text>
    ${amounts.map(
      ({x, y, amount, least}) =>
        svg`<text class="dot-name" x=${x} y=${y} text-anchor="middle">${f.range({amount}, least)}</text>`,
    )}
  </g>`;
}

/** Each step by name, with both months; what is bold has changed. */
function table(view: View, steps: readonly HistoryStep[], read: number): TemplateResult {
  const {s, f} = view;
  const families = [...new Set(steps.flatMap(({models}) => models.map(({family}) => family)))];
  const cells = families.map((family) =>
    column(
      steps.map(({models}) => {
        const model = models.find((each) => each.family === family);
        return model ? f.range(model.month, model.at_least) : s.decisions.missing;
      }),
    ),
  );
  return scrollRegion(
    s.chart.scroll,
    html`<table class="steps">
      <thead>
        <tr>
          <th scope="col">${s.year.prices}</th>
          ${families.map((family) => html`<th scope="col">${s.family[family] ?? family}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${steps.map(
          (step, row) =>
            html`<tr class=${row === read ? 'read' : nothing}>
              <th scope="row">
                ${stepName(view, step, row)}
                ${step.in_force ? html`<b>${s.year.inForce}</b>` : nothing}
                <small>${span(view, step)}</small>
              </th>
              ${families.map((family, i) => {
                const model = step.models.find((each) => each.family === family);
                const changed = row > 0 && (model?.changed.length ?? 0) > 0;
                return html`<td class=${changed ? 'changed' : nothing}>${cells[i]?.[row]}</td>`;
              })}
            </tr>`,
        )}
      </tbody>
    </table>`,
  );
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
