// <deepseek-cost> in templates of Vue: `import type {} from 'deepseek-cost/vue';`
import type {DefineComponent, HTMLAttributes} from 'vue';
import type {
  CostBook,
  CostChange,
  CostShare,
  DeepSeekCostAttributes,
  Scenario,
} from 'deepseek-cost';

interface Props extends DeepSeekCostAttributes {
  data?: Scenario | undefined;
  rateBook?: object | undefined;
  'onDeepseek-cost-change'?: ((event: CustomEvent<CostChange>) => void) | undefined;
  'onDeepseek-cost-share'?: ((event: CustomEvent<CostShare>) => void) | undefined;
  'onDeepseek-cost-book'?: ((event: CustomEvent<CostBook>) => void) | undefined;
}

declare module 'vue' {
  interface GlobalComponents {
    'deepseek-cost': DefineComponent<Props & Omit<HTMLAttributes, keyof Props>>;
  }
}
