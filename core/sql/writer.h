// What core/sql/sql.h writes with: text that knows its dialect. Not for others.
#ifndef DEEPSEEK_COST_CORE_SQL_WRITER_H_
#define DEEPSEEK_COST_CORE_SQL_WRITER_H_

#include <cstdint>
#include <string>
#include <string_view>

#include "core/sql/sql.h"

namespace deepseek_cost {

// Appends SQL. In a pattern, '%' and a letter stand for a word of the dialect
// or of the request:
//   %t table; %m %a %h %c %o columns (model, at, hit, miss, output), quoted
//   %s the instant's column in whole seconds since 1970, rounded down
//   %N tokens; %P price of 1M tokens; %F factor; %U price of one; %A amount:
//   the decimal types
//   %L…%M a named list of columns, each followed by %S (text) or %I (integer),
//   then rows in parentheses, then %R
//   %B what keeps a planner from working an expression out again at each use
class SqlWriter {
 public:
  SqlWriter(const SqlRequest& request, Errors& errors);

  SqlWriter& add(const char* pattern);
  SqlWriter& text(std::string_view text);  // as it is
  SqlWriter& number(std::int64_t number);
  // 'text'. Text that engines read in different ways is refused.
  SqlWriter& literal(std::string_view text);
  // Between the items of a list: nothing at first, then `between`.
  SqlWriter& next(bool& first, const char* between = ",\n");

  std::string take() { return std::move(text_); }

 private:
  void refuse(std::string_view where, std::string_view value,
              std::string_view rule);
  void add_quoted(std::string_view name);

  const SqlRequest& request_;
  Errors& errors_;
  std::string text_;
};

// The prices and the meanings of names as two lists, bill_prices and
// bill_names. Answers whether there is any price.
bool write_sql_rates(const RateBook& book, const SqlRequest& request,
                     SqlWriter& out);
// An expression for the name under which bill_names knows a request.
void write_sql_name(const RateBook& book, SqlWriter& out);
// Expressions on i.bill_second: the card, and the hour's band.
void write_sql_card(const RateBook& book, const RateCard* pinned,
                    SqlWriter& out);
void write_sql_band(const RateBook& book, const RateCard* pinned,
                    SqlWriter& out);

}  // namespace deepseek_cost

#endif  // DEEPSEEK_COST_CORE_SQL_WRITER_H_
