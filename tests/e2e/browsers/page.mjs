// What the three drivers have in common: finding things as a reader does (by
// label, role and name, through shadow roots), and waiting.
import {RECORDER} from './recorder.mjs';

/**
 * Finders that run in the page. A target is a CSS selector or
 * `{css, label, role, name, text, host, nth}`:
 *   label  matches a form field's accessible name; text an element's own text
 *   role, name  an ARIA role, given or implied, and accessible name
 *   host   a CSS selector; only inside the first (or `hostNth`) such element
 * Strings match as whole words or as /regular expressions/. Invisible elements
 * do not count.
 */
const FINDERS = `
  const deepChildren = (root) => {
    const found = [];
    const visit = (node) => {
      for (const child of node.children) {
        found.push(child);
        if (child.shadowRoot) visit(child.shadowRoot);
        visit(child);
      }
    };
    if (root.shadowRoot) visit(root.shadowRoot);
    visit(root);
    return found;
  };
  const matching = (pattern, text) => {
    const regular = /^\\/(.*)\\/(\\w*)$/.exec(pattern);
    const clean = (text ?? '').replace(/\\s+/g, ' ').trim();
    return regular ? new RegExp(regular[1], regular[2]).test(clean) : clean === pattern;
  };
  const deepText = (node) => {
    if (node.nodeType === 3) return node.data;
    if (node.nodeType !== 1 && node.nodeType !== 11) return '';
    if (/^(STYLE|SCRIPT|TEMPLATE)$/.test(node.tagName) || node.ariaHidden === 'true') return '';
    if (node.tagName === 'SLOT' && node.assignedNodes().length) return node.assignedNodes().map(deepText).join(' ');
    const inside = node.shadowRoot ?? node;
    return [...inside.childNodes].map(deepText).join(' ');
  };
  const shown = (element) => {
    if (element.checkVisibility && !element.checkVisibility({visibilityProperty: true})) return false;
    return element.getClientRects().length > 0;
  };
  const accessibleName = (element) => {
    const root = element.getRootNode();
    const by = element.getAttribute('aria-labelledby');
    if (by) return by.split(/\\s+/).map((id) => deepText(root.getElementById(id) ?? document.createTextNode(''))).join(' ');
    if (element.hasAttribute('aria-label')) return element.getAttribute('aria-label');
    if (element.labels?.length) return [...element.labels].map(deepText).join(' ');
    if (element.tagName === 'FIELDSET') return deepText(element.querySelector('legend') ?? element);
    return deepText(element).trim() || element.getAttribute('title') || element.getAttribute('alt') || '';
  };
  const ROLES = {
    button: 'button,summary,input[type=button],input[type=submit],[role=button]',
    link: 'a[href],[role=link]',
    textbox: 'input:not([type]),input[type=text],input[type=search],textarea,[role=textbox]',
    slider: 'input[type=range],[role=slider]',
    combobox: 'select,[role=combobox]',
    radio: 'input[type=radio],[role=radio]',
    checkbox: 'input[type=checkbox],[role=checkbox],[role=switch]',
    table: 'table,[role=table]',
    status: 'output,[role=status]',
    alert: '[role=alert]',
    dialog: 'dialog,[role=dialog]',
    heading: 'h1,h2,h3,h4,h5,h6,[role=heading]',
    tab: '[role=tab]',
    img: 'img,svg[role=img],[role=img]',
  };
  const deepAll = (target) => {
    const wanted = typeof target === 'string' ? {css: target} : target;
    const root = wanted.host ? deepChildren(document).filter((e) => e.matches(wanted.host))[wanted.hostNth ?? 0] : document;
    if (!root) return [];
    return deepChildren(root).filter((element) => {
      if (wanted.css && !element.matches(wanted.css)) return false;
      if (wanted.role && !element.matches(ROLES[wanted.role] ?? '[role=' + wanted.role + ']')) return false;
      if (wanted.label && !(element.matches('input,select,textarea') && matching(wanted.label, accessibleName(element)))) return false;
      if (wanted.name && !matching(wanted.name, accessibleName(element))) return false;
      if (wanted.text && !matching(wanted.text, deepText(element))) return false;
      return wanted.hidden || shown(element);
    });
  };
  const deep = (target) => deepAll(target)[target.nth ?? 0] ?? null;
`;

function callText(fn, args) {
  const values = args.map((value) => JSON.stringify(value) ?? 'undefined').join(',');
  return `(async () => {${FINDERS}
    const value = await (${String(fn)})(${values});
    return value === undefined ? null : value;
  })()`;
}

/** How long a wait polls: three browsers on two slow cores take their time. */
const PATIENCE_SECONDS = 30;

export class Page {
  /** Runs `fn(...args)` in the page; `deep`, `deepAll`, `deepText`, `accessibleName`, `shown` are in its scope. */
  evaluate(fn, ...args) {
    return this.evaluateText(callText(fn, args));
  }

