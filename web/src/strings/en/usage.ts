// The sentences of the section on real usage.
const some = (count: string, one: string): string => `${count} ${one}${count === '1' ? '' : 's'}`;

export const usage = {
  heading: 'Your real usage',
  intro:
    'Drop the usage export from the DeepSeek platform (the ZIP or its CSV files), API logs or agent sessions: JSON Lines, JSON or CSV, also as gzip, Zstandard or tar. Every request is priced at the moment it was made. Your files are read in this browser; nothing is sent or stored.',
  choose: 'Choose files',
  warehouse: 'In a warehouse? Take the query',
  drop: 'or drop them here, a folder of them too',
  reading: (files: string) => `Reading ${files}`,
  files: (count: number) => (count === 1 ? '1 file' : `${String(count)} files`),
  progress: (done: string, total: string, rate: string, left: string) =>
    `${done} of ${total}${rate === '' ? '' : `, ${rate} a second`}${left === '' ? '' : `, ${left} left`}`,
  seconds: (count: number) =>
    count < 60 ? `${String(count)} s` : `${String(Math.ceil(count / 60))} min`,
  running: (records: string, skipped: string, amount: string) =>
    `${records} records, ${skipped} skipped, ${amount} so far`,
  cancel: 'Cancel',
  cancelled: 'Cancelled. Nothing was kept.',
  close: 'Remove',
  failed: 'A file could not be read. It may have been moved or changed: choose it again.',
  done: (files: string, records: string, seconds: string) =>
    `${files}: ${some(records, 'record')} in ${seconds}.`,
  ended: (exact: boolean, amount: string, billed: string, skipped: string) =>
    `${exact ? 'Exact total' : 'Total'}: ${amount}. ${billed} records billed, ${skipped} skipped.`,
  nothing: 'These files contain no usage that could be billed. Below is why.',
  notUsage: (files: string) =>
    `${files} is not a usage export or an API log. Choose the ZIP or the CSV files from DeepSeek’s usage page, or a log with one JSON record per line.`,
  fault: {
    gzip_broken: 'the gzip data is damaged or cut short. What came before is in the bill.',
    zip_broken: 'the ZIP is damaged or cut short. What came before is in the bill.',
    file_repeated: 'the same as another of the files. It was read once.',
    gzip_trailing: 'other data follows the gzip data. It was not read.',
    tar_broken:
      'the tar archive is damaged or cut short. What came before is in the bill, but the last of it may be missing.',
    zip_encrypted: 'a file in the ZIP is encrypted and was not read. Unpack the ZIP first.',
    zip_method:
      'a file in the ZIP uses an unknown compression and was not read. Unpack the ZIP first.',
    zip_unlisted:
      'the ZIP holds a deleted or replaced file that its directory does not list. It was not read.',
    zstd_broken: 'the Zstandard data is damaged or cut short. What came before is in the bill.',
    zstd_trailing: 'other data follows the Zstandard data. It was not read.',
    zip_too_large: 'the ZIP unpacks to more than 2 GiB. Reading stopped there.',
    zip_too_many: 'the ZIP holds more than 1,000 files. Reading stopped there.',
    zip_trailing: 'other data follows the ZIP. It was not read.',
    zip_without_members: 'the ZIP holds no file.',
    zip_workbook: 'this is a spreadsheet’s own file. Save its table as CSV, and choose that.',
  } as Record<string, string>,
  faultOf: (file: string, text: string) => `${file}: ${text}`,
  /** What a line of a file is left out for, where the table's place says which line it is. */
  reason: {
    invalid_json: () => 'The line is not JSON.',
    wrong_type: (key: string) =>
      key === '' ? 'The line is not a JSON object.' : `“${key}” is not a whole number.`,
    not_a_number: (key: string) => `“${key}” is not a whole number.`,
    not_whole: (key: string) => `“${key}” is not a whole number.`,
    negative_number: (key: string) => `“${key}” is negative.`,
    duplicate_request: (id: string) =>
      `Repeated requests, billed once${id === '' ? '' : ` (the first: ${id})`}`,
  } as Record<string, ((value: string) => string) | undefined>,
  /** What to do about records that are not billed, by the code of the reason. */
  advice: {
    too_large: 'Write one record a line, as with: jq -c ".data[]" file.json',
    no_instant: 'Where the times have no zone, choose it above the report.',
    no_usage: 'Streams report usage only if they are requested with include_usage.',
  } as Record<string, string>,
  leftOut: 'Files that were left out',
  leftOutMore: (count: string) => `and ${count} more`,

  currency: 'Currency',
  own: 'the file’s own (logs: $)',
  duplicates: 'Requests that occur twice',
  duplicateKind: {bill: 'bill each time', once: 'bill once'} as Record<string, string>,
  days: 'Days and hours in',
  zones: {'+00:00': 'UTC', '+08:00': 'Beijing time'} as Record<string, string>,

  total: 'Exact total',
  totalCounted: 'Total of what was billed',
  totalOwn: 'Total at your own prices',
  atOwnPrices: (name: string) =>
    `Priced with your own book “${name}”: this is not what DeepSeek billed.`,
  otherPrices: 'The prices in use have changed since these files were read.',
  again: 'Bill them at the prices in use now',
  totalOfCostFile: 'Total of the cost file',
  tokensUnknown: 'Only the cost file was given: this is its own total, and it has no token counts.',
  costDiffers: (billed: string, difference: string) =>
    `The cost file says ${billed}: a difference of ${difference}.`,
  period: (days: string, zone: string | undefined) => (zone ? `${days} (${zone})` : days),
  sentences: (list: readonly string[]) => list.join(' '),
  found: (days: string, amount: string) => `${days}: ${amount}.`,
  foundPeak: (share: string) => `${share} of it fell in peak hours.`,
  foundDrop: (before: string, after: string, day: string, amount: string) =>
    `The cache hit rate fell from ${before} to ${after} on ${day}${amount === '' ? '' : `; at ${before} it would have been ${amount}`}.`,
  showLines: 'Show these lines',
  billedOf: (billed: string, records: string) => `${billed} of ${some(records, 'record')} billed`,
  unpricedOf: (models: string, requests: string) =>
    `${some(models, 'model')} without a price: ${some(requests, 'request')} not billed`,
  repeatedOnce: (count: string, amount: string) =>
    `${some(count, 'repeat')} left out: the same usage with the same id, or with the same text, is one request (${amount} more if each is billed)`,
  othersSkipped: (count: string) =>
    `${some(count, 'record')} not billed for another reason, named in the lines below`,
  repeatedEach: (count: string, amount: string) =>
    `${some(count, 'repeat')} billed again, ${amount} of the total`,
  cachedLeft: (count: string, amount: string) =>
    `${some(count, 'request')} marked as answered from a cache left out: a proxy’s answers cost nothing (${amount} more if DeepSeek answered and its context cache is meant)`,
  cachedEach: (count: string, amount: string) =>
    `${some(count, 'request')} marked as answered from a cache billed, ${amount} of the total: right only if DeepSeek answered, not a proxy`,
  cached: (count: string) => `${some(count, 'request')} marked as answered from a cache`,
  cachedBilled: 'DeepSeek answered: billed',
  cachedNote:
    'A mark such as cache_hit means that a proxy answered and DeepSeek billed nothing, unless your log uses it for DeepSeek’s context cache.',
  cachedLine: 'Marked as answered from a cache (billed)',
  sums: (count: string, amount: string) =>
    `${some(count, 'record')} ${count === '1' ? 'sums' : 'sum'} up several requests (${amount}): billed at the prices of one time`,
  sumsLine: 'Sums of several requests (billed)',
  sameId: (count: string, amount: string) =>
    `${some(count, 'request')} billed (${amount}) though another has the same id and input with other output: separate answers, unless your log reports one answer several times`,
  sameIdLine: 'Same id and input as another request, other output (billed)',
  sameText: (count: string, amount: string) =>
    `${some(count, 'record')} billed (${amount}) though another without an id has the same text: separate requests, unless your log was written twice`,
  sameTextLine: 'Same text as another record, without an id (billed)',
  lastStep: (count: string, amount: string) =>
    `${some(count, 'message')} of opencode without ${count === '1' ? 'its' : 'their'} parts (${amount}): only the last step is counted, so the bill may be too low`,
  lastStepLine: 'Messages of opencode without their parts (the last step is billed)',
  timesApart: (count: string, amount: string) =>
    `${some(count, 'record')} with times more than an hour apart (${amount}): billed at one of them`,
  timesApartLine: 'Times more than an hour apart (billed at one of them)',
  hitsBeside: (count: string, amount: string) =>
    `${some(count, 'request')} billed as if the input included the cache hits (${amount}), which in others of the same form it does not: the bill may be too low`,
  hitsBesideLine: 'Input that may not include the cache hits (billed as if it did)',
  overlaps: (count: string, amount: string) =>
    `${some(count, 'row')} for a time that other rows overlap (${amount}): exports made in different time zones count the same requests twice`,
  overlapsLine: 'Rows for a time that other rows overlap',
  late: (count: string, amount: string) =>
    `${some(count, 'request')} may be in the bill twice (${amount}): further reports of them came when too many others were open`,
  lateLine: 'Reports of requests that may be in the bill already (billed)',
  hitsUnknown: (count: string, amount: string, hits: string) =>
    `${some(count, 'request')} without a count of cache hits, billed as misses: ${amount}; if all were hits, ${hits}`,
  unfinished: (count: string, amount: string) =>
    `${some(count, 'stream')} without an end (${amount}): the output may be more than was reported`,
  envelope: (count: string, amount: string) =>
    `${some(count, 'request')} for which the log and the response report different usage (${amount}): the response’s is billed`,
  claude: (count: string, amount: string) =>
    `${some(count, 'request')} with the name of a Claude model (${amount}): right only if they went to DeepSeek’s Anthropic endpoint`,
  observed: (count: string, amount: string) =>
    `${some(count, 'request')} with a retired name that answers again (${amount}): billed as users have observed, because DeepSeek does not say what it is`,
  tools: (kind: string, count: string, amount: string, unpriced: string) =>
    `${count} ${kind} by the server cost ${amount} more if they succeeded; this total counts tokens only` +
    (unpriced === '' ? '' : ` (${unpriced} had no price on that day)`),
  toolsUnpriced: (kind: string, count: string) =>
    `${count} ${kind} by the server are not in this total: they had no price on that day`,
  toolKind: {search: 'searches', fetch: 'page fetches', other: 'tool calls'} as Record<
    string,
    string
  >,
  observedLine: 'Retired names that answer again (billed as observed)',
  toolsLine: (kind: string) => `By the server, not in the bill: ${kind}`,
  filesNotRead: 'Some files could not be read: see above',
  naiveRead: (count: string, zone: string) =>
    `${some(count, 'time')} without a zone read as ${zone}`,
  billedAs: (name: string, model: string) => `“${name}” billed as ${model}`,
  naive: (count: string) => `${some(count, 'time')} without a zone: read as`,
  naiveNote: 'The price depends on the zone that these times were written in.',
  notBilled: 'not billed',
  billAs: (name: string) => `Bill “${name}” as`,
  suggest: (name: string, model: string, amount: string) => `Bill “${name}” as ${model}: ${amount}`,
  billAsNote: 'A name that is not in the rate book has no price unless you say what it is.',
  forTheseFiles: 'Remembered for these files until the page is closed.',
  between: (low: string, high: string) =>
    `from ${low} to ${high}: it is not known whether some requests were in peak hours`,
  hitShare: 'Cache hit rate',
  reasoningShare: 'Reasoning in the output',
  requests: 'Requests',
  byModel: 'By model',
  byBand: 'By price band',
  byDay: 'By day',
  model: 'Model',
  band: 'Band',
  notInBook: 'price not in the rate book',
  day: 'Day',
  hitColumn: 'Hit rate',
  amount: 'Amount',
  scroll: (name: string) => `${name}, scrolls sideways`,
  dayCount: (count: string) => (count === '1' ? '1 day' : `${count} days`),

  byKey: 'By API key',
  key: 'Key',
  noKey: '(without a name)',
  perKey: 'Show cost per API key (names stay in this browser)',
  perKeyNote:
    'Key names then appear in the report and in files you export from it, never in a link. Otherwise they are dropped while reading.',

  digits: 'Show every digit',
  rounded: 'Round the amounts',

  hits: (all: string) => `The cache served ${all} of the input`,
  hitsFell: (before: string, after: string, day: string) =>
    `The cache hit rate fell from ${before} to ${after} on ${day}`,
  hitsDrop: (day: string, before: string, after: string) => `${day}: ${before} → ${after}`,
  hitsSlider: 'Cache hit rate, day by day',
  hitsOf: (day: string, share: string) => `${day}: ${share} of the input from the cache.`,
  hitsAll: (share: string) => `${share} in all`,
  hitsAlike: (all: string) => `The cache served ${all} of all input, on every day.`,
  hitsSummary: (all: string, low: string, lowDay: string, high: string, highDay: string) =>
    `The cache served ${all} of all input: lowest on ${lowDay} with ${low}, highest on ${highDay} with ${high}.`,

  week: 'Cost by hour of the week',
  weekSummary: (top: string, zone: string, amount: string) =>
    `The dearest hour of the week is ${top} (${zone}): ${amount} in all`,
  weekHour: (hour: string, amount: string, requests: string, band: string) =>
    `${hour}: ${amount}, ${some(requests, 'request')}${band === '' ? '' : `, ${band}`}.`,
  weekTable: 'The numbers behind the map',
  hour: 'Hour',

  alternatives: 'What if',
  alternativesIntro: (amount: string) => `The same requests, ${amount} as billed, on other terms.`,
  alternativesPart: 'Usage without a price in the rate book is left out here.',
  alternativesNone: 'The rate book has no price for this usage, so there is nothing to compare.',
  terms: 'Terms',
  atLeast: (amount: string) => `at least ${amount}`,
  difference: 'Difference',
  alternativeKind: {
    all_flash: 'all on Flash',
    all_pro: 'all on Pro',
    all_off_peak: 'all off-peak',
    no_cache: 'without the cache',
    guide_card: 'at the guide’s prices',
    rates_in_force: 'at today’s prices',
  } as Record<string, string>,
  alternativeOwn: {
    guide_card: 'at your own book’s default prices',
    rates_in_force: 'at its prices of today',
  } as Record<string, string>,
  card: (id: string) => `card ${id}`,

  reconcile: 'Against the bill',
  agrees: (amount: string) => `The cost file says ${amount}: equal to the last digit.`,
  differs: (billed: string, computed: string, difference: string) =>
    `The cost file says ${billed}; amount × price gives ${computed}. Difference: ${difference}.`,
  otherCurrency: (count: string) =>
    `Lines of the cost file in another currency, not compared: ${count}`,
  noCostFile: 'There was no cost file to compare with.',
  differing: (count: string) => `Lines that differ: ${count}`,
  pricesAgree: 'Every price in the export is a price of the rate book.',
  pricesDiffer: (count: string) => `Prices that are not in the rate book for that time: ${count}`,
  interval: 'From',
  computed: 'Computed',
  billed: 'Billed',
  price: 'Price of 1M',
  type: 'Kind',

  lines: 'Not billed, or worth a look',
  allBilled: (count: string) =>
    count === '1'
      ? 'The only record was billed; nothing was skipped.'
      : `All ${count} records were billed; nothing was skipped.`,
  counts: (records: string, billed: string, skipped: string) =>
    `${some(records, 'record')}: ${billed} billed, ${skipped} skipped.`,
  why: 'Why',
  count: 'Count',
  first: 'First at',
  position: (line: string, byte: string, file: string) =>
    `${file === '' ? '' : `${file}, `}line ${line}, byte ${byte}`,
  unpriced: 'Not priced',
  failedRequests: 'Failed requests with usage (billed)',
  repeated: 'Repeated requests (each billed)',
  repeatedPart: 'Too many requests to compare them all: some repeats may be missed.',
  hitsUnknownLine: 'Requests without a count of cache hits (billed as misses)',
  unfinishedLine: 'Streams without an end (billed as far as they report)',
  envelopeLine: 'Log and response report different usage (the response’s is billed)',
  claudeLine: 'Names of Claude models (billed as DeepSeek’s endpoint does)',
  future: 'Requests dated in the future',

  use: 'Plan with these numbers',
  useNote:
    'Plans a month like this one: one workload for each model, at the prices in force when the log ends. A link carries only these averages, never the log.',
  plan: {
    log: (amount: string, days: string) => `Your log: ${amount} for ${days}.`,
    plan: (amount: string) => `The plan: ${amount} a month.`,
    unpriced: 'The plan cannot be priced: see the fields.',
    scaled: (days: string) =>
      `It is scaled from ${days === '1' ? '1 day' : `${days} days`} to an average month.`,
    covered: (hours: number, times: string) =>
      `From the first request to the last are ${hours < 48 ? `${hours.toFixed(1)} hours` : `${(hours / 24).toFixed(1)} days`}; scaled from these it would be ${times} times as much.`,
    months: (count: string) => `It is the mean of ${count} months.`,
    hoursUnknown:
      'Which of its requests were in peak hours is not known, so the plan spreads them evenly over all hours.',
    without: (models: readonly string[]) => `Not in the plan: ${models.join('; ')}.`,
    left: (model: string, why: string, amount: string) =>
      `${model} (${amount === '' ? '' : `${amount}, `}${why})`,
    leftRequests: (model: string, count: string, shown: string) =>
      `${count === '1' ? '1 request' : `${shown} requests`} of ${model} (no price)`,
    why: {
      unpriced: 'no price',
      unknown_model: 'neither Flash nor Pro',
      no_requests: 'its requests are not counted',
      too_many: 'more than 50 workloads',
    } as Record<string, string>,
  },
  print: 'Print this report',
  sheet: (files: string, day: string, ownBook: string) =>
    `From ${files}${day === '' ? '' : `, ${day}`}. Each request at the prices ${ownBook === '' ? '' : `of your own book “${ownBook}” `}in force when it was made.`,
  csv: 'Export CSV',
  json: 'Export JSON',
};
