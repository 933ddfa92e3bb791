// The tables of gateways and trackers, as their migrations make them (the columns
// that the mappings read, and some beside them), with a few requests each.
import {callCore, units} from './core.mjs';

// Seven requests, and what each is to be billed for: [model, seconds, hit, miss, output].
const AT = 1789056004;
const clock = (seconds) => new Date(seconds * 1000).toISOString().slice(0, 19).replace('T', ' ');

const json = (value) => `'${JSON.stringify(value).replaceAll("'", "''")}'`;

function liteLlm(engine) {
  const jsonType = engine.name === 'postgresql' ? 'jsonb' : 'JSON';
  const row = (id, model, prompt_tokens, completion_tokens, {usage_object, ...others}) => {
    const usage = usage_object && {...usage_object, prompt_tokens, completion_tokens};
    return rowOf(id, model, prompt_tokens, completion_tokens, {usage_object: usage, ...others});
  };
  const rowOf = (id, model, prompt, completion, metadata) =>
    `('${id}', '${model}', ${prompt}, ${completion}, TIMESTAMP '${clock(AT - 4)}.25', TIMESTAMP '${clock(AT)}.5', ${json(metadata)})`;
  return {
    create:
      `CREATE TABLE "LiteLLM_SpendLogs" (request_id text, model text, prompt_tokens integer, completion_tokens integer, ` +
      `"startTime" timestamp, "endTime" timestamp, metadata ${jsonType});` +
      `INSERT INTO "LiteLLM_SpendLogs" VALUES ` +
      [
        row('1', 'deepseek/deepseek-flash', 31000, 100, {
          usage_object: {prompt_cache_hit_tokens: 30720, prompt_tokens_details: {cached_tokens: 0}},
        }),
        row('2', 'deepseek-v4-pro', 1000, 50, {
          usage_object: {prompt_tokens_details: {cached_tokens: 896}},
        }),
        row('3', 'deepseek-v4-pro', 1000, 50, {usage_object: {cache_read_input_tokens: 128}}),
        row('4', 'deepseek-flash', 1000, 50, {user_api_key: 'k'}),
        row('5', 'gpt-4o', 1000, 50, {usage_object: null}),
      ].join(', '),
    order: 'request_id',
    usage: [
      ['deepseek-flash', 30720, 280, 100],
      ['deepseek-v4-pro', 896, 104, 50],
      ['deepseek-v4-pro', 128, 872, 50],
      ['deepseek-flash', 0, 1000, 50],
      ['gpt-4o', 0, 1000, 50],
    ],
  };
}

function relayLogs(withOther) {
  return () => {
    const rows = [
      [1, 2, 'deepseek-flash', 1000, 50, json({cache_tokens: 896, model_ratio: 0.075})],
      [
        2,
        2,
        'deepseek-v4-pro',
        104,
        50,
        json({claude: true, cache_tokens: 896, cache_creation_tokens: 10}),
      ],
      [3, 2, 'deepseek-v4-pro', 1000, 50, "''"],
      [4, 2, 'deepseek-v4-pro', 1000, 50, 'NULL'],
      [5, 1, '', 0, 0, "''"],
    ].map(([id, type, model, prompt, completion, other]) =>
      [id, type, `'${model}'`, prompt, completion, AT, ...(withOther ? [other] : [])].join(', '),
    );
    return {
      create:
        `CREATE TABLE logs (id integer, type integer, model_name varchar(100), prompt_tokens integer, ` +
        `completion_tokens integer, created_at bigint${withOther ? ', other text' : ''});` +
        `INSERT INTO logs VALUES (${rows.join('), (')})`,
      order: 'id',
      usage: [
        ['deepseek-flash', withOther ? 896 : 0, withOther ? 104 : 1000, 50],
        ['deepseek-v4-pro', withOther ? 896 : 0, withOther ? 114 : 104, 50],
        ['deepseek-v4-pro', 0, 1000, 50],
        ['deepseek-v4-pro', 0, 1000, 50],
      ],
    };
  };
}

