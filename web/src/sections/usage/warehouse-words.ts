// The words of the query for warehouses, fetched with it.
import type {Language} from '../../strings/index.js';

export interface WarehouseWords {
  intro: string;
  dialect: string;
  dialects: Record<string, string>;
  from: string;
  ownTable: string;
  mappings: Record<string, string>;
  notIn: (mapping: string, dialects: string) => string;
  table: string;
  columns: Record<'model' | 'at' | 'hit' | 'miss' | 'output', string>;
  time: string;
  times: Record<'timestamp' | 'seconds' | 'milliseconds', string>;
  prices: string;
  atInstant: string;
  currency: string;
  view: string;
  viewHint: string;
  query: string;
  copy: string;
  copied: string;
  notCopied: string;
  download: string;
  loading: string;
  failed: string;
  notes: Record<string, string>;
}

const PRODUCTS = {
  duckdb: 'DuckDB',
  postgresql: 'PostgreSQL',
  clickhouse: 'ClickHouse',
  spark: 'Spark SQL',
  bigquery: 'BigQuery',
  snowflake: 'Snowflake',
  trino: 'Trino',
  sqlite: 'SQLite',
};

const en: WarehouseWords = {
  intro:
    'One query bills every row of a table by the same dated prices, exactly. Nothing is sent: the query is written here and runs where your data is.',
  dialect: 'Engine',
  dialects: {...PRODUCTS, mysql: 'MySQL 8, MariaDB'},
  from: 'Table',
  ownTable: 'a table of your own',
  mappings: {
    litellm: 'LiteLLM: LiteLLM_SpendLogs',
    'new-api': 'new-api: logs',
    'one-api': 'one-api: logs',
    langfuse: 'Langfuse: observations',
    helicone: 'Helicone: request_response_rmt',
    report: 'this page’s report as CSV: deepseek_usage',
  },
  notIn: (mapping, dialects) => `${mapping} is a table in ${dialects}.`,
  table: 'Name of the table',
  columns: {
    model: 'Column of the model',
    at: 'Column of the time',
    hit: 'Column of cache-hit tokens',
    miss: 'Column of cache-miss tokens',
    output: 'Column of output tokens',
  },
  time: 'The time is',
  times: {
    timestamp: 'a timestamp',
    seconds: 'seconds since 1970',
    milliseconds: 'milliseconds since 1970',
  },
  prices: 'Prices',
  atInstant: 'in force at each request’s instant',
  currency: 'Currency',
  view: 'As a view named',
  viewHint: 'Leave empty for a query.',
  query: 'Query',
  copy: 'Copy the query',
  copied: 'Query copied',
  notCopied: 'The browser does not allow copying. Select the text and copy it.',
  download: 'Download .sql',
  loading: 'Loading …',
  failed: 'This part could not be loaded. Close and open it to try again.',
  notes: {},
};

const zh: WarehouseWords = {
  intro:
    '一条查询即可按同一套带日期的价格精确计算表中每一行的费用。不会发送任何数据：查询在此生成，在你的数据所在之处运行。',
  dialect: '数据库',
  dialects: {...PRODUCTS, mysql: 'MySQL 8、MariaDB'},
  from: '数据表',
  ownTable: '自己的表',
  mappings: {...en.mappings, report: '本页导出的 CSV 报告：deepseek_usage'},
  notIn: (mapping, dialects) => `${mapping} 只存在于 ${dialects} 中。`,
  table: '表名',
  columns: {
    model: '模型列',
    at: '时间列',
    hit: '缓存命中 token 列',
    miss: '缓存未命中 token 列',
    output: '输出 token 列',
  },
  time: '时间列的内容',
  times: {
    timestamp: '时间戳类型',
    seconds: '1970 年以来的秒数',
    milliseconds: '1970 年以来的毫秒数',
  },
  prices: '价格',
  atInstant: '按每次请求时生效的价格',
  currency: '货币',
  view: '创建为视图，名称',
  viewHint: '留空则生成查询。',
  query: '查询',
  copy: '复制查询',
  copied: '查询已复制',
  notCopied: '浏览器不允许复制，请选中文本后自行复制。',
  download: '下载 .sql',
  loading: '正在加载……',
  failed: '此部分未能加载。请关闭后重新打开。',
  notes: {
    sql_counts: 'token 数须为整数：输入分为命中与未命中，推理 token 已包含在输出中。',
    sql_instant: '不带时区的时间按 UTC 处理。',
    sql_instant_session: '时间列须为 TIMESTAMP：不带时区的类型随会话时区而变，或不被接受。',
    sql_instant_mysql:
      "DATETIME 按 UTC 处理。TIMESTAMP 随会话时区显示：请先执行 SET time_zone = '+00:00'。",
    sql_instant_text:
      '时间为 2026-09-10 04:00:00 这样的文本，可带小数秒和时差；不带时差的按 UTC 处理。',
    sql_provider: 'deepseek/deepseek-flash 这样的名称按提供商名之后的模型计费。',
    sql_no_split: '此表不区分缓存命中与未命中：全部输入按未命中计费，即费用的上限。',
    sql_scaled: '此数据库没有精确的小数类型：金额为 10^-12 的整数倍，列名以 _pico 结尾。',
    sql_not_run:
      '此方言经其语法解析并转换为 DuckDB 运行验证，未在其自身引擎中运行：请与计算器核对若干行。',
  },
};

export const wordsIn = (language: Language): WarehouseWords => (language === 'zh' ? zh : en);
