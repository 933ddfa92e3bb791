/**
 * Types of <deepseek-cost>. Importing the module defines the element.
 */
import type {CoreError, Estimate, Scenario} from './types/calls.js';

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

export interface CostShare {
  fragment: string;
  link: string;
  how: 'copy' | 'share';
}

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
  data: Scenario | undefined;
  rateBook: object | undefined;
  readonly estimate: Estimate | undefined;
  /** "" until the element is live. */
  readonly fragment: string;
  /** Fetches all of the calculator, which otherwise comes when a reader comes near it. */
  load(): Promise<void>;
  /** Opens the working of the month at once, as before printing. */
  unfold(): void;
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
    'deepseek-cost-book': CustomEvent<{rateBook: object | undefined}>;
  }
}
