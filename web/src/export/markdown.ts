// A Markdown page: the inputs, the lines, the totals, the link.
import {cells, rows, workloadName, type Exportable} from './rows.js';

export function markdown(what: Exportable): string {
  const {estimate, scenario, card, customBook, link, strings: s} = what;
  const inputs = table(
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
      ...(what.assignedTotal === undefined ? [] : [[s.assigned.total, what.assignedTotal]]),
    ],
  );
  const whose = customBook ? escaped(s.export.ownPrices(customBook.name)) : '';
  const made = s.sentence(s.export.madeWith(card.id, card.checked));
  const head = `# ${s.export.title}\n\n${s.join(made, whose, s.export.disclaimer)}`;
  const foot = `${s.export.link}: ${link === '' ? s.export.noLink : `<${link}>`}`;
  return [head, inputs, lines, totals, foot].join('\n\n') + '\n';
}

function table(head: string[], body: string[][]): string {
  const line = (cells: string[]): string => `| ${cells.map(escaped).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...body.map(line)].join('\n');
}

/** A name may hold anything; here it is only text. */
function escaped(text: string): string {
  return text.replace(/[\\`*_[\]<>|#]/g, '\\$&').replace(/\s+/g, ' ');
}
