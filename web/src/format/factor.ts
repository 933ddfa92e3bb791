// How many times an amount is another, for the eye: both are exact decimals.
const PLACES = 12;

/** "2.109" of "37.536875" and "17.794"; undefined where the other is nothing. */
export function factorOf(amount: string, of: string): string | undefined {
  const [a, b] = [scaled(amount), scaled(of)];
  if (a === undefined || b === undefined || b === 0n) return undefined;
  const thousandths = (a * 2000n + b) / (b * 2n);
  const digits = String(thousandths).padStart(4, '0');
  return `${digits.slice(0, -3)}.${digits.slice(-3)}`;
}

/** "240000" of "30000" and "8": a count, which may have a fraction, so many times over. */
export function timesOf(count: string, times: string): string | undefined {
  const a = scaled(count);
  if (a === undefined || !/^\d+$/.test(times)) return undefined;
  const digits = String(a * BigInt(times)).padStart(PLACES + 1, '0');
  return `${digits.slice(0, -PLACES)}.${digits.slice(-PLACES)}`.replace(/\.?0+$/, '');
}

function scaled(decimal: string): bigint | undefined {
  const [, units = '', fraction = ''] = /^(\d+)(?:\.(\d+))?$/.exec(decimal) ?? [];
  if (units === '') return undefined;
  return BigInt(units + fraction.padEnd(PLACES, '0').slice(0, PLACES));
}
