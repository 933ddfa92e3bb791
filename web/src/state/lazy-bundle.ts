// What the first sections draw once more of them is wanted (element/lazy-bundle.ts has it).
import type {nothing, TemplateResult} from 'lit';

import type {
  Bucket,
  Estimate,
  PriceChange,
  Scenario,
  SentencePart,
  Shape,
  UsageHours,
} from '../engine/types/calls.js';
import type {Strings} from '../strings/index.js';
import type {Actions, View} from './types.js';

type Drawn = TemplateResult | typeof nothing;

export interface LazyBundle {
  en: Strings;
  style: string;
  /** For paper: it comes after all other styles. */
  print: string;
  /** What a number of the scenario is called, by its JSON path. */
  inputName: (s: Strings, scenario: Scenario, path: string) => string;
  /** Steps of the examples and of the kind of job stand beside these, all others below the form. */
  undoButtons: (view: View, actions: Actions, which: 'examples' | 'others') => Drawn;
  printTitle: (view: View) => Drawn;
  printFooter: (view: View) => Drawn;
  workloadLine: (view: View, actions: Actions, index: number) => Drawn;
  isNumber: (path: string) => boolean;
  /** A number of the assumption sentence, and what is wrong with the one that is open. */
  sentenceNumber: (view: View, actions: Actions, part: SentencePart) => Drawn;
  sentenceError: (view: View) => Drawn;
  monthRange: (view: View) => Drawn;
  schedule: (view: View, actions: Actions, base: string) => Drawn;
  /** What painted hours begin with, and what they are in words. */
  paintedAs: (view: View, before?: UsageHours) => UsageHours;
  paintedText: (s: Strings, when: UsageHours) => string;
  /** The month at each choice of a workload's hours. */
  hoursTotals: (view: View, workload: number) => ReadonlyMap<string, string>;
  workloadHeader: (view: View, actions: Actions, index: number) => Drawn;
  priceChanges: (
    view: View,
    actions: Actions,
    later: {card: string; changes: readonly PriceChange[]},
  ) => Drawn;
  sampleText: (view: View, actions: Actions, base: string) => TemplateResult;
  shapeFields: (view: View, actions: Actions, base: string, shape: Shape) => Drawn;
  /** The fields of a workload's shape. */
  shapePaths: (view: View, index: number) => string[];
  workloadLines: (view: View, actions: Actions, estimate: Estimate) => Drawn;
  /** "As you chose: $72.55", where models are chosen. */
  chosenMonth: (view: View) => string;
  working: WorkingViews;
}

/** How each line of the statement came about. */
export interface WorkingViews {
  month: (view: View, actions: Actions, estimate: Estimate, workload?: number) => TemplateResult;
  bucket: (view: View, actions: Actions, estimate: Estimate, bucket: Bucket) => TemplateResult;
  cacheSaves: (view: View, actions: Actions, estimate: Estimate) => TemplateResult;
  allIn: (view: View, estimate: Estimate, band: 'off_peak' | 'peak') => TemplateResult;
  moveOffPeak: (view: View, estimate: Estimate) => TemplateResult;
  total: (
    view: View,
    estimate: Estimate,
    kind: 'year' | 'day' | 'per_1k_requests' | 'per_request',
  ) => TemplateResult;
}
