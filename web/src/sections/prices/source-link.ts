// A source by its title, as a link where it has an address.
import {html, type TemplateResult} from 'lit';

import type {Source} from '../../engine/types/calls.js';
import type {Language} from '../../strings/index.js';

export function sourceLink(source: Source, language: Language): TemplateResult | string {
  if (typeof source === 'string') return link(source, hostOf(source));
  const title = (language === 'zh' ? source.title_zh : undefined) ?? source.title;
  const text = title ?? hostOf(source.url ?? '');
  return source.url ? link(source.url, text) : text;
}

function link(url: string, text: string): TemplateResult | string {
  // A rate book of the reader's own may say anything.
  return /^https?:\/\//.test(url) ? html`<a href=${url} rel="noreferrer">${text}</a>` : text;
}

export function hostOf(url: string): string {
  return url.replace(/^https?:\/\//, '').replace(/[/?#].*$/, '');
}