function langfuse() {
  const row = (id, model, usage, end = `'${clock(AT)}.500'`) =>
    `('${id}', 'GENERATION', '${clock(AT - 4)}.250', ${end}, '${model}', map(${usage}), '${clock(AT)}.000', 0)`;
  return {
    create:
      `CREATE TABLE observations (id String, type LowCardinality(String), start_time DateTime64(3, 'UTC'), ` +
      `end_time Nullable(DateTime64(3, 'UTC')), provided_model_name Nullable(String), ` +
      `usage_details Map(LowCardinality(String), UInt64), event_ts DateTime64(3, 'UTC'), is_deleted UInt8) ` +
      `ENGINE = ReplacingMergeTree(event_ts, is_deleted) ORDER BY id;` +
      `INSERT INTO observations VALUES ` +
      [
        row(
          '1',
          'deepseek-flash',
          "'input', 104, 'input_cached_tokens', 896, 'output', 20, 'output_reasoning_tokens', 30, 'total', 1050",
        ),
        row(
          '2',
          'deepseek-flash',
          "'prompt_tokens', 1000, 'prompt_cache_hit_tokens', 896, 'prompt_cache_miss_tokens', 104, 'completion_tokens', 50",
          'NULL',
        ),
        row(
          '3',
          'deepseek-v4-pro',
          "'input', 104, 'cache_read_input_tokens', 896, 'cache_creation_input_tokens', 6, 'output', 50",
        ),
        row('4', 'deepseek-v4-pro', ''),
      ].join(', ') +
      `;INSERT INTO observations VALUES ${row('1', 'deepseek-flash', "'input', 104, 'input_cached_tokens', 896, 'output', 20, 'output_reasoning_tokens', 30").replace('.000', '.900')}` +
      `;INSERT INTO observations VALUES ('5', 'SPAN', '${clock(AT)}', NULL, NULL, map(), '${clock(AT)}', 0)`,
    order: 'id',
    usage: [
      ['deepseek-flash', 896, 104, 50],
      ['deepseek-flash', 896, 104, 50],
      ['deepseek-v4-pro', 896, 110, 50],
      'no_usage',
    ],
  };
}

function helicone() {
  return {
    create:
      `CREATE TABLE request_response_rmt (request_id String, model LowCardinality(String), ` +
      `request_created_at DateTime64(3, 'UTC'), response_created_at Nullable(DateTime64(3, 'UTC')), prompt_tokens Nullable(Int64), ` +
      `prompt_cache_write_tokens Int64, prompt_cache_read_tokens Int64, completion_tokens Nullable(Int64), ` +
      `reasoning_tokens Int64, updated_at DateTime64(3, 'UTC')) ENGINE = ReplacingMergeTree(updated_at) ORDER BY request_id;` +
      `INSERT INTO request_response_rmt VALUES ` +
      `('1', 'deepseek-flash', '${clock(AT - 4)}', '${clock(AT)}', 104, 0, 896, 20, 30, '${clock(AT)}'), ` +
      `('2', 'deepseek-v4-pro', '${clock(AT)}', NULL, NULL, 0, 0, NULL, 0, '${clock(AT)}')`,
    order: 'request_id',
    usage: [['deepseek-flash', 896, 104, 50], 'no_usage'],
  };
}

// The CSV of the page's own report: one row for each hour, model and price, and
// beside them the sums by model, day and so on, which are no requests.
function reportCsv(engine) {
  const integer = {clickhouse: 'Nullable(Int64)', spark: 'bigint'}[engine.name] ?? 'bigint';
  const text =
    {
      clickhouse: 'Nullable(String)',
      spark: 'string',
      mysql: 'varchar(100) CHARACTER SET utf8mb4',
    }[engine.name] ?? 'varchar(100)';
  const end = {clickhouse: ' ENGINE = Memory'}[engine.name] ?? '';
  const columns = {section: text, hit: integer, miss: integer, output: integer};
  const names = {...columns, model: text, at_seconds: integer};
  const declared = Object.entries(names).map(([name, type]) => `${name} ${type}`);
  return {
    create:
      `CREATE TABLE deepseek_usage (${declared.join(', ')})${end};` +
      `INSERT INTO deepseek_usage VALUES ('total', 1024, 376, 150, NULL, NULL), ` +
      `('hour', 896, 104, 50, 'deepseek-flash', ${AT}), ('hour', 128, 272, 100, 'deepseek-v4-pro', ${AT}), ` +
      `('model', 896, 104, 50, NULL, NULL)`,
    order: 'model',
    usage: [
      ['deepseek-flash', 896, 104, 50],
      ['deepseek-v4-pro', 128, 272, 100],
    ],
  };
}

export const MAPPINGS = {
  litellm: {engines: ['postgresql', 'duckdb'], table: liteLlm},
  'new-api': {engines: ['mysql', 'postgresql', 'sqlite'], table: relayLogs(true)},
  'one-api': {engines: ['mysql', 'postgresql', 'sqlite'], table: relayLogs(false)},
  langfuse: {engines: ['clickhouse'], table: langfuse},
  helicone: {engines: ['clickhouse'], table: helicone},
  report: {
    engines: ['duckdb', 'postgresql', 'mysql', 'sqlite', 'clickhouse', 'spark'],
    table: reportCsv,
  },
};

// The bill of each request by the core: "ok 123" in 10^-12, or why there is none.
export function billOf(usage) {
  const known = usage.filter((each) => typeof each !== 'string');
  const answers = callCore(
    'price',
    known.map(([model, hit, miss, output]) => ({
      model,
      usage: {hit: String(hit), miss: String(miss), output: String(output)},
      currency: 'USD',
      at: `${clock(AT).replace(' ', 'T')}Z`,
    })),
  );
  let index = 0;
  return usage.map((each) => {
    if (typeof each === 'string') return each;
    const answer = answers[index++];
    return answer.ok ? `ok ${units(answer.amount)}` : answer.errors[0].code;
  });
}
