// The sentence that is read out when the reader pauses.
import {faultText} from '../state/faults.js';
import {hasBundle, shortNames, type FirstView} from '../state/types.js';
import {monthText, pricesText, todayText} from '../sections/statement/priced.js';
import {comparison} from '../sections/statement/results.js';

export function spoken(view: FirstView | undefined): string {
  if (!view) return '';
  const {s, f, estimate, faults, stale} = view;
  const texts = faults.map((fault) => faultText(view, fault));
  if (stale || (texts.length > 0 && !estimate))
    return s.results.liveFaults(texts, estimate !== undefined);
  if (!estimate) return '';
  const names = shortNames(view, estimate.models);
  const parts = estimate.models.map((each) =>
    s.results.liveModel(names.get(each.model) ?? each.model, monthText({f}, each)),
  );
  const chosen = hasBundle(view) && view.bundle.chosenMonth(view);
  if (chosen) parts.push(chosen);
  const totals = `${s.results.live(pricesText({...view, estimate}), parts)} ${comparison(view, estimate)}`;
  const today = todayText(view, estimate);
  return s.join(totals, today === '' ? '' : s.sentence(today));
}
