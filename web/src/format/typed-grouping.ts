// A count that stands grouped in its field ("100,000") and is edited one digit at
// a time must not turn into something that reads otherwise ("100,0000").

/** No count has more digits: what is longer was pasted, and stays as it is. */
const MOST = 60;

const GROUPED = /^\d{1,3}(,\d{3})+$/;

/** The text that the field should hold after an edit, and where its caret goes. */
export function regrouped(
  before: string,
  after: string,
  caret: number,
): [text: string, caret: number] {
  if (before.length > MOST || after.length > MOST) return [after, caret];
  if (!GROUPED.test(before) || GROUPED.test(after) || !/^[\d,]*$/.test(after))
    return [after, caret];
  const text = grouped(after.replaceAll(',', ''));
  let left = after.slice(0, caret).replaceAll(',', '').length;
  let at = 0;
  while (left > 0) if (text[at++] !== ',') left--;
  return [text, at];
}

/** Digits in groups of three from the right. */
export function grouped(digits: string): string {
  const first = digits.length % 3;
  const groups = first > 0 ? [digits.slice(0, first)] : [];
  for (let at = first; at < digits.length; at += 3) groups.push(digits.slice(at, at + 3));
  return groups.join(',');
}
