// What requests come to: by message, how sure it is, and what they share.
import {html, nothing, type TemplateResult} from 'lit';

import type {Counted} from '../../counter/count-work.js';
import type {PromptTokens, SharedPrefix} from '../../engine/types/tokens.js';
import type {View} from '../../state/types.js';
import type {Words} from './words.js';

type Requests = Extract<Counted, {kind: 'requests'}>;

export function requestsResult(view: View, words: Words, result: Requests): TemplateResult {
  const {requests, prefixes, skipped, instead, replaced} = result;
  const notes = [
    ...(instead
      ? [
          instead.name === ''
            ? words.modelMissing(instead.model)
            : words.modelInstead(instead.name, instead.model),
        ]
      : []),
    ...(replaced ? [words.replaced] : []),
    ...(skipped.length > 0 ? [words.skipped(lines(skipped))] : []),
  ];
  return html`${notes.map((note) => html`<p class="hint">${note}</p>`)}
  ${prefixes.map((prefix) => compared(view, words, prefix, requests))}
  ${
    requests.length === 1
      ? requests.map(
          (request) => html`<div part="tokens-request">${counted(view, words, request)}</div>`,
        )
      : requests.map(
          (request, i) =>
            html`<details class="data" part="tokens-request">
              <summary>
                ${words.errorAt(words.request(String(i + 1)), words.prompt(view.f.count(request.prompt_tokens)))}
              </summary>
              ${counted(view, words, request)}
            </details>`,
        )
  }`;
}

function lines(skipped: readonly number[]): string {
  const shown = skipped.slice(0, 10).join(', ');
  return skipped.length > 10 ? `${shown} …` : shown;
}

function counted({f}: View, words: Words, request: PromptTokens): TemplateResult {
  const {
    prompt_tokens: total,
    certainty,
    why,
    template,
    thinking,
    messages,
    tools,
    each_tool: each,
    frame,
  } = request;
  const row = (name: string, tokens: string): TemplateResult =>
    html`<tr>
      <th scope="row">${name}</th>
      <td>${f.count(tokens)}</td>
    </tr>`;
  return html`<p class="sum">
      <output>${certainty === 'at_least' ? '≥ ' : nothing}${words.prompt(f.count(total))}</output>
    </p>
    <p>${words.certainty[certainty]}</p>
    ${
      why.length === 0
        ? nothing
        : html`<ul class="plain">
            ${why.map((doubt) => html`<li class="fine">${words.why[doubt]}</li>`)}
          </ul>`
    }
    <p class="fine">${words.template(template, thinking)}</p>
    <table class="data-table">
      <thead>
        <tr>
          <th scope="col">${words.part}</th>
          <th scope="col">${words.count}</th>
        </tr>
      </thead>
      <tbody>
        ${messages.map(({role, tokens}, i) => row(words.message(String(i + 1), words.roles[role]), tokens))}
        ${each.map(({name, tokens}) => row(words.tool(name), tokens))}
        ${tools === '0' ? nothing : row(words.aroundTools, difference(tools, each))}
        ${row(words.frame, frame)}
      </tbody>
      <tfoot>
        ${row(words.total, total)}
      </tfoot>
    </table>`;
}

/** What the text about the tools takes beside their schemas. */
function difference(tools: string, each: readonly {tokens: string}[]): string {
  return String(each.reduce((left, {tokens}) => left - BigInt(tokens), BigInt(tools)));
}

function compared(
  view: View,
  words: Words,
  prefix: SharedPrefix,
  requests: readonly PromptTokens[],
): TemplateResult {
  const {f} = view;
  const {earlier, later, shared, parts} = prefix;
  const total = requests[later]?.prompt_tokens ?? '0';
  const [one, other] = [String(earlier + 1), String(later + 1)];
  return html`<div class="compared" part="tokens-compared">
    <p>
      ${view.s.join(
        words.shared(other, f.count(shared), f.count(total), one),
        prefix.with_answer ? words.withAnswer : '',
        words.hits(f.count(prefix.hit_limit), f.count(prefix.hit_expected)),
      )}
    </p>
    ${
      parts
        ? html`<p>${words.parts(placeOf(words, parts))}</p>
            <p class="excerpt">… ${parts.before}</p>
            <dl>
              <dt>${words.goesOn(one)}</dt>
              <dd class="excerpt">${parts.earlier || words.end}</dd>
              <dt>${words.goesOn(other)}</dt>
              <dd class="excerpt">${parts.later || words.end}</dd>
            </dl>
            ${saving(view, words, prefix, parts.again)}`
        : html`<p>${words.nothingMore}</p>`
    }
  </div>`;
}

function placeOf(words: Words, parts: NonNullable<SharedPrefix['parts']>): string {
  if (parts.part === 'tools') return words.inTools;
  if (parts.part === 'frame' || parts.message === undefined) return words.inFrame;
  return words.place(String(parts.message + 1), parts.role ? words.roles[parts.role] : '');
}

/** The cache matches whole blocks of so many tokens. */
const BLOCK = 128n;

/** What moving the difference behind what follows it would bring, at the prices in force. */
function saving(
  view: View,
  words: Words,
  {shared, hit_limit: limit, later}: SharedPrefix,
  again: string,
): TemplateResult | typeof nothing {
  const all = BigInt(shared) + BigInt(again);
  const more = String(all - (all % BLOCK) - BigInt(limit));
  if (BigInt(more) <= 0n) return nothing;
  const {table, f} = view;
  const model = table.models.find(({family}) => family === 'flash') ?? table.models[0];
  const price = (bucket: 'hit' | 'miss'): string | undefined => {
    const usage = {hit: '0', miss: '0', output: '0', [bucket]: more};
    const {answer, errors} = view.query('price', {
      about: `tokens/${String(later)}/${bucket}`,
      model: model?.model,
      currency: table.currency,
      at: view.now,
      usage,
    });
    return errors.length === 0 ? (answer?.amount ?? undefined) : undefined;
  };
  const [miss, hit] = [price('miss'), price('hit')];
  if (miss === undefined || hit === undefined) return nothing;
  return html`<p>
    ${words.save(f.count(again), f.count(more), f.exactMoney(miss), f.exactMoney(hit))}
  </p>`;
}
