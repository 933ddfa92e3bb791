// Your real usage: files in, progress, and what became of them.
import {html, nothing, type TemplateResult} from 'lit';

import {Format} from '../../format/format.js';
import {errorText} from '../../state/errors.js';
import type {Strings} from '../../strings/index.js';
import type {Skipped, UsageReport} from '../../engine/types/usage.js';
import type {RunningTotals, UsageChoices, UsageState} from './reading.js';
import {filePicker} from '../../ui/file-picker.js';
import {textButton} from '../../ui/fields.js';
import {heading} from '../../ui/heading.js';
import {isExact} from './exact.js';
import {leastOf} from './finding.js';
import {readerChoices} from './reader-choices.js';
import {shownName, sourceName} from './shown-name.js';
import {isNoUsage, nothingIn, usageReport} from './report.js';
import type {Actions, View} from '../../state/types.js';

export interface UsageActions {
  open: (files: readonly File[]) => void;
  drop: (dropped: DataTransfer) => void;
  choose: (choices: Partial<UsageChoices>) => void;
  /** Bills the same files at the prices now in use. */
  again: () => void;
  cancel: () => void;
  close: () => void;
  /** Plans what the report shows. */
  use: () => void;
  print: () => void;
  save: (kind: 'csv' | 'json') => void;
}

export interface UsageView {
  state: UsageState;
  files: readonly File[];
  /** The reader's own rate book, if one is in use. */
  book: object | undefined;
  /** The report is billed with other prices than those in use. */
  isAtOther: boolean;
  actions: UsageActions;
}

/** The view with what is known of the reader's files. */
type WithUsage = View & {usage: UsageView};

export function usage(view: WithUsage, ofPage: Actions): TemplateResult {
  const {s} = view;
  const {state, actions} = view.usage;
  return html`<section class="usage" part="usage" aria-labelledby="usage-heading">
    <div class="bar">${heading(view.headingLevel, s.usage.heading, 'usage-heading')}</div>
    <p class="intro">${s.usage.intro}</p>
    ${picker(view, actions)} ${split(view, state, actions)}
    ${state.phase === 'empty' ? nothing : readerChoices(view, state, actions)}
    ${status(view, state, actions)}
    ${state.report && view.usage.isAtOther ? otherPrices(view, actions) : nothing}
    ${state.report ? usageReport(view, state.report, view.usage, ofPage) : nothing}
    ${state.report && !isNoUsage(state.report) ? billCheck(view) : nothing} ${warehouse(view)}
  </section>`;
}

/** The prices in use changed after the files were read. */
function otherPrices({s}: View, actions: UsageActions): TemplateResult {
  return html`<p class="notice" part="usage-other-prices">
    ${s.usage.otherPrices} ${textButton(s.usage.again, actions.again, 'usage-again')}
  </p>`;
}

/** Beyond the bill; it counts tokens, so its script is one of the section on tokens. */
function billCheck(view: WithUsage): TemplateResult {
  return html`<deepseek-cost-bill-check
    .view=${view}
    .files=${view.usage.files}
  ></deepseek-cost-bill-check>`;
}

/** Fetched when it is opened for the first time; the tag waits for it. */
function warehouse(view: WithUsage): TemplateResult {
  const open = ({target}: Event): void => {
    const details = target as HTMLDetailsElement;
    const element = details.querySelector<HTMLElement & {shown: boolean}>(
      'deepseek-cost-warehouse',
    );
    if (element) element.shown = details.open;
    if (details.open) void import('./warehouse.js').catch(() => undefined);
  };
  return html`<details class="data" @toggle=${open}>
    <summary>${view.s.usage.warehouse}</summary>
    <deepseek-cost-warehouse .view=${view} .book=${view.usage.book}></deepseek-cost-warehouse>
  </details>`;
}

/** What is read out when a reading has ended. */
export function usageSentence(s: Strings, f: Format, state: UsageState): string {
  const {phase, report, errors} = state;
  if (phase === 'cancelled') return s.usage.cancelled;
  if (phase === 'failed') {
    return errors.map((error) => errorText(s, error)).join(' ') || s.usage.failed;
  }
  if (!report) return '';
  if (report.counts.billed === '0') return nothingIn(s, report, state);
  const amount = new Format(f.locale, report.currency).exactRange(report.totals, leastOf(report));
  const ended = s.usage.ended(
    isExact(report) && state.ownBook === '',
    amount,
    f.count(report.counts.billed),
    f.count(report.counts.skipped),
  );
  return state.ownBook === '' ? ended : s.join(ended, s.usage.atOwnPrices(state.ownBook));
}

function picker(view: View, actions: UsageActions): TemplateResult {
  const {s} = view;
  return html`<div
    class="drop"
    @dragover=${(event: DragEvent) => {
      event.preventDefault();
      (event.currentTarget as HTMLElement).classList.add('over');
    }}
    @dragleave=${(event: DragEvent) => {
      (event.currentTarget as HTMLElement).classList.remove('over');
    }}
    @drop=${(event: DragEvent) => {
      event.preventDefault();
      (event.currentTarget as HTMLElement).classList.remove('over');
      if (event.dataTransfer) actions.drop(event.dataTransfer);
    }}
  >
    ${filePicker({label: s.usage.choose, id: 'usage-files', multiple: true}, (_first, files) => {
      actions.open(files);
    })}
    <span class="fine">${s.usage.drop}</span>
  </div>`;
}

