// <deepseek-cost> in Svelte: `import type {} from 'deepseek-cost/svelte';`
import type {HTMLAttributes} from 'svelte/elements';
import type {
  CostBook,
  CostChange,
  CostShare,
  DeepSeekCost,
  DeepSeekCostAttributes,
  Scenario,
} from 'deepseek-cost';

type CostElement = Omit<HTMLAttributes<DeepSeekCost>, keyof DeepSeekCostAttributes> &
  DeepSeekCostAttributes & {
    data?: Scenario | undefined;
    rateBook?: object | undefined;
    'ondeepseek-cost-change'?: ((event: CustomEvent<CostChange>) => void) | undefined;
    'ondeepseek-cost-share'?: ((event: CustomEvent<CostShare>) => void) | undefined;
    'ondeepseek-cost-book'?: ((event: CustomEvent<CostBook>) => void) | undefined;
  };

declare module 'svelte/elements' {
  interface SvelteHTMLElements {
    'deepseek-cost': CostElement;
  }
}
