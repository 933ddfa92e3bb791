// JSON that the calculator itself can read again: the scenario is in it.
import type {Exportable} from './rows.js';

export function json({estimate, scenario, card, link}: Exportable): string {
  const file = {
    format: 'deepseek-cost-estimate',
    version: 1,
    rate_card: {
      id: card.id,
      label: card.label,
      effective_from: card.effective_from,
      checked: card.checked,
    },
    link,
    scenario,
    estimate,
  };
  return JSON.stringify(file, null, 2) + '\n';
}
