// The estimate as a file: CSV for a spreadsheet, JSON for a program, Markdown
// for a page. Amounts are exact decimal strings in all of them.
import {csv} from './csv.js';
import {json} from './json.js';
import {markdown} from './markdown.js';
import type {Exportable} from './rows.js';

export type ExportKind = 'csv' | 'json' | 'markdown';

export interface ExportedFile {
  name: string;
  type: string;
  text: string;
}

export function exported(kind: ExportKind, what: Exportable): ExportedFile {
  const name = `deepseek-cost-${what.card.id}`;
  switch (kind) {
    case 'csv':
      return {name: `${name}.csv`, type: 'text/csv;charset=utf-8', text: csv(what)};
    case 'json':
      return {name: `${name}.json`, type: 'application/json', text: json(what)};
    case 'markdown':
      return {name: `${name}.md`, type: 'text/markdown;charset=utf-8', text: markdown(what)};
  }
}

/** Hands a file to the reader; nothing is sent anywhere. */
export function download({name, type, text}: ExportedFile): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], {type}));
  link.download = name;
  link.click();
  setTimeout(() => {
    URL.revokeObjectURL(link.href);
  }, 60_000);
}
