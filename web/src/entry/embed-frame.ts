// Inside embed.html: the frame's own address says what to show, and the host
// (if it listens, see embed.ts) is sent how tall that is.
import type {DeepSeekCost} from '../element/deepseek-cost.js';
import {linkInQuery, saidInQuery} from './embed-address.js';

narrowPolicy();
const element = document.querySelector<DeepSeekCost>('deepseek-cost');
if (element) start(element);

/**
 * The page's policy has to allow any place, for what is in a sandboxed frame has no
 * 'self'. This script runs before all others, and leaves it the place of the page.
 */
function narrowPolicy(): void {
  const wide = document.querySelector<HTMLMetaElement>('meta[http-equiv$="-Policy"]');
  if (!wide) return;
  const narrow = wide.cloneNode() as HTMLMetaElement;
  narrow.content = wide.content.replaceAll('http: https:', new URL(location.href).origin);
  document.head.append(narrow);
}

function start(cost: DeepSeekCost): void {
  const query = new URLSearchParams(location.search);
  for (const name of ['card', 'currency', 'lang', 'theme', 'view', 'guide-base', 'share-base']) {
    const value = saidInQuery(query, name);
    if (value !== null && mayLead(name, value)) cost.setAttribute(name, value);
  }
  const language = query.get('lang') ?? 'en';
  document.documentElement.lang = language;
  const title = document.querySelector('title')?.dataset.zh;
  if (title && /^zh\b/i.test(language)) document.title = title;
  const script = document.querySelector<HTMLScriptElement>('script[src*="/deepseek-cost-"]');
  void customElements.whenDefined('deepseek-cost').then(() => {
    if (script) cost.setScriptAddress(script.src);
    const link = location.hash.slice(1) || linkInQuery(location.search);
    if (link !== '') cost.open(link);
    addEventListener('hashchange', () => {
      cost.open(location.hash.slice(1));
    });
  });
  if (parent !== window) reportHeight(document.body);
}

/**
 * Where the page that frames this one lets links lead is its own affair. Opened by itself,
 * under the address that a reader trusts, links stay there.
 */
function mayLead(name: string, value: string): boolean {
  if (!name.endsWith('-base') || parent !== window) return true;
  return (
    URL.canParse(value, location.href) && new URL(value, location.href).origin === location.origin
  );
}

function reportHeight(body: HTMLElement): void {
  let reported = 0;
  let frame = 0;
  new ResizeObserver(() => {
    cancelAnimationFrame(frame);
    frame = requestAnimationFrame(() => {
      const height = Math.ceil(body.getBoundingClientRect().height);
      if (Math.abs(height - reported) < 1) return;
      reported = height;
      // The height is no secret; who embeds this is not known here.
      parent.postMessage({type: 'deepseek-cost:resize', v: 1, height}, '*');
    });
  }).observe(body);
}
