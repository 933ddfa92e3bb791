// What a text comes to, beside the rule of thumb, and its tokens one by one.
import {html, nothing, type TemplateResult} from 'lit';

import type {Counted} from '../../counter/count-work.js';
import type {Piece} from '../../counter/pieces.js';
import type {View} from '../../state/types.js';
import {perCharacter} from './per-character.js';
import type {Words} from './words.js';

/** A longer text is not handed to the rule of thumb with every key. */
const RULE_LIMIT = 500_000;

export function ruleOfThumb(view: View, text: string): string | undefined {
  if (text === '' || text.length > RULE_LIMIT) return undefined;
  const {answer, errors} = view.query('countTokens', {about: 'tokens', text});
  return errors.length === 0 ? answer?.tokens : undefined;
}

export function textResult(
  view: View,
  words: Words,
  {count, note, replaced}: Extract<Counted, {kind: 'text'}>,
  text: string,
): TemplateResult {
  const {f} = view;
  const {tokens, characters, bytes} = count;
  const rule = ruleOfThumb(view, text);
  return html`<div part="tokens-count">
    <p class="sum"><output>${words.tokens(f.count(tokens))}</output></p>
    ${replaced ? html`<p class="hint">${words.replaced}</p>` : html`<p class="fine">${words.exact}</p>`}
    ${note ? html`<p class="hint">${note === 'broken' ? words.broken : words.noRequest}</p>` : nothing}
    <dl class="facts">
      ${fact(words.characters, f.count(characters))} ${fact(words.bytes, f.count(bytes))}
      ${fact(words.ratio, f.count(perCharacter(tokens, characters)))}
      ${
        rule === undefined
          ? nothing
          : fact(words.rule, words.ruleOf(f.count(rule), f.count(perCharacter(rule, characters))))
      }
    </dl>
  </div>`;
}

function fact(name: string, value: string): TemplateResult {
  return html`<div>
    <dt>${name}</dt>
    <dd>${value}</dd>
  </div>`;
}

/** Each token in a box of its own; a character of several tokens says how many. */
export function drawnTokens(words: Words, pieces: readonly Piece[]): TemplateResult {
  return html`<p
    class="drawn"
    part="tokens-drawn"
    role="region"
    aria-label=${words.drawnLabel}
    tabindex="0"
  >
    ${pieces.map(
      ({text, tokens}) =>
        html`<span title=${tokens > 1 ? words.ofOne(String(tokens)) : nothing}
            >${visible(text)}${tokens > 1 ? html`<sub>${tokens}</sub>` : nothing}</span
          >${text.includes('\n') ? html`<br />` : nothing}`,
    )}
  </p>`;
}

function visible(text: string): string {
  return text.replaceAll('\r', '').replaceAll('\n', '↵').replaceAll('\t', '⇥').replaceAll(' ', '·');
}
