// 一年来的费用。
import type {Strings} from '../en/index.js';

export const year: Strings['year'] = {
  heading: (parts) => `同样用量的每月费用：${parts.join('；')}`,
  since: (model, least, today) => `${model} 现为 ${today}，最低 ${least}`,
  span: (from, until) => (until === '' ? `自 ${from}起` : `${from}–${until}`),
  cheapestNow: (model, today) => `${model} 现为 ${today}，是迄今最低`,
  step: (number, label) => `${String(number)}. ${label}`,
  reading: (step, span, amounts) => `${step}（${span}）：每月 ${amounts}。`,
  slider: '同样用量在各次价格下的每月费用；用方向键逐次查看',
  prices: '价格',
  inForce: '（现行）',
  note: '各次的 token 数与时段相同，只有价格不同。加粗表示该模型有价格变动。',
};
