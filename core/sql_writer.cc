#include "core/sql_writer.h"

#include <charconv>

#include "core/text.h"

namespace deepseek_cost {
namespace {

constexpr std::string_view kLetters = "tmahco";  // in the order of names_
// PostgreSQL cuts longer names off, and would then read another column.
constexpr std::size_t kMostNameBytes = 63;
constexpr std::size_t kMostPathParts = 4;

bool is_name_code_point(char32_t c) {
  return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') ||
         (c >= 'a' && c <= 'z') || c == '_' || c == '-' || c == ' ' ||
         (c >= 0xA0 && !is_control(c));
}

bool is_own(std::string_view name) {
  constexpr std::string_view kOwn = "bill_";
  for (std::size_t i = 0; i < kOwn.size(); ++i) {
    if (i >= name.size() || (name[i] | 0x20) != (kOwn[i] | 0x20)) return false;
  }
  return true;
}

bool is_good_part(std::string_view part) {
  if (part.empty() || part.size() > kMostNameBytes || part.front() == ' ' ||
      part.back() == ' ' || is_own(part)) {
    return false;
  }
  while (!part.empty()) {
    const std::optional<char32_t> code_point = take_code_point(part);
    if (!code_point || !is_name_code_point(*code_point)) return false;
  }
  return true;
}

}  // namespace

std::optional<SqlDialect> sql_dialect_from(std::string_view name) {
  if (name == "duckdb") return SqlDialect::duckdb;
  if (name == "spark") return SqlDialect::spark;
  if (name == "bigquery") return SqlDialect::bigquery;
  if (name == "postgresql") return SqlDialect::postgresql;
  return std::nullopt;
}

SqlWriter::SqlWriter(const SqlRequest& request, Errors& errors)
    : bigquery_(request.dialect == SqlDialect::bigquery), errors_(errors) {
  switch (request.dialect) {
    case SqlDialect::duckdb:
      seconds_ =
          "epoch_us(t.%a) // 1000000 - CAST(epoch_us(t.%a) % 1000000 < 0 AS "
          "BIGINT)";
      break;
    case SqlDialect::postgresql:
      seconds_ =
          "CASE WHEN isfinite(t.%a) THEN CAST(floor(extract(epoch FROM t.%a)) "
          "AS BIGINT) END";
      barrier_ = "\n  OFFSET 0";
      break;
    default:
      seconds_ = "unix_seconds(t.%a)";
  }
  const bool standard = request.dialect == SqlDialect::duckdb ||
                        request.dialect == SqlDialect::postgresql;
  quote_ = standard ? '"' : '`';
  names_[0] = quoted(request.table, "/table", true);
  names_[1] = quoted(request.model, "/columns/model", false);
  names_[2] = quoted(request.at, "/columns/at", false);
  names_[3] = quoted(request.hit, "/columns/hit", false);
  names_[4] = quoted(request.miss, "/columns/miss", false);
  names_[5] = quoted(request.output, "/columns/output", false);
}

std::string SqlWriter::quoted(std::string_view name, const char* where,
                              bool path) {
  std::string result;
  std::string_view rest = name;
  for (std::size_t parts = 1;; ++parts) {
    const std::size_t dot = path ? rest.find('.') : std::string_view::npos;
    const std::string_view part = rest.substr(0, dot);
    if (!is_good_part(part) || parts > kMostPathParts) {
      errors_.push_back({ErrorCode::invalid_identifier, where, shortened(name),
                         "1 to 63 bytes of letters, digits, “_”, “-” and "
                         "spaces, not beginning with “bill_”"});
      return {};
    }
    result += quote_;
    result += part;
    result += quote_;
    if (dot == std::string_view::npos) return result;
    result += '.';
    rest = rest.substr(dot + 1);
  }
}

std::string_view SqlWriter::word(char letter) const {
  const std::size_t index = kLetters.find(letter);
  if (index != std::string_view::npos) return names_[index];
  switch (letter) {
    case 's':
      return seconds_;
    case 'N':
      return bigquery_ ? "INT64" : "DECIMAL(20,0)";
    case 'P':
      return bigquery_ ? "BIGNUMERIC" : "DECIMAL(13,6)";
    case 'F':
      return bigquery_ ? "BIGNUMERIC" : "DECIMAL(6,6)";
    case 'U':
      return bigquery_ ? "BIGNUMERIC" : "DECIMAL(13,12)";
    case 'A':
      return bigquery_ ? "BIGNUMERIC" : "DECIMAL(38,12)";
    case 'L':
      return bigquery_ ? " AS (SELECT * FROM UNNEST(ARRAY<STRUCT<" : "(";
    case 'M':
      return bigquery_ ? ">>[\n" : ") AS (VALUES\n";
    case 'R':
      return bigquery_ ? "]))" : ")";
    case 'S':
      return bigquery_ ? " STRING" : "";
    case 'B':
      return barrier_;
    case 'I':
      return bigquery_ ? " INT64" : "";
    default:
      return "";
  }
}

SqlWriter& SqlWriter::add(std::string_view pattern) {
  for (std::size_t i = 0; i < pattern.size(); ++i) {
    if (pattern[i] != '%' || i + 1 == pattern.size() || pattern[i + 1] == ' ') {
      text_ += pattern[i];
      continue;
    }
    const char letter = pattern[++i];
    if (letter == 's') {
      add(seconds_);
    } else {
      text_ += word(letter);
    }
  }
  return *this;
}

SqlWriter& SqlWriter::number(std::int64_t number) {
  char digits[24];
  text_.append(digits,
               std::to_chars(digits, digits + sizeof digits, number).ptr);
  return *this;
}

SqlWriter& SqlWriter::literal(std::string_view text) {
  if (text.find_first_of("'\\$") != std::string_view::npos) {
    errors_.push_back({ErrorCode::invalid_identifier, "/book", shortened(text),
                       "no quote, backslash or dollar sign"});
  }
  text_ += '\'';
  text_ += text;
  text_ += '\'';
  return *this;
}

SqlWriter& SqlWriter::literal_or_null(std::string_view text) {
  return text.empty() ? add("NULL") : literal(text);
}

SqlWriter& SqlWriter::next(bool& first, std::string_view between) {
  if (!first) add(between);
  first = false;
  return *this;
}

}  // namespace deepseek_cost
