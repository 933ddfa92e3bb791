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

  questions: {
    ...first.questions,
    countedLine: (count: string, unit: string, per: string) => `${count} ${unit} ${per}`,
    instant: 'What decides peak or off-peak',
    instantKind: {
      completion: 'the end of the request',
      start: 'the start of the request',
    } as Record<string, string>,
    duplicate: 'Duplicate',
    remove: 'Remove',
    up: 'Move up',
    down: 'Move down',
    undo: 'Undo',
    redo: 'Redo',
    undoOf: (verb: string, what: string) => `${verb}: ${what}`,
    step: {
      shape: 'kind of job',
      when: 'hours',
      per: 'period',
      month: 'month',
      currency: 'currency',
      card: 'prices',
      model: 'model',
      preset: 'example',
      add: 'added workload',
      duplicate: 'duplicated workload',
      remove: 'removed workload',
      move: 'order of workloads',
      reset: 'start over',
      ranges: 'ranges',
    } as Record<string, string>,
  },

  currentPrices: {
    ...first.currentPrices,
    now: 'today',
    retired: 'retired',
    billedAs: (as: string) => `billed as ${as} today`,
  },

  grid: {
    heading: 'Hours with requests',
    hint: 'Click, drag, or use the arrow keys and space. A day or an hour in the margin switches its row or column.',
    days: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'],
    longDays: ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'],
    hour: (hour: number) => `${String(hour).padStart(2, '0')}:00`,
    atPeak: ', peak price',
    hatched: 'Hatched hours have the peak price.',
    zone: 'Hours are in',
    zones: {utc: 'UTC', beijing: 'Beijing time', here: 'my time now'} as Record<string, string>,
    all: 'All',
    none: 'None',
    offset: (minutes: number) =>
      `UTC${minutes < 0 ? '−' : '+'}${String(Math.floor(Math.abs(minutes) / 60))}:${String(Math.abs(minutes) % 60).padStart(2, '0')}`,
    office: 'Mon–Fri, 9–18',
  },

  assigned: {
    label: 'Model',
    both: 'both, compared',
    total: 'As you chose',
    on: (workload: string, model: string) => `${workload} on ${model}`,
  },

  working: {
    tokens: 'Tokens',
    price: 'Price of 1M',
    amount: 'Amount',
    bucket: 'Bucket',
    band: 'Hours',
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
    rounded: 'What has more than 12 decimals is rounded at the 12th.',
    inputPrice:
      'The average input price of 1M tokens: the hit and miss prices, weighted by how much of your input each applies to.',
    inputPriceOf: (cost: string, tokens: string) => `(${cost}) ÷ (${tokens} tokens) × 1,000,000`,
    allOffPeak: 'The same tokens, all at the off-peak price.',
    allPeak: 'The same tokens, all at the peak price.',
    moveOffPeak: (month: string, offPeak: string) => `${month} − ${offPeak} off-peak`,
    average: 'An average month has 365 ÷ 12 days.',
    peakHours: (peak: string, hours: string) =>
      `${peak} of the month’s ${hours} hours are peak hours.`,
    openHours: (hours: string) =>
      `For ${hours} more it depends on holidays not published yet: this is the dearest case.`,
    noHits: 'The bill without any cache hits',
    currentPrices: 'The bill at today’s prices',
    one: ({one}: Unit) => `One ${one} of it:`,
    bridge: ({one}: Unit, hit: string, miss: string, output: string, count: string) =>
      `One ${one} = ${hit} cache-hit + ${miss} cache-miss + ${output} output tokens; × ${count} a month.`,
    workOut: 'Show the working for',
    volume: {
      heading: 'Where the tokens come from',
      counted: (count: string, per: string) => `${count} ${per}`,
      ofOne: ({one}: Unit) => `The tokens of one ${one}`,
      peak: (part: string) => `At peak: ${part} of the requests; the rest off-peak.`,
      peakBetween: (low: string, high: string) =>
        `At peak: between ${low} and ${high} of the requests, because the holidays are not published yet. The dearer bill is shown.`,
    },
  },

  decisions,

  hours,

  year,

  chart: {
    heading: 'What the cache hit rate does to the month',
    points: (points: string, parts: string[]) =>
      `${points === '10' ? 'Ten' : points} points more cache hits save ${parts.join(', ')} a month`,
    allHits: (from: string, parts: string[]) =>
      `From ${from} cache hits to all would save ${parts.join(', ')} a month`,
    saves: (amount: string, model: string) => `${amount} on ${model}`,
    reads: (share: string, parts: string[]) =>
      `At ${share} cache hits a month costs ${parts.join(', ')}.`,
    summary: (parts: string[]) =>
      `From no cache hits to all hits, a month goes ${parts.join('; ')}.`,
    fromTo: (model: string, from: string, to: string) => `from ${from} to ${to} on ${model}`,
    x: 'Cache hit rate',
    here: (share: string) => `you: ${share}`,
    pointAt: 'Point at a place to read it.',
    values: (place: string, values: readonly string[]) => `${place}: ${values.join(', ')}.`,
    table: 'The numbers behind the chart',
    scroll: 'Chart data, scrolls sideways',
  },

  priceHistory: {
    heading: 'Price history',
    intro: (money: string) =>
      `Prices of 1M tokens since V4 in ${money}, what changed in bold. Open a revision for its sources, or calculate with its prices.`,
    use: 'Use',
    useCard: (date: string) => `Use the prices of ${date}`,
    withoutChange: (count: number) =>
      count === 1
        ? '1 more revision without a price change'
        : `${String(count)} more revisions without a price change`,
    scroll: 'Price history, scrolls sideways',
    bucket: {hit: 'hit', miss: 'miss', output: 'out'} as Record<string, string>,
    inUse: 'in use',
    cancelled: 'Announced, then cancelled',
    cancelledNote: 'This was never billed, and nothing here is calculated with it.',
    cancelledItem: (label: string, planned: string, cancelled: string) =>
      `${label}: planned for ${planned}, cancelled on ${cancelled}.`,
  },

  about: {
    heading: 'About these prices',
    exact:
      'Every amount is tokens × price, computed exactly. Only what you see is rounded, and every line opens to all its digits.',
    lists:
      'DeepSeek publishes one list in US dollars and one in Chinese yuan. Neither is converted from the other.',
    privacy:
      'Nothing leaves your browser. A link carries your numbers after the #, which no server sees.',
    confidenceKind: {
      official: 'Checked against a copy of DeepSeek’s pricing page.',
      several_quotes: 'Several independent sources quote these prices.',
      single_quote: 'One source quotes these prices.',
      inferred: 'Inferred from other official prices.',
    } as Record<string, string>,
    uncertain: 'What DeepSeek has not published',
    uncertainties: [
      'Whether a request’s start or its end decides if it is peak in 2026. We take the end, the rule of 2025.',
      'China’s public holidays of 2027. Until they are published, months of 2027 are shown as a range.',
      'How bills are rounded. Official exports equal the exact sum to the last digit, so we do not round.',
    ],
    names: 'Model names',
    billsAs: (name: string, model: string) => `${name} is billed as ${model}`,
    from: (date: string) => `from ${date}`,
    until: (date: string) => `until ${date}`,
    tools: 'Tools, per request',
    tool: (name: string, price: string, unit: string) =>
      `${name}: ${price}${unit && ` for ${unit}`}`,
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
      'For a reseller’s list, a negotiated discount or a draft. Your prices stay in this browser.',
    introEmbedded:
      'For a reseller’s list, a negotiated discount or a draft. Your prices stay in this page.',
    less: 'Official prices, less',
    lessHint: 'A percentage below 100 with up to four decimals, such as 15.',
    lessName: (percent: string, date: string, rounded: boolean) =>
      `Official prices of ${date} less ${percent}%${rounded ? ', to six decimals' : ''}`,
    use: 'Use these prices',
    six: (currency: string) => `Or your own prices of 1M tokens, in ${currency}`,
    useSix: 'Use my prices',
    sixName: 'My prices',
    sixHint: 'The same at all hours.',
    unused: (percent: string) =>
      `The discount of ${percent.replace(/\s*%$/, '')}% is not in these six prices.`,
    twoWays: (text: string, one: string, other: string) =>
      `“${text}” can be read as ${one} or as ${other}. Write it with other decimals, or without a separator.`,
    experts: 'A whole rate book in JSON',
    paste: 'Rate book (JSON)',
    file: 'Choose a file',
    check: 'Check and use',
    drop: 'Back to the official prices',
    faults: (count: number) =>
      count === 1
        ? 'Not used. Correct this first:'
        : `Not used. Correct these ${String(count)} faults first:`,
    at: (path: string) => (path === '' ? 'the file' : path),
  },

  share: {
    ...first.share,
    heading: 'Share this estimate',
    link: 'Link',
    asText: 'As text',
    pins: (date: string) =>
      `This link keeps the prices of ${date}. It will always show these numbers.`,
    onDisk:
      'This page is a file on your disk, so its link opens only here. Send the file or an export instead.',
    custom: 'A link does not carry your own prices; it only says that you used some.',
    long: 'This link is longer than 2,000 characters. Some mail programs and chats cut such links.',
    tooLong: 'Shorten names or remove workloads, or export JSON instead.',
    waits: 'Correct this first, then you can share:',
    send: 'Share…',
    embed: 'Embed',
    copySnippet: 'Copy snippet',
    preview: 'Preview',
    look: {
      view: {
        label: 'Shows',
        choices: {usual: 'everything', compact: 'fields and totals', table: 'the price table'},
      },
      theme: {
        label: 'Colors',
        choices: {usual: 'those of the page', light: 'light', dark: 'dark'},
      },
    },
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
      unreadable: (name: string) =>
        `“${name}” cannot be read. It may have been moved; choose it again.`,
      too_large: (name: string) =>
        `“${name}” is larger than 2 MB, so it is not an exported estimate.`,
      not_json: (name: string) =>
        `“${name}” is not JSON. Choose the JSON export; CSV and Markdown cannot be opened again.`,
      not_ours: (name: string) => `“${name}” is JSON, but not an estimate exported from here.`,
      newer: (name: string) =>
        `“${name}” was exported by a newer version of the calculator. Reload the page and try again.`,
      no_scenario: (name: string) =>
        `“${name}” is incomplete: it has no scenario. Export it again.`,
    },
    notOpened: (name: string) => `“${name}” cannot be opened.`,
    kept: 'Your numbers have not changed.',
    opened: (name: string) => `Opened “${name}”.`,
    same: 'Its numbers are the same here, to the last digit.',
    differs: (model: string, there: string, here: string) =>
      `The prices have changed: ${model} is ${there} a month in the file and ${here} here.`,
    gone: (model: string, there: string) =>
      `The file has ${model} at ${there} a month; this price list has no such model.`,
    back: 'Back to your own numbers',
  },

  export: {
    title: 'DeepSeek API cost estimate',
    printed: (date: string) => `printed ${date}`,
    madeWith: (card: string, checked: string) =>
      `Prices: rate card ${card}${checked === '' ? '' : `, checked ${checked}`}`,
    ownPrices: (name: string) =>
      `These are prices of the sender’s own (“${name}”), not DeepSeek’s official ones.`,
    link: 'Link',
    noLink: 'no link: the estimate is too long for one',
    workload: 'Workload',
    input: 'Input tokens',
    hit: 'Cache hit rate (%)',
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
    atLeast: (label: string) => `${label}, at least`,
    linesAtMost:
      'Public holidays of this month are not published yet, so the lines are those of the “at most” totals.',
    atMost: (label: string) => `${label}, at most`,
    totalToday: 'Total per month at today’s prices',
    totalOwnToday: 'Total per month at your own book’s prices of today',
    pricesOf: 'Prices',
    sentence: 'In one sentence',
    assumption: 'Assumption',
    value: 'Value',
    perJob: (bucket: string) => `${bucket} tokens of one`,
    monthRequests: 'How many in the month',
    cardDates: (from: string, until: string) =>
      until === ''
        ? `The rate card holds from ${from}`
        : `The rate card held from ${from} to ${until}; prices may outlive a card`,
    card: 'Rate card',
    note: 'Note',
    rounded: 'rounded',
    disclaimer: 'An estimate from your own numbers. DeepSeek’s bill decides.',
  },
};

export type Strings = typeof en;
