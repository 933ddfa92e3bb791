// How one request of a run comes about: what it sends, how much of that could
// hit, how much does, and what it costs. The rules are those of
// core/scenario/prefix_cache.h; here they are written out with the run's own numbers.
import {html, nothing, type TemplateResult} from 'lit';

import type {CacheModel, Count, Shape} from '../../engine/types/calls.js';
import {workingLine} from '../working/line.js';
import type {View} from '../../state/types.js';

type Row = CacheModel['rows'][number];
/** What is added up, by the names of fields or of the turn before. */
type Part = readonly [name: string, tokens: string];

const PARTS: Record<Shape['kind'], readonly string[]> = {
  chat: ['system', 'user'],
  agent: ['prefix', 'task'],
  document: ['system', 'document', 'question'],
  template: ['prefix', 'variable'],
  none: ['input'],
};
/** What every turn adds. */
const EACH: Record<Shape['kind'], string> = {
  chat: 'user',
  agent: 'tool_result',
  document: 'question',
  template: 'variable',
  none: 'input',
};

export function turnWorking(view: View, answer: CacheModel, index: number): TemplateResult {
  const row = answer.rows[index];
  if (!row) return html``;
  return html`${sent(view, answer, row, index)} ${stored(view, answer, row, index)}
  ${hits(view, answer, row)} ${costs(view, answer, row, index)}`;
}

function tokensOf(shape: Shape, leaf: string): string {
  return String((shape as unknown as Record<string, Count | undefined>)[leaf] ?? '0');
}

/** Whether each request sends all that went before. */
function goesOn({kind, ...shape}: Shape): boolean {
  const {mode} = shape as {mode?: string};
  return kind === 'chat' || kind === 'agent' || (kind === 'document' && mode === 'follow_up');
}

/** Whether a turn's whole output is in the next prompt. */
function kept({kind, keep_reasoning: sentBack = kind === 'agent', reasoning}: Shape): boolean {
  return sentBack || Number(reasoning ?? 0) === 0;
}

function sum({s, f}: View, label: string, parts: readonly Part[], total: string): TemplateResult {
  const names = parts.map(([name]) => name).join(' + ');
  const terms = parts.map(([, tokens]) => tokens).join(' + ');
  return workingLine(`${label}${s.decisions.colon}${names}`, terms, f.count(total));
}

function sent(view: View, {shape, rows}: CacheModel, row: Row, index: number): TemplateResult {
  const {s, f} = view;
  const words = s.decisions.shape;
  const part = (leaf: string): Part => [words.field[leaf] ?? leaf, f.count(tokensOf(shape, leaf))];
  const before = rows[index - 1];
  if (!before || !goesOn(shape)) {
    const parts = PARTS[shape.kind].map(part);
    const last = parts.length - 1;
    const together = shape.kind === 'document' && shape.mode === 'one_request';
    const times = (of: Part): Part => [
      of[0],
      `${of[1]} × ${f.count(tokensOf(shape, 'questions'))}`,
    ];
    const all = together ? parts.map((each, i) => (i === last ? times(each) : each)) : parts;
    return sum(view, words.prompt, all, row.prompt);
  }
  if (before.compaction)
    return sum(view, words.prompt, [part('prefix'), part('summary')], row.prompt);
  const answered: Part = kept(shape)
    ? [words.before.output, f.count(before.output)]
    : [words.before.answer, f.count(tokensOf(shape, 'answer'))];
  const parts = [[words.before.prompt, f.count(before.prompt)], answered, part(EACH[shape.kind])];
  return sum(view, words.prompt, parts as Part[], row.prompt);
}

/** The longest stored unit that the prompt begins with. */
function stored(view: View, {shape, rows}: CacheModel, row: Row, index: number): TemplateResult {
  const {s, f} = view;
  const words = s.decisions.shape;
  const none: readonly Part[] = [[words.before.nothing, '0']];
  const before = rows[index - 1];
  const parts = (): readonly Part[] => {
    if (Number(row.best_hit) === 0) return none;
    if (before && goesOn(shape) && !before.compaction) {
      const prompt: Part = [words.before.prompt, f.count(before.prompt)];
      return kept(shape) ? [prompt, [words.before.output, f.count(before.output)]] : [prompt];
    }
    const leaves = PARTS[shape.kind].slice(0, -1);
    const common = leaves.map((leaf): Part => [
      words.field[leaf] ?? leaf,
      f.count(tokensOf(shape, leaf)),
    ]);
    const [prefix] = common;
    if (!prefix || before?.compaction || goesOn(shape)) return prefix ? [prefix] : none;
    return row.best_hit === tokensOf(shape, leaves[0] ?? '') ? [prefix] : common;
  };
  return sum(view, words.couldHit, parts(), row.best_hit);
}

/** What of it the bill counts. */
function hits(
  {s, f}: View,
  {shape, used, alive_after_gap: alive}: CacheModel,
  row: Row,
): TemplateResult {
  const words = s.decisions.shape;
  const {measured_hit: measured, available = '95', shared = true} = shape;
  const {gap_minutes: gap = '0', lifetime_minutes: lifetime = '180'} = shape;
  if (used !== 'expected')
    return workingLine(words.fromCache, '', f.count(used === 'best' ? row.best_hit : '0'));
  const floor = (of: string): TemplateResult =>
    workingLine(words.fromCache, s.decisions.budget.whole(of), f.count(row.hit));
  if (measured !== undefined && measured !== '')
    return floor(`${f.count(row.prompt)} × ${f.percent(String(measured))}`);
  const share = f.percent(String(available));
  if (Number(alive) === 100) return floor(`${f.count(row.best_hit)} × ${share}`);
  const prefix = tokensOf(shape, PARTS[shape.kind][0] ?? '');
  const stays = !shared ? '0' : Number(prefix) < Number(row.best_hit) ? prefix : row.best_hit;
  const left = f.percent(alive);
  return html`${workingLine(words.stillThere, `${f.count(String(lifetime))} ÷ (2 × ${f.count(String(gap))})`, left)}
  ${floor(`(${f.count(row.best_hit)} × ${left} + ${f.count(stays)} × (100% − ${left})) × ${share}`)}`;
}

function costs(view: View, {models, used}: CacheModel, row: Row, index: number): TemplateResult {
  const {f, table} = view;
  const hit = {best: row.best_hit, expected: row.hit, none: '0'}[used];
  const miss = f.count(String(BigInt(row.prompt) - BigInt(hit)));
  return html`${models.map(({model, band, turns}) => {
    const list = table.models.find((each) => each.model === model)?.prices;
    const prices = list?.find((each) => each.band === band);
    if (!prices) return nothing;
    const terms = [
      [f.count(hit), prices.hit],
      [miss, prices.miss],
      [f.count(row.output), prices.output],
    ].map(([tokens, price]) => `${tokens ?? ''} × ${f.price(price ?? '')}`);
    return workingLine(
      model,
      `(${terms.join(' + ')}) ÷ 1,000,000`,
      f.exactMoney(turns[index] ?? '0'),
    );
  })}`;
}
