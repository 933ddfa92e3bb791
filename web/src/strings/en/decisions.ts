// The buyer's questions in English: repetition, concurrency, failures, budget.
import type {Route} from '../../engine/types/calls.js';
import {firstDecisions, type Unit} from './decisions-first.js';
import {shape} from './shape.js';

/** An end of a bar: the input there, "" for all inputs together, and what it comes to. */
interface RangeEnd {
  input: string;
  amount: string;
}

interface RangeSummary {
  /** The model, and what is watched. */
  name: string;
  what: string;
  low: string;
  high: string;
  here: string;
  /** The input with the widest bar, and how wide that is. */
  widest: string;
  swing: string;
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** Of single requests it is their answers that fail. */
const answers = (many: string): string => (many === 'requests' ? 'answers' : many);

const route: Record<Route, string> = {
  flash: 'Flash',
  pro: 'Pro',
  escalate: 'Flash, then Pro',
  split: 'Part to Pro',
};

export const decisions = {
  heading: 'Before you choose',
  hint: 'Open a question to answer it and see its working.',
  amountsWait: (currency: string) =>
    `The sums that you entered in ${currency} do not count here: they are back as soon as you choose ${currency} again.`,
  unitsWait: (one: string, many: string) =>
    `What you entered for one ${one} (failures, their cost, a target price) does not count here: it is back as soon as you plan ${many} again.`,
  missing: '—',
  colon: ': ',
  ...firstDecisions,
  shape,
  repeats: {
    question: 'How much context repeats?',
    short: 'Cache hit rate',
    at: (share: string) => `A month at ${share} cache hits`,
    why: 'DeepSeek reads whatever a request shares with an earlier one, from its first token on, from the cache at the lower price. The kind of job above decides how much that is.',
  },
  output: {
    short: 'Output in the bill',
    less: 'Answers shorter by',
    thinkingMore: 'Thinking tokens per answer, if switched on',
    thinkingMoreAgain: 'More thinking tokens per answer',
    thinkingHint: 'Change it to try.',
    adds: (tokens: string) => `Added by ${tokens} thinking tokens per answer`,
    addsBill: (tokens: string) => `The bill with ${tokens} more thinking tokens per answer`,
    tooMuch: 'That much thinking exceeds the models’ limits.',
    shorter: (percent: string) => `Saved by answers ${percent} shorter`,
    noThinking: 'Saved without thinking',
    working: (output: string, month: string) => `${output} ÷ ${month}`,
    saves: (month: string, less: string) => `${month} − ${less}`,
    shorterBill: (percent: string) => `The bill of answers ${percent} shorter`,
    noThinkingBill: 'The bill without thinking',
    limit: (longest: string, max: string) =>
      `The longest answer here has ${longest} of at most ${max} tokens.`,
    thinking: 'Thinking tokens are billed as output.',
  },
  load: {
    short: 'Requests in flight in the busiest hour',
    firstToken: 'Seconds to the first token',
    speedFlash: 'Flash, tokens a second',
    speedPro: 'Pro, tokens a second',
    peakFactor: 'Busiest hour, compared with the average',
    assumed: 'Assumed. Better: measure your own.',
    of: (count: string, limit: string) => `${count} of ${limit}`,
    scroll: 'Requests in flight, scrolls sideways',
    seconds: 'Seconds in flight, each',
    mean: 'In flight on average',
    peak: 'In flight, busiest hour',
    limit: 'Limit of the account',
    headroom: 'Headroom, busiest hour',
    used: 'Limit used, busiest hour',
    above: 'Chance of exceeding it at any moment',
    most: 'Requests a minute that reach it',
    how: 'How this is worked out',
    arrive: 'Arriving a minute, on average',
    arriveOf: (requests: string, minutes: string) =>
      `${requests} requests ÷ ${minutes} minutes of the month`,
    minutes: 'Minutes of the month',
    activeMinutes: (hours: string, week: string) =>
      `Minutes of the month in ${hours} of the ${week} hours of a week`,
    averageOutput: 'Tokens out of a request, on average',
    speeds: 'Where the usual speeds come from',
    peakMinute: 'Arriving a minute, busiest hour',
    atPeak: (count: string, factor: string) => `${count} a minute × ${factor}`,
    secondsOf: (first: string, output: string, speed: string) =>
      `${first} s + ${output} tokens ÷ ${speed} a second`,
    minus: (limit: string, inFlight: string) => `${limit} − ${inFlight}`,
    usedOf: (inFlight: string, limit: string) => `${inFlight} ÷ ${limit}`,
    mostOf: (limit: string, seconds: string) => `${limit} ÷ ${seconds} s × 60`,
    chanceOf: (mean: string, limit: string) => `P(X > ${limit}), X Poisson with mean ${mean}`,
    chance:
      'In flight = arrivals × time in flight (Little’s law). The chance is that a Poisson variable with this mean exceeds the limit: requests arrive independently.',
    never: 'under 1 in a million',
    nil: 'zero to twelve decimals',
    grade: {
      fits: (model: string) => `${model} fits within its limit.`,
      tight: (model: string) => `${model} is tight: at some moments it exceeds its limit.`,
      over: (model: string) => `${model} exceeds its limit in the busiest hour.`,
    } as Record<string, (model: string) => string>,
    working: (perMinute: string, seconds: string) => `${perMinute} a minute ÷ 60 × ${seconds} s`,
    note: {
      status_429: 'Above the limit the API answers 429: wait, then send more slowly.',
      expansion_is_free: 'DeepSeek raises the limit on request, free of charge.',
      counted_until_complete: 'A request counts from its arrival until its answer is complete.',
      usual_speeds:
        'The speeds are what users reported in 2026, rounded down; DeepSeek promises none: 1.11 s and 83 tokens a second for Flash, about 30 for Pro.',
    } as Record<string, string>,
    source: 'DeepSeek’s rate limits',
  },
  fail: {
    short: ({one}: Unit) => `One accepted result, failures included (per ${one})`,
    attempt: ({one}: Unit) => `Before failures: the price of one ${one}`,
    paysFrom: {
      before: (c: {dearer: string; more: string; count: string; oneIn: string; unit: Unit}) =>
        c.count === ''
          ? `${c.dearer} costs ${c.more} more a month, which no prevented failure pays for at`
          : `${c.dearer} costs ${c.more} more a month: it pays if it prevents ${c.count} ${c.count === '1' ? 'failure' : 'failures'}` +
            `${c.oneIn === '' ? '' : ` (1 in every ${c.oneIn} ${c.unit.many})`} at`,
      after: (currency: string): string => (currency === 'CNY' ? 'yuan each.' : 'dollars each.'),
      impossible: (of: string, {many}: Unit) => `There are only ${of} ${many} a month.`,
    },
    failFlash: ({many}: Unit) => `Flash ${answers(many)} that fail`,
    failPro: ({many}: Unit) => `Pro ${answers(many)} that fail`,
    human: 'Cost of a failure to you',
    humanHint: 'When no answer was good enough: someone’s time, a refund.',
    retries: 'Retries on the same model',
    more: 'Mixed routes',
    noticed: 'Failures noticed in time',
    noticedHint: 'Leave empty for all of them.',
    failEscalated: 'Pro fails too, where Flash failed',
    failEscalatedHint: 'Leave empty for as often as elsewhere.',
    proShare: 'Sent straight to Pro',
    scroll: 'Cost of each route, scrolls sideways',
    curve: 'Cost of one result, by what a failure costs',
    curveSummary: (most: string, parts: string[]) =>
      `As a failure goes from free to ${most}, one accepted result goes ${parts.join('; ')}.`,
    meet: (human: string) => `Flash and Pro cost the same if a failure costs ${human}.`,
    curveScroll: 'One result by the cost of a failure, scrolls sideways',
    routes: route,
    api: 'API',
    people: 'Cost of failures',
    failed: 'Fail in the end',
    total: 'One accepted result',
    month: 'A month',
    how: 'How this is worked out',
    attempts: (each: string, count: string, model: string) => `${each} × ${count} on ${model}`,
    attemptsOn: (model: string) => `Attempts on ${model}`,
    timesMonth: (each: string, count: string) => `${each} × ${count} in the month`,
    oneInLabel: 'Pro is worth it from one prevented failure in',
    evenLabel: 'Pro is worth it if a failure costs more than',
    evenWorking: (extra: string, avoided: string) => `${extra} more for Pro ÷ ${avoided} prevented`,
    oneIn: (n: string, {many}: Unit) =>
      `Pro is worth it if it prevents at least 1 failure in every ${n} ${many}.`,
    avoidedLabel: 'Failures that Pro prevents',
    extraLabel: 'Extra cost of Pro',
    avoids: (percent: string) =>
      `By your numbers it prevents a failure in ${percent} of all results.`,
    humanFrom: (amount: string) => `Pro is worth it if a failure costs more than ${amount}.`,
    neverPays: 'By your numbers Pro prevents no failure.',
    working: (api: string, failed: string, human: string) => `${api} + ${failed} × ${human}`,
    pointOf: (api: string, failed: string) => `${api} + ${failed} × cost of a failure`,
    oneInWorking: (human: string, extra: string) => `${human} ÷ ${extra} more for Pro`,
    wholeRun: ({one}: Unit) => `A failed ${one} is retried from the start and paid again.`,
    missingFailures: 'Enter how often each model fails, and what a failure costs you.',
    assumption: {
      attempts_fail_on_their_own: 'Each attempt fails independently of the others.',
      every_failure_noticed: 'Assumes you notice every failure.',
      escalated_fail_as_pro: 'Where Flash failed, Pro fails as often as anywhere else.',
    } as Record<string, string>,
  },
  verdict: {
    heading: 'Verdict',
    open: {
      failures_unknown: 'Open: how often does each model fail?',
      human_unknown: 'Open: what does a failure cost you?',
      too_close: 'Open: Flash and Pro are within 1% of each other.',
      range_flips: 'Open: within your ranges the answer changes.',
      holidays_open: 'Open: it depends on public holidays that are not published yet.',
    } as Record<string, string>,
    routes: {
      flash: 'Take Flash.',
      pro: 'Take Pro: it pays for itself.',
      escalate: 'Take Flash first, and Pro where Flash fails.',
      split: 'Send part straight to Pro, the rest to Flash.',
    } as Record<Route, string>,
    answer: (question: string) => `Answer “${question}”`,
    how: 'How the verdict is reached',
    rules: [
      'It needs both failure rates and the cost of a failure, unless no route fails less often than Flash.',
      'The lowest total per accepted result wins.',
      'A mix must save at least 1% over the better single model.',
      'If Flash and Pro are within 1% of each other, it stays open.',
      'If one of your ranges changes the outcome, it stays open.',
      'If public holidays that are not published yet can change it, it stays open too.',
    ],
    flippedBy: (inputs: string) => `It depends on: ${inputs}.`,
    ratioLabel: 'Pro against Flash, one attempt',
    meets: (winner: string, other: string) => `Where ${winner} and ${other} cost the same`,
    ratio: (ratio: string, {one}: Unit) => `Pro costs ${ratio} as much as Flash per ${one}.`,
    reason: {
      pro_avoids_nothing: 'Pro costs more and prevents no failure.',
      mix_saves_little: 'A mix would save less than 1%.',
    } as Record<string, string>,
    routeInSentence: {
      flash: 'Flash alone',
      pro: 'Pro alone',
      escalate: 'Flash first and Pro on failure',
      split: 'a part sent straight to Pro',
    } as Record<Route, string>,
    above: (amount: string, name: string) => `Above ${amount} per failure, ${name} is cheaper.`,
    below: (amount: string, name: string) => `Below ${amount} per failure, ${name} is cheaper.`,
    shares: 'Shares that would change it',
    holdsBetween: (least: string, most: string) => `holds from ${least} to ${most}`,
    costs: (total: string, other: string, otherTotal: string, saves: string) =>
      `Including failures, one accepted result costs ${total}; with ${other} it costs ${otherTotal}. That saves ${saves}.`,
    holdsIf: (conditions: string[]) => `This holds if ${conditions.join('; ')}.`,
    holds: {
      every_failure_noticed: 'you notice every failure',
      flash_over_limit_at_peak: 'Flash gets a higher concurrency limit for your busiest hour',
      pro_over_limit_at_peak: 'Pro gets a higher concurrency limit for your busiest hour',
    },
    human_above: (amount: string, other: string) =>
      `a failure costs more than ${amount} (below that, ${other})`,
    human_below: (amount: string, other: string) =>
      `a failure costs less than ${amount} (above that, ${other})`,
    share_up_to: (share: string, most: string, other: string) =>
      `${share} is at most ${most} (above that, ${other})`,
    share_from: (share: string, least: string, other: string) =>
      `${share} is at least ${least} (below that, ${other})`,
    shareName: {
      fail_flash: 'the share of failures with Flash',
      fail_pro: 'the share of failures with Pro',
      fail_escalated: 'the share of failures with Pro where Flash failed',
      noticed: 'the share of failures that you notice',
    } as Record<string, string>,
    whatIf: (total: string, saves: string, upTo: string) =>
      `What if Pro answered what Flash could not? Flash first, then Pro, would cost ${total} and save ${saves} more` +
      `${upTo === '' ? '' : `, as long as Pro fails on no more than ${upTo} of those`}. Enter “Pro fails too, where Flash failed” to decide it.`,
    condition: {
      flash_over_limit_at_peak:
        'In your busiest hour Flash needs a higher concurrency limit first.',
      pro_over_limit_at_peak: 'In your busiest hour Pro needs a higher concurrency limit first.',
    } as Record<string, string>,
  },
  budget: {
    question: 'What does a budget buy?',
    short: ({many}: Unit, amount: string) => `${capital(many)} a month for ${amount}`,
    budget: 'Budget per month',
    perUser: ({many}: Unit) => `${capital(many)} per user per month`,
    target: ({one}: Unit) => `Target price per ${one}`,
    users: 'Users it serves',
    served: 'Covered by the budget',
    inRequests: 'In requests to the API',
    ofAll: (unit: Unit) => `All ${unit.many} in requests to the API`,
    ofOne: (unit: Unit, sum: string, each: string) =>
      `Requests to the API per ${unit.one}: ${sum}, in lowest terms ${each}.`,
    inRequestsOf: (count: string, each: string, uneven: boolean) =>
      `${count} × ${each}${uneven ? ', rounded down' : ''}`,
    perEach: (budget: string, each: string, user: string) => `${budget} ÷ (${each} × ${user})`,
    whole: (sum: string) => `${sum}, rounded down`,
    planned: 'Share of the budget used as planned',
    needed: (none: string, price: string, all: string) =>
      `(${none} − ${price}) ÷ (${none} − ${all})`,
    noHitsOf: ({one}: Unit) => `One ${one} with no hits:`,
    allHitsOf: ({one}: Unit) => `One ${one} with all hits:`,
    allHits: 'The bill with all hits',
    working: (budget: string, each: string) => `${budget} ÷ ${each}`,
    reach: (hit: string) => `reached at a hit rate of ${hit}`,
    perhaps: (least: string) => `depends on the holidays: ${least} with all input cached`,
    never: (least: string) => `out of reach: ${least} even with all input cached`,
    always: 'reached without any hits',
    missing: 'Enter a budget or a target price.',
    unlimited: 'any number',
  },
  tokens: {
    ...firstDecisions.tokens,
    label: 'A sample text',
    stays: 'The text stays in this page: it is not sent, not stored, and in no link.',
    about: (count: string) => `About ${count} tokens`,
    working: (english: string, chinese: string) =>
      `${english} characters × 0.3 + ${chinese} Chinese × 0.6`,
    estimate:
      'An estimate by DeepSeek’s rule of thumb, rounded up. The bill counts what the model reports.',
    source: 'The rule',
    use: (field: string) => `Use for “${field}”`,
  },
  range: {
    question: 'How sure are your numbers?',
    short: {
      month: 'A month, lowest to highest',
      with_failures: 'A month with failures, lowest to highest',
    },
    untilThen: 'A month, from all input cached to none',
    figure: {month: 'the month', with_failures: 'the month with failures'},
    between: (low: string, high: string) => (low === high ? low : `${low}–${high}`),
    hint: 'Pick a number you are unsure of and enter the lowest and highest it could be.',
    add: 'A number you are unsure of',
    choose: 'Choose…',
    low: 'At least',
    high: 'At most',
    endOf: {
      low: (name: string) => `${name}, at least`,
      high: (name: string) => `${name}, at most`,
    } as Record<string, ((name: string) => string) | undefined>,
    stands: (value: string) => `now ${value}`,
    remove: 'Remove',
    bar: (name: string, from: string, to: string) =>
      from === '' ? name : `${name}: ${from} to ${to}`,
    slider: (model: string) => `${model}: what each number does to the bill`,
    reading: (name: string, from: RangeEnd, to: RangeEnd) =>
      from.input === ''
        ? `${name}: ${from.amount} to ${to.amount}`
        : `${name}: ${from.amount} at ${from.input}, ${to.amount} at ${to.input}`,
    asItStands: 'As entered',
    moves: 'moves it by',
    all: 'All of them together',
    cheapest: 'at the cheaper ends',
    dearest: 'at the dearer ends',
    input: 'What is changed',
    table: 'The numbers behind the chart',
    scroll: 'The month at the ends of each range, scrolls sideways',
    note: 'Each bar recalculates everything with one number at either end and the others as entered.',
    summary: ({name, what, low, high, here, widest, swing}: RangeSummary) =>
      `With ${name}, ${what} comes to between ${low} and ${high} (${here} as entered); what moves it most is “${widest}”, by ${swing}.`,
  },
};
