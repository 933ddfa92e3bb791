// The sentences of a first view in English: the contract, the questions and the
// totals. Those of the rest stand in index.ts and come with it.
import type {Band, Bucket, CoreError} from '../../engine/types/calls.js';
import {firstDecisions} from './decisions-first.js';

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

export const first = {
  lang: 'en',
  locale: 'en-US',
  currency: {USD: 'US dollars', CNY: 'Chinese yuan'} as Record<string, string>,
  family: {flash: 'Flash', pro: 'Pro'} as Record<string, string>,
  bucket,
  bucketInSentence,
  band,
  comma: ', ',
  sentence: (words: string) => `${words}.`,
  /** Sentences one after the other. */
  join: (...sentences: string[]) => sentences.filter((each) => each !== '').join(' '),

  doors: {
    label: 'What this page does',
    skip: 'Skip to the totals',
    plan: 'Plan a bill',
    check: 'Check a bill you have',
    count: 'Count tokens',
    choose: 'Choose a model',
  },

  priceTable: {
    heading: 'The official prices',
    ownHeading: (name: string) => `The prices of “${name}”`,
    perMillion: 'Price of 1M tokens',
    context: 'Context',
    maxOutput: 'Maximum output',
    concurrency: 'Concurrent requests',
    notStated: 'not stated',
    tokens: (count: string) => `${count} tokens`,
    scroll: 'Price table, scrolls sideways',
    /** What stands for the table where there is no room for it. */
    inShort: (date: string) => `${date}: input and output`,
    card: 'Prices of',
    cardName: 'Rate card',
    cardOption: (date: string, label: string) => `${date} · ${label}`,
    groups: {
      inForce: 'In force now',
      guide: 'The guide’s',
      earlier: 'Earlier',
      later: 'Not yet in force',
    },
    currency: 'Currency',
    sources: (count: number): string => ['', 'Source: '][count] ?? 'Sources: ',
    of: (models: string) => `${models}: `,
    checkedOn: (date: string) => (date === '' ? '. ' : `; checked on ${date}. `),
    provenance: (id: string, from: string, until: string) =>
      `Rate card ${id}, in force from ${from}${until === '' ? '' : `; its prices held until ${until}`}.`,
    fromTo: (from: string, until: string) =>
      until === '' ? `since ${from}` : `${from} to ${until}`,
    checked: (date: string) => `, checked on ${date}`,
    line: {
      prices: (currency: string, date: string) => `Prices in ${currency} of ${date}`,
      peak: (windows: string[]) => `peak hours ${windows.join(' and ')} Beijing time, weekdays`,
      full: 'Full calculator',
    },
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
    presets: 'Examples:',
    preset: {
      support_chat: 'Support chat',
      structured_transforms: 'Structured transforms',
      agent_side_tasks: 'Agent side tasks',
      hard_reasoning: 'Hard reasoning',
    } as Record<string, string>,
    input: 'Tokens in, per request',
    inputHint: 'Prompt and history. You can type 12k, 1.5M or 1,000.',
    output: 'Tokens out, per request',
    outputHint: 'The answer, including thinking.',
    hit: 'Cache hit rate',
    hitSlider: 'Cache hit rate, slider',
    hitHint: 'How much of each request’s input DeepSeek already has in its cache.',
    requests: 'Requests',
    perMonth: (count: string) => `${count.startsWith('≈') ? '' : '= '}${count} requests a month`,
    converted: (c: {
      before: string;
      after: string;
      runs: string;
      one: string;
      many: string;
      each: string;
    }) =>
      (c.each === ''
        ? `${c.before} requests, as before, are counted one by one`
        : `${c.before} requests are now ${c.runs} ${c.runs === '1' ? c.one : c.many} of ${c.each}`) +
      (c.after === '' ? '.' : `, which makes ${c.after}.`),
    per: 'Requests per',
    perUnit: {minute: 'a minute', hour: 'an hour', day: 'a day', month: 'a month'} as Record<
      string,
      string
    >,
    tokensUnit: 'tokens',
    when: 'When the requests are sent',
    whenHint: 'Requests in peak hours cost more.',
    whenKind: {
      even: 'evenly over day and night',
      office_china: 'office hours in China',
      office_europe: 'office hours in Europe',
      office_us_east: 'office hours, US East',
      office_us_west: 'office hours, US West',
      grid: 'hours that I choose',
      peak_share: 'I know the share in peak hours',
    } as Record<string, string>,
    savesOn: (model: string, percent: string) => `${model}\u00a0−${percent}`,
    offPeakSaves: (parts: string[]) => `Only in off-peak hours: ${parts.join(', ')}.`,
    offPeakOnly: 'only off-peak hours (nights, weekends)',
    peakShare: 'Share in peak hours',
    month: 'Which month',
    averageMonth: 'An average month (365 ÷ 12 days)',
    name: 'Name of this workload',
    workload: (n: number) => `Workload ${String(n)}`,
    addWorkload: 'Add another workload',
    reset: 'Start over',
  },

  results: {
    heading: 'What it costs',
    month: 'A month',
    year: 'A year',
    yearOf: (month: string) => `12 × ${month}`,
    day: 'A day',
    prices: {
      of: (from: string) => `At the prices of ${from}.`,
      replaced: (from: string, until: string) =>
        `At the prices of ${from}, which were replaced on ${until}.`,
      ownReplaced: (until: string) => `They were replaced on ${until}.`,
      coming: (from: string) => `They are not in force before ${from}.`,
      inForce: (since: string) => `At the prices in force since ${since}.`,
      own: (name: string, from: string) =>
        `At the prices of your own book “${name}”${from === '' ? '' : `, valid from ${from}`}.`,
      ofShort: (day: string) => `${day} prices`,
      inForceShort: 'Today’s prices',
      ownShort: 'Your own prices',
    },
    today: (since: string) => `At today’s prices, since ${since}`,
    useToday: 'Use today’s prices',
    todayTotals: (parts: string[]) => `Today: ${parts.join(', ')}`,
    todayNone: 'no amount',
    ownToday: (since: string) => `At your own book’s prices of today, since ${since}`,
    useOwnToday: 'Use its prices of today',
    exactly: (amount: string) => `exactly ${amount}`,
    about: (amount: string) => `about ${amount}`,
    holidaysOpen: 'holidays unpublished',
    holidayRange: (year: string) =>
      `China’s public holidays of ${year} are not published yet, so amounts are ranges; ≤ marks the most.`,
    buckets: 'Where the money goes',
    more: 'What drives the cost',
    cacheSaves: 'Saved by the cache',
    allOffPeak: 'All off-peak',
    allPeak: 'All in peak hours',
    moveOffPeak: 'Saved if all off-peak',
    peakShare: (share: string) => `${share} of the requests fall in peak hours.`,
    peakShareBetween: (low: string, high: string) =>
      `Between ${low} and ${high} of the requests fall in peak hours.`,
    hint: 'Open a line to see how it is worked out.',
    markedField: 'the marked field',
    fault: (field: string, why: string) => `${field}: ${why}`,
    counts: (field: string, counted: string) =>
      counted === ''
        ? `“${field}” cannot be used: it is not counted.`
        : `“${field}” cannot be used: ${counted} is counted, as before.`,
    check: (field: string) => `Check “${field}”`,
    noAmounts: 'No amounts',
    newerPrices: 'It is newer than this copy of the calculator. Reload the page.',
    unpriced: 'There are no amounts to show:',
    acceptFields: 'Calculate with the fields as they are',
    notPrinted: 'A field is wrong, so no amounts are printed. Correct it in the calculator first.',
    same: 'Both models cost the same.',
    free: 'No requests: the month costs nothing.',
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
        : `${c.dearer} costs ${c.ratio} as much as ${c.cheaper}, ${c.more} more a month.\n${c.share} of its bill is ${c.bucket}.`,
    live: (prices: string, parts: string[]) => `${prices} ${parts.join('; ')}.`,
    liveModel: (model: string, amount: string) => `${model} ${amount} a month`,
    liveFaults: (faults: string[], amounts: boolean) =>
      `${faults.join(' ')} ${amounts ? 'The amounts count what stood there before.' : 'No amounts are shown.'}`,
    workloads: 'By workload',
  },

  decisions: firstDecisions,

  currentPrices: {
    raised: 'DeepSeek has raised its prices since.',
    changed: 'DeepSeek has changed its prices since.',
    ownChanged: 'Your own book has other prices since.',
    sameNow: 'DeepSeek has revised its price page since; this traffic costs the same today.',
    costs: (months: string[]) => `Today this traffic costs ${months.join(' and ')} a month.`,
    on: (amount: string, model: string, factor: string) =>
      `${amount} on ${model}${factor === '' ? '' : ` (${factor})`}`,
    change: 'What changed',
    use: 'Use today’s prices',
    back: (date: string) => `Back to the prices of ${date}`,
    using: (date: string) => `These are the prices of ${date}.`,
  },

  now: {
    band: (band: string, there: string, here: string) =>
      `Now it is ${band} until ${there} Beijing time${here === '' ? '' : ` (${here} your time)`}.`,
    bandOnly: (band: string) => `Now it is ${band}.`,
    unknown:
      'Whether it is peak or off-peak now is not known: this year’s holidays are not published.',
  },

  ownBook: {
    unusable: 'The prices that this page supplies cannot be used.',
    keptUnusable: 'Your own prices, kept in this browser, can no longer be read.',
    official: 'You see DeepSeek’s official prices.',
    inUse: (name: string) => `Calculating with “${name}”, not with DeepSeek’s official prices.`,
    useOfficial: 'Calculate with DeepSeek’s official prices',
  },

  share: {
    copy: 'Copy link',
    copyText: 'Copy as text',
    copied: {link: 'Link copied', snippet: 'Snippet copied', text: 'Text copied'},
    copyFailed:
      'Your browser blocks copying here. The text is selected: copy it with Ctrl+C or ⌘C.',
    open: 'Share, embed, export',
    damaged: 'This link cannot be opened, so no amounts are shown.',
    askSender: 'Ask the sender for it again.',
    newerVersion: 'Reload the page to get that version.',
    unusable: 'The numbers that this page supplies cannot be used, so no amounts are shown.',
    repaired: 'The link was damaged on its way. It has been repaired, and its checksum agrees.',
    unproven:
      'This link has no checksum: it was written by hand, or its end is missing. Check it before you open it.',
    openUnproven: 'Open it as it is',
  },

  error: {
    // The core's own sentences are English.
    text: (error: Omit<CoreError, 'where'>) => error.message,
    noEngine: 'The calculator could not start.',
    prerendered: 'The prices and the example below are still right.',
    unavailable: 'Part of the calculator could not be loaded. What you see still works.',
    replaced: 'A newer version of this page is published. Reload it.',
    reload: 'Reload',
    blocked:
      'This page’s Content-Security-Policy forbids WebAssembly. Add “wasm-unsafe-eval” to its script-src.',
    retry: 'Try again',
    now: 'The page’s “now” is not a time between the years 0000 and 9999, so the clock is used.',
  },
};

export type FirstStrings = typeof first;
