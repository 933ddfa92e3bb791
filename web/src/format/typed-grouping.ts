// A count that stands grouped in its field ("100,000") and is edited one digit at
// a time must not turn into something that reads otherwise ("100,0000").

const GROUPED = /^\d{1,3}(,\d{3})+$/;

/** The text that the field should hold after an edit, and where its caret goes. */
export function regrouped(
  before: string,
  after: string,
  caret: number,
): [text: string, caret: number] {
  if (!GROUPED.test(before) || GROUPED.test(after) || !/^[\d,]*$/.test(after))
    return [after, caret];
  const digits = after.replaceAll(',', '');
  const text = digits.replace(/\B(?=(\d{3})+$)/g, ',');
  let left = after.slice(0, caret).replaceAll(',', '').length;
  let at = 0;
  while (left > 0) if (text[at++] !== ',') left--;
  return [text, at];
}
