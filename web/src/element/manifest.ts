// What hosts may use of <deepseek-cost>, for the README's tables. Nothing of
// this is in the bundle.

export interface Documented {
  name: string;
  type?: string;
  default?: string;
  text: string;
}

export const attributes: readonly Documented[] = [
  {
    name: 'card',
    type: 'a rate card’s id',
    default: 'the guide’s card',
    text: 'Pins the prices, e.g. `2026-06-28`.',
  },
  {
    name: 'currency',
    type: '`USD`, `CNY`',
    default: '`USD`; `CNY` in Chinese',
    text: 'Which official list.',
  },
  {
    name: 'lang',
    type: '`en`, `zh`',
    default: 'the page’s',
    text: 'Language of the words, numbers and dates.',
  },
  {name: 'theme', type: '`light`, `dark`', default: 'the reader’s', text: 'Colours.'},
  {
    name: 'view',
    type: '`full`, `compact`, `table`',
    default: '`full`',
    text: 'Everything; the questions and totals; or the price table alone.',
  },
  {
    name: 'scenario',
    type: 'link text',
    default: 'the guide’s example',
    text: 'What to calculate: the part of a link after its `#`. Written by hand it needs no checksum (`k`).',
  },
  {
    name: 'share-base',
    type: 'address',
    default: 'where the script came from',
    text: 'The page that copied links lead to.',
  },
  {
    name: 'guide-base',
    type: 'address',
    default: 'the host',
    text: 'What stands before `/guides/…` and `/pricing`.',
  },
  {name: 'heading-level', type: '1…6', default: '2', text: 'Level of the section headings.'},
  {name: 'now', type: 'RFC 3339 instant', default: 'the clock', text: 'The reader’s “now”.'},
];

export const properties: readonly Documented[] = [
  {
    name: 'data',
    type: '`Scenario`',
    text: 'The scenario as an object, its numbers as typed. Can be set.',
  },
  {
    name: 'rateBook',
    type: 'object',
    text: 'A rate book of the host’s own in place of the official one. Can be set.',
  },
  {name: 'estimate', type: '`Estimate`', text: 'The last good estimate. Read only.'},
  {
    name: 'fragment',
    type: 'string',
    text: 'The link text of the last good scenario, once the element is live. Read only.',
  },
  {name: 'open(fragment)', type: 'method', text: 'Shows the scenario of a link text.'},
  {
    name: 'load()',
    type: 'method',
    text: 'Fetches all of the calculator at once; otherwise that waits until a reader comes near it. A promise.',
  },
  {
    name: 'unfold()',
    type: 'method',
    text: 'Opens the working of the month at once, as before printing.',
  },
];

export const events: readonly Documented[] = [
  {
    name: 'deepseek-cost-change',
    type: '`{fragment, scenario, estimate, valid, errors, rateBook}`',
    text: 'The reader changed something. `valid` is false while a field cannot be used; `errors` says which, and why `fragment` is empty where no link holds the scenario.',
  },
  {
    name: 'deepseek-cost-share',
    type: '`{fragment, link, how}`',
    text: 'The reader copied or sent the link; `how` is `copy` or `share`.',
  },
  {
    name: 'deepseek-cost-book',
    type: '`{rateBook}`',
    text: 'The reader chose a rate book of their own, or went back to the official one.',
  },
];

export const parts: readonly Documented[] = [
  {name: 'root', text: 'All of it.'},
  {name: 'notice', text: 'A notice, such as later prices in force.'},
  {name: 'contract', text: 'The price table and where it is from.'},
  {name: 'questions', text: 'The fields.'},
  {name: 'derived', text: 'The share of hits that a shape leads to.'},
  {name: 'assumptions', text: 'What that share assumes.'},
  {name: 'token-help', text: 'Counting a sample text.'},
  {name: 'token-count', text: 'What it comes to.'},
  {name: 'results', text: 'The statement of costs.'},
  {name: 'prices-of', text: 'The date of the prices that the totals are at.'},
  {name: 'today', text: 'The totals at the prices in force, where those are others.'},
  {name: 'total', text: 'A model’s monthly total.'},
  {name: 'unpriced', text: 'In place of the totals, why there are none.'},
  {name: 'chosen', text: 'What the workloads come to, each on the model chosen for it.'},
  {name: 'comparison', text: 'The sentence that compares.'},
  {name: 'month-range', text: 'What the reader’s ranges make of the month.'},
  {name: 'working', text: 'An opened line’s working.'},
  {name: 'bar', text: 'A bar of shares.'},
  {name: 'pinned', text: 'The totals at the bottom edge of a narrow screen.'},
  {name: 'decision', text: 'The buyer’s questions below the totals.'},
  {name: 'question', text: 'One of them.'},
  {name: 'break-even', text: 'From which difference on Pro pays.'},
  {name: 'range-summary', text: 'What moves the month most.'},
  {name: 'verdict', text: 'The verdict.'},
  {name: 'chart', text: 'The chart of hits.'},
  {name: 'usage', text: 'The section on real usage.'},
  {name: 'usage-status', text: 'How far a file is read.'},
  {name: 'usage-total', text: 'The bill that was found.'},
  {name: 'usage-agrees', text: 'Whether an export’s own costs agree.'},
  {name: 'usage-counts', text: 'Lines read, billed and left out.'},
  {name: 'usage-hits', text: 'The measured share of hits over the days.'},
  {name: 'usage-keys', text: 'The split by key, where it was asked for.'},
  {name: 'usage-what-if', text: 'What it would have cost otherwise.'},
  {name: 'cards', text: 'The price history.'},
  {name: 'about', text: 'About these prices.'},
  {name: 'share', text: 'The share dialog.'},
  {name: 'button', text: 'A button that reads like a link.'},
  {name: 'switch-button', text: 'The one to the prices in force.'},
  {name: 'back-button', text: 'The one back from them.'},
];

export const styles: readonly Documented[] = [
  {name: '--deepseek-cost-background', default: 'white, near-black', text: 'Paper.'},
  {name: '--deepseek-cost-ink', default: 'near-black, near-white', text: 'Text and strong rules.'},
  {
    name: '--deepseek-cost-muted',
    default: 'grey',
    text: 'Secondary text; at least 4.5:1 on the paper.',
  },
  {name: '--deepseek-cost-rule', default: 'light grey', text: 'Hairlines.'},
  {name: '--deepseek-cost-flash', default: 'blue', text: 'Flash; at least 4.5:1 on the paper.'},
  {name: '--deepseek-cost-pro', default: 'rust', text: 'Pro; at least 4.5:1 on the paper.'},
  {
    name: '--deepseek-cost-error',
    default: 'red',
    text: 'What is wrong; at least 4.5:1 on the paper.',
  },
  {
    name: '--deepseek-cost-focus',
    default: 'blue',
    text: 'The focus ring; at least 3:1 on the paper.',
  },
  {name: '--deepseek-cost-font', default: 'the system’s', text: 'Font family.'},
  {
    name: '--deepseek-cost-font-size',
    default: '`medium`',
    text: 'Size of the text; all else follows.',
  },
];
