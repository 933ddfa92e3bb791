// A Markdown page: what is assumed, the lines, the totals, the link.
import {assumptions, common} from './assumptions.js';
import {cells, columns, rows, totals, type Exportable} from './rows.js';

export function markdown(what: Exportable): string {
  const {estimate, card, customBook, link, prices, until, strings: s} = what;
  const inputs = table(
    [s.export.workload, s.export.assumption, s.export.value],
    [
      ...common(what).map(([label, value]) => ['', label, value]),
      ...assumptions(what).map(({workload, label, value}) => [workload, label, value]),
    ],
  );
  const lines = table(
    columns(s),
    rows(what).map((row) => cells({...row, amount: marked(row)})),
  );
  const sums = table(
    [s.export.model, s.export.card, '', `${s.export.amount} (${estimate.currency})`],
    totals(what).map(({label, model, amount, card}) => [model, card, label, marked(amount)]),
  );
  const whose = customBook ? escaped(s.export.ownPrices(customBook.name)) : '';
  const made = s.sentence(s.export.madeWith(card.id, card.checked));
  const always = Date.parse(card.effective_from) === 0;
  const dates = always ? '' : s.sentence(s.export.cardDates(card.effective_from, until ?? ''));
  const head = `# ${s.export.title}\n\n${s.join(escaped(prices), made, dates, whose, s.export.disclaimer)}`;
  const foot = `${s.export.link}: ${link === '' ? s.export.noLink : `<${link}>`}`;
  return [head, sums, inputs, lines, foot].join('\n\n') + '\n';
}

/** "≈ 0.585" of what is rounded. */
function marked({amount, exact}: {amount: string; exact: boolean}): string {
  return exact ? amount : `≈ ${amount}`;
}

function table(head: string[], body: string[][]): string {
  const line = (cells: string[]): string => `| ${cells.join(' | ')} |`;
  return [
    line(head.map(escaped)),
    line(head.map(() => '---')),
    ...body.map((cells) => line(cells.map(escaped))),
  ].join('\n');
}

/** A name may hold anything; here it is only text: no markup, no link, nobody's name. */
export function escaped(text: string): string {
  return (
    text
      .replace(/\s+/g, ' ')
      .replace(/[\\`*_[\]<>|#~$&:]/g, '\\$&')
      // Behind any character: to some readers of Markdown a "_" ends a word, too.
      .replace(/www\./gi, (found) => `${found.slice(0, 3)}\\.`)
      // Addresses of mail and people are looked for after backslashes are gone.
      .replace(/@/g, '\\@<!-- -->')
  );
}
