// What an element consists of beside its views: each keeps what it is named for.
import type {LitElement} from 'lit';

import {pageCalculator} from '../engine/calculator.js';
import {OwnBookController} from '../sections/prices/own-book-controller.js';
import {shareBaseOf} from '../sections/share/addresses.js';
import {ShareController} from '../sections/share/controller.js';
import type {Owner} from '../state/owner.js';
import type {FirstView, LateName} from '../state/types.js';
import {loadStrings} from '../strings/index.js';
import {fetchBundle} from './arrival.js';
import {Changes} from './changes.js';
import {Clock} from './clock.js';
import {Disclosures} from './disclosures.js';
import {LateStyles} from './first-styles.js';
import type {Host as GivenHost} from './given.js';
import {LateSections} from './late-sections.js';
import {LiveCalculator} from './live-calculator.js';
import {BundleLoader} from './loading.js';
import {OwnLanguage} from './own-language.js';
import {Prerendered} from './prerendered.js';
import {TotalsSight} from './totals-sight.js';
import {Width} from './width.js';

/** The element, with its attributes and what controllers may ask of it. */
export interface Host extends LitElement, Owner, GivenHost {
  readonly updateComplete: Promise<boolean>;
  readonly language: string | null;
  readonly headingLevel: number | null;
  readonly guideBase: string | null;
  readonly shareBase: string | null;
  fetch: (section?: LateName) => Promise<void>;
}

export class Controllers {
  readonly disclosures = new Disclosures();
  /** Texts that belong to the page and never to the scenario or its link. */
  readonly localInputs = new Map<string, string>();
  /** What a section says above the totals. */
  note: FirstView['note'];
  readonly language: OwnLanguage;
  readonly book: OwnBookController;
  readonly clock: Clock;
  readonly live: LiveCalculator;
  readonly prerendered: Prerendered;
  readonly late: LateSections;
  readonly bundles: BundleLoader;
  readonly changes: Changes;
  readonly width: Width;
  readonly share: ShareController;

  constructor(
    readonly host: Host,
    /** What is read out of what is shown. */
    sentence: () => string,
  ) {
    this.language = new OwnLanguage(host);
    this.book = new OwnBookController(host);
    this.clock = new Clock(
      host,
      () => host.now,
      (now) => {
        this.live.current?.tick(now);
        host.requestUpdate();
      },
    );
    this.live = new LiveCalculator(host, this.book, this.clock, this.language);
    this.prerendered = new Prerendered(host, this.live, this.language);
    new LateStyles(host, () => host.calculator !== undefined);
    this.late = new LateSections(host, (name) => {
      if (!this.bundles.failed) void host.fetch(name);
    });
    this.bundles = new BundleLoader(
      host,
      this.language,
      () => {
        this.live.prepare();
      },
      (names) => this.late.load(names),
    );
    this.changes = new Changes(host, this.language, sentence);
    this.width = new Width(host);
    this.share = new ShareController(host, () => ({
      base: shareBaseOf(host.shareBase, host.ownsPage || this.live.given.opens),
      strings: this.language.strings,
    }));
    new TotalsSight(host);
  }

  /** Everything that otherwise comes as it is needed. */
  async load(): Promise<void> {
    await Promise.all([fetchBundle(), pageCalculator(), loadStrings(this.language.current)]);
    this.host.requestUpdate();
    await this.host.updateComplete;
    await this.late.load();
  }
}
