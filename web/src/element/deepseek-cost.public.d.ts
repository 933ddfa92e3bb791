/**
 * Types of `<deepseek-cost>`. Importing the module defines the element.
 *
 * What stands here is also the element's documentation: custom-elements.json and
 * the tables of web/README.md are written from these comments.
 */
import type {CoreError, Estimate, Scenario} from './types/calls.js';

export type {Estimate, Scenario};

/** What `deepseek-cost-change` carries. */
export interface CostChange {
  /** What a link carries after its "#"; "" where no link holds the scenario, or it has no price. */
  fragment: string;
  /** The scenario, its leaves as they were typed. */
  scenario: Scenario;
  /** What is shown; undefined where the scenario cannot be priced. */
  estimate: Estimate | undefined;
  /** False while a field holds something that cannot be used. */
  valid: boolean;
  /** What cannot be used, each with its place; and `link_too_long`, where no link holds it. */
  errors: CoreError[];
  /** The rate book in use, if it is the reader's own. */
  rateBook: object | undefined;
}

/** What `deepseek-cost-share` carries. */
export interface CostShare {
  fragment: string;
  link: string;
  how: 'copy' | 'share';
}

/** What `deepseek-cost-book` carries. */
export interface CostBook {
  rateBook: object | undefined;
}

/** The attributes, as HTML and JSX write them. */
export interface DeepSeekCostAttributes {
  /**
   * Pins the prices: the date of a rate card, such as `2026-06-28`.
   * @default the guide’s card
   */
  card?: string | undefined;
  /**
   * Which official list.
   * @default `USD`; `CNY` in Chinese
   */
  currency?: 'USD' | 'CNY' | undefined;
  /**
   * Language of the words, numbers and dates: `en` or `zh`.
   * @default that of the place where it stands
   */
  lang?: string | undefined;
  /**
   * Colours.
   * @default the `color-scheme` of the place where it stands
   */
  theme?: 'light' | 'dark' | undefined;
  /**
   * Everything; the questions and totals; or the price table alone.
   * @default `full`
   */
  view?: 'full' | 'compact' | 'table' | undefined;
  /**
   * What to calculate: the part of a link after its `#`. Written by hand it needs no checksum (`k`).
   * @default the guide’s example
   */
  scenario?: string | undefined;
  /**
   * The page that copied links lead to.
   * @default the calculator’s own page in the folder of the script; from a bundle the page itself
   */
  'share-base'?: string | undefined;
  /**
   * What stands before `/guides/…` and `/pricing`. Without it there are no such links.
   * @default none
   */
  'guide-base'?: string | undefined;
  /**
   * Level of the section headings, 1 to 6.
   * @default `2`
   */
  'heading-level'?: number | string | undefined;
  /**
   * The reader’s “now”: an RFC 3339 instant, or a day, which begins at midnight in UTC.
   * @default the clock
   */
  now?: string | undefined;
  /**
   * Whether keys that are typed in its fields reach the page’s own shortcuts, too.
   * @default they stay inside, but for Ctrl, Meta, Alt, Escape and Tab
   */
  'host-keys'?: boolean | '' | undefined;
}

