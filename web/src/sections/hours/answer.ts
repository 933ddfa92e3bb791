// The one question about a workload's hours that the strip and the form's list share.
import type {Reply} from '../../state/query-cache.js';
import type {View} from '../../state/types.js';
import {firstHour, ownWeek, type OwnWeek} from './own-week.js';

/** How long a daily batch is tried, among the page's own texts. */
export const LENGTH = 'hours/length';

export interface HoursAsked {
  reply: Reply<'hours'>;
  own: OwnWeek;
  /** The reader's clock, in minutes ahead of UTC. */
  offset: number;
  length: string;
}

export function hoursOf(view: View, workload: number): HoursAsked {
  const offset = -new Date(view.now).getTimezoneOffset();
  const length = view.localInputs.get(LENGTH) ?? '8';
  const own = ownWeek(view.validScenario.workloads[workload]?.when, offset);
  const reply = view.query('hours', {
    ...{workload, utc_offset: offset},
    ...(firstHour(own) === undefined ? {length: Number(length)} : {}),
  });
  return {reply, own, offset, length};
}

/** The month at each choice of a workload's hours: "Flash $84.66, Pro $313.59". */
export function hoursTotals(view: View, workload: number): ReadonlyMap<string, string> {
  const {s, f} = view;
  const choices = hoursOf(view, workload).reply.answer?.choices ?? [];
  return new Map(
    choices.map(({id, models}) => {
      const parts = models.map(({family, month, at_least: least}) =>
        s.hours.amount(s.family[family] ?? family, f.range(month, least), ''),
      );
      return [id, parts.join(s.comma)];
    }),
  );
}
