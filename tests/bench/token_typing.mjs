// What typing into a long text that is being counted costs the page's own thread.
import {start as startChromium} from '../e2e/browsers/chromium.mjs';

const KEYS = 30;

/** The longest of its tasks from a key to the new count, and the mean of the keys' longest. */
export async function typing(origin, text) {
  const browser = await startChromium();
  try {
    const {raw} = await (await browser.newContext()).newPage();
    await raw.goto(`${origin}/`);
    await raw.evaluate(() => document.querySelector('deepseek-cost').load());
    await (await raw.waitForSelector('deepseek-cost >>> [part~=tokens] summary')).click();
    const field = await raw.waitForSelector('deepseek-cost >>> #tokens-text');
    await field.evaluate((element, value) => {
      element.value = value;
      element.dispatchEvent(new Event('input', {bubbles: true}));
      element.focus();
      element.setSelectionRange(0, 0);
    }, text);
    let shown = await counted(raw, '');
    const longest = [];
    for (let i = 0; i < KEYS; i++) {
      await raw.tracing.start({categories: ['toplevel', '__metadata']});
      await raw.keyboard.press(i % 2 ? 'x' : 'y');
      shown = await counted(raw, shown);
      longest.push(longestTask(JSON.parse(new TextDecoder().decode(await raw.tracing.stop()))));
    }
    return {most: Math.max(...longest), mean: longest.reduce((sum, each) => sum + each, 0) / KEYS};
  } finally {
    await browser.close();
  }
}

/** On the main threads of pages, in milliseconds. */
function longestTask({traceEvents: events}) {
  const place = ({pid, tid}) => `${pid} ${tid}`;
  const pages = events
    .filter(({name, args}) => name === 'thread_name' && args.name === 'CrRendererMain')
    .map(place);
  const tasks = events.filter((each) => each.ph === 'X' && pages.includes(place(each)));
  return Math.max(...tasks.map(({dur}) => dur)) / 1000;
}

/** What stands there once it is no longer `before`. Asked rarely: that is work, too. */
async function counted(raw, before) {
  for (;;) {
    const shown = await raw.evaluate(() => {
      const {shadowRoot} = document.querySelector('deepseek-cost');
      return shadowRoot.querySelector('[part~=tokens-count]')?.textContent ?? '';
    });
    if (shown !== before) return shown;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
