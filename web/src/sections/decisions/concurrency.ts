// How much concurrency: requests in flight against the limits of an account.
import {html, nothing, type TemplateResult} from 'lit';

import type {Concurrency} from '../../engine/types/calls.js';
import {workloadName} from '../../export/rows.js';
import {inputFields, withErrors, type Question} from './question-fields.js';
import {opening} from '../../ui/disclosure.js';
import {workingLine} from '../working/line.js';
import {familyClass, shortNames, type Actions, type View} from '../../state/types.js';
import {over} from '../statement/volume.js';
import {dataTable} from '../../ui/data-table.js';

type Model = Concurrency['models'][number];
type Arrival = Concurrency['arrivals'][number];

/** Hours of a week. */
const WEEK = 168;

export function load(view: View, actions: Actions): Question {
  const {s, f} = view;
  const words = s.decisions.load;
  const {answer, errors} = view.query('concurrency');
  return {
    id: 'load',
    question: s.decisions.next.load,
    short: words.short,
    cells: (answer?.models ?? []).map(({peak, limit}) => {
      const count = inFlight(view, peak.in_flight);
      return limit === null ? count : words.of(count, f.count(limit));
    }),
    keys: ['first_token', 'speed_flash', 'speed_pro', 'peak_factor'],
    errors,
    body: () => body(withErrors(view, errors), actions, answer),
  };
}

/** Two decimals of what is small, but what is not nothing never "0". */
function inFlight(view: View, count: string): string {
  const value = Number(count);
  const size = Math.abs(value);
  const text = size >= 10 ? value.toFixed(0) : size >= 0.01 ? value.toFixed(2) : count;
  return view.f.count(text);
}

function body(view: View, actions: Actions, answer: Concurrency | undefined): TemplateResult {
  const words = view.s.decisions.load;
  const hint = words.assumed;
  return html`${inputFields(view, actions, [
    {key: 'first_token', label: words.firstToken, defaultValue: '1.1', hint},
    {key: 'speed_flash', label: words.speedFlash, defaultValue: '80', hint},
    {key: 'speed_pro', label: words.speedPro, defaultValue: '30', hint},
    {key: 'peak_factor', label: words.peakFactor, defaultValue: '3', hint, unit: '×'},
  ])}
  ${answer ? table(view, actions, answer) : ''}`;
}

function table(view: View, actions: Actions, answer: Concurrency): TemplateResult {
  const {s, f} = view;
  const words = s.decisions.load;
  const names = shortNames(view, answer.models);
  const or = (text: string | null | undefined): string =>
    text === null || text === undefined ? s.decisions.missing : f.count(text);
  const rows: (readonly [label: string, of: (model: Model) => string])[] = [
    [words.seconds, ({seconds}) => (seconds ? inFlight(view, seconds) : s.decisions.missing)],
    [words.mean, ({mean}) => inFlight(view, mean.in_flight)],
    [words.peak, ({peak}) => inFlight(view, peak.in_flight)],
    [words.limit, ({limit}) => or(limit)],
    [
      words.headroom,
      ({peak}) => (peak.headroom ? inFlight(view, peak.headroom) : s.decisions.missing),
    ],
    [words.used, ({peak}) => (peak.percent ? f.percent(peak.percent) : s.decisions.missing)],
    [words.above, ({peak}) => above(view, peak.above)],
    [words.most, ({most_per_minute: most}) => or(most?.split('.')[0])],
  ];
  return html`${dataTable({
      label: words.scroll,
      className: `m${String(answer.models.length)}`,
      heads: answer.models.map(({model, family}) => ({
        text: names.get(model),
        className: familyClass(family),
      })),
      rows: rows.map(([name, of]) => ({name, cells: answer.models.map(of)})),
    })}
    ${answer.models.map(({model, peak}) => {
      const text = words.grade[peak.grade ?? '']?.(names.get(model) ?? model);
      return text ? html`<p>${text}</p>` : '';
    })}
    ${opening(view, actions, 'load/working', words.how, () => working(view, answer, names))}
    <ul class="notes">
      ${answer.notes.map(
        (code) =>
          html`<li>
            ${words.note[code] ?? code}
            ${code === 'usual_speeds' ? html`<a href=${answer.speeds_source}>${words.speeds}</a>` : nothing}
          </li>`,
      )}
      <li><a href=${answer.source}>${words.source}</a></li>
    </ul>`;
}

