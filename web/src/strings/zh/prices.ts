// 价格：价格表、现行价格、价格历史与说明、自己的价格册。
import type {Strings} from '../en/index.js';

type Prices = 'priceTable' | 'currentPrices' | 'now' | 'priceHistory' | 'about' | 'ownBook';

export const prices: Pick<Strings, Prices> = {
  priceTable: {
    heading: '官方价格',
    ownHeading: (name) => `“${name}”的价格`,
    perMillion: '每 100 万 token 价格',
    context: '上下文长度',
    maxOutput: '最大输出',
    concurrency: '并发请求数',
    notStated: '未说明',
    tokens: (count) => `${count} token`,
    scroll: '价格表，可横向滚动',
    inShort: (date) => `${date}：输入、输出`,
    card: '价格版本',
    cardName: '价格版本',
    cardOption: (date, label) => `${date} · ${label}`,
    groups: {inForce: '现行', guide: '指南所列', earlier: '以往', later: '尚未生效'},
    currency: '币种',
    sources: (count) => (count === 0 ? '' : '来源：'),
    of: (models) => `${models}：`,
    checkedOn: (date) => (date === '' ? '。' : `；${date}核对。`),
    provenance: (id, from, until) =>
      `价格表 ${id}，自 ${from}起生效${until === '' ? '' : `，价格沿用至 ${until}`}。`,
    fromTo: (from, until) => (until === '' ? `自 ${from}起` : `${from}至 ${until}`),
    checked: (date) => `，${date}核对`,
    line: {
      prices: (currency, date) => `${date}价格（${currency}）`,
      peak: (windows) => `高峰时段：北京时间工作日 ${windows.join('、')}`,
      full: '完整计算器',
    },
    official: '以上是 DeepSeek 官方 API 价格，不是本站',
    plansPage: '/pricing',
    officialEnd: '页面出售的 Coding Plan。',
    peak: (windows, clock, days, holidays) =>
      `高峰时段为${clock}${days === 7 ? '每天' : '周一至周五'} ${windows.join('、')}` +
      `${holidays ? '，法定节假日除外' : ''}；其余均为空闲时段。`,
  },

  currentPrices: {
    raised: 'DeepSeek 此后已涨价。',
    changed: 'DeepSeek 此后已调价。',
    ownChanged: '你的自定义价格表此后有另一套价格。',
    sameNow: '价格页此后有过修订，但同样的用量今天费用相同。',
    costs: (months) => `按今天的价格，同样的用量每月：${months.join('，')}。`,
    on: (amount, model, factor) =>
      `${model} ${amount}${factor === '' ? '' : `（${factor.replace('×', ' 倍')}）`}`,
    change: '有何变化',
    use: '改用现行价格',
    back: (date) => `回到 ${date}的价格`,
    using: (date) => `当前显示 ${date}的价格。`,
    now: '今天',
    retired: '已停用',
    billedAs: (as) => `今按 ${as} 计费`,
  },

  now: {
    band: (name, there, here) =>
      `现在是${name}，到北京时间${/^\d/.test(there) ? ' ' : ''}${there}${here === '' ? '' : `（你的时间 ${here}）`}为止。`,
    bandOnly: (name) => `现在是${name}。`,
    unknown: '现在是否高峰时段未知：今年的法定节假日尚未公布。',
  },

  priceHistory: {
    heading: '价格历史',
    intro: (money) =>
      `V4 以来每 100 万 token 的价格（${money}），变动处加粗。点开一份可看来源，也可选一份用来计算。`,
    use: '使用',
    useCard: (date) => `使用 ${date}的价格`,
    withoutChange: (count) => `另有 ${String(count)} 次修订未改价格`,
    scroll: '价格历史，可横向滚动',
    bucket: {hit: '命中', miss: '未命中', output: '输出'},
    inUse: '使用中',
    cancelled: '已公布后取消',
    cancelledNote: '从未按此计费，这里也从不以此计价。',
    cancelledItem: (label, planned, cancelled) => `${label}：原定 ${planned}，${cancelled}取消。`,
  },

  about: {
    heading: '关于这些价格',
    exact:
      '每个金额都是 token 数 × 价格，用整数精确计算；只有屏幕显示时才舍入，每一行都能展开看到全部数位。',
    lists: '美元与人民币是两份官方价目，从不互相折算。',
    privacy: '一切都留在你的浏览器中。链接把你的数字放在 # 之后，任何服务器都看不到。',
    confidenceKind: {
      official: '已与 DeepSeek 价格页的副本核对。',
      several_quotes: '有多个独立来源引用。',
      single_quote: '只有一个来源引用。',
      inferred: '由其他官方价格推出。',
    },
    uncertain: '官方尚未公布的内容',
    uncertainties: [
      '2026 年按请求的开始还是完成时刻判定时段。此处沿用 2025 年的规则，取完成时刻。',
      '2027 年中国法定节假日。公布之前，2027 年各月以范围表示。',
      '账单如何舍入。官方导出与精确之和逐位一致，因此这里不作舍入。',
    ],
    names: '模型名称',
    billsAs: (name, model) => `${name} 按 ${model} 计费`,
    from: (date) => `自 ${date}起`,
    until: (date) => `至 ${date}`,
    tools: '按次计费的工具',
    tool: (name, price, unit) => `${name}：${price}${unit && ` / ${unit}`}`,
    next: '继续阅读',
    guides: {
      '/guides/deepseek-v4-concurrency-limits': '并发限制与 429 的含义',
      '/guides/deepseek-v4-pro-vs-flash': 'Pro 还是 Flash',
      '/guides/deepseek-openai-vs-anthropic-api-routing': '该调用哪个接口',
    },
  },

  ownBook: {
    heading: '使用自己的价格',
    intro: '适用于代理商报价、协议折扣或拟定中的价格。你的价格只留在此浏览器中。',
    introEmbedded: '适用于代理商报价、协议折扣或拟定中的价格。你的价格只留在此页面中。',
    less: '官方价格减',
    lessHint: '小于 100 的百分比，最多四位小数，例如 15。',
    lessName: (percent, date, rounded) =>
      `${date}官方价格减 ${percent}%${rounded ? '，保留六位小数' : ''}`,
    use: '使用这些价格',
    six: (currency) => `或自己的每 100 万 token 价格（${currency}）`,
    useSix: '使用我的价格',
    sixName: '我的价格',
    unused: (percent) => `这六个价格不含上面填写的 ${percent.replace(/\s*%$/, '')}% 折扣。`,
    sixHint: '全天同价。',
    twoWays: (text, one, other) =>
      `“${text}”可读作 ${one} 或 ${other}。请改用其他位数的小数，或去掉分隔符。`,
    experts: '完整的 JSON 价格册',
    paste: '价格册（JSON）',
    file: '选择文件',
    check: '检查并使用',
    drop: '回到官方价格',
    unusable: '无法使用本页给出的价格册。',
    keptUnusable: '本浏览器中保存的自有价格已无法读取。',
    official: '此处显示 DeepSeek 官方价格。',
    inUse: (name) => `正在按“${name}”计算，而非 DeepSeek 官方价格。`,
    faults: (count) => `未采用，请先改正 ${String(count)} 处错误：`,
    at: (path) => (path === '' ? '文件' : path),
    useOfficial: '改用 DeepSeek 官方价格计算',
  },
};
