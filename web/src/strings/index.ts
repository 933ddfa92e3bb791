// The languages there are, and which one a reader gets. English comes in two
// parts, the first with the script; Chinese comes when a reader wants it.
import type {Strings} from './en/index.js';
import {first, type FirstStrings} from './en/first.js';
import {loadChinese} from './load-zh.js';

export type {FirstStrings, Strings};
export type Language = 'en' | 'zh';

const known: Partial<Record<Language, FirstStrings>> = {en: first};

/** "zh", "zh-CN", "zh-Hans-SG"… are Chinese; anything else reads English. */
export function languageOf(tag: string | null | undefined): Language {
  return /^zh\b/i.test(tag ?? '') ? 'zh' : 'en';
}

/** As much of the language as is loaded; undefined until any of it is. */
export function stringsOf(language: Language): FirstStrings | undefined {
  return known[language];
}

export function useStrings(language: Language, strings: Strings): void {
  known[language] = strings;
}

export async function loadStrings(language: Language): Promise<void> {
  if (language === 'zh' && !known.zh) known.zh = (await loadChinese()).zh;
}
