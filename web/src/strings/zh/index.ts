// 页面的全部中文文字。结构与英文相同，缺一条便不能通过编译。
import {decisions} from './decisions.js';
import {errors} from './errors.js';
import {hours} from './hours.js';
import {inChinese} from './phrases.js';
import type {Strings} from '../en/index.js';
import {prices} from './prices.js';
import {share} from './share.js';
import {tokens} from './tokens.js';
import {usage} from './usage.js';
import {year} from './year.js';

const band = {flat: '统一价', off_peak: '空闲时段', peak: '高峰时段', unknown: '未知'};
const bucket = {hit: '输入（缓存命中）', miss: '输入（缓存未命中）', output: '输出'};

export const zh: Strings = {
  ...prices,
  ...share,

  lang: 'zh-CN',
  locale: 'zh-CN',
  currency: {USD: '美元', CNY: '人民币'},
  family: {flash: 'Flash', pro: 'Pro'},
  bucket,
  bucketInSentence: bucket,
  band,
  comma: '、',
  sentence: (words) => `${words}。`,
  join: (...sentences) => sentences.join(''),

  doors: {
    label: '本页功能',
    skip: '跳到费用合计',
    plan: '估算费用',
    check: '核对账单',
    count: '计算 token',
    choose: '选择模型',
  },

  questions: {
    heading: '你的用量',
    presets: '示例：',
    preset: {
      support_chat: '客服对话',
      structured_transforms: '结构化转换',
      agent_side_tasks: '智能体辅助任务',
      hard_reasoning: '复杂推理',
    },
    input: '每次请求的输入 token',
    inputHint: '提示与历史合计。可以输入 12k、1.2万、1,000。',
    output: '每次请求的输出 token',
    outputHint: '即回答，含思考内容。',
    hit: '缓存命中率',
    hitSlider: '缓存命中率，滑块',
    hitHint: '每次请求的输入中，DeepSeek 缓存里已有的部分。',
    requests: '请求数',
    perMonth: (count) =>
      count.startsWith('≈') ? `每月 ${count} 次请求` : `= 每月 ${count} 次请求`,
    countedLine: (count, unit, per) => `${per} ${count} ${unit}`,
    converted: (c) =>
      (c.each === ''
        ? `仍为 ${c.before} 次请求，逐次计数`
        : `${c.before} 次请求现为 ${c.runs} ${c.many}，每${c.many}含 ${c.each} 次请求`) +
      (c.after === '' ? '。' : `，共 ${c.after} 次。`),
    per: '请求数的周期',
    perUnit: {minute: '每分钟', hour: '每小时', day: '每天', month: '每月'},
    tokensUnit: 'token',
    when: '请求在什么时间发出',
    whenHint: '高峰时段的请求更贵。',
    whenKind: {
      even: '全天均匀',
      office_china: '中国办公时间',
      office_europe: '欧洲办公时间',
      office_us_east: '美国东部办公时间',
      office_us_west: '美国西部办公时间',
      grid: '自选时段',
      peak_share: '已知高峰占比',
    },
    savesOn: (model, percent) => `${model}\u00a0−${percent}`,
    offPeakSaves: (parts) => `全在空闲时段：${parts.join('，')}。`,
    offPeakOnly: '只在空闲时段（夜间、周末）',
    peakShare: '高峰时段占比',
    month: '哪个月',
    averageMonth: '平均月（365 ÷ 12 天）',
    instant: '以哪个时刻判定时段',
    instantKind: {completion: '请求完成时', start: '请求开始时'},
    name: '此工作负载的名称',
    workload: (n) => `工作负载 ${String(n)}`,
    addWorkload: '再加一个工作负载',
    duplicate: '复制一份',
    remove: '删除',
    up: '上移',
    down: '下移',
    undo: '撤销',
    redo: '重做',
    undoOf: (verb, what) => `${verb}：${what}`,
    step: {
      shape: '任务类型',
      when: '请求时间',
      per: '周期',
      month: '月份',
      currency: '币种',
      card: '价格版本',
      model: '模型',
      preset: '套用示例',
      add: '新增工作负载',
      duplicate: '复制工作负载',
      remove: '删除工作负载',
      move: '工作负载顺序',
      reset: '重新开始',
      ranges: '范围',
    },
    reset: '重新开始',
  },

  grid: {
    heading: '有请求的时段',
    hint: '点击、拖动，或用方向键与空格；点边上的星期或小时可切换整行或整列。',
    days: ['一', '二', '三', '四', '五', '六', '日'],
    longDays: ['星期一', '星期二', '星期三', '星期四', '星期五', '星期六', '星期日'],
    hour: (hour) => `${String(hour).padStart(2, '0')}:00`,
    atPeak: '，高峰价',
    hatched: '画斜线的小时按高峰价计费。',
    zone: '时区',
    zones: {utc: 'UTC', beijing: '北京时间', here: '我现在的时间'},
    all: '全选',
    none: '清空',
    offset: (minutes) =>
      `UTC${minutes < 0 ? '−' : '+'}${String(Math.floor(Math.abs(minutes) / 60))}:${String(Math.abs(minutes) % 60).padStart(2, '0')}`,
    office: '周一至周五 9–18 时',
  },

  results: {
    heading: '费用',
    month: '每月',
    year: '每年',
    yearOf: (month) => `12 × ${month}`,
    day: '每天',
    prices: {
      of: (from) => `按 ${from}的价格。`,
      replaced: (from, until) => `按 ${from}的价格，该价格已于 ${until}被取代。`,
      ownReplaced: (until) => `该价格已于 ${until}被取代。`,
      coming: (from) => `该价格自 ${from}起生效，目前尚未生效。`,
      inForce: (since) => `按现行价格（自 ${since}起）。`,
      own: (name, from) => `按你自己的价格册“${name}”${from === '' ? '' : `（自 ${from}起）`}。`,
      ofShort: (day) => `${day}价格`,
      inForceShort: '现行价格',
      ownShort: '自定义价格',
    },
    today: (since) => `按现行价格（自 ${since}起）`,
    useToday: '改用现行价格',
    todayTotals: (parts) => `按现行价格：${parts.join('，')}`,
    todayNone: '无金额',
    ownToday: (since) => `按自定义价格表的现行价格（自 ${since}起）`,
    useOwnToday: '改用其现行价格',
    exactly: (amount) => `精确值 ${amount}`,
    about: (amount) => `约 ${amount}`,
    holidaysOpen: '法定节假日尚未公布',
    holidayRange: (year) => `${year} 年的法定节假日尚未公布，因此金额为范围；“≤”表示最多。`,
    buckets: '钱花在哪里',
    more: '影响费用的因素',
    cacheSaves: '缓存节省',
    allOffPeak: '全部在空闲时段',
    allPeak: '全部在高峰时段',
    moveOffPeak: '全部移到空闲时段可省',
    peakShare: (share) => `${share} 的请求落在高峰时段。`,
    peakShareBetween: (low, high) => `${low} 至 ${high} 的请求落在高峰时段。`,
    hint: '点开任意一行可看计算过程。',
    markedField: '标出的字段',
    fault: (field, why) => `${field}：${why}`,
    counts: (field, counted) =>
      counted === ''
        ? `“${field}”无法使用，未计入。`
        : `“${field}”无法使用，仍按修改前的 ${counted} 计算。`,
    check: (field) => `请检查“${field}”`,
    noAmounts: '暂无金额',
    newerPrices: '它比此页面的版本更新，请重新加载页面。',
    unpriced: '无法给出金额：',
    acceptFields: '按当前各字段计算',
    notPrinted: '有字段无法使用，因此不打印金额。请先在计算器中改正。',
    same: '两个模型费用相同。',
    free: '没有请求，每月费用为零。',
    compare: (c) =>
      c.ratio === ''
        ? `${c.dearer} 每月 ${c.more}；${c.cheaper} 在此不产生费用。`
        : `${c.dearer} 的费用是 ${c.cheaper} 的 ${c.ratio.replace('×', ' 倍')}，每月多 ${c.more}。\n其账单的 ${c.share} 来自${c.bucket}。`,
    live: (prices, parts) => `${prices}${parts.join('；')}。`,
    liveModel: (model, amount) => `${model} 每月 ${amount}`,
    liveFaults: (faults, amounts) =>
      faults.join('') + (amounts ? '金额按此前的内容计算。' : '不显示金额。'),
    workloads: '按工作负载',
  },

  assigned: {
    label: '模型',
    both: '两者对比',
    total: '按你的选择',
    on: (workload, model) => `${workload}用 ${model}`,
  },

  working: {
    tokens: 'token 数',
    price: '每 100 万价格',
    amount: '金额',
    bucket: '类别',
    band: '时段',
    total: '合计',
    caption: (model) => `${model}：token 数 × 价格 = 金额`,
    notExact: '在第 12 位小数处舍入',
    year: (month) => `12 × ${month}`,
    day: (month, days) => `${month} ÷ ${days} 天`,
    perThousand: (month, count) => `1,000 × ${month} ÷ ${count}`,
    perRequest: (month, count) => `${month} ÷ ${count}`,
    counted: (count, {many}) => `${count} ${many}`,
    requestTokens: ({many}, hit, miss, output) =>
      `平均每${many}：缓存命中 ${hit}、缓存未命中 ${miss}、输出 ${output} token。`,
    cacheSaves: (without, month) => `无命中时 ${without} − ${month}`,
    share: (share) => `占当月 ${share}`,
    exact: '没有舍去任何一位。',
    rounded: '小数超过 12 位的数在第 12 位处舍入。',
    inputPrice: '输入平均单价（每 100 万 token）：命中价与未命中价按各自占比加权。',
    inputPriceOf: (cost, tokens) => `(${cost}) ÷ (${tokens} token) × 1,000,000`,
    allOffPeak: '同样的 token，全部按空闲时段价格。',
    allPeak: '同样的 token，全部按高峰时段价格。',
    moveOffPeak: (month, offPeak) => `${month} − 空闲时段 ${offPeak}`,
    average: '平均月为 365 ÷ 12 天。',
    peakHours: (peak, hours) => `当月 ${hours} 小时中有 ${peak} 小时是高峰时段。`,
    openHours: (hours) => `另有 ${hours} 小时取决于尚未公布的节假日，此处按最贵的情形计算。`,
    noHits: '缓存完全不命中时的账单',
    currentPrices: '按现行价格的账单',
    one: ({many}) => `其中每${many}：`,
    bridge: ({many}, hit, miss, output, count) =>
      `每${many} = 缓存命中 ${hit} + 缓存未命中 ${miss} + 输出 ${output} token；× 每月 ${count}。`,
    workOut: '显示哪一项的计算过程',
    volume: {
      heading: 'token 数从何而来',
      counted: (count, per) => `${per} ${count}`,
      ofOne: ({many}) => `单个${many}的 token`,
      peak: (part) => `高峰时段：占请求的 ${part}，其余为空闲时段。`,
      peakBetween: (low, high) =>
        `高峰时段：占请求的 ${low} 至 ${high}（节假日尚未公布），按较贵者计费。`,
    },
  },

  decisions,

  hours,

  year,

  chart: {
    heading: '缓存命中率对每月费用的影响',
    points: (points, parts) => `缓存命中率每提高 ${points} 个百分点，每月可省：${parts.join('，')}`,
    allHits: (from, parts) => `缓存命中率从 ${from} 提高到全部命中，每月可省：${parts.join('，')}`,
    saves: (amount, model) => `${model} ${amount}`,
    reads: (share, parts) => `缓存命中率 ${share} 时，每月费用：${parts.join('，')}。`,
    summary: (parts) => `从完全不命中到全部命中，每月费用：${parts.join('；')}。`,
    fromTo: (model, from, to) => `${model} 从 ${from} 到 ${to}`,
    x: '缓存命中率',
    here: (share) => `当前 ${share}`,
    pointAt: '指向图中任意一处即可读数。',
    values: (place, values) => `${place}：${values.join('，')}。`,
    table: '图表数据',
    scroll: '图表数据，可横向滚动',
  },

  tokens,

  usage,

  error: {
    text: ({code, value = '', detail = '', params, message}) =>
      errors[code]?.(
        params?.value ? inChinese(value, params.value) : value,
        inChinese(detail, params?.detail),
        params?.detail?.limit ?? '',
      ) ?? message,
    noEngine: '计算器无法启动。',
    prerendered: '下方的价格与示例不受影响。',
    unavailable: '计算器的部分内容未能加载，已显示的部分可继续使用。',
    replaced: '此页面已发布新版本，请重新加载。',
    reload: '重新加载',
    blocked:
      '此页面的 Content-Security-Policy 禁止 WebAssembly，请在 script-src 中加入“wasm-unsafe-eval”。',
    retry: '重试',
    now: '本页给出的“当前时间”不是 0000 至 9999 年之间的时刻，现以系统时钟为准。',
  },
};
