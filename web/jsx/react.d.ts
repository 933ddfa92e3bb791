// <deepseek-cost> in JSX of React 19: `import type {} from 'deepseek-cost/react';`
import type {DetailedHTMLProps, HTMLAttributes} from 'react';
import type {
  CostBook,
  CostChange,
  CostShare,
  DeepSeekCost,
  DeepSeekCostAttributes,
  Scenario,
} from 'deepseek-cost';

type CostElement = Omit<
  DetailedHTMLProps<HTMLAttributes<DeepSeekCost>, DeepSeekCost>,
  keyof DeepSeekCostAttributes
> &
  DeepSeekCostAttributes & {
    class?: string | undefined;
    data?: Scenario | undefined;
    rateBook?: object | undefined;
    'ondeepseek-cost-change'?: ((event: CustomEvent<CostChange>) => void) | undefined;
    'ondeepseek-cost-share'?: ((event: CustomEvent<CostShare>) => void) | undefined;
    'ondeepseek-cost-book'?: ((event: CustomEvent<CostBook>) => void) | undefined;
  };

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements {
      'deepseek-cost': CostElement;
    }
  }
}
