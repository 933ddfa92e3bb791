// What stands above everything else: how a link or a file was opened, and whose
// prices these are.
import {html, nothing, type TemplateResult} from 'lit';

import type {CoreError} from '../engine/types/calls.js';
import {errorText} from '../state/errors.js';
import type {FirstStrings} from '../strings/index.js';
import {textButton} from '../ui/fields.js';

export interface NoticeState {
  errors: readonly CoreError[];
  repaired: boolean;
  /** The reader's own book, in use. */
  ownBook?: string;
  /** What is wrong with a book of the host, which is not in use. */
  bookErrors: readonly CoreError[];
  /** That book is the reader's own, kept in this browser. */
  bookKept: boolean;
  /** The errors are about what the host gave, not about a link. */
  byHost?: boolean;
  /** The host's `now` is no instant. */
  nowRefused: boolean;
  /** A link that can be read but carries no checksum. */
  unproven?: string;
  openUnproven: () => void;
  /** The lazy bundle could not be fetched. */
  bundleFailed: boolean;
  /** It cannot be had any more, for another version is published. */
  replaced: boolean;
  retry: () => void;
  /** Absent where the page is somebody else's. */
  reload?: () => void;
}

export function notices(s: FirstStrings, state: NoticeState): (string | TemplateResult)[] {
  const {errors, repaired, ownBook, unproven, byHost} = state;
  const list: (string | TemplateResult)[] =
    unproven === undefined
      ? errors.map((error) =>
          byHost
            ? s.join(s.share.unusable, errorText(s, error))
            : s.join(s.share.damaged, errorText(s, error), adviceOn(s, error)),
        )
      : [html`${s.share.unproven} ${textButton(s.share.openUnproven, state.openUnproven)}`];
  for (const error of state.bookErrors.slice(0, 1))
    list.push(
      html`${state.bookKept ? s.ownBook.keptUnusable : s.ownBook.unusable}
        ${ownBook === undefined ? s.ownBook.official : nothing} ${errorText(s, error)}
        <code>${error.where.replace(/^\/book/, '')}</code>`,
    );
  if (state.nowRefused) list.push(s.error.now);
  if (repaired) list.push(s.share.repaired);
  if (ownBook !== undefined) list.push(s.ownBook.inUse(ownBook));
  if (state.bundleFailed) list.push(missing(s, state));
  return list;
}

/** What the reader of a link can do about it, where its error does not say so. */
function adviceOn({share}: FirstStrings, {code}: CoreError): string {
  if (code === 'link_version_unsupported') return share.newerVersion;
  return code === 'link_damaged' ? '' : share.askSender;
}

function missing(s: FirstStrings, {replaced, retry, reload}: NoticeState): TemplateResult {
  // Some browsers remember that a script could not be had: then only a reload helps.
  return html`${replaced ? s.error.replaced : s.error.unavailable}
  ${replaced ? nothing : textButton(s.error.retry, retry)}
  ${reload ? textButton(s.error.reload, reload) : nothing}`;
}
