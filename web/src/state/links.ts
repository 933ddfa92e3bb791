// The links to scenarios: each is written once, when somebody asks for it.
import type {CoreError, Scenario} from '../engine/types/calls.js';
import type {Caller} from '../engine/call-engine.js';
import {LINK_TOO_LONG, type Link} from './judgement.js';

export interface LinkText {
  /** "" where no link holds the scenario. */
  fragment: string;
  /** Why there is none. */
  error?: CoreError;
}

export class Links {
  #last: {of: Scenario; book: object | undefined; link: Link} | undefined;

  constructor(private readonly engine: Caller) {}

  /** The link to a scenario at the prices of a book; undefined is the official one. */
  to(scenario: Scenario, book: object | undefined): Link {
    if (this.#last?.of !== scenario || this.#last.book !== book) {
      const link = this.engine.call('encodeLink', {scenario, ...(book ? {book} : {})});
      this.#last = {of: scenario, book, link};
    }
    return this.#last.link;
  }

  textOf(scenario: Scenario, book: object | undefined): LinkText {
    const link = this.to(scenario, book);
    if (link.ok) return {fragment: link.fragment};
    const error = link.errors.find(({code}) => code === LINK_TOO_LONG);
    return {fragment: '', ...(error ? {error} : {})};
  }
}
