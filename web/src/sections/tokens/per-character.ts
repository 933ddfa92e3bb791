// Counts as shares of each other.

/** Quotient of two counts with three decimals, rounded half up. */
export function perCharacter(tokens: string, characters: string): string {
  const count = BigInt(characters);
  if (count === 0n) return '0';
  const thousandths = (BigInt(tokens) * 2000n + count) / (count * 2n);
  const digits = String(thousandths).padStart(4, '0');
  return `${digits.slice(0, -3)}.${digits.slice(-3)}`;
}
