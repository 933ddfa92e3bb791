// <deepseek-cost> in JSX of Solid: `import type {} from 'deepseek-cost/solid';`
import type {JSX} from 'solid-js';
import type {
  CostBook,
  CostChange,
  CostShare,
  DeepSeekCost,
  DeepSeekCostAttributes,
  Scenario,
} from 'deepseek-cost';

type CostElement = Omit<JSX.HTMLAttributes<DeepSeekCost>, keyof DeepSeekCostAttributes> &
  DeepSeekCostAttributes & {
    'prop:data'?: Scenario | undefined;
    'prop:rateBook'?: object | undefined;
    'on:deepseek-cost-change'?: ((event: CustomEvent<CostChange>) => void) | undefined;
    'on:deepseek-cost-share'?: ((event: CustomEvent<CostShare>) => void) | undefined;
    'on:deepseek-cost-book'?: ((event: CustomEvent<CostBook>) => void) | undefined;
  };

declare module 'solid-js' {
  namespace JSX {
    interface IntrinsicElements {
      'deepseek-cost': CostElement;
    }
  }
}
