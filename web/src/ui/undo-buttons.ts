// Back and forward through the reader's changes, each named by what it changes.
import {html, nothing, type TemplateResult} from 'lit';

import {inputName} from '../format/input-names.js';
import type {Actions, View} from '../state/types.js';
import {textButton} from './fields.js';

export function undoButtons(
  view: View,
  actions: Actions,
  which: 'examples' | 'others',
): TemplateResult {
  const {s, undoes, redoes} = view;
  const one = (step: string | undefined, verb: string, act: () => void, part: string): unknown =>
    step === undefined || isExample(step) !== (which === 'examples')
      ? nothing
      : textButton(
          named(view, verb, step),
          keeping(act, part === 'undo-button' ? 'redo-button' : 'undo-button'),
          part,
        );
  return html`${one(undoes, s.questions.undo, actions.undo, 'undo-button')}
  ${one(redoes, s.questions.redo, actions.redo, 'redo-button')}`;
}

function isExample(step: string): boolean {
  return step.startsWith('preset:') || step.endsWith('/shape');
}

/** After the last step the button goes: the focus stays, on the one beside it. */
function keeping(step: () => void, other: string): (event: Event) => void {
  return ({currentTarget}) => {
    const button = currentTarget as HTMLElement;
    const root = button.getRootNode() as ShadowRoot;
    step();
    requestAnimationFrame(() => {
      if (!button.isConnected) root.querySelector<HTMLElement>(`[part=${other}]`)?.focus();
    });
  };
}

/** "Undo: Turns in a chat". */
function named(view: View, verb: string, step: string): string {
  const what = stepName(view, step);
  return what === '' ? verb : view.s.questions.undoOf(verb, what);
}

export function stepName(view: View, step: string): string {
  const {s, scenario} = view;
  const [done = '', of = ''] = step.split(':');
  if (done === 'preset') return s.questions.preset[of] ?? s.questions.step.preset ?? '';
  const leaf = leafOf(done);
  if (s.questions.step[leaf]) return s.questions.step[leaf];
  return done.startsWith('/') ? inputName(view.s, scenario, done) : '';
}

/** "shape" of "/workloads/0/shape/kind", "when" of "/workloads/0/when". */
function leafOf(path: string): string {
  if (path.startsWith('/decision/ranges')) return 'ranges';
  return (
    path
      .replace(/\/kind$/, '')
      .split('/')
      .at(-1) ?? ''
  );
}
