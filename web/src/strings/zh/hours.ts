// 便宜的时段。
import type {Strings} from '../en/index.js';

export const hours: Strings['hours'] = {
  cheapest: '换个开始时间也不会更便宜',
  atMost: (percent) => `至多 ${percent}`,
  less: (percent, model) => `${model} 少付 ${percent}`,
  lessOnBoth: (percent) => `两个模型均少付 ${percent}`,
  startAt: (start, parts) => `改从 ${start} 开始，${parts.join('，')}`,
  batchAt: (length, start, parts) =>
    `集中在每天 ${start} 起的 ${length} 小时内发出，${parts.join('，')}`,
  clock: (zone) => `以你的时间（${zone}）显示的平均一周。拖动横条，或用方向键移动。`,
  length: '试算：集中在',
  hoursADay: (hours) => `每天 ${hours} 小时`,
  slider: '请求从几点开始',
  reading: (start, bill) => `从你的时间 ${start} 开始：每月 ${bill}。`,
  from: (start) => `从你的时间 ${start} 开始`,
  amount: (model, amount, percent) =>
    percent === '' ? `${model} ${amount}` : `${model} ${amount}（${percent}）`,
  use: '改在这些时段发送',
  peakAt: (windows) => `高峰价：${windows.join('、')}`,
  peakShort: '高峰',
  own: '你的请求',
  tried: '试算的时段',
  sent: '请求发出的时间',
};
