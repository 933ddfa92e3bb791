// Text in a dialect of SQL. For core/sql only.
#ifndef DEEPSEEK_COST_CORE_SQL_WRITER_H_
#define DEEPSEEK_COST_CORE_SQL_WRITER_H_

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "core/sql/dialect.h"

namespace deepseek_cost::sql {

// A column of a list of rows.
struct ListColumn {
  std::string_view name;
  enum class Kind : std::uint8_t {
    text,
    optional_text,
    integer
  } kind = Kind::text;
};

class Writer {
 public:
  explicit Writer(const Traits& traits) : traits_(traits) {}

  const Traits& traits() const { return traits_; }

  Writer& add(std::string_view text);
  Writer& number(std::int64_t number);
  // 'text'. What engines read in different ways inside quotes (a quote, a
  // backslash, what starts a variable, control characters) is written as the
  // character of its code point.
  Writer& literal(std::string_view text);
  // "a"."b" for a.b: names are checked before.
  Writer& name(std::string_view path);

  // name(a, b) AS (VALUES …), in the dialect's form: rows of as many items as
  // there are columns, each item after `item()`.
  void begin_list(std::string_view name, std::span<const ListColumn> columns);
  void begin_row();
  Writer& item();
  void end_row();
  void end_list();

  std::string take() { return std::move(text_); }

 private:
  void end_item();

  const Traits& traits_;
  std::string text_;
  std::span<const ListColumn> columns_;
  std::size_t rows_ = 0;
  std::size_t items_ = 0;
};

std::string literal_of(const Traits& traits, std::string_view text);

// Is it one to 63 bytes of what is an identifier everywhere once it is quoted?
// With `most_parts` above 1 a path of such names.
bool is_identifier(std::string_view path, int most_parts);

}  // namespace deepseek_cost::sql

#endif  // DEEPSEEK_COST_CORE_SQL_WRITER_H_
