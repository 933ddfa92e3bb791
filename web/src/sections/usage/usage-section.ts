import {unsafeCSS} from 'lit';

import type {View} from '../../state/types.js';
import {LateSection} from '../../ui/late-section.js';
import {UsageController} from './controller.js';
import {planNote, toTotals, type Planned} from './plan.js';
import type {UsageState} from './reading.js';
import {prepareSheet} from './sheet.js';
import {usage, usageSentence} from './usage.js';
import sheet from './usage.css?inline';

export class UsageSection extends LateSection {
  static override sheet = unsafeCSS(sheet);

  readonly #usage = new UsageController(
    (ended) => {
      if (ended) this.#announce(ended);
      if (ended?.report) this.owner.fetchBillCheck();
      this.requestUpdate();
    },
    () => this.owner.calculator,
    (work) => {
      this.owner.act(work);
    },
    (planned) => {
      this.#show(planned);
    },
  );
  /** The paper may be for the report's sake. */
  override prepareSheet(): void {
    const root = this.getRootNode();
    if (root instanceof ShadowRoot) prepareSheet(root);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#usage.stop();
  }

  protected override draw(view: View): unknown {
    return usage({...view, usage: this.#usage.view()}, this.actions);
  }

  /** The plan is said at the totals, where the reader is taken. */
  #show(planned: Planned | undefined): void {
    this.owner.note(planned && ((view, actions) => planNote(view, actions, planned)));
    const root = this.getRootNode();
    void this.owner.updateComplete.then(() => {
      if (root instanceof ShadowRoot) toTotals(root);
    });
  }

  #announce(ended: UsageState): void {
    const s = (this.view as View | undefined)?.s;
    const f = this.owner.calculator?.format();
    if (s && f) this.owner.announce(usageSentence(s, f, ended));
  }
}
