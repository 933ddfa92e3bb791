// Flash, Pro and mixes of both side by side: what one accepted result costs on
// each.
import type {TemplateResult} from 'lit';

import type {RouteCosts, Route, RouteCost} from '../../engine/types/calls.js';
import {column} from '../../ui/decimal-column.js';
import type {View} from '../../state/types.js';
import {dataTable} from '../../ui/data-table.js';

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
  return dataTable({
    label: words.scroll,
    className: 'routes',
    heads: list.map(({route}) => ({text: words.routes[route], className: colour(route)})),
    rows: [
      {name: words.failed, cells: list.map(({failed}) => f.percent(failed))},
      ...labels.map((name, row) => ({
        name,
        cells: list.map(({route}, i) => ({
          text: columns[i]?.[row],
          className: row > 1 && route === answer.cheapest ? 'best' : undefined,
        })),
      })),
    ],
  });
}

export function colour(route: Route): string {
  return route === 'flash' || route === 'pro' ? route : 'other';
}
