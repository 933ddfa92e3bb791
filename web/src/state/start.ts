// How a scenario begins: what a link, an attribute or a host gives, and how that went.
import type {BookMark, CoreError, Currency, Scenario} from '../engine/types/calls.js';
import {toJson, type Caller} from '../engine/call-engine.js';
import {errorsOf} from './errors.js';
import {isDrawable} from './scenario-edits.js';

/** What a link, an attribute or a host gives. Whatever is absent is the default. */
export interface Start {
  fragment?: string;
  /** Whether the fragment may come without one, as people write it by hand. */
  checksum?: 'required' | 'optional';
  scenario?: Scenario;
  /** These hold whatever the fragment or the scenario says. */
  card?: string;
  currency?: Currency;
  /** Where nothing says another. */
  usualCurrency?: Currency;
  /** The host gives a rate book beside it, which holds where the fragment names no other. */
  keepBook?: boolean;
}

/** How a start went: what to show the reader. */
export interface Started {
  repaired: boolean;
  /** A link without a checksum that can be read all the same, if the reader wants it. */
  unproven?: string;
  errors: CoreError[];
  /** The errors are about what the host's page gave. */
  byHost?: boolean;
}

/**
 * What a host gives may change in its hands. A member that is null is absent, as the core reads
 * it; workloads that are null have not been loaded.
 */
function copyOf(given: unknown): {copy?: unknown; errors?: CoreError[]} {
  const [, kind = ''] = /^\[object (.*)\]$/.exec(Object.prototype.toString.call(given)) ?? [];
  // What is no object is the core's to refuse, in its words.
  if (typeof given !== 'object' || given === null) return {copy: given};
  if (['String', 'Number', 'Boolean'].includes(kind)) return {copy: given.valueOf()};
  if (Array.isArray(given)) return {copy: []};
  if (kind !== 'Object') {
    const message = `Expected an object, got an object of the kind ${kind}.`;
    return {errors: [{code: 'wrong_type', where: '/scenario', value: kind, message}]};
  }
  const text = toJson(given);
  if (typeof text !== 'string') return {errors: errorsOf(text)};
  const copy: unknown = JSON.parse(text, function (this: unknown, key, value: unknown) {
    return value === null && key !== 'workloads' && !Array.isArray(this) ? undefined : value;
  });
  return {copy};
}

export interface Beginning {
  next: Scenario;
  started: Started;
  link?: {book: BookMark | undefined};
  namesCard: boolean;
  /** What the scenario itself says: it holds again where a host takes its own away. */
  own: Pick<Scenario, 'card' | 'currency'>;
}

/** The scenario to begin with, as far as what is given can be read, and the book it means. */
export function beginning(
  engine: Caller,
  defaults: Scenario,
  {fragment, checksum = 'required', scenario, card, currency, usualCurrency}: Start,
): Beginning {
  const started: Started = {repaired: false, errors: []};
  let next: Scenario = {...defaults, ...(usualCurrency ? {currency: usualCurrency} : {})};
  let link: {book: BookMark | undefined} | undefined;
  let namesCard = Boolean(card);
  let own: Beginning['own'] = {};
  const {copy: given, errors: uncopied} = scenario === undefined ? {} : copyOf(scenario);
  if (isDrawable(given)) {
    next = {...next, ...given};
    own = given;
    namesCard ||= Boolean(given.card);
  } else if (scenario !== undefined) {
    const refused = uncopied ?? errorsOf(engine.call('estimate', {scenario: given}));
    const nameless = (): CoreError[] => errorsOf(engine.call('estimate', {scenario: []}));
    started.errors = refused.length > 0 ? refused : nameless();
    started.byHost = true;
  }
  if (fragment) {
    const read = engine.call('decodeLink', {fragment, checksum});
    if (read.ok) {
      own = next = read.scenario;
      started.repaired = read.repaired.length > 0;
      link = {book: read.custom_book};
      namesCard = true;
    } else {
      started.errors = read.errors;
      // What is only missing its checksum was written by hand, or cut off; which of them is not known.
      const lax = engine.call('decodeLink', {fragment, checksum: 'optional'});
      if (lax.ok) started.unproven = fragment;
    }
  }
  own = {
    ...(own.card ? {card: own.card} : {}),
    ...(own.currency ? {currency: own.currency} : {}),
  };
  if (card) next.card = card;
  if (currency) next.currency = currency;
  return {next, started, namesCard, own, ...(link ? {link} : {})};
}
