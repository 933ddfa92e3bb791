// Where gateways and trackers keep what the queries read: their table, and
// expressions on its columns, ready to take.
//
//   litellm    "LiteLLM_SpendLogs" (schema.prisma; the split into hits and
//              misses in metadata.usage_object, as the response reported it;
//              endTime is in UTC)
//   new-api    logs (model/log.go; other.cache_tokens are the hits, which
//              prompt_tokens includes, but not for requests in the Anthropic
//              format: other.claude), rows of type 2, which are requests
//   one-api    logs, as in new-api without `other`: no split is kept, all input
//              counts as misses
//   langfuse   observations in ClickHouse (0002_observations.up.sql), type
//              GENERATION, newest version of each (FINAL); usage_details keeps
//              the hits apart from `input` and reasoning apart from `output`,
//              or has DeepSeek's own fields
//   helicone   request_response_rmt in ClickHouse (schema_41, schema_43):
//              prompt_tokens are the misses, completion_tokens don't include
//              reasoning_tokens
//   report     our own report of a log as CSV, loaded into deepseek_usage: its
//              rows of the section `hour` sum up requests of one hour, model
//              and price, and each is billed at its first request's instant
//
// Read in each project's public repository in November 2026.
#ifndef DEEPSEEK_COST_CORE_SQL_MAPPING_H_
#define DEEPSEEK_COST_CORE_SQL_MAPPING_H_

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "core/base/enum_names.h"
#include "core/sql/dialect.h"

namespace deepseek_cost::sql {

// What the instant's column holds. Without a time zone a timestamp is in UTC.
enum class TimeKind : std::uint8_t { timestamp, seconds, milliseconds };

// Expressions on the table, which is called t.
struct MappedColumns {
  Dialect dialect = Dialect::duckdb;
  std::string_view model;
  std::string_view at;
  std::string_view hit;
  std::string_view miss;
  std::string_view output;
};

struct Mapping {
  std::string_view id;
  std::string_view table;
  std::string_view where;  // which rows are requests; empty: all
  std::string_view after_table;
  TimeKind time = TimeKind::timestamp;
  bool split_known = true;  // does the table tell hits from misses?
  std::span<const MappedColumns> columns;

  // nullptr where the table does not live in that engine.
  const MappedColumns* find(Dialect dialect) const;
  std::string dialects() const;  // "postgresql, duckdb"
};

std::span<const Mapping> mappings();
const Mapping* find_mapping(std::string_view id);

}  // namespace deepseek_cost::sql

template <>
struct deepseek_cost::EnumNames<deepseek_cost::sql::TimeKind> {
  static constexpr std::string_view kNames[] = {"timestamp", "seconds",
                                                "milliseconds"};
};

#endif  // DEEPSEEK_COST_CORE_SQL_MAPPING_H_
