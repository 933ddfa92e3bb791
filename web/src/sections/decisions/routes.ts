// Flash, Pro and mixes of both side by side: what one accepted result costs on
// each.
import {html, nothing, type TemplateResult} from 'lit';

import type {RouteCosts, Route, RouteCost} from '../../engine/types/calls.js';
import {column} from '../../ui/decimal-column.js';
import type {View} from '../../state/types.js';
import {scrollRegion} from '../../ui/scroll-region.js';

/** The routes for which no input is missing. */
export function knownRoutes(answer: RouteCosts): RouteCost[] {
  return answer.routes.flatMap((route) => ('total' in route ? [route] : []));
}

/** A column for each route, for they are what is compared. */
export function routes(view: View, answer: RouteCosts): TemplateResult {
  const {s, f} = view;
  const words = s.decisions.fail;
  const list = knownRoutes(answer);
  const columns = list.map((route) => [
    ...column([
      f.range(route.api, route.at_least?.api),
      f.money(route.human.amount),
      f.range(route.total, route.at_least?.total),
    ]),
    f.range(route.month, route.at_least?.month),
  ]);
  const labels = [words.api, words.people, words.total, words.month];
  return scrollRegion(
    words.scroll,
    html` <table class="routes">
      <thead>
        <tr>
          <td></td>
          ${list.map(({route}) => html`<th scope="col" class=${colour(route)}>${words.routes[route]}</th>`)}
        </tr>
      </thead>
      <tbody>
        <tr>
          <th scope="row">${words.failed}</th>
          ${list.map(({failed}) => html`<td>${f.percent(failed)}</td>`)}
        </tr>
        ${labels.map(
          (label, row) =>
            html`<tr>
              <th scope="row">${label}</th>
              ${list.map(
                ({route}, i) =>
                  html`<td class=${row > 1 && route === answer.cheapest ? 'best' : nothing}>
                    ${columns[i]?.[row]}
                  </td>`,
              )}
            </tr>`,
        )}
      </tbody>
    </table>`,
  );
}

export function colour(route: Route): string {
  return route === 'flash' || route === 'pro' ? route : 'other';
}
