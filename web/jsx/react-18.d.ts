// <deepseek-cost> in JSX of React 18, which sets attributes only:
// `import type {} from 'deepseek-cost/react-18';`
import type {DetailedHTMLProps, HTMLAttributes} from 'react';
import type {DeepSeekCost, DeepSeekCostAttributes} from 'deepseek-cost';

type CostElement = Omit<
  DetailedHTMLProps<HTMLAttributes<DeepSeekCost>, DeepSeekCost>,
  keyof DeepSeekCostAttributes
> &
  DeepSeekCostAttributes & {class?: string | undefined};

declare global {
  namespace JSX {
    interface IntrinsicElements {
      'deepseek-cost': CostElement;
    }
  }
}
