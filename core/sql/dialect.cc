#include "core/sql/dialect.h"

namespace deepseek_cost::sql {
namespace {

// A whole number of weeks that lifts every instant from the year 0 on above
// zero, where a quotient is the same whichever way an engine rounds it:
// 62208518400 seconds.
constexpr Traits kTraits[] = {
    {.proof = Proof::run,
     .seconds = "(epoch_us(?) + 62208518400000000) // 1000000 - 62208518400",
     .milliseconds = "(? + 62208518400000) // 1000 - 62208518400",
     .whole = "TRY_CAST(? AS BIGINT)",
     .in_range = "? >= 0",
     .tokens = "CAST(TRY_CAST(? AS BIGINT) AS DECIMAL(20,0))"},
    {.proof = Proof::run,
     .quote = '`',
     .prefix = "startswith(?, #)",
     .chr = "char(?)",
     .seconds = "unix_seconds(?)",
     .milliseconds = "(? + 62208518400000) div 1000 - 62208518400",
     .whole = "try_cast(? AS DECIMAL(20,0))",
     .tokens = "try_cast(? AS DECIMAL(20,0))",
     .broadcast = " /*+ BROADCAST(r) */"},
    {.quote = '`',
     .lists = ListForm::unnest,
     .text_type = "STRING",
     .optional_text_type = "STRING",
     .integer_type = "INT64",
     .prefix = "STARTS_WITH(?, #)",
     .chr = "CODE_POINTS_TO_STRING([?])",
     .seconds = "UNIX_SECONDS(TIMESTAMP_TRUNC(?, SECOND))",
     .milliseconds = "DIV(? + 62208518400000, 1000) - 62208518400",
     .whole = "SAFE_CAST(? AS INT64)",
     .in_range = "? >= 0",
     .tokens = "SAFE_CAST(? AS INT64)",
     .per_million = "CAST(? AS BIGNUMERIC)",
     .millionth = "CAST('0.000001' AS BIGNUMERIC)",
     .unit_price = "?",
     .amount = "?"},
    {.proof = Proof::run,
     .seconds =
         "CASE WHEN isfinite(?) THEN CAST(floor(extract(epoch FROM ?)) AS "
         "BIGINT) END",
     .milliseconds = "(? + 62208518400000) / 1000 - 62208518400",
     .fence = "\n  OFFSET 0"},
    {.proof = Proof::run,
     .lists = ListForm::values_function,
     .text_type = "String",
     .optional_text_type = "Nullable(String)",
     .integer_type = "Int64",
     .prefix = "startsWith(?, #)",
     .chr = "char(?)",
     .seconds = "intDiv(toUnixTimestamp64Micro(toDateTime64(?, 6, 'UTC')) + "
                "62208518400000000, 1000000) - 62208518400",
     .milliseconds = "intDiv(? + 62208518400000, 1000) - 62208518400",
     .whole = "CAST(? AS Nullable(Decimal(20,0)))",
     .tokens = "CAST(? AS Nullable(Decimal(20,0)))",
     .per_million = "CAST(? AS Nullable(Decimal(13,6)))",
     .millionth = "CAST('0.000001' AS Decimal(6,6))",
     .unit_price = "CAST(? AS Nullable(Decimal(13,12)))",
     .amount = "CAST(? AS Nullable(Decimal(38,12)))"},
    {.proof = Proof::run,
     .quote = '`',
     .lists = ListForm::union_all,
     .text = "CAST(CONVERT(? USING utf8mb4) AS BINARY)",
     .prefix = "LEFT(?, n) = #",
     .chr = "CHAR(? USING utf8mb4)",
     .seconds = "TIMESTAMPDIFF(SECOND, '1000-01-01 00:00:00', ?) - 30610224000",
     .milliseconds = "(? + 62208518400000) DIV 1000 - 62208518400"},
    {.proof = Proof::run,
     .scaled = true,
     .text = "? COLLATE BINARY",
     .prefix = "substr(CAST(? AS BLOB), 1, n) = CAST(# AS BLOB)",
     .chr = "char(?)",
     .concat_open = "(",
     .concat_comma = " || ",
     .mod_open = "((",
     .mod_comma = ") % ",
     .least = "min(",
     .greatest = "max(",
     // A fraction is cut off: the engine would round it to milliseconds.
     .seconds =
         "CAST(strftime('%s', substr(?, 1, 19) || CASE WHEN substr(?, 20, 1) = "
         "'.' THEN ltrim(substr(?, 21), '0123456789') ELSE substr(?, 20) END) "
         "AS INTEGER)",
     .milliseconds = "(? + 62208518400000) / 1000 - 62208518400",
     .whole = "CAST(? AS INTEGER)",
     .tokens = "CAST(? AS INTEGER)",
     // A sum that leaves 64 bits becomes a number that is no integer.
     .amount = "CASE typeof(?) WHEN 'integer' THEN ? END",
     .fence = "\n  LIMIT -1 OFFSET 0"},
    {.lists = ListForm::select_values,
     .prefix = "STARTSWITH(?, #)",
     .seconds = "DATE_PART(EPOCH_SECOND, DATE_TRUNC('SECOND', ?))",
     .milliseconds = "FLOOR(? / 1000)"},
    {.seconds = "CAST(to_unixtime(date_trunc('second', ?)) AS BIGINT)",
     .milliseconds = "(? + 62208518400000) / 1000 - 62208518400",
     .whole = "TRY_CAST(? AS BIGINT)",
     .in_range = "? >= 0",
     .tokens = "CAST(TRY_CAST(? AS BIGINT) AS DECIMAL(20,0))"}};
static_assert(std::size(kTraits) == std::size(EnumNames<Dialect>::kNames));

}  // namespace

const Traits& traits_of(Dialect dialect) {
  return kTraits[static_cast<std::size_t>(dialect)];
}

std::string substitute(std::string_view pattern, std::string_view expression) {
  std::string text;
  for (const char c : pattern) {
    if (c == '?') {
      text += expression;
    } else {
      text += c;
    }
  }
  return text;
}

}  // namespace deepseek_cost::sql
