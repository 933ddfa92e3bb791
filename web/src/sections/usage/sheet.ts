// A report on paper: its own sheet, where the reader prints it or has it in view.

/** Whose paper it is: "report" or "estimate". */
const SHEET = 'data-sheet';

let asked = false;

/** Prints the report of this element and nothing else. */
export function printReport(): void {
  asked = true;
  window.print();
}

/** Before printing: whether the page's paper is the report's, with its days; the numbers
 * behind its charts stay closed. */
export function prepareSheet(shadow: ShadowRoot): void {
  const root = shadow.querySelector('.root');
  const report = shadow.querySelector('.report');
  // What is measured is the page as it is without either.
  root?.removeAttribute(SHEET);
  const alone =
    report !== null && (asked || inView(report) > inView(root?.querySelector('.columns')));
  asked = false;
  root?.setAttribute(SHEET, alone ? 'report' : 'estimate');
  if (!alone) return;
  const closed = [...report.querySelectorAll<HTMLDetailsElement>(':scope > details:not([open])')];
  for (const each of closed) each.open = true;
  const close = (): void => {
    for (const each of closed) each.open = false;
  };
  addEventListener('afterprint', close, {once: true});
}

/** How many pixels of it are to be seen. */
function inView(element: Element | null | undefined): number {
  if (!element) return 0;
  const {top, bottom} = element.getBoundingClientRect();
  return Math.max(0, Math.min(bottom, innerHeight) - Math.max(top, 0));
}