function split({s}: View, {choices, phase}: UsageState, actions: UsageActions): TemplateResult {
  const {perKey} = choices;
  const concerns = perKey || phase !== 'empty';
  return html`<div class="split">
    <label class="check"
      ><input
        type="checkbox"
        name="usage-per-key"
        aria-describedby="usage-per-key-note"
        .checked=${perKey}
        @change=${(event: Event) => {
          actions.choose({perKey: (event.target as HTMLInputElement).checked});
        }}
      />
      ${s.usage.perKey}</label
    >
    <p class="hint" id="usage-per-key-note">${concerns ? s.usage.perKeyNote : ''}</p>
  </div>`;
}

function status(
  view: View,
  state: UsageState,
  actions: UsageActions,
): TemplateResult | typeof nothing {
  const {s} = view;
  switch (state.phase) {
    case 'empty':
      return nothing;
    case 'reading':
      return reading(view, state, actions);
    case 'cancelled':
      return html`<p class="status">${s.usage.cancelled}</p>`;
    case 'failed':
      return html`<p class="error">
        ${state.errors.length === 0 ? s.usage.failed : state.errors.map((error) => errorText(s, error)).join(' ')}
      </p>`;
    case 'done':
      return done(view, state, actions);
  }
}

function reading(view: View, state: UsageState, actions: UsageActions): TemplateResult {
  const {s, f} = view;
  const {progress, files} = state;
  const total = progress?.total ?? files.reduce((sum, file) => sum + file.size, 0);
  const name = files.length === 1 ? (files[0]?.name ?? '') : s.usage.files(files.length);
  const amount = (text: string): string =>
    state.choices.currency === ''
      ? f.count(text)
      : new Format(f.locale, state.choices.currency).money(text);
  return html`<div class="reading">
    <p class="choices">
      <span>${s.usage.reading(name)}</span> ${textButton(s.usage.cancel, actions.cancel)}
    </p>
    <progress
      max="1"
      value=${total > 0 ? (progress?.bytes ?? 0) / total : 0}
      aria-label=${s.usage.reading(name)}
    ></progress>
    <p class="fine">${progress ? far(view, progress) : nothing}</p>
    <p>
      ${
        progress
          ? s.usage.running(
              f.count(progress.records),
              f.count(progress.skipped),
              amount(progress.amount),
            )
          : nothing
      }
    </p>
  </div>`;
}

function far(view: View, {bytes, total, rate, left}: RunningTotals): string {
  const {s, f} = view;
  return s.usage.progress(
    f.bytes(bytes),
    f.bytes(total),
    rate > 0 ? f.bytes(rate) : '',
    rate > 0 ? s.usage.seconds(Math.ceil(left)) : '',
  );
}

function done(view: View, state: UsageState, actions: UsageActions): TemplateResult {
  const {s, f} = view;
  const {report, files} = state;
  const names = files.length === 1 ? (files[0]?.name ?? '') : s.usage.files(files.length);
  const faults = report?.faults ?? [];
  const leftOut = report?.refused_files.skipped ?? [];
  const seconds = s.usage.seconds(Math.max(0.1, Math.round(state.seconds * 10) / 10));
  return html`<p class="choices status" part="usage-status">
      <span
        >${
          report && isNoUsage(report)
            ? names
            : s.usage.done(names, f.count(report?.counts.records ?? '0'), seconds)
        }</span
      >
      ${textButton(s.usage.close, actions.close)}
    </p>
    ${faults.map(
      ({code, file, member}) =>
        html`<p class="error" role="alert">
          ${s.usage.faultOf(
            [files[file]?.name ?? '', ...(member === undefined ? [] : [shownName(member)])].join(
              ' › ',
            ),
            s.usage.fault[code] ?? code,
          )}
        </p>`,
    )}
    ${
      leftOut.length === 0
        ? nothing
        : html`<p class="error" role="alert">
            ${s.usage.leftOut}: ${leftOutFiles(view, leftOut, files, report?.sources)}
          </p>`
    }`;
}

const MOST_NAMES = 12;

/** Each reason with the names of its files. */
function leftOutFiles(
  {s, f}: View,
  leftOut: readonly Skipped[],
  files: UsageState['files'],
  sources: UsageReport['sources'],
): string {
  const reasons = new Map<string, string[]>();
  for (const each of leftOut) {
    const text = errorText(s, {...each, where: ''});
    const names = reasons.get(text) ?? [];
    reasons.set(text, [...names, sourceName(each.first, files, sources)]);
  }
  return [...reasons]
    .map(([text, names]) => {
      const more = names.length - MOST_NAMES;
      const shown = names.slice(0, MOST_NAMES);
      if (more > 0) shown.push(s.usage.leftOutMore(f.count(String(more))));
      return s.usage.faultOf(shown.join(', '), text);
    })
    .join(' ');
}
