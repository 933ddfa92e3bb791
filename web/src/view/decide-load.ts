// How much concurrency: requests in flight against the limits of an account.
import {html, type TemplateResult} from 'lit';

import type {Concurrency} from '../engine/calls.js';
import {told, withErrors, type Question} from './decide-fields.js';
import {familyClass, shortNames, type Actions, type View} from './view.js';

export function load(view: View, actions: Actions): Question {
  const {s, f} = view;
  const words = s.decide.load;
  const {answer, errors} = view.ask('concurrency');
  return {
    id: 'load',
    question: words.question,
    short: words.short,
    cells: (answer?.models ?? []).map(({peak, limit}) => {
      const count = inFlight(view, peak.in_flight);
      return limit === null ? count : words.of(count, f.count(limit));
    }),
    body: () => body(withErrors(view, errors), actions, answer),
  };
}

/** Two decimals of what is small, but what is not nothing never "0". */
function inFlight(view: View, count: string): string {
  const value = Number(count);
  const text = value >= 10 ? value.toFixed(0) : value >= 0.01 ? value.toFixed(2) : count;
  return view.f.count(text);
}

function body(view: View, actions: Actions, answer: Concurrency | undefined): TemplateResult {
  const words = view.s.decide.load;
  const hint = words.assumed;
  return html`${told(view, actions, [
    {key: 'first_token', label: words.firstToken, usual: '1.1', hint},
    {key: 'speed_flash', label: words.speedFlash, usual: '80', hint},
    {key: 'speed_pro', label: words.speedPro, usual: '30', hint},
    {key: 'peak_factor', label: words.peakFactor, usual: '3', hint, unit: '×'},
  ])}
  ${answer ? table(view, answer) : ''}`;
}

function table(view: View, answer: Concurrency): TemplateResult {
  const {s, f} = view;
  const words = s.decide.load;
  const names = shortNames(view, answer.models);
  return html`<div class="scroll" tabindex="0" role="group" aria-label=${words.scroll}>
      <table>
        <thead>
          <tr>
            <th scope="col">${words.model}</th>
            <th scope="col">${words.seconds}</th>
            <th scope="col">${words.mean}</th>
            <th scope="col">${words.peak}</th>
            <th scope="col">${words.limit}</th>
            <th scope="col">${words.used}</th>
            <th scope="col">${words.above}</th>
          </tr>
        </thead>
        <tbody>
          ${answer.models.map(
            ({model, family, seconds, mean, peak, limit}) =>
              html`<tr class=${familyClass(family)}>
                <th scope="row">${names.get(model)}</th>
                <td>${seconds ? f.count(seconds) : s.decide.unknown}</td>
                <td>${f.count(mean.in_flight)}</td>
                <td>${f.count(peak.in_flight)}</td>
                <td>${limit === null ? s.decide.unknown : f.count(limit)}</td>
                <td>${peak.percent ? f.percent(peak.percent) : s.decide.unknown}</td>
                <td>${above(view, peak.above)}</td>
              </tr>`,
          )}
        </tbody>
      </table>
    </div>
    ${answer.models.map(({model, peak}) => {
      const text = words.grade[peak.grade ?? '']?.(names.get(model) ?? model);
      return text ? html`<p>${text}</p>` : '';
    })}
    <ul class="equations">
      ${answer.models.map(({model, family, seconds, peak}) =>
        seconds
          ? html`<li class=${familyClass(family)}>
              <span class="name">${words.peak}${s.comma}${names.get(model)}</span>
              <span class="sum"
                >${words.working(f.count(answer.peak_per_minute), f.count(seconds))} =
                <b>${f.count(peak.in_flight)}</b></span
              >
            </li>`
          : '',
      )}
    </ul>
    <ul class="notes">
      ${answer.notes.map((code) => html`<li>${words.note[code] ?? code}</li>`)}
      <li><a href=${answer.source}>${words.source}</a></li>
    </ul>`;
}

/** A chance from 0 to 1 as percent, by moving its decimal point. */
function above(view: View, chance: string | undefined): string {
  const {s, f} = view;
  if (chance === undefined) return s.decide.unknown;
  if (Number(chance) < 1e-6) return s.decide.load.never;
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
