// The way of a count into the first workload of the scenario.
import {html, nothing, type TemplateResult} from 'lit';

import type {PromptTokens} from '../../engine/types/tokens.js';
import type {Actions, View} from '../../state/types.js';
import {textButton} from '../../ui/fields.js';
import {uses} from '../questions/shape.js';
import {chatOf} from './conversation.js';
import type {Words} from './words.js';

const BASE = '/workloads/0';
type Say = (sentence: string) => void;

export function useButtons(
  view: View,
  actions: Actions,
  words: Words,
  tokens: string,
  say: Say,
): TemplateResult[] {
  const {s, f} = view;
  const count = f.count(tokens);
  const shape = view.scenario.workloads[0]?.shape;
  const button = (path: string, field: string, label = field, kind?: string): TemplateResult =>
    textButton(words.use(label), () => {
      if (kind) actions.edit(`${BASE}/shape/kind`, kind);
      actions.edit(path, count);
      say(words.used(field));
    });
  if (shape) return uses(s, BASE, shape).map(([path, label]) => button(path, label));
  const names = s.decisions.shape.field;
  const shaped = (kind: string, leaf: string, label: (field: string) => string): TemplateResult => {
    const name = names[leaf] ?? leaf;
    return button(`${BASE}/shape/${leaf}`, name, label(name), kind);
  };
  return [
    button(`${BASE}/input`, s.questions.input),
    button(`${BASE}/output`, s.questions.output),
    shaped('chat', 'system', words.asChat),
    shaped('chat', 'user', words.asChat),
    shaped('document', 'document', words.asDocument),
  ];
}

/** A conversation fills the shape of a chat. */
export function putChat(
  view: View,
  actions: Actions,
  words: Words,
  request: PromptTokens,
  say: Say,
): TemplateResult | typeof nothing {
  const chat = chatOf(request);
  if (!chat) return nothing;
  const {f} = view;
  const put = (): void => {
    if (view.scenario.workloads[0]?.shape?.kind !== 'chat')
      actions.edit(`${BASE}/shape/kind`, 'chat');
    for (const [leaf, tokens] of Object.entries(chat) as [string, string][])
      actions.edit(`${BASE}/shape/${leaf}`, f.count(tokens));
    say(words.usedChat);
  };
  return html`<p>
    ${textButton(words.useChat(f.count(chat.turns)), put)}
    <span class="fine"
      >${words.chatNote(f.count(chat.system), f.count(chat.user), f.count(chat.answer))}</span
    >
  </p>`;
}
