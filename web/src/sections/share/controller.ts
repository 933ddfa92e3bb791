// Sharing: the link, the snippet, files, paper. Each waits for the lazy
// bundle, which knows the link.
import type {ExportKind} from '../../export/index.js';
import type {FirstStrings, Strings} from '../../strings/index.js';
import type {View} from '../../state/types.js';
import type {Calculator} from '../../state/store.js';

interface Host extends HTMLElement {
  readonly calculator: Calculator | undefined;
  fetch: (section?: 'share') => Promise<void>;
  requestUpdate: () => void;
  /** Shows it, and reads it out. */
  announce: (sentence: string) => void;
}

export class ShareController {
  status = '';
  #copied: View['share']['copied'] = 'link';
  #links: Pick<View['share'], 'link' | 'fragment' | 'text' | 'linkError'> = {
    link: '',
    fragment: '',
    text: '',
    linkError: undefined,
  };
  #exports: typeof import('./exported-file.js') | undefined;

  constructor(
    private readonly host: Host,
    /** The address before the link's text, and the words. */
    private readonly state: () => {
      base: string;
      strings: FirstStrings;
    },
  ) {}

  /** While the reader types, the links are those of a moment ago: each costs a call. */
  view(typing: boolean): View['share'] {
    if (!typing)
      this.#links = {
        link: this.#link(),
        fragment: this.#fragment(),
        text: this.#text(),
        linkError: this.host.calculator?.linkError(),
      };
    return {
      ...this.#links,
      status: this.status,
      copied: this.#copied,
      canSend: typeof navigator !== 'undefined' && typeof navigator.share === 'function',
    };
  }

  async copyLink(): Promise<void> {
    // Some browsers let only a click copy: there is no waiting where none is needed.
    if (!this.#fragment()) await this.host.fetch();
    // The dialog says why there is none.
    if (this.#waits() || !this.#fragment()) return this.openShare();
    await this.#copy(this.#link(), 'link');
    this.#shared('copy');
  }

  async copyText(): Promise<void> {
    if (!this.#fragment()) await this.host.fetch();
    if (this.#waits() || this.#text() === '') return;
    await this.#copy(this.#text(), 'text');
    this.#shared('copy');
  }

  async copySnippet(): Promise<void> {
    if (this.#waits()) return;
    await this.#copy(this.#field('#share-snippet')?.value ?? '', 'snippet');
  }

  async openShare(): Promise<void> {
    await this.host.fetch('share');
    // Now, so that a click on an export has its file at once.
    this.#exports = await import('./exported-file.js').catch(() => undefined);
    this.#dialog()?.showModal();
  }

  sendLink(): void {
    if (this.#waits()) return;
    this.#shared('share');
    // The reader may change their mind; that is no error.
    navigator.share({url: this.#link()}).catch(() => undefined);
  }

  exportAs(kind: ExportKind): void {
    const {calculator} = this.host;
    const files = this.#exports;
    if (!files || !calculator?.estimate || this.#waits()) return;
    const {base, strings} = this.state();
    files.download(kind, calculator, {link: this.#link(), base, strings: strings as Strings});
  }

  print(): void {
    if (this.#waits()) return;
    this.close();
    window.print();
  }

  /** While a field is wrong nothing leaves the page: the dialog says which. */
  #waits(): boolean {
    return (this.host.calculator?.faults.length ?? 0) > 0;
  }

  #fragment(): string {
    return this.host.calculator?.fragment ?? '';
  }

  /** "" where no link holds the estimate. */
  #link(): string {
    if (this.#fragment() === '') return '';
    return `${this.state().base}#${this.#fragment()}`;
  }

  /** What no preview of a link can say: the numbers, and then the link. */
  #text(): string {
    const assumptions = this.host.calculator?.estimate?.assumptions;
    if (!assumptions) return '';
    const chinese = this.state().strings.lang !== 'en';
    const sentence = chinese ? assumptions.copy_zh : assumptions.copy;
    return this.#link() === '' ? sentence : `${sentence} – ${this.#link()}`;
  }

  close(): void {
    this.#dialog()?.close();
  }

  async #copy(text: string, what: View['share']['copied']): Promise<void> {
    const {share} = this.state().strings;
    this.#copied = what;
    try {
      await navigator.clipboard.writeText(text);
      this.status = share.copied[what];
    } catch {
      this.status = share.copyFailed;
      if (!this.#dialog()?.open) await this.openShare();
      this.#field(`#share-${what}`)?.select();
    }
    // Behind the dialog nothing is read out, and in it the status itself is.
    if (this.#dialog()?.open) this.host.requestUpdate();
    else this.host.announce(this.status);
  }

  #shared(how: 'copy' | 'share'): void {
    const detail = {fragment: this.#fragment(), link: this.#link(), how};
    this.host.dispatchEvent(
      new CustomEvent('deepseek-cost-share', {bubbles: true, composed: true, detail}),
    );
  }

  #dialog(): HTMLDialogElement | null | undefined {
    return this.host.shadowRoot?.querySelector('dialog');
  }

  #field(selector: string): HTMLInputElement | HTMLTextAreaElement | null | undefined {
    return this.host.shadowRoot?.querySelector(selector);
  }
}
