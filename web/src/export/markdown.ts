// A Markdown page: what was asked, the lines, the totals, the link.
import {cells, rows, workloadName, type Exportable} from './rows.js';

export function markdown(what: Exportable): string {
  const {estimate, scenario, card, customBook, link, strings: s} = what;
  const asked = table(
    [s.export.workload, s.export.input, s.export.hit, s.export.output, s.export.requests],
    scenario.workloads.map((workload, i) => [
      workloadName(s, workload.name, i),
      String(workload.input ?? '—'),
      String(workload.hit ?? '—'),
      String(workload.output ?? '—'),
      `${String(workload.requests ?? '')} ${s.questions.perUnit[workload.per ?? 'month'] ?? ''}`,
    ]),
  );
  const lines = table(
    [
      s.export.workload,
      s.export.model,
      s.export.bucket,
      s.export.band,
      s.export.tokens,
      s.export.price,
      s.export.amount,
    ],
    rows(what).map(cells),
  );
  const totals = table(
    [s.export.model, `${s.export.total} (${estimate.currency})`],
    [
      ...estimate.models.map((model) => [model.model, model.month.amount]),
      ...(what.chosen === undefined ? [] : [[s.chosen.total, what.chosen]]),
    ],
  );
  const whose = customBook ? escaped(s.export.ownPrices(customBook.name)) : '';
  const made = s.sentence(s.export.madeWith(card.id, card.checked));
  const head = `# ${s.export.title}\n\n${s.join(made, whose, s.export.disclaimer)}`;
  return [head, asked, lines, totals, `${s.export.link}: <${link}>`].join('\n\n') + '\n';
}

function table(head: string[], body: string[][]): string {
  const line = (cells: string[]): string => `| ${cells.map(escaped).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...body.map(line)].join('\n');
}

/** A name may hold anything; here it is only text. */
function escaped(text: string): string {
  return text.replace(/[\\`*_[\]<>|#]/g, '\\$&').replace(/\s+/g, ' ');
}
