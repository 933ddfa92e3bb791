// From day to day, as a heading names it.
import {dateFormat, type Format} from '../../format/format.js';

/** "October 1 – 28, 2026"; one day where they are the same. */
export function daysText(f: Format, first: string, last: string): string {
  if (first === last) return f.date(first);
  // A range of browsers is "2026/10/1 – 2026/10/28" in Chinese, unlike their dates.
  if (f.locale.startsWith('zh'))
    return `${f.date(first)}至 ${difference(f.date(first), f.date(last))}`;
  const range = dateFormat(f.locale, {dateStyle: 'long', timeZone: 'UTC'});
  return range.formatRange(new Date(first), new Date(last));
}

/** Of a later day what differs: "31 日", "11 月 3 日", "2027 年 1 月 1 日". */
function difference(from: string, to: string): string {
  const known = [/^\d+ 年 \d+ 月 /, /^\d+ 年 /]
    .map((part) => part.exec(from)?.[0] ?? '')
    .find((part) => part !== '' && to.startsWith(part));
  return to.slice(known?.length ?? 0);
}
