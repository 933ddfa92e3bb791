// What stands above everything else: how a link or a file was opened, and whose
// prices these are.
import {html, type TemplateResult} from 'lit';

import type {CoreError} from '../engine/calls.js';
import {errorText} from '../errors.js';
import type {Format} from '../format.js';
import type {Strings} from '../strings/index.js';
import {textButton} from './fields.js';

/** A file that was opened, and where its months differ from those shown. */
export interface FileTold {
  name: string;
  same: boolean;
  months: {model: string; there: string; here: string}[];
  currency: string;
  back: () => void;
}

export interface Told {
  errors: readonly CoreError[];
  repaired: boolean;
  /** The sender's own book, which a link or a file does not carry. */
  customBook?: string;
  /** The reader's own book, in use. */
  ownBook?: string;
  /** A link that can be read but carries no checksum. */
  unproven?: string;
  openUnproven: () => void;
  file?: FileTold;
}

export function notices(s: Strings, f: Format, told: Told): (string | TemplateResult)[] {
  const {errors, repaired, customBook, ownBook, unproven, file} = told;
  const list: (string | TemplateResult)[] =
    unproven === undefined
      ? errors.map((error) => `${s.share.damaged} ${errorText(s, error)}`)
      : [html`${s.share.unproven} ${textButton(s.share.openUnproven, told.openUnproven)}`];
  if (repaired) list.push(s.share.repaired);
  if (file) list.push(ofFile(s, f, file));
  if (ownBook !== undefined) list.push(s.ownBook.inUse(ownBook));
  else if (customBook !== undefined)
    list.push(file ? s.openFile.customBook(customBook) : s.ownBook.fromLink(customBook));
  return list;
}

function ofFile(s: Strings, f: Format, {name, same, months, back}: FileTold): TemplateResult {
  const numbers = same
    ? s.openFile.same
    : months.map(({model, there, here}) =>
        here === ''
          ? s.openFile.gone(model, f.money(there))
          : s.openFile.differs(model, f.money(there), f.money(here)),
      );
  return html`${s.openFile.opened(name)} ${numbers} ${textButton(s.openFile.back, back)}`;
}
