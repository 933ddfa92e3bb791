#include "core/sql/mapping.h"

#include <vector>

namespace deepseek_cost::sql {
namespace {

// "deepseek/deepseek-flash" is the model behind a provider's name.
#define DEEPSEEK_COST_WITHOUT_PROVIDER                 \
  "CASE WHEN substr(t.model, 1, 9) = 'deepseek/' THEN" \
  " substr(t.model, 10) ELSE t.model END"

// The hits of a usage object in JSON. DeepSeek's own field comes first; a 0
// beside another count is a field that nobody filled in.
#define DEEPSEEK_COST_COUNT(path) "NULLIF(CAST(" path " AS BIGINT), 0)"
#define DEEPSEEK_COST_LITELLM_HIT \
  "COALESCE(" DEEPSEEK_COST_COUNT(                                       \
      "t.metadata -> 'usage_object' ->> 'prompt_cache_hit_tokens'") ", " \
  DEEPSEEK_COST_COUNT("t.metadata -> 'usage_object' -> "                 \
                      "'prompt_tokens_details' ->> 'cached_tokens'") ", " \
  DEEPSEEK_COST_COUNT("t.metadata -> 'usage_object' ->> "                \
                      "'cache_read_input_tokens'") ", 0)"

constexpr MappedColumns kLiteLlm[] = {
    {.dialect = Dialect::postgresql,
     .model = DEEPSEEK_COST_WITHOUT_PROVIDER,
     .at = "t.\"endTime\"",
     .hit = DEEPSEEK_COST_LITELLM_HIT,
     .miss = "t.prompt_tokens - " DEEPSEEK_COST_LITELLM_HIT,
     .output = "t.completion_tokens"},
    {.dialect = Dialect::duckdb,
     .model = DEEPSEEK_COST_WITHOUT_PROVIDER,
     .at = "t.\"endTime\"",
     .hit = DEEPSEEK_COST_LITELLM_HIT,
     .miss = "t.prompt_tokens - " DEEPSEEK_COST_LITELLM_HIT,
     .output = "t.completion_tokens"}};

#undef DEEPSEEK_COST_LITELLM_HIT
#undef DEEPSEEK_COST_COUNT
#undef DEEPSEEK_COST_WITHOUT_PROVIDER

#define DEEPSEEK_COST_NEW_API(name, cached, created, is_claude)              \
  {                                                                          \
    .dialect = Dialect::name, .model = "t.model_name", .at = "t.created_at", \
    .hit = (cached),                                                         \
    .miss = "t.prompt_tokens + CASE WHEN " is_claude " THEN " created        \
            " ELSE -" cached " END",                                         \
    .output = "t.completion_tokens"                                          \
  }

#define DEEPSEEK_COST_PG(key)                                  \
  "COALESCE(CAST(CAST(NULLIF(t.other, '') AS jsonb) ->> '" key \
  "' AS BIGINT), 0)"
#define DEEPSEEK_COST_MYSQL(key)                                         \
  "COALESCE(CAST(JSON_UNQUOTE(JSON_EXTRACT(NULLIF(t.other, ''), '$." key \
  "')) AS SIGNED), 0)"
#define DEEPSEEK_COST_SQLITE(key) \
  "COALESCE(json_extract(NULLIF(t.other, ''), '$." key "'), 0)"

constexpr MappedColumns kNewApi[] = {
    DEEPSEEK_COST_NEW_API(
        mysql, DEEPSEEK_COST_MYSQL("cache_tokens"),
        DEEPSEEK_COST_MYSQL("cache_creation_tokens"),
        "JSON_UNQUOTE(JSON_EXTRACT(NULLIF(t.other, ''), '$.claude')) = 'true'"),
    DEEPSEEK_COST_NEW_API(
        postgresql, DEEPSEEK_COST_PG("cache_tokens"),
        DEEPSEEK_COST_PG("cache_creation_tokens"),
        "CAST(NULLIF(t.other, '') AS jsonb) ->> 'claude' = 'true'"),
    DEEPSEEK_COST_NEW_API(sqlite, DEEPSEEK_COST_SQLITE("cache_tokens"),
                          DEEPSEEK_COST_SQLITE("cache_creation_tokens"),
                          "json_extract(NULLIF(t.other, ''), '$.claude') = 1")};

#undef DEEPSEEK_COST_SQLITE
#undef DEEPSEEK_COST_MYSQL
#undef DEEPSEEK_COST_PG
#undef DEEPSEEK_COST_NEW_API

#define DEEPSEEK_COST_ONE_API(name)                                          \
  {                                                                          \
    .dialect = Dialect::name, .model = "t.model_name", .at = "t.created_at", \
    .hit = "0", .miss = "t.prompt_tokens", .output = "t.completion_tokens"   \
  }

constexpr MappedColumns kOneApi[] = {DEEPSEEK_COST_ONE_API(mysql),
                                     DEEPSEEK_COST_ONE_API(postgresql),
                                     DEEPSEEK_COST_ONE_API(sqlite)};

#undef DEEPSEEK_COST_ONE_API

// A key that a map lacks is 0 in ClickHouse. An observation without any usage
// has an empty map.
#define DEEPSEEK_COST_KEY(key) "t.usage_details['" key "']"
#define DEEPSEEK_COST_WHERE_SAID(own, others)                   \
  "multiIf(empty(t.usage_details), NULL, "                      \
  "mapContains(t.usage_details, 'prompt_tokens'), toInt64(" own \
  "), "                                                         \
  "toInt64(" others "))"

constexpr MappedColumns kLangfuse[] = {
    {.dialect = Dialect::clickhouse,
     .model = "t.provided_model_name",
     .at = "COALESCE(t.end_time, t.start_time)",
     .hit = DEEPSEEK_COST_WHERE_SAID(
         DEEPSEEK_COST_KEY("prompt_cache_hit_tokens"),
         DEEPSEEK_COST_KEY("input_cached_tokens") " + " DEEPSEEK_COST_KEY(
             "cache_read_input_tokens") " + " DEEPSEEK_COST_KEY("input_cache_"
                                                                "read")),
     .miss = DEEPSEEK_COST_WHERE_SAID(
         DEEPSEEK_COST_KEY("prompt_tokens") ") - toInt64(" DEEPSEEK_COST_KEY(
             "prompt_cache_hit_tokens"),
         DEEPSEEK_COST_KEY("input") " + " DEEPSEEK_COST_KEY(
             "cache_creation_input_tokens") " + " DEEPSEEK_COST_KEY("input_"
                                                                    "cache_"
                                                                    "creatio"
                                                                    "n")),
     .output = DEEPSEEK_COST_WHERE_SAID(
         DEEPSEEK_COST_KEY("completion_tokens"),
         DEEPSEEK_COST_KEY("output") " + " DEEPSEEK_COST_KEY(
             "output_reasoning_tokens"))}};

#undef DEEPSEEK_COST_WHERE_SAID
#undef DEEPSEEK_COST_KEY

constexpr MappedColumns kHelicone[] = {
    {.dialect = Dialect::clickhouse,
     .model = "t.model",
     .at = "COALESCE(t.response_created_at, t.request_created_at)",
     .hit = "t.prompt_cache_read_tokens",
     .miss = "t.prompt_tokens + t.prompt_cache_write_tokens",
     .output = "t.completion_tokens + t.reasoning_tokens"}};

#define DEEPSEEK_COST_REPORT(name)                                      \
  {                                                                     \
    .dialect = Dialect::name, .model = "t.model", .at = "t.at_seconds", \
    .hit = "t.hit", .miss = "t.miss", .output = "t.output"              \
  }

constexpr MappedColumns kReport[] = {
    DEEPSEEK_COST_REPORT(duckdb),   DEEPSEEK_COST_REPORT(postgresql),
    DEEPSEEK_COST_REPORT(spark),    DEEPSEEK_COST_REPORT(clickhouse),
    DEEPSEEK_COST_REPORT(mysql),    DEEPSEEK_COST_REPORT(sqlite),
    DEEPSEEK_COST_REPORT(bigquery), DEEPSEEK_COST_REPORT(snowflake),
    DEEPSEEK_COST_REPORT(trino)};

#undef DEEPSEEK_COST_REPORT

constexpr Mapping kMappings[] = {
    {.id = "litellm", .table = "LiteLLM_SpendLogs", .columns = kLiteLlm},
    {.id = "new-api",
     .table = "logs",
     .where = "t.type = 2",
     .time = TimeKind::seconds,
     .columns = kNewApi},
    {.id = "one-api",
     .table = "logs",
     .where = "t.type = 2",
     .time = TimeKind::seconds,
     .split_known = false,
     .columns = kOneApi},
    {.id = "langfuse",
     .table = "observations",
     .where = "t.type = 'GENERATION' AND t.is_deleted = 0",
     .after_table = " FINAL",
     .columns = kLangfuse},
    {.id = "helicone",
     .table = "request_response_rmt",
     .after_table = " FINAL",
     .columns = kHelicone},
    {.id = "report",
     .table = "deepseek_usage",
     .where = "t.section = 'hour'",
     .time = TimeKind::seconds,
     .columns = kReport}};

}  // namespace

const MappedColumns* Mapping::find(Dialect dialect) const {
  for (const MappedColumns& each : columns) {
    if (each.dialect == dialect) return &each;
  }
  return nullptr;
}

std::string Mapping::dialects() const {
  std::vector<std::string_view> names;
  for (const MappedColumns& each : columns) {
    names.push_back(name_of(each.dialect));
  }
  return listed(names);
}

std::span<const Mapping> mappings() { return kMappings; }

const Mapping* find_mapping(std::string_view id) {
  for (const Mapping& mapping : kMappings) {
    if (mapping.id == id) return &mapping;
  }
  return nullptr;
}

}  // namespace deepseek_cost::sql
