// What follows a change by the reader: the host hears of it, what is costly waits for a pause,
// and when it is quiet the result is read out.
import type {ReactiveController, ReactiveControllerHost} from 'lit';

import type {CoreError, Estimate, Scenario} from '../engine/types/calls.js';
import type {Calculator} from '../state/store.js';
import type {Language} from '../strings/index.js';
import type {OwnLanguage} from './own-language.js';

/** How long after the last keystroke the link is written anew, and the result is read out. */
const PAUSE = 200;
const QUIET = 700;

export interface CostChange {
  /** What a link carries after its "#"; "" where no link holds the scenario, or it has no price. */
  readonly fragment: string;
  /** The scenario, its leaves as they were typed. */
  scenario: Scenario;
  /** What is shown; undefined where the scenario cannot be priced. */
  estimate: Estimate | undefined;
  /** False while a field holds something that cannot be used. */
  valid: boolean;
  /** What cannot be used, each with its place; and `link_too_long`, where no link holds it. */
  readonly errors: CoreError[];
  /** The rate book in use, if it is the reader's own. */
  rateBook: object | undefined;
}

export class Changes implements ReactiveController {
  /** What is read out. */
  announcement = '';
  /** What that was said of. */
  #about: Scenario | undefined;
  /** The links on the page are those of a moment ago. */
  typing = false;
  /** What stands below the totals follows in the next frame. */
  belowPending = false;
  #timers: ReturnType<typeof setTimeout>[] = [];
  #spoken: Language | undefined;

  constructor(
    private readonly host: ReactiveControllerHost & HTMLElement,
    private readonly language: OwnLanguage,
    private readonly sentence: () => string,
  ) {
    host.addController(this);
  }

  /** What was read out in another language is not said again. */
  hostUpdate(): void {
    const {current} = this.language;
    if (current !== this.#spoken) this.announcement = '';
    this.#spoken = current;
  }

  hostDisconnected(): void {
    this.#stop();
  }

  say(sentence: string, about: Scenario | undefined): void {
    this.announcement = sentence;
    this.#about = about;
  }

  /** What was said of another scenario is true no more. */
  forget(shown: Scenario | undefined): void {
    if (shown !== this.#about) this.announcement = '';
  }

  changed(calculator: Calculator): void {
    this.#stop();
    this.typing = true;
    this.#later(PAUSE, () => {
      this.typing = false;
    });
    this.#later(QUIET, () => {
      this.say(this.sentence(), calculator.validScenario);
    });
    this.#followBelow();
    this.host.requestUpdate();
    const detail = detailOf(calculator);
    this.host.dispatchEvent(
      new CustomEvent('deepseek-cost-change', {bubbles: true, composed: true, detail}),
    );
  }

  /** The totals are painted before the sections below are worked out. */
  #followBelow(): void {
    if (this.belowPending) return;
    this.belowPending = true;
    requestAnimationFrame(() => {
      setTimeout(() => {
        this.belowPending = false;
        this.host.requestUpdate();
      });
    });
  }

  #later(wait: number, work: () => void): void {
    this.#timers.push(
      setTimeout(() => {
        work();
        this.host.requestUpdate();
      }, wait),
    );
  }

  #stop(): void {
    for (const timer of this.#timers) clearTimeout(timer);
    this.#timers = [];
    this.typing = false;
  }
}

/** Its link is written when it is looked at, and is of this moment whenever that is. */
function detailOf(calculator: Calculator): CostChange {
  const {scenario, estimate, faults, ownBook} = calculator;
  const link = calculator.linkOfNow();
  return {
    get fragment() {
      return link().fragment;
    },
    // Copies, which the host may keep and change.
    scenario: structuredClone(scenario),
    get estimate() {
      return structuredClone(estimate);
    },
    valid: faults.length === 0,
    get errors() {
      const {error} = link();
      return error ? [...faults, error] : faults;
    },
    get rateBook() {
      return structuredClone(ownBook);
    },
  };
}
