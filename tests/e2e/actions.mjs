// What readers do with the questions, as several suites do it.
import {choose} from './calculator.mjs';
import {idle} from './harness.mjs';

/** Opens a question, or a disclosure within one, by its id. */
export async function open(page, id) {
  const css = `[data-question="${id}"], [data-opening="${id}"]`;
  await page.waitForTarget(css);
  await page.evaluate((wanted) => {
    deep(wanted).open = true;
  }, css);
}

/** Chooses an option, and waits for what follows from it everywhere. */
export async function chooseAndWait(page, name, value) {
  await choose(page, name, value);
  await idle(page);
}

/** Takes the last change back; the button says which. */
export async function undo(page) {
  await page.waitFor(() => {
    const button = deep('[part=undo-button]');
    button?.click();
    return button !== undefined && button !== null;
  });
}

/** Presses the n-th button of the calculator that says so. */
export async function press(page, text, nth = 0) {
  await page.waitFor(
    (wanted, n) => {
      const found = deepAll('button').filter((each) => each.textContent.trim() === wanted);
      found[n]?.click();
      return found.length > n;
    },
    text,
    nth,
  );
}

/** The message at a field, once what was typed there is marked as bad. */
export async function complaint(page, path, value) {
  await idle(page);
  return page.waitFor(
    (name, typed) => {
      const input = deep(`[name="${name}"]`);
      if (input?.value !== typed || input.getAttribute('aria-invalid') !== 'true') return false;
      const note = input.getRootNode().getElementById(input.getAttribute('aria-describedby'));
      return note.textContent.trim();
    },
    path,
    value,
  );
}
