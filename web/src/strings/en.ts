// Every sentence of the page in English. The other languages have this very
// shape, so a string that is missing there does not compile.
import type {Band, Bucket} from '../engine/calls.js';
import {usage} from './usage-en.js';
import {decide} from './decide-en.js';

const bucket: Record<Bucket, string> = {
  hit: 'Cache-hit input',
  miss: 'Cache-miss input',
  output: 'Output',
};

const bucketInSentence: Record<Bucket, string> = {
  hit: 'cache-hit input',
  miss: 'cache-miss input',
  output: 'output',
};

const band: Record<Band | 'unknown', string> = {
  flat: 'flat',
  off_peak: 'off-peak',
  peak: 'peak',
  unknown: 'unknown',
};

export const en = {
  lang: 'en',
  locale: 'en-US',
  currency: {USD: 'US dollars', CNY: 'Chinese yuan'} as Record<string, string>,
  family: {flash: 'Flash', pro: 'Pro'} as Record<string, string>,
  bucket,
  bucketInSentence,
  band,
  comma: ', ',
  list: (items: string[]) => items.join(', '),

  contract: {
    heading: 'The official prices',
    perMillion: 'Price of 1M tokens',
    context: 'Context',
    maxOutput: 'Maximum output',
    concurrency: 'Concurrent requests',
    notStated: 'not stated',
    tokens: (count: string) => `${count} tokens`,
    scroll: 'Price table, scrolls sideways',
    card: 'Prices of',
    cardOption: (date: string, label: string) => `${date} · ${label}`,
    currency: 'Currency',
    sources: (count: number): string => (count === 1 ? 'Source: ' : 'Sources: '),
    provenance: (checked: string, id: string, since: string) =>
      `; checked ${checked}. Rate card ${id}, in force from ${since}.`,
    checked: (date: string) => `, checked ${date}`,
    official:
      'These are DeepSeek’s own API prices. They are not the Coding Plans sold on this site’s',
    plansPage: '/pricing',
    officialEnd: 'page.',
    peak: (windows: string[], clock: string, days: number, holidays: boolean) =>
      `Peak hours are ${windows.join(' and ')} ${clock}, ${days === 7 ? 'every day' : 'Monday to Friday'}` +
      `${holidays ? ', except Chinese public holidays' : ''}. All other hours are off-peak.`,
  },

  questions: {
    heading: 'Your traffic',
    presets: 'Start from',
    preset: {
      support_chat: 'Support chat',
      structured_transforms: 'Structured transforms',
      agent_side_tasks: 'Agent side tasks',
      hard_reasoning: 'Hard reasoning',
    } as Record<string, string>,
    input: 'Tokens in, per request',
    inputHint: 'Prompt and history. 12k, 1.5M, 1,000 all work.',
    output: 'Tokens out, per request',
    outputHint: 'The answer, thinking included.',
    hit: 'How much of the input repeats',
    hitSlider: 'How much of the input repeats, slider',
    hitHint: 'The share that the context cache serves.',
    requests: 'Requests',
    perMonth: (count: string) => `${count} in the month`,
    per: 'Requests per',
    perUnit: {minute: 'a minute', hour: 'an hour', day: 'a day', month: 'a month'} as Record<
      string,
      string
    >,
    tokensUnit: 'tokens',
    when: 'When the requests are sent',
    whenHint: 'Decides the share of peak hours.',
    whenKind: {
      even: 'evenly, day and night',
      office_china: 'office hours in China',
      office_europe: 'office hours in Europe',
      office_us_east: 'office hours, US East',
      office_us_west: 'office hours, US West',
      grid: 'hours that I paint',
      peak_share: 'I know the share in peak hours',
    } as Record<string, string>,
    peakShare: 'Share in peak hours',
    month: 'Which month',
    averageMonth: 'an average month (365 ÷ 12 days)',
    instant: 'What decides peak or off-peak',
    instantHint: 'An assumption: undocumented for 2026.',
    instantKind: {
      completion: 'the end of the request',
      start: 'the start of the request',
    } as Record<string, string>,
    name: 'Name of this workload',
    workload: (n: number) => `Workload ${String(n)}`,
    addWorkload: 'Add another workload',
    duplicate: 'Duplicate',
    remove: 'Remove',
    up: 'Move up',
    down: 'Move down',
    undo: 'Undo',
    reset: 'Start over',
  },

  grid: {
    heading: 'Hours with requests',
    hint: 'Click, drag or use arrow keys and space. A day or an hour in the margin switches all of it.',
    days: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'],
    longDays: ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'],
    hour: (hour: number) => `${String(hour).padStart(2, '0')}:00`,
    zone: 'Hours are in',
    zones: {utc: 'UTC', beijing: 'Beijing time', here: 'my time'} as Record<string, string>,
    all: 'All',
    none: 'None',
    offset: (minutes: number) =>
      `UTC${minutes < 0 ? '−' : '+'}${String(Math.floor(Math.abs(minutes) / 60))}:${String(Math.abs(minutes) % 60).padStart(2, '0')}`,
    office: 'Mon–Fri, 9–18',
  },

  results: {
    heading: 'What it costs',
    month: 'A month',
    year: 'A year',
    day: 'A day',
    perThousand: '1,000 requests',
    perRequest: 'One request',
    exactly: (amount: string) => `exactly ${amount}`,
    about: (amount: string) => `about ${amount}`,
    from: (amount: string) => `at least ${amount}`,
    buckets: 'Where it goes',
    more: 'What moves it',
    cacheSaves: 'Saved by the cache',
    inputPrice: 'Blended input price',
    allOffPeak: 'All off-peak',
    allPeak: 'All in peak hours',
    moveOffPeak: 'Saved if off-peak',
    peakShare: (share: string) => `${share} of the requests fall into peak hours.`,
    peakShareBetween: (low: string, high: string) =>
      `Between ${low} and ${high} of the requests fall into peak hours.`,
    hint: 'Open a line to see how it is worked out.',
    stale: 'Last valid result. It will follow when the marked fields are right.',
    loading: 'Starting the calculator…',
    same: 'Both models cost the same.',
    compare: (c: {
      cheaper: string;
      dearer: string;
      ratio: string;
      more: string;
      share: string;
      bucket: string;
    }) =>
      c.ratio === ''
        ? `${c.dearer} costs ${c.more} a month; ${c.cheaper} costs nothing here.`
        : `${c.dearer} costs ${c.ratio} as much as ${c.cheaper}, ${c.more} more a month; ${c.share} of its bill is ${c.bucket}.`,
    live: (parts: string[]) => `Estimate: ${parts.join('; ')}.`,
    liveModel: (model: string, amount: string, currency: string) =>
      `${model} ${amount} ${currency} a month`,
    liveErrors: (count: number) =>
      count === 1
        ? 'One field cannot be used. The last valid result is shown.'
        : `${String(count)} fields cannot be used. The last valid result is shown.`,
    workloads: 'By workload',
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
    perThousand: (month: string, requests: string) => `1,000 × ${month} ÷ ${requests} requests`,
    perRequest: (month: string, requests: string) => `${month} ÷ ${requests} requests`,
    requestTokens: (hit: string, miss: string, output: string) =>
      `One request on average: ${hit} cache-hit, ${miss} cache-miss and ${output} output tokens.`,
    cacheSaves: (without: string, month: string) => `${without} without hits − ${month}`,
    share: (share: string) => `${share} of the month`,
    exact: 'No digit is rounded.',
    inputPrice: 'The hit and miss prices, weighted by your share of each.',
    allOffPeak: 'The same tokens, every one at the off-peak price.',
    allPeak: 'The same tokens, every one at the peak price.',
    moveOffPeak: (month: string, offPeak: string) => `${month} − ${offPeak} off-peak`,
    average: 'An average month has 365 ÷ 12 days.',
    peakHours: (peak: string, hours: string) =>
      `${peak} of the month’s ${hours} hours are peak hours.`,
  },

  decide,

  inForce: {
    later: (date: string) => `Later prices are in force, as the page of ${date} has them.`,
    sameNow: 'The token prices are the same.',
    wouldBe: (months: string[]) => `At these the same traffic costs ${months.join(', ')} a month.`,
    change: 'What changed',
    use: 'Use the prices in force',
    back: (date: string) => `Back to the prices of ${date}`,
    using: (date: string) => `These are the prices of ${date}.`,
    from: 'From',
    to: 'To',
    retired: 'retired',
    billedAs: (model: string, as: string) => `${model} (billed as ${as})`,
    price: 'Price of 1M',
  },

  now: {
    band: (band: string, there: string, here: string) =>
      `Now it is ${band} until ${there} Beijing (${here} your time).`,
    bandOnly: (band: string) => `Now it is ${band}.`,
    unknown:
      'Now: peak or off-peak is not known, because the holidays of this year are not published.',
  },

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

  cards: {
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

  usage,

  ownBook: {
    heading: 'Your own prices',
    intro:
      'A reseller’s list, a negotiated discount, a draft: paste or choose a rate book in JSON. It stays in this browser.',
    introEmbedded:
      'A reseller’s list, a negotiated discount, a draft: paste or choose a rate book in JSON. It stays in this page.',
    paste: 'Rate book (JSON)',
    file: 'Choose a file',
    check: 'Check and use',
    drop: 'Back to the official prices',
    inUse: (name: string) => `Calculating with “${name}”, not with DeepSeek’s official prices.`,
    faults: (count: number) =>
      count === 1 ? 'It has one fault:' : `It has ${String(count)} faults:`,
    at: (path: string) => (path === '' ? 'the whole' : path),
    fromLink: (name: string) =>
      `This link was made with the sender’s own prices (“${name}”), which a link does not carry. You see the official ones.`,
  },

  share: {
    copy: 'Copy link',
    copied: 'Link copied',
    copyFailed: 'Copying is blocked here. Select the link below and copy it.',
    open: 'Share, embed, export',
    heading: 'Share this estimate',
    link: 'Link',
    pins: (date: string) =>
      `This link pins the prices of ${date}. It shows these numbers for ever.`,
    custom: 'Your own prices do not travel in the link. It says that they were custom.',
    send: 'Share…',
    embed: 'Embed',
    copySnippet: 'Copy snippet',
    export: 'Export',
    csv: 'CSV',
    json: 'JSON',
    markdown: 'Markdown',
    print: 'Print',
    close: 'Close',
    damaged: 'This link cannot be opened; the default is shown.',
    repaired: 'The link was damaged on its way and could be repaired with certainty.',
  },

  error: {
    // The core's own sentences are English.
    text: (error: {code: string; value?: string; message: string}) => error.message,
    noEngine: 'The calculator could not start. The price table above is complete without it.',
    blocked:
      'This page’s Content-Security-Policy forbids WebAssembly. Add “wasm-unsafe-eval” to its script-src.',
    retry: 'Try again',
  },

  export: {
    title: 'DeepSeek API cost estimate',
    madeWith: (card: string, checked: string) =>
      `Prices: official rate card ${card}, checked ${checked}`,
    link: 'Link',
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
    card: 'Rate card',
    disclaimer: 'An estimate from your own numbers; the bill is DeepSeek’s.',
  },
};

export type Strings = typeof en;
