// The dialog of sharing, and what is said of a file that was opened in it.
import {html, unsafeCSS} from 'lit';

import type {Scenario} from '../../engine/types/calls.js';
import type {Calculator} from '../../state/store.js';
import type {View} from '../../state/types.js';
import {LateSection} from '../../ui/late-section.js';
import {shareDialog} from './dialog.js';
import {EstimateFileController} from './estimate-file.js';
import {openedFile} from './open-file.js';
import sheet from './share.css?inline';

export class ShareSection extends LateSection {
  static override sheet = unsafeCSS(sheet);

  /** The scenario that what is said of the file goes with. */
  #of: Scenario | undefined;
  readonly #files = new EstimateFileController(this, (started) => {
    this.#of = this.calculator?.scenario;
    this.querySelector('dialog')?.close();
    this.owner.report(started);
    void this.#showOpened();
  });

  get calculator(): Calculator | undefined {
    return this.owner.calculator;
  }

  act(work: (calculator: Calculator) => void): void {
    this.owner.act(work);
  }

  protected override willUpdate(): void {
    const scenario = this.calculator?.scenario;
    if (scenario !== this.#of) this.#files.forget();
    this.#of = scenario;
  }

  protected override draw(view: View): unknown {
    const withFiles = {...view, openFile: this.#files.view()};
    return html`${openedFile(withFiles)} ${shareDialog(withFiles, this.actions)}`;
  }

  async #showOpened(): Promise<void> {
    this.requestUpdate();
    await this.updateComplete;
    this.querySelector('.notice')?.scrollIntoView({block: 'nearest'});
  }
}
