// The bill through the year, in English.
export const year = {
  heading: (parts: string[]) => `A month of this traffic: ${parts.join('; ')}`,
  since: (model: string, least: string, today: string) =>
    `${model} ${today} today, ${least} at its cheapest`,
  span: (from: string, until: string) => (until === '' ? `since ${from}` : `${from} – ${until}`),
  cheapestNow: (model: string, today: string) => `${model} ${today} today, its cheapest yet`,
  step: (number: number, label: string) => `${String(number)}. ${label}`,
  reading: (step: string, span: string, amounts: string) => `${step}, ${span}: ${amounts} a month.`,
  slider: 'A month of this traffic at each price; arrow keys go from one to the next',
  prices: 'Prices',
  inForce: ', in force',
  note: 'The same tokens and hours each time; only the prices differ. Bold: a price of that model changed.',
};
