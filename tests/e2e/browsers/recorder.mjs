/**
 * Runs in a page before its own scripts and writes down what goes wrong there.
 * Two of the three drivers install it by themselves; for the third the test
 * server puts it into the page.
 */
export const RECORDER = `function () {
  if (globalThis.__problems) return;
  const problems = [];
  Object.defineProperty(globalThis, '__problems', {value: problems});
  const note = (kind, detail) => problems.push(kind + ': ' + detail);
  addEventListener('securitypolicyviolation', (event) => {
    note('policy', event.violatedDirective + ' blocked ' + (event.blockedURI || 'inline') + ' (' + (event.sourceFile || '') + ':' + event.lineNumber + ')');
  });
  addEventListener('unhandledrejection', (event) => note('rejection', String(event.reason)));
  addEventListener('error', (event) => {
    const target = event.target;
    if (target && target !== globalThis) note('load', target.src || target.href || target.tagName);
    else note('exception', event.message);
  }, true);
  for (const level of ['error', 'warn']) {
    const original = console[level];
    console[level] = function (...values) {
      note('console.' + level, values.map(String).join(' '));
      return original.apply(this, values);
    };
  }
}`;
