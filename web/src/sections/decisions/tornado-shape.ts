// The geometry of a tornado chart, in pixels: a bar for each range from one end
// to the other, the widest first, around the figure as it stands. Amounts become
// numbers here and only here.

export interface Swing {
  name: string;
  /** What the input is at either end, and what the figure comes to there. */
  low: {input: string; amount: string};
  high: {input: string; amount: string};
}

export interface Bar {
  name: string;
  y: number;
  from: {x: number; input: string; amount: string};
  to: {x: number; input: string; amount: string};
}

export interface Tornado {
  width: number;
  height: number;
  top: number;
  bottom: number;
  here: number;
  bars: Bar[];
}

const TOP = 36;
/** The height of a bar with its name. */
export const ROW = 40;

/** `side` is what the longest text at the end of a bar takes. */
export function tornadoShape(
  swings: readonly Swing[],
  here: string,
  width: number,
  side: number,
): Tornado {
  const amounts = swings.flatMap(({low, high}) => [Number(low.amount), Number(high.amount)]);
  const least = Math.min(Number(here), ...amounts);
  const most = Math.max(Number(here), ...amounts);
  const left = side + 8;
  const right = width - side - 8;
  const x = (amount: string): number =>
    most > least
      ? Math.round((left + ((right - left) * (Number(amount) - least)) / (most - least)) * 10) / 10
      : (left + right) / 2;
  const bars = swings.map(({name, low, high}, i) => {
    const ends = [low, high].map((end) => ({...end, x: x(end.amount)}));
    const [from, to] = ends.sort((a, b) => a.x - b.x);
    return {name, y: TOP + i * ROW + 24, from: from ?? EMPTY, to: to ?? EMPTY};
  });
  const bottom = TOP + swings.length * ROW;
  return {width, height: bottom + 4, top: TOP, bottom, here: x(here), bars};
}

const EMPTY = {x: 0, input: '', amount: ''};
