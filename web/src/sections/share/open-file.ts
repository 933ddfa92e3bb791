// The place to open an exported estimate again: chosen or dropped, and what is
// wrong with a file that cannot be.
import {html, nothing, type TemplateResult} from 'lit';

import type {CoreError} from '../../engine/types/calls.js';
import {errorText} from '../../state/errors.js';
import {placeOf, type FileFault} from '../../export/json.js';
import {filePicker} from '../../ui/file-picker.js';
import {textButton} from '../../ui/fields.js';
import type {View} from '../../state/types.js';

export interface FileTrouble {
  name: string;
  fault?: FileFault;
  /** What the core refuses of its scenario. */
  errors: readonly CoreError[];
}

/** A file that was opened, and where its months differ from those shown. */
export interface FileComparison {
  name: string;
  same: boolean;
  months: {model: string; there: string; here: string}[];
  back: () => void;
}

export interface OpenFileView {
  trouble?: FileTrouble;
  opened?: FileComparison;
  open: (file: File) => void;
}

/** The view with what is said of files. */
export type FileView = View & {openFile: OpenFileView};

/** More are not read by anybody. */
const SHOWN = 20;

export function openFile(view: FileView): TemplateResult {
  const {s} = view;
  return html`<p class="label">${s.openFile.heading}</p>
    <div class="drop">
      ${filePicker(
        {
          label: s.openFile.choose,
          id: 'open-file',
          accept: '.json,application/json',
          describedBy: 'open-file-note',
        },
        (file) => {
          view.openFile.open(file);
        },
      )}
      <span class="fine">${s.openFile.drop}</span>
    </div>
    <div id="open-file-note" class="error" role="alert">${trouble(view)}</div>`;
}

// A file is caught wherever over the dialog it is let go: beside the marked place the
// browser would leave the page to show it.

export function fileOver(event: DragEvent): void {
  event.preventDefault();
  highlight(event, true);
}

export function fileGone(event: DragEvent): void {
  highlight(event, false);
}

export function fileDropped(view: FileView): (event: DragEvent) => void {
  return (event) => {
    event.preventDefault();
    highlight(event, false);
    const file = event.dataTransfer?.files[0];
    if (file) view.openFile.open(file);
  };
}

function highlight(event: DragEvent, over: boolean): void {
  (event.currentTarget as HTMLElement).querySelector('.drop')?.classList.toggle('over', over);
}

/** Beside the button that led to the file: there the focus is when it has been opened. */
export function openedFile(view: FileView): TemplateResult | typeof nothing {
  const {s, f} = view;
  const opened = view.openFile.opened;
  if (!opened) return nothing;
  const differences = opened.months.map(({model, there, here}) =>
    here === ''
      ? s.openFile.gone(model, f.exactMoney(there))
      : s.openFile.differs(model, f.exactMoney(there), f.exactMoney(here)),
  );
  const numbers = opened.same ? [s.openFile.same] : differences;
  return html`<p class="notice" part="notice" role="alert">
    ${s.join(s.openFile.opened(opened.name), ...numbers)}
    ${textButton(s.openFile.back, opened.back)}
  </p>`;
}

function trouble(view: FileView): TemplateResult | typeof nothing {
  const {s} = view;
  const wrong = view.openFile.trouble;
  if (!wrong) return nothing;
  const {name, fault, errors} = wrong;
  if (fault) return html`${s.join(s.openFile.fault[fault](name), s.openFile.kept)}`;
  return html`${s.join(s.openFile.notOpened(name), s.openFile.kept)}
    <ul>
      ${errors.slice(0, SHOWN).map((error) => html`<li><code>${placeOf(error)}</code> ${errorText(s, error)}</li>`)}
    </ul>`;
}
