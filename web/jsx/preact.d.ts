// <deepseek-cost> in JSX of Preact: `import type {} from 'deepseek-cost/preact';`
import type {HTMLAttributes} from 'preact';
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

declare module 'preact' {
  namespace JSX {
    interface IntrinsicElements {
      'deepseek-cost': CostElement;
    }
  }
}
