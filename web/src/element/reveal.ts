// Brings a section or a question into view, and the keyboard's focus with it.

/** What can have the focus, in the order of the page. */
const FOCUSABLE = 'summary, input, select, textarea, button';

export function reveal(root: ShadowRoot | null, id: string): void {
  const place = root?.querySelector<HTMLElement>(`[data-question="${id}"], [part~="${id}"]`);
  if (!place) return;
  place.scrollIntoView();
  const first = place.querySelector<HTMLElement>(FOCUSABLE);
  first?.focus({preventScroll: true});
}
