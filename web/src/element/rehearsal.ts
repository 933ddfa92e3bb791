// The first view once before its calculator is there: drawn of what the build noted of the
// default, into nothing. A browser then has prepared the templates while it waits for the
// network, and draws the first numbers in a third of the time.
import answers from 'virtual:first-answers';
import {render} from 'lit';

import {runningCalculator} from '../engine/calculator.js';
import type {Caller} from '../engine/call-engine.js';
import {Calculator} from '../state/store.js';
import type {Actions} from '../state/types.js';
import type {Controllers} from './controllers.js';
import {layout} from './layout.js';
import {viewOf} from './view.js';

const noted = {
  call: (name: string) => answers[name] ?? {ok: false, errors: []},
} as unknown as Caller;

let done = false;

/** Once for all elements of a page. */
export function rehearse(parts: Controllers, actions: Actions): void {
  if (done || runningCalculator()) return;
  done = true;
  const {strings} = parts.language;
  const calculator = new Calculator(noted, strings.locale, parts.clock.now());
  calculator.start({});
  const view = {...viewOf(parts, calculator, strings), prerendering: true};
  render(layout(view, actions, parts.late), document.createDocumentFragment());
}