/**
 * The exact DeepSeek bill from a dated official price table.
 *
 * @fires {CustomEvent<CostChange>} deepseek-cost-change - The reader changed something. `valid` is false while a field cannot be used; `errors` says which, and why `fragment` is empty where no link holds the scenario.
 * @fires {CustomEvent<CostShare>} deepseek-cost-share - The reader copied or sent the link.
 * @fires {CustomEvent<CostBook>} deepseek-cost-book - The reader chose a rate book of their own, or went back to the official one.
 *
 * @cssprop [--deepseek-cost-background=none; white or near-black behind fields and the dialog] - Paper.
 * @cssprop [--deepseek-cost-ink=near-black, near-white] - Text and strong rules.
 * @cssprop [--deepseek-cost-muted=grey] - Secondary text; at least 4.5:1 on the paper.
 * @cssprop [--deepseek-cost-rule=light grey] - Hairlines.
 * @cssprop [--deepseek-cost-flash=blue] - Flash; at least 4.5:1 on the paper.
 * @cssprop [--deepseek-cost-pro=rust] - Pro; at least 4.5:1 on the paper.
 * @cssprop [--deepseek-cost-error=red] - What is wrong; at least 4.5:1 on the paper.
 * @cssprop [--deepseek-cost-focus=blue] - The focus ring; at least 3:1 on the paper.
 * @cssprop [--deepseek-cost-font=the system’s] - Font family.
 * @cssprop [--deepseek-cost-font-size=`medium`] - Size of the text; all else follows.
 *
 * @csspart root - All of it.
 * @csspart notice - A notice, such as later prices in force.
 * @csspart doors - What a reader can come for, each leading to its section.
 * @csspart workload - The line of a workload, where there are several.
 * @csspart contract - The price table and where it is from.
 * @csspart questions - The fields.
 * @csspart derived - The share of hits that a shape leads to.
 * @csspart assumptions - What that share assumes.
 * @csspart token-help - Counting a sample text.
 * @csspart token-count - What it comes to.
 * @csspart results - The statement of costs.
 * @csspart total - A model’s monthly total.
 * @csspart prices-of - The date of the prices that the totals are at.
 * @csspart today - The totals at the prices in force, where those are others.
 * @csspart assumed - What the totals assume, in one sentence.
 * @csspart unpriced - In place of the totals, why there are none.
 * @csspart chosen - What the workloads come to, each on the model chosen for it.
 * @csspart comparison - The sentence that compares.
 * @csspart month-range - What the reader’s ranges make of the month.
 * @csspart working - An opened line’s working.
 * @csspart bar - A bar of shares.
 * @csspart pinned - The totals at the bottom edge of a narrow screen.
 * @csspart decision - The buyer’s questions below the totals.
 * @csspart question - One of them.
 * @csspart break-even - From which difference on Pro pays.
 * @csspart range-summary - What moves the month most.
 * @csspart verdict - The verdict.
 * @csspart chart - The chart of hits.
 * @csspart hours - The bill by the hours in which requests are sent.
 * @csspart year - The bill at every price there has been.
 * @csspart tokens - The section that counts tokens exactly.
 * @csspart tokens-count - What was counted.
 * @csspart tokens-drawn - The tokens of a text, one by one.
 * @csspart tokens-request - A request, by its messages.
 * @csspart tokens-compared - What the requests share.
 * @csspart bill-check - The check of billed prompts against their requests.
 * @csspart usage - The section on real usage.
 * @csspart usage-status - How far a file is read.
 * @csspart usage-total - The bill that was found.
 * @csspart usage-other-prices - Shown where the prices in use have changed since files were read.
 * @csspart usage-finding - The period of the bill and what stands out in it.
 * @csspart usage-caveats - What the total leaves out or takes as given.
 * @csspart usage-questions - What the reader can decide about a file.
 * @csspart usage-agrees - Whether an export’s own costs agree.
 * @csspart usage-counts - Lines read, billed and left out.
 * @csspart usage-hits - The measured share of hits over the days.
 * @csspart usage-week - What was spent by hour of the week.
 * @csspart usage-keys - The split by key, where it was asked for.
 * @csspart usage-sheet - Under a printed report: of which files it is.
 * @csspart planned - What a log and the plan made of it come to.
 * @csspart usage-what-if - What it would have cost otherwise.
 * @csspart cards - The price history.
 * @csspart about - About these prices.
 * @csspart share - The share dialog.
 * @csspart long-link - In the dialog: that some programs cut so long a link.
 * @csspart button - A button that reads like a link.
 * @csspart skip-button - The one past the form to the totals.
 * @csspart undo-button - The one that takes the last change back.
 * @csspart redo-button - The one that does it again.
 * @csspart switch-button - The one to the prices in force.
 * @csspart back-button - The one back from them.
 */
export declare class DeepSeekCost extends HTMLElement {
  card: string | null;
  currency: string | null;
  language: string | null;
  theme: string | null;
  view: string | null;
  scenario: string | null;
  shareBase: string | null;
  guideBase: string | null;
  headingLevel: number | null;
  now: string | null;
  hostKeys: boolean;
  /** The scenario as an object, its numbers as typed. Setting it replaces the reader’s. */
  data: Scenario | undefined;
  /** A rate book of the host’s own in place of the official one; undefined where that is in use. */
  rateBook: object | undefined;
  /** The last good estimate. */
  readonly estimate: Estimate | undefined;
  /** The link text of what is shown; "" until the element is live. */
  readonly fragment: string;
  /** Fetches all of the calculator at once; otherwise that waits until a reader comes near it. */
  load(): Promise<void>;
  /** Opens the working of the month at once, as before printing. */
  unfold(): void;
  /** Closes what `unfold` has opened, as after printing. */
  fold(): void;
  /** Shows the scenario of a link text; "" is the default. */
  open(fragment: string): void;
}

declare global {
  interface HTMLElementTagNameMap {
    'deepseek-cost': DeepSeekCost;
  }
  interface HTMLElementEventMap {
    'deepseek-cost-change': CustomEvent<CostChange>;
    'deepseek-cost-share': CustomEvent<CostShare>;
    'deepseek-cost-book': CustomEvent<CostBook>;
  }
}
