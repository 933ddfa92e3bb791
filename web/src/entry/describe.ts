// What a bookmark, an entry of the history, a printed page and a browser's own way of sharing
// say of the page: its estimate, where it is the reader's. No server sees what follows a "#",
// so that previews of links that others fetch are those of the page.
import type {Estimate} from '../engine/types/calls.js';

/** As the page was written: without an estimate it says that again. */
let written: Map<string, string> | undefined;

export function describe(estimate: Estimate | undefined, language: string | null): void {
  written ??= new Map([
    ['title', document.title],
    ['description', description()?.content ?? ''],
  ]);
  const {title, title_zh, copy, copy_zh} = estimate?.assumptions ?? {};
  const [short, long] = language === 'zh' ? [title_zh, copy_zh] : [title, copy];
  document.title = short ?? written.get('title') ?? '';
  const text = long ?? written.get('description') ?? '';
  description()?.setAttribute('content', text);
  open('og:title').content = document.title;
  open('og:description').content = text;
}

function description(): HTMLMetaElement | null {
  return document.querySelector('meta[name=description]');
}

/** A tag of the Open Graph protocol, which has a property for a name. */
function open(property: string): HTMLMetaElement {
  const there = document.querySelector<HTMLMetaElement>(`meta[property="${property}"]`);
  if (there) return there;
  const made = document.createElement('meta');
  made.setAttribute('property', property);
  document.head.append(made);
  return made;
}
