// The languages there are, and which one a reader gets.
import {en, type Strings} from './en.js';
import {zh} from './zh.js';

export type {Strings};
export type Language = 'en' | 'zh';

const languages: Record<Language, Strings> = {en, zh};

/** "zh", "zh-CN", "zh-Hans-SG"… are Chinese; anything else reads English. */
export function languageOf(tag: string | null | undefined): Language {
  return /^zh\b/i.test(tag ?? '') ? 'zh' : 'en';
}

export function stringsOf(language: Language): Strings {
  return languages[language];
}
