// The verdict in sentences: the headline, at most three conditions, and what is only a
// what-if until the reader knows more.
import type {Route, Verdict} from '../../engine/types/calls.js';
import type {View} from '../../state/types.js';

type Words = Pick<View, 's' | 'f'>;
type Condition = Verdict['holds_if'][number];

/** "Take Pro: it pays for itself. One accepted result costs $2.50, with Flash alone $3.10: 19% more." */
export function headline({s, f}: Words, answer: Verdict): string[] {
  const words = s.decisions.verdict;
  const {headline: found, route} = answer;
  const name = (of: Route): string => words.routeInSentence[of].trim();
  return [
    ...(route ? [words.routes[route]] : []),
    ...(found
      ? [
          words.costs(
            f.money(found.rounded),
            name(found.over),
            f.money(found.over_rounded),
            f.share(found.saves_percent),
          ),
        ]
      : []),
  ];
}

/** "This holds if you notice every failure; …" */
export function holdsIf(view: Words, {holds_if: list}: Verdict): string[] {
  const words = view.s.decisions.verdict;
  const conditions = list.slice(0, 3).map((each) => condition(view, each));
  return conditions.length === 0 ? [] : [words.holdsIf(conditions)];
}

function condition({s, f}: Words, each: Condition): string {
  const words = s.decisions.verdict;
  switch (each.code) {
    case 'human_above':
    case 'human_below':
      return words[each.code](f.money(each.rounded), words.routeInSentence[each.else].trim());
    case 'share_up_to':
    case 'share_from':
      return words[each.code](
        words.shareName[each.share] ?? each.share,
        f.percent(each.rounded),
        words.routeInSentence[each.else].trim(),
      );
    default:
      return words.holds[each.code];
  }
}

/** The mix, as long as nobody knows whether Pro fails where Flash failed. */
export function whatIf({s, f}: Words, {what_if: mix}: Verdict): string[] {
  if (!mix) return [];
  const words = s.decisions.verdict;
  const upTo = mix.wins_up_to;
  return [
    words.whatIf(
      f.money(mix.rounded),
      f.share(mix.saves_percent),
      upTo ? f.percent(upTo.rounded) : '',
    ),
  ];
}