/** Little's law, line by line, and where the chance comes from. */
function working(view: View, answer: Concurrency, names: Map<string, string>): TemplateResult {
  const {s, f} = view;
  const words = s.decisions.load;
  const minute = f.count(answer.per_minute);
  const peakMinute = f.count(answer.peak_per_minute);
  return html`${arrivals(view, answer)} ${averageOutput(view, answer)}
    ${workingLine(words.peakMinute, words.atPeak(minute, f.count(answer.peak_factor)), peakMinute)}
    <ul class="working-lines">
      ${answer.models.map(
        ({model, family, seconds, output, speed, mean, peak, limit, most_per_minute: most}) =>
          seconds === undefined
            ? ''
            : html`<li class=${familyClass(family)}>
                <span class="name">${names.get(model)}</span>
                ${workingLine(words.seconds, words.secondsOf(f.count(answer.first_token), f.count(output ?? '0'), f.count(speed)), f.count(seconds))}
                ${workingLine(words.mean, words.working(minute, f.count(seconds)), f.count(mean.in_flight))}
                ${workingLine(words.peak, words.working(peakMinute, f.count(seconds)), f.count(peak.in_flight))}
                ${
                  limit && peak.headroom
                    ? html`${workingLine(words.headroom, words.minus(f.count(limit), f.count(peak.in_flight)), f.count(peak.headroom))}
                      ${peak.percent ? workingLine(words.used, words.usedOf(f.count(peak.in_flight), f.count(limit)), f.percent(peak.percent)) : ''}
                      ${peak.above === undefined ? '' : workingLine(words.above, words.chanceOf(f.count(peak.in_flight), f.count(limit)), chance(view, peak.above))}
                      ${most ? workingLine(words.most, words.mostOf(f.count(limit), f.count(seconds)), f.count(most)) : ''}`
                    : ''
                }
              </li>`,
      )}
    </ul>
    <p class="fine">${words.chance}</p>`;
}

/** What arrives in a minute, of each workload and of all together. */
function arrivals(view: View, answer: Concurrency): TemplateResult {
  const {s, f, estimate} = view;
  const words = s.decisions.load;
  const several = answer.arrivals.length > 1;
  const sums = answer.arrivals.map(({per_minute: each}) => f.count(each));
  const lines = answer.arrivals.map((each, i) => {
    const {runs, requests_per_run: ofOne, active_hours: hours, minutes} = each;
    const count = ofOne === 1 ? f.count(runs) : `${f.count(runs)} × ${f.count(String(ofOne))}`;
    const name = workloadName(s, estimate?.workloads[i]?.name, i);
    return html`${workingLine(
      several ? name : words.arrive,
      words.arriveOf(count, f.count(minutes)),
      sums[i] ?? '',
    )}
    ${minutesOf(view, answer, hours, f.count(minutes))}`;
  });
  return html`${lines}
  ${several ? workingLine(words.arrive, sums.join(' + '), f.count(answer.per_minute)) : ''}`;
}

/** The minutes of a month, or of some hours of its weeks. */
function minutesOf(
  {s, f}: View,
  {days}: Concurrency,
  hours: number,
  minutes: string,
): TemplateResult {
  const words = s.decisions.load;
  const all = `${over(f, days)} × 1,440`;
  return hours === WEEK
    ? workingLine(words.minutes, all, minutes)
    : workingLine(
        words.activeMinutes(String(hours), String(WEEK)),
        `${all} × ${String(hours)} ÷ ${String(WEEK)}`,
        minutes,
      );
}

/** Over the requests of all workloads, as they arrive while these are active. */
function averageOutput(view: View, answer: Concurrency): TemplateResult {
  const {s, f} = view;
  const output = answer.models[0]?.output;
  if (output === undefined) return html``;
  const one = ({output_per_run: out, requests_per_run: of}: Arrival): string =>
    of === 1 ? f.count(out) : `${f.count(out)} ÷ ${f.count(String(of))}`;
  const all = answer.arrivals.map((each) => `${f.count(each.per_minute)} × ${one(each)}`);
  const [first] = answer.arrivals;
  const sum =
    all.length === 1 && first ? one(first) : `(${all.join(' + ')}) ÷ ${f.count(answer.per_minute)}`;
  return workingLine(s.decisions.load.averageOutput, sum, f.count(output));
}

/** All twelve decimals of a chance. */
function chance({s, f}: View, above: string): string {
  return Number(above) === 0 ? s.decisions.load.nil : f.percent(percentOf(above), 10);
}

/** A chance from 0 to 1 as percent, by moving its decimal point. */
function above(view: View, chance: string | undefined): string {
  const {s, f} = view;
  if (chance === undefined) return s.decisions.missing;
  if (Number(chance) < 1e-6) return s.decisions.load.never;
  return f.percent(percentOf(chance));
}

/** "0.0123" → "1.23", in digits alone. */
export function percentOf(chance: string): string {
  const [whole = '0', decimals = ''] = chance.split('.');
  const padded = decimals.padEnd(2, '0');
  const digits = `${whole}${padded.slice(0, 2)}`.replace(/^0+(?=\d)/, '');
  const rest = padded.slice(2).replace(/0+$/, '');
  return rest === '' ? digits : `${digits}.${rest}`;
}
