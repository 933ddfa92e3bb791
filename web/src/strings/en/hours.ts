// The cheap hours, in English.
export const hours = {
  cheapest: 'No other start of these hours is cheaper',
  atMost: (percent: string) => `at most ${percent}`,
  less: (percent: string, model: string) => `${percent} less on ${model}`,
  lessOnBoth: (percent: string) => `${percent} less on either model`,
  startAt: (start: string, parts: string[]) => `Start at ${start} and pay ${parts.join(', ')}`,
  batchAt: (length: string, start: string, parts: string[]) =>
    `Sent in ${length} ${length === '1' ? 'hour' : 'hours'} a day from ${start}, this traffic costs ${parts.join(', ')}`,
  clock: (zone: string) =>
    `An average week in your own time (${zone}). Drag the bars, or use the arrow keys.`,
  length: 'Try sending within',
  hoursADay: (hours: string) => (hours === '1' ? '1 hour a day' : `${hours} hours a day`),
  slider: 'Hour at which the requests begin',
  reading: (start: string, bill: string) => `From ${start} your time: ${bill} a month.`,
  from: (start: string) => `from ${start} your time`,
  amount: (model: string, amount: string, percent: string) =>
    percent === '' ? `${model} ${amount}` : `${model} ${amount} (${percent})`,
  use: 'Send at these hours',
  peakAt: (windows: readonly string[]) => `peak price: ${windows.join(', ')}`,
  peakShort: 'peak',
  own: 'your requests',
  tried: 'hours to try',
  sent: 'If the requests are sent',
};
