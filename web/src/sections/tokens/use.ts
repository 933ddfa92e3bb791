// The way of a count into the first workload of the scenario.
import {html, nothing, type TemplateResult} from 'lit';

import type {Counted} from '../../counter/count-work.js';
import type {Shape} from '../../engine/types/calls.js';
import type {Actions, View} from '../../state/types.js';
import {textButton} from '../../ui/fields.js';
import {uses} from '../questions/shape.js';
import {chatOf, observedShare} from './conversation.js';
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

/**
 * A conversation fills the shape of a chat, from which the share of the cache follows.
 * Of several requests the last one holds the conversation.
 */
export function putChat(
  view: View,
  actions: Actions,
  words: Words,
  {requests, prefixes}: Extract<Counted, {kind: 'requests'}>,
  say: Say,
): TemplateResult | typeof nothing {
  const last = requests.at(-1);
  const chat = last && chatOf(last);
  if (!chat) return nothing;
  const {f} = view;
  const shape = view.scenario.workloads[0]?.shape;
  const known = shape?.kind === 'chat' ? shape : undefined;
  const note = words.chatNote(
    ...([chat.turns, chat.system, chat.user, chat.answer].map((count) => f.count(count)) as Four),
    shareOf(view, {...known, kind: 'chat', ...chat, measured_hit: ''}),
  );
  const observed = observedShare(requests, prefixes);
  const put = (): void => {
    if (!known) actions.edit(`${BASE}/shape/kind`, 'chat');
    // A share that was measured elsewhere is not this chat's.
    else if (known.measured_hit) actions.edit(`${BASE}/shape/measured_hit`, '');
    for (const [leaf, tokens] of Object.entries(chat) as [string, string][])
      actions.edit(`${BASE}/shape/${leaf}`, f.count(tokens));
    say(words.usedChat(note));
  };
  return html`<p>
    ${textButton(words.useChat(f.count(chat.turns)), put)}
    <span class="fine">${note} ${observed ? words.observed(f.share(observed)) : nothing}</span>
  </p>`;
}

type Four = [string, string, string, string];

/** The share of hits that follows from a chat, in words. */
function shareOf(view: View, shape: Shape): string {
  const {table, f} = view;
  const about = 'tokens/chat';
  const asked = {about, shape, card: table.card.id, currency: table.currency};
  const {answer} = view.query('cacheModel', asked);
  if (!answer || 'shapes' in answer) return '…';
  return f.share(answer.cases.find((each) => each.case === answer.used)?.hit_share ?? '0');
}
