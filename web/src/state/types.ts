// What the view modules draw, and what they can ask for. They hold no state.
import type {nothing, TemplateResult} from 'lit';

import type {
  BandAt,
  CoreError,
  Defaults,
  Estimate,
  HitCurve,
  Scenario,
} from '../engine/types/calls.js';
import type {ShapeChange} from './shape-change.js';
import type {Query} from './query-cache.js';
import type {RateBook, RateTable} from '../engine/types/rates.js';
import type {UsageHours} from '../engine/types/scenario.js';
import type {Format} from '../format/format.js';
import type {FirstStrings, Language, Strings} from '../strings/index.js';
import type {LazyBundle} from './lazy-bundle.js';
import type {Place} from './own-amounts.js';

export type ViewKind = 'full' | 'compact' | 'table';

/** The sections that are elements of their own. */
export type LateName =
  'hours' | 'decisions' | 'chart' | 'year' | 'usage' | 'tokens' | 'prices' | 'share';

/** How an embed is to look; "" is the default. */
export interface Look {
  view: '' | 'compact' | 'table';
  theme: '' | 'light' | 'dark';
}

/** What a first view draws, before the lazy bundle is loaded. */
export interface FirstView {
  language: Language;
  s: FirstStrings;
  f: Format;
  kind: ViewKind;
  headingLevel: number;
  /** What stands before the guide's paths; undefined where there is no guide. */
  guideBase: string | undefined;
  /** The reader's scenario, its leaves as they were typed. */
  scenario: Scenario;
  /** Where a field cannot be read, with what stood there before: what the answers are to. */
  validScenario: Scenario;
  /** The card a link, a host or the guide pins. */
  pinnedCard: string;
  table: RateTable;
  book: RateBook;
  presets: Defaults['presets'];
  /** None while the scenario cannot be priced; stale while a field holds what does not count. */
  estimate?: Estimate;
  /** The month over every share of hits; worked out when it is drawn. */
  hitCurve: () => HitCurve | undefined;
  stale: boolean;
  errors: CoreError[];
  /** Why a link or what a host gave could not be read: nothing is estimated for it. */
  unread: CoreError[];
  /** All that is wrong now: nothing leaves the page while there is any. */
  faults: CoreError[];
  /** Queries the core about the scenario; the same query twice costs nothing. */
  query: Query;
  /** The disclosures that are open, of those whose content is made only then. */
  open: ReadonlySet<string>;
  /** Whether any has ever been opened. */
  opened: boolean;
  /** Texts that belong to the page and never to the scenario or its link. */
  localInputs: ReadonlyMap<string, string>;
  /** What Undo takes back and Redo does again: a path, or a word for what was done. */
  undoes: string | undefined;
  redoes: string | undefined;
  /** What the last change of a shape did to the count beside it. */
  shapeChange: ShapeChange | undefined;
  /** What amounts wait for that were entered before the reader chose this currency or job. */
  amountsIn: Place | undefined;
  /** The reader's instant, RFC 3339. */
  now: string;
  band?: BandAt;
  /** A sentence for assistive technology, some time after the last change. */
  announcement: string;
  notices: (string | TemplateResult)[];
  /** What a section says above the totals of what it made of them. */
  note?: ((view: View, actions: Actions) => TemplateResult | typeof nothing) | undefined;
  /** Width in px that the chart may use. */
  chartWidth: number;
  share: {
    link: string;
    /** Its text after the #. */
    fragment: string;
    status: string;
    /** What the status is about. */
    copied: 'link' | 'snippet' | 'text';
    /** The estimate in a sentence; "" where there is none. */
    text: string;
    canSend: boolean;
    /** Why there is no link, if there is none. */
    linkError: CoreError | undefined;
  };
  ownBook: {name: string; errors: CoreError[]};
  /** The page is ours: printing and keeping a rate book make sense. */
  ownsPage: boolean;
  /** What stands below the totals follows in the next frame. */
  belowPending: boolean;
  /** The view is prerendered at build time, for readers without scripts. */
  prerendering: boolean;
  /** The later sections, and the foot of paper, as they were prerendered, until they are live. */
  prerendered: ReadonlyMap<string, readonly Node[]>;
  /** The modules of everything else, once they are loaded. */
  bundle?: LazyBundle;
}

/** What all other views draw. */
export interface View extends FirstView {
  s: Strings;
  bundle: LazyBundle;
}

/** The words of the other sections come with the bundle. */
export function hasBundle(view: FirstView): view is View {
  return view.bundle !== undefined;
}

/** What an example is called, and what all of them are: none of these is the reader's own. */
export interface PresetName {
  name: string;
  others: readonly string[];
}

export interface Actions {
  /** Sets what stands at a JSON path of the scenario: edit('/workloads/0/input', '12k'). */
  edit: (path: string, value: string | number | UsageHours) => void;
  /** The reader comes into a field, before typing anything. */
  enter: (path: string) => void;
  /** Calculates with the fields as they stand, where what was given could not be read. */
  acceptFields: () => void;
  toggle: (id: string, open: boolean) => void;
  /** Opens a question further below and goes there. */
  show: (id: string) => void;
  /** Goes to the field of a path of the scenario, unfolding what it is folded into. */
  focusField: (path: string) => void;
  /** The numbers of an example; its name too, unless the reader gave one. */
  preset: (workload: number, id: string, name: PresetName) => void;
  addWorkload: () => void;
  duplicateWorkload: (workload: number) => void;
  removeWorkload: (workload: number) => void;
  moveWorkload: (workload: number, to: number) => void;
  undo: () => void;
  redo: () => void;
  setLocalInput: (id: string, text: string) => void;
  reset: () => void;
  useCard: (id: string) => void;
  copyLink: () => void;
  /** The estimate as one sentence, with its link. */
  copyText: () => void;
  openShare: () => void;
  sendLink: () => void;
  copySnippet: () => void;
  exportAs: (kind: 'csv' | 'json' | 'markdown') => void;
  print: () => void;
  useBook: (text: string) => void;
  dropBook: () => void;
}

/** A class name for a model's colour: "flash", "pro" or "other". */
export function familyClass(family: string): string {
  return family === 'flash' || family === 'pro' ? family : 'other';
}

/** The short name where it is unambiguous, else the model's own. */
export function shortNames(
  view: FirstView,
  models: readonly {model: string; family: string}[],
): Map<string, string> {
  const names = new Map<string, string>();
  for (const {model, family} of models) {
    const alone = models.filter((other) => other.family === family).length === 1;
    names.set(model, (alone ? view.s.family[family] : undefined) ?? model);
  }
  return names;
}
