// Differences and shares of what a report says, exactly.

/** Exact a − b of canonical decimals. */
export function minus(a: string, b: string): string {
  const places = Math.max(placesOf(a), placesOf(b));
  const units = scaled(a, places) - scaled(b, places);
  const digits = (units < 0n ? -units : units).toString().padStart(places + 1, '0');
  const whole = digits.slice(0, digits.length - places);
  const fraction = digits.slice(digits.length - places).replace(/0+$/, '');
  return (units < 0n ? '-' : '') + whole + (fraction === '' ? '' : `.${fraction}`);
}

function placesOf(decimal: string): number {
  const at = decimal.indexOf('.');
  return at < 0 ? 0 : decimal.length - at - 1;
}

function scaled(decimal: string, places: number): bigint {
  return BigInt(decimal.replace('.', '') + '0'.repeat(places - placesOf(decimal)));
}

/** Percent of an amount, as of counts below. */
export function percentOfAmount(part: string, whole: string): string | undefined {
  const places = Math.max(placesOf(part), placesOf(whole));
  return percentOf(String(scaled(part, places)), String(scaled(whole, places)));
}

/** Percent of `whole` that `part` is, at most four decimals; undefined of nothing. */
export function percentOf(part: string, whole: string): string | undefined {
  const all = BigInt(whole);
  if (all === 0n) return undefined;
  const tenThousandths = (BigInt(part) * 2_000_000n + all) / (2n * all);
  return String(Number(tenThousandths) / 10_000);
}
