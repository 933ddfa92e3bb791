// Every sentence of the page in English. The other languages have this very
// shape, so a string that is missing there does not compile.
import {tokens} from './tokens.js';
import {usage} from './usage.js';
import {decisions} from './decisions.js';
import type {Unit} from './decisions-first.js';
import {first} from './first.js';
import {hours} from './hours.js';
import {year} from './year.js';

export const en = {
  ...first,

  grid: {
    heading: 'Hours with requests',
    hint: 'Click, drag or use arrow keys and space. A day or an hour in the margin switches all of it.',
    days: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'],
    longDays: ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'],
    hour: (hour: number) => `${String(hour).padStart(2, '0')}:00`,
    atPeak: ', peak price',
    hatched: 'Hatched hours have the peak price.',
    zone: 'Hours are in',
    zones: {utc: 'UTC', beijing: 'Beijing time', here: 'my time'} as Record<string, string>,
    all: 'All',
    none: 'None',
    offset: (minutes: number) =>
      `UTC${minutes < 0 ? '−' : '+'}${String(Math.floor(Math.abs(minutes) / 60))}:${String(Math.abs(minutes) % 60).padStart(2, '0')}`,
    office: 'Mon–Fri, 9–18',
  },

  assigned: {
    label: 'Which model it is for',
    both: 'not chosen: compare both',
    total: 'As you chose',
    on: (workload: string, model: string) => `${workload} on ${model}`,
  },

  working: {
    tokens: 'Tokens',
    price: 'Price of 1M',
    amount: 'Amount',
    bucket: 'Bucket',
    total: 'Total',
    caption: (model: string) => `${model}: tokens × price = amount`,
    notExact: 'rounded at the 12th decimal',
    year: (month: string) => `12 × ${month}`,
    day: (month: string, days: string) => `${month} ÷ ${days} days`,
    perThousand: (month: string, count: string) => `1,000 × ${month} ÷ ${count}`,
    perRequest: (month: string, count: string) => `${month} ÷ ${count}`,
    counted: (count: string, {many}: Unit) => `${count} ${many}`,
    requestTokens: ({one}: Unit, hit: string, miss: string, output: string) =>
      `One ${one} on average: ${hit} cache-hit, ${miss} cache-miss and ${output} output tokens.`,
    cacheSaves: (without: string, month: string) => `${without} without hits − ${month}`,
    share: (share: string) => `${share} of the month`,
    exact: 'No digit is rounded.',
    rounded: 'What does not come out even is rounded at the 12th decimal.',
    inputPrice: 'The hit and miss prices, weighted by your share of each.',
    inputPriceOf: (cost: string, tokens: string) => `(${cost}) ÷ (${tokens} tokens) × 1,000,000`,
    allOffPeak: 'The same tokens, every one at the off-peak price.',
    allPeak: 'The same tokens, every one at the peak price.',
    moveOffPeak: (month: string, offPeak: string) => `${month} − ${offPeak} off-peak`,
    average: 'An average month has 365 ÷ 12 days.',
    peakHours: (peak: string, hours: string) =>
      `${peak} of the month’s ${hours} hours are peak hours.`,
    noHits: 'The bill with no hits at all',
    currentPrices: 'The bill at the prices in force',
    one: ({one}: Unit) => `One ${one} of it:`,
    workOut: 'Show the working of',
    volume: {
      heading: 'Where the tokens come from',
      counted: (count: string, per: string) => `${count} ${per}`,
      ofOne: ({one}: Unit) => `The tokens of one ${one}`,
      peak: (part: string) => `At peak: ${part} of the requests; the others off-peak.`,
      peakBetween: (low: string, high: string) =>
        `At peak: between ${low} and ${high} of the requests, as holidays are not published yet; the dearer is billed.`,
    },
  },

  decisions,

  hours,

  year,

  chart: {
    heading: 'A month, by how much of the input repeats',
    summary: (parts: string[]) =>
      `From no cache hits to all hits, a month goes ${parts.join('; ')}.`,
    fromTo: (model: string, from: string, to: string) => `from ${from} to ${to} on ${model}`,
    x: 'Share of input served from the cache',
    here: (share: string) => `you: ${share}`,
    table: 'The numbers behind the chart',
    scroll: 'Chart data, scrolls sideways',
  },

  priceHistory: {
    heading: 'Price history',
    intro:
      'Every dated revision of the official page since V4. Open one for its sources, or calculate with its prices.',
    use: 'Use',
    useCard: (date: string) => `Use the prices of ${date}`,
    inUse: 'in use',
    noPriceChange: 'no token price changed',
    cancelled: 'Announced, then cancelled',
    cancelledNote: 'These were never billed, and nothing here is priced with them.',
    cancelledItem: (label: string, planned: string, cancelled: string) =>
      `${label}: planned for ${planned}, cancelled on ${cancelled}.`,
  },

  about: {
    heading: 'About these prices',
    exact:
      'Every amount is tokens × price in whole numbers, never a rounded fraction. Rounding happens only on the screen, and each line opens to all digits.',
    lists:
      'US dollars and Chinese yuan are two official lists. Neither is converted from the other.',
    privacy:
      'Nothing leaves your browser. A link carries your numbers after the #, which no server sees.',
    confidenceKind: {
      official: 'Read on a copy of the official page.',
      several_quotes: 'Several independent sources quote it.',
      single_quote: 'One source quotes it.',
      inferred: 'Inferred from other official prices.',
    } as Record<string, string>,
    uncertain: 'What nobody has published',
    uncertainties: [
      'Whether the start or the end of a request decides its band in 2026. We take the end, the rule of 2025.',
      'China’s public holidays of 2027. Until they are, a weekday there is shown as a range.',
      'Rounding. Official exports equal the sum of exact products to the last digit, so we do not round.',
    ],
    names: 'Model names',
    billsAs: (name: string, model: string) => `${name} is billed as ${model}`,
    from: (date: string) => `from ${date}`,
    until: (date: string) => `until ${date}`,
    tools: 'Tools, per request',
    tool: (name: string, price: string, unit: string) => `${name}: ${price} for ${unit}`,
    next: 'Read on',
    guides: {
      '/guides/deepseek-v4-concurrency-limits': 'Concurrency limits and what a 429 means',
      '/guides/deepseek-v4-pro-vs-flash': 'Pro or Flash',
      '/guides/deepseek-openai-vs-anthropic-api-routing': 'Which endpoint to call',
    } as Record<string, string>,
  },

  tokens,

  usage,

  ownBook: {
    ...first.ownBook,
    heading: 'Your own prices',
    intro:
      'A reseller’s list, a negotiated discount, a draft: paste or choose a rate book in JSON. It stays in this browser.',
    introEmbedded:
      'A reseller’s list, a negotiated discount, a draft: paste or choose a rate book in JSON. It stays in this page.',
    paste: 'Rate book (JSON)',
    file: 'Choose a file',
    check: 'Check and use',
    drop: 'Back to the official prices',
    faults: (count: number) =>
      count === 1 ? 'It has one fault:' : `It has ${String(count)} faults:`,
    at: (path: string) => (path === '' ? 'the whole' : path),
  },

  share: {
    ...first.share,
    heading: 'Share this estimate',
    link: 'Link',
    pins: (date: string) =>
      `This link pins the prices of ${date}. It shows these numbers for ever.`,
    onDisk:
      'This page is a file: its link opens on this computer only. Send the file, or an export.',
    custom: 'Your own prices do not travel in the link. It says that they were custom.',
    tooLong: 'Shorten names or take out workloads, or export it as JSON instead.',
    waits: 'Nothing can be shared while this is wrong:',
    send: 'Share…',
    embed: 'Embed',
    copySnippet: 'Copy snippet',
    export: 'Export',
    csv: 'CSV',
    json: 'JSON',
    markdown: 'Markdown',
    print: 'Print',
    close: 'Close',
  },

  openFile: {
    heading: 'Open an exported estimate',
    choose: 'Choose a JSON file',
    drop: 'or drop it here. It stays in this browser.',
    fault: {
      unreadable: (name: string) => `“${name}” cannot be read here.`,
      too_large: (name: string) => `“${name}” is larger than 2 MB; an exported estimate is not.`,
      not_json: (name: string) =>
        `“${name}” is not JSON. Only the JSON export can be opened again, not CSV or Markdown.`,
      not_ours: (name: string) => `“${name}” is JSON, but not an estimate exported from here.`,
      newer: (name: string) => `“${name}” was exported by a newer version of the calculator.`,
      no_scenario: (name: string) => `“${name}” holds no scenario; it is incomplete.`,
    },
    notOpened: (name: string) => `“${name}” cannot be opened.`,
    kept: 'Your numbers are as they were.',
    opened: (name: string) => `Opened “${name}”.`,
    same: 'Its numbers are the same here, to the last digit.',
    differs: (model: string, there: string, here: string) =>
      `The prices have changed: the file says ${there} a month for ${model}, here it is ${here}.`,
    gone: (model: string, there: string) =>
      `The file says ${there} a month for ${model}, which these prices do not have.`,
    back: 'Back to your own numbers',
  },

  export: {
    title: 'DeepSeek API cost estimate',
    madeWith: (card: string, checked: string) => `Prices: rate card ${card}, checked ${checked}`,
    ownPrices: (name: string) =>
      `These are prices of the sender’s own (“${name}”), not DeepSeek’s official ones.`,
    link: 'Link',
    noLink: 'no link: too much for one',
    workload: 'Workload',
    input: 'Input tokens',
    hit: 'Repeats (%)',
    output: 'Output tokens',
    requests: 'Requests',
    model: 'Model',
    bucket: 'Bucket',
    band: 'Band',
    tokens: 'Tokens',
    price: 'Price per 1M',
    amount: 'Amount per month',
    currency: 'Currency',
    total: 'Total per month',
    totalAtLeast: 'Total per month, at least',
    totalAtMost: 'Total per month, at most',
    totalToday: 'Total per month at today’s prices',
    pricesOf: 'Prices',
    assumption: 'Assumption',
    value: 'Value',
    perJob: (bucket: string) => `${bucket} tokens of one`,
    monthRequests: 'How many in the month',
    cardDates: (from: string, until: string) =>
      until === '' ? `In force since ${from}` : `In force from ${from} to ${until}`,
    card: 'Rate card',
    disclaimer: 'An estimate from your own numbers; the bill is DeepSeek’s.',
  },
};

export type Strings = typeof en;
