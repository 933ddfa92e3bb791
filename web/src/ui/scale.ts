// A linear scale with round ticks. Written out because a general library of
// scales and shapes would be a third of the element's size for two lines.
import {listOf} from '../engine/builtins.js';

export interface Scale {
  (value: number): number;
  ticks: number[];
}

/** From amounts of 0…`most` to pixels, in about `count` round steps. */
export function amountScale(
  most: number,
  count: number,
  [from, to]: readonly [number, number],
): Scale {
  const step = roundStep((most > 0 ? most : 1) / count);
  const steps = Math.max(1, Math.ceil((most > 0 ? most : 1) / step - 1e-9));
  const ticks = listOf(steps + 1, (i) => clean(i * step));
  const place = (value: number): number =>
    Math.round((from + ((to - from) * value) / (steps * step)) * 10) / 10;
  return Object.assign(place, {ticks});
}

/** 1, 2, 2.5 or 5 times a power of ten, at most `rough`. */
function roundStep(rough: number): number {
  const power = 10 ** Math.floor(Math.log10(rough));
  const factor = [5, 2.5, 2, 1].find((each) => each * power <= rough * (1 + 1e-9)) ?? 1;
  return factor * power;
}

/** Sums of binary fractions, such as 0.30000000000000004, as people write them. */
function clean(value: number): number {
  return Number(value.toPrecision(12));
}
