// What moves the bill: the cache and the hours.
import {html, type TemplateResult} from 'lit';

import type {Estimate, ModelEstimate} from '../../engine/types/calls.js';
import {amountColumns} from '../../ui/money-axis.js';
import {line, shareOf, type Working} from './statement-line.js';
import type {Actions, FirstView} from '../../state/types.js';

interface Mover {
  id: string;
  label: string;
  /** In a month whose holidays are not published the amount is the most it can be. */
  bounded?: boolean;
  /** Amount and, where there is one, the percentage it saves. */
  of: (model: ModelEstimate) => readonly [amount: string, percent?: string];
  working: Working;
}

export function costDrivers(
  view: FirstView,
  actions: Actions,
  estimate: Estimate,
): TemplateResult[] {
  const {f} = view;
  const list = moversOf(view, estimate);
  const columns = amountColumns(view, estimate, (model) =>
    list.map(({of, bounded}) => (bounded && model.low ? '≤\u00a0' : '') + f.money(of(model)[0])),
  );
  return list.map(({id, label, of, working}, row) => {
    const cells = estimate.models.map((model, i) => {
      const [amount, percent] = of(model);
      const saved = percent !== undefined && Number(amount) !== 0 ? `−${f.share(percent)}` : '';
      return html`<span class="pair">${shareOf(saved)}${columns[i]?.[row]}</span>`;
    });
    return line(view, actions, {id, label, cells, working});
  });
}

function moversOf(view: FirstView, estimate: Estimate): Mover[] {
  const {s} = view;
  const list: Mover[] = [
    {
      id: 'cache-saves',
      label: s.results.cacheSaves,
      bounded: true,
      of: ({cache_saves: saves}) => [saves.amount, saves.percent],
      working: (working, view, actions) => working.cacheSaves(view, actions, estimate),
    },
  ];
  if (!estimate.models.some((model) => model.bands)) return list;
  list.push(
    {
      id: 'all-off-peak',
      label: s.results.allOffPeak,
      of: ({bands, month}) => [(bands?.all_off_peak ?? month).amount],
      working: (working, view) => working.allIn(view, estimate, 'off_peak'),
    },
    {
      id: 'all-peak',
      label: s.results.allPeak,
      of: ({bands, month}) => [(bands?.all_peak ?? month).amount],
      working: (working, view) => working.allIn(view, estimate, 'peak'),
    },
    {
      id: 'move-off-peak',
      label: s.results.moveOffPeak,
      bounded: true,
      of: ({bands}) => [
        bands?.move_off_peak_saves.amount ?? '0',
        bands?.move_off_peak_saves.percent,
      ],
      working: (working, view) => working.moveOffPeak(view, estimate),
    },
  );
  return list;
}