  /** The same in the first frame whose address contains `part`. */
  evaluateIn(part, fn, ...args) {
    return this.evaluateTextIn(part, callText(fn, args));
  }

  waitForIn(part, fn, ...args) {
    return this.until(() => this.evaluateIn(part, fn, ...args), `${fn} in ${part}`);
  }

  exists(target) {
    return this.evaluate((wanted) => deep(wanted) !== null, target);
  }

  count(target) {
    return this.evaluate((wanted) => deepAll(wanted).length, target);
  }

  /** Text as it stands, shadow roots included, blanks collapsed. */
  text(target = 'body') {
    return this.evaluate((wanted) => {
      const element = deep(wanted);
      return element && deepText(element).replace(/\s+/g, ' ').trim();
    }, target);
  }

  value(target) {
    return this.evaluate((wanted) => deep(wanted)?.value, target);
  }

  attribute(target, name) {
    return this.evaluate((wanted, what) => deep(wanted)?.getAttribute(what), target, name);
  }

  /** Polls until `fn(...args)` is truthy in the page, and returns its value. */
  async waitFor(fn, ...args) {
    return this.until(() => this.evaluate(fn, ...args), String(fn));
  }

  async waitForTarget(target) {
    return this.until(() => this.exists(target), `no ${JSON.stringify(target)}`);
  }

  async waitForText(pattern, target = 'body') {
    return this.until(
      async () => {
        const text = await this.text(target);
        return text !== null && pattern.test(text) && text;
      },
      `text ${pattern}`,
      () => this.text(target),
    );
  }

  /** Polls until `ask()` is truthy, and returns its value; `what` and `seen` say what is missing and what is there. */
  async until(ask, what, seen) {
    const end = Date.now() + PATIENCE_SECONDS * 1000;
    let last;
    do {
      try {
        const value = await ask();
        if (value) return value;
        last = undefined;
      } catch (error) {
        last = error; // the page may be navigating
      }
      await new Promise((resolve) => setTimeout(resolve, 40));
    } while (Date.now() < end);
    const shown = seen ? `; there is: ${String(await seen().catch(() => '')).slice(0, 600)}` : '';
    const wanted = what.replace(/\s+/g, ' ').slice(0, 200);
    throw new Error(
      `waited ${PATIENCE_SECONDS} s for ${wanted}${last ? ` (${last.message.slice(0, 400)})` : ''}${shown}`,
    );
  }

  /** A real click in the middle of the target. */
  async click(target) {
    await this.waitForTarget(target);
    const at = await this.evaluate(async (wanted) => {
      const element = deep(wanted);
      element.scrollIntoView({block: 'center', inline: 'center', behavior: 'instant'});
      await new Promise((resolve) => setTimeout(resolve, 30));
      const box = element.getBoundingClientRect();
      return {x: box.x + box.width / 2, y: box.y + box.height / 2};
    }, target);
    await this.clickAt(Math.round(at.x), Math.round(at.y));
  }

  focus(target) {
    return this.evaluate((wanted) => deep(wanted).focus(), target);
  }

  /** Replaces a field's content by keyboard alone. */
  async fill(target, text) {
    await this.waitForTarget(target);
    await this.focus(target);
    await this.press('Control+a');
    if (text === '') await this.press('Delete');
    else await this.type(text);
  }

  /** Chooses in a native select as its own menu does. */
  select(target, value) {
    return this.evaluate(
      (wanted, chosen) => {
        const element = deep(wanted);
        element.value = chosen;
        element.dispatchEvent(new Event('input', {bubbles: true, composed: true}));
        element.dispatchEvent(new Event('change', {bubbles: true}));
      },
      target,
      value,
    );
  }

  /** The focused element, through shadow roots: {tag, role, name, type, visible focus}. */
  focused() {
    return this.evaluate(() => {
      let element = document.activeElement;
      while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
      if (!element || element === document.body) return null;
      const style = getComputedStyle(element);
      const box = element.getBoundingClientRect();
      return {
        tag: element.tagName.toLowerCase(),
        type: element.type ?? '',
        name: accessibleName(element).replace(/\s+/g, ' ').trim(),
        outline: style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0,
        shadow: style.boxShadow !== 'none',
        box: {x: box.x, y: box.y, width: box.width, height: box.height},
        value: element.value ?? '',
      };
    });
  }

  /** Everything that went wrong since the page was opened. */
  async problems() {
    const seen = await this.evaluateText(`[...(globalThis.__problems ?? [])]`).catch(() => []);
    // Engines ask for an icon by themselves; that is not the page's doing.
    const all = [...this.driverProblems(), ...seen].filter(
      (problem) => !problem.includes('/favicon.ico'),
    );
    return [...new Set(all)];
  }

  driverProblems() {
    return [];
  }

  /** Addresses of what the page loaded. Drivers that see the network override it. */
  async requests() {
    return this.evaluate(() => performance.getEntriesByType('resource').map((entry) => entry.name));
  }
}

export const RECORDER_CALL = `(${RECORDER})()`;
