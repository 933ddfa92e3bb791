// Brings a section, a question or a field into view, and the keyboard's focus with it.
import {PRICES} from '../sections/prices/price-table.js';
import {EDITED} from '../sections/questions/workload.js';
import {idOf} from '../ui/fields.js';

/** What can have the focus, in the order of the page. */
const FOCUSABLE = 'summary, input, select, textarea, button';

export function reveal(root: ShadowRoot | null, id: string): void {
  const place = root?.querySelector<HTMLElement>(`[data-question="${id}"], [part~="${id}"]`);
  if (!place) return;
  place.scrollIntoView();
  const first = place.querySelector<HTMLElement>(FOCUSABLE);
  first?.focus({preventScroll: true});
}

interface Host extends HTMLElement {
  toggle: (id: string, open: boolean) => void;
  setLocalInput: (id: string, text: string) => void;
  readonly updateComplete: Promise<unknown>;
}

/** Puts the keyboard into the field of a path, after unfolding what it may be folded into. */
export async function focusField(host: Host, path: string): Promise<void> {
  const [, index] = /^[/]workloads[/](\d+)[/]/.exec(path) ?? [];
  if (path === '/card') host.toggle(PRICES, true);
  if (path.startsWith('/decision/fail_')) host.toggle('fail', true);
  if (index !== undefined) host.setLocalInput(EDITED, index);
  if (path.endsWith('/measured_hit'))
    host.toggle(path.replace('/shape/measured_hit', '/more'), true);
  await host.updateComplete;
  const field = await drawn(() => host.shadowRoot?.getElementById(idOf(path)));
  const folded = field?.closest('details');
  if (folded) folded.open = true;
  field?.focus();
  if (field instanceof HTMLInputElement) field.select();
}

/** What stands below the totals is drawn some frames after them. */
async function drawn(find: () => HTMLElement | null | undefined): Promise<HTMLElement | undefined> {
  for (let frame = 0; frame < 60; frame++) {
    const field = find();
    if (field) return field;
    await new Promise(requestAnimationFrame);
  }
  return undefined;
}
