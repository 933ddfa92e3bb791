// What the address of an embed says, apart from the page's own, which has to be small.

/** On its way a link's "#" may have become a "?": its text, or "". */
export function linkInQuery(search: string): string {
  return /[?&](v=\d+&card=.*)/.exec(search)?.[1] ?? '';
}

/** What an address says of one thing; of several, all of them, which the core then refuses. */
export function saidInQuery(query: URLSearchParams, name: string): string | null {
  const all = [...new Set(query.getAll(name))];
  return all.length === 0 ? null : all.join(', ');
}
