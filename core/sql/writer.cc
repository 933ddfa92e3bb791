#include "core/sql/writer.h"

#include <charconv>

#include "core/base/utf8.h"

namespace deepseek_cost {
namespace {

// PostgreSQL cuts longer names off, and would then read another column.
constexpr std::size_t kMostNameBytes = 63;
constexpr int kMostPathParts = 4;

constexpr std::string_view kNameLetters = "tmahco";

// The words in which dialects differ, in the order of SqlDialect.
struct Word {
  char letter;
  const char* of[4];
};

constexpr const char* kUnixSeconds = "unix_seconds(t.%a)";
constexpr const char* kBig = "BIGNUMERIC";

constexpr Word kWords[] = {
    {'s',
     {"epoch_us(t.%a) // 1000000 - CAST(epoch_us(t.%a) % 1000000 < 0 AS "
      "BIGINT)",
      kUnixSeconds, kUnixSeconds,
      "CASE WHEN isfinite(t.%a) THEN CAST(floor(extract(epoch FROM t.%a)) AS "
      "BIGINT) END"}},
    {'q', {"\"", "`", "`", "\""}},
    {'N', {"DECIMAL(20,0)", "DECIMAL(20,0)", "INT64", "DECIMAL(20,0)"}},
    {'P', {"DECIMAL(13,6)", "DECIMAL(13,6)", kBig, "DECIMAL(13,6)"}},
    {'F', {"DECIMAL(6,6)", "DECIMAL(6,6)", kBig, "DECIMAL(6,6)"}},
    {'U', {"DECIMAL(13,12)", "DECIMAL(13,12)", kBig, "DECIMAL(13,12)"}},
    {'A', {"DECIMAL(38,12)", "DECIMAL(38,12)", kBig, "DECIMAL(38,12)"}},
    {'L', {"(", "(", " AS (SELECT * FROM UNNEST(ARRAY<STRUCT<", "("}},
    {'M', {") AS (VALUES\n", ") AS (VALUES\n", ">>[\n", ") AS (VALUES\n"}},
    {'R', {")", ")", "]))", ")"}},
    {'S', {"", "", " STRING", ""}},
    {'I', {"", "", " INT64", ""}},
    {'B', {"", "", "", "\n  OFFSET 0"}}};

bool is_name_code_point(char32_t c) {
  return (c >= '0' && c <= '9') || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z') ||
         c == '_' || c == '-' || c == ' ' || (c >= 0xA0 && !is_control(c));
}

bool is_own(std::string_view name) {
  constexpr std::string_view kOwn = "bill_";
  if (name.size() < kOwn.size()) return false;
  for (std::size_t i = 0; i < kOwn.size(); ++i) {
    if ((name[i] | 0x20) != (kOwn[i] | 0x20)) return false;
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

bool is_good_name(std::string_view name, int most_parts) {
  while (most_parts-- > 0) {
    const std::size_t dot = most_parts > 0 ? name.find('.') : name.npos;
    if (!is_good_part(name.substr(0, dot))) return false;
    if (dot == name.npos) return true;
    name.remove_prefix(dot + 1);
  }
  return false;
}

}  // namespace

SqlWriter::SqlWriter(const SqlRequest& request, Errors& errors)
    : request_(request), errors_(errors) {
  for (std::size_t i = 0; i < kSqlNames; ++i) {
    if (is_good_name(request.names[i], i == 0 ? kMostPathParts : 1)) continue;
    std::string where = i == 0 ? "/" : "/columns/";
    where += kSqlNameKeys[i];
    refuse(where, request.names[i],
           "1 to 63 bytes of letters, digits, “_”, “-” and spaces, not "
           "beginning with “bill_”");
  }
}

void SqlWriter::refuse(std::string_view where, std::string_view value,
                       std::string_view rule) {
  errors_.push_back(
      Error(ErrorCode::invalid_identifier, where, shortened(value), rule));
}

void SqlWriter::add_quoted(std::string_view name) {
  add("%q");
  for (const char c : name) {
    if (c == '.') {
      add("%q.%q");
    } else {
      text_ += c;
    }
  }
  add("%q");
}

SqlWriter& SqlWriter::add(const char* pattern) {
  for (; *pattern != '\0'; ++pattern) {
    // DuckDB's remainder is a '%' before a space.
    if (*pattern != '%' || pattern[1] == ' ') {
      text_ += *pattern;
      continue;
    }
    const char letter = *++pattern;
    const std::size_t name = kNameLetters.find(letter);
    if (name != std::string_view::npos) add_quoted(request_.names[name]);
    for (const Word& word : kWords) {
      if (word.letter == letter) {
        add(word.of[static_cast<std::size_t>(request_.dialect)]);
      }
    }
  }
  return *this;
}

SqlWriter& SqlWriter::text(std::string_view text) {
  text_ += text;
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
    refuse("/book", text, "no quote, backslash or dollar sign");
  }
  text_ += '\'';
  text_ += text;
  text_ += '\'';
  return *this;
}

SqlWriter& SqlWriter::next(bool& first, const char* between) {
  if (!first) add(between);
  first = false;
  return *this;
}

}  // namespace deepseek_cost
