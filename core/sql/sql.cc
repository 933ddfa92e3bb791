#include "core/sql/sql.h"

#include "core/base/ascii.h"
#include "core/base/utf8.h"
#include "core/sql/hours.h"
#include "core/sql/tables.h"
#include "core/sql/writer.h"

namespace deepseek_cost::sql {
namespace {

using Kind = ListColumn::Kind;

constexpr int kMostPathParts = 4;
constexpr std::string_view kCounts[] = {"hit", "miss", "output"};

constexpr ListColumn kNameColumns[] = {{"name", Kind::text},
                                       {"period", Kind::integer},
                                       {"model", Kind::optional_text},
                                       {"prices", Kind::text}};
constexpr ListColumn kPriceColumns[] = {{"prices", Kind::text},
                                        {"band", Kind::text},
                                        {"status", Kind::optional_text},
                                        {"hit", Kind::optional_text},
                                        {"miss", Kind::optional_text},
                                        {"output", Kind::optional_text},
                                        {"high_hit", Kind::optional_text},
                                        {"high_miss", Kind::optional_text},
                                        {"high_output", Kind::optional_text}};

void check_names(const Options& options, Errors& errors) {
  const auto check = [&errors](std::string_view name, std::string_view where,
                               int most_parts) {
    if (is_identifier(name, most_parts)) return;
    errors.push_back(Error(ErrorCode::invalid_identifier, where,
                           shortened(name), Phrase::identifier));
  };
  check(options.names[0], "/table", kMostPathParts);
  for (std::size_t i = 1; i < kNames && options.mapping == nullptr; ++i) {
    check(options.names[i], "/columns/" + std::string(kNameKeys[i]), 1);
  }
  if (!options.view.empty()) check(options.view, "/view", kMostPathParts);
}

// Writes a query, one method for each of its parts, in their order.
class QueryWriter {
 public:
  QueryWriter(const RateBook& book, const Options& options,
              const Tables& tables)
      : book_(book),
        options_(options),
        tables_(tables),
        traits_(traits_of(options.dialect)),
        out_(traits_) {}

  std::string write() {
    write_header();
    write_names();
    write_prices();
    write_rates();
    write_source();
    write_input();
    write_checks();
    write_hours();
    write_bounds();
    write_answer();
    return out_.take();
  }

 private:
  void write_header() {
    out_.add("-- Bills every row of ").name(options_.names[0]).add(" in ");
    out_.add(code_of(options_.currency));
    if (options_.own_book) {
      out_.add(" by the prices of your own book \"")
          .add(book_.name.en)
          .add("\"");
    } else {
      out_.add(" by dated DeepSeek prices");
    }
    if (!book_.checked.empty()) out_.add(", checked ").add(book_.checked);
    out_.add(".\n-- ").add(amount("bill_amount"));
    out_.add(
        " is NULL where bill_status is not 'ok': look at those rows beside "
        "any sum.\n");
    if (traits_.scaled) {
      out_.add("-- Amounts are whole numbers of 10^-12 ");
      out_.add(code_of(options_.currency)).add(".\n");
    }
    if (!options_.view.empty()) {
      out_.add("CREATE VIEW ").name(options_.view).add(" AS\n");
    }
    out_.add("WITH ");
  }

  std::string amount(std::string_view column) const {
    return std::string(column) + (traits_.scaled ? "_pico" : "");
  }

  void write_names() {
    out_.begin_list("bill_names", kNameColumns);
    for (const NameLine& line : tables_.names) {
      out_.begin_row();
      out_.item().literal(line.name);
      out_.item().number(static_cast<std::int64_t>(line.period));
      if (line.model.empty()) {
        out_.item().add("NULL");
      } else {
        out_.item().literal(line.model);
      }
      out_.item().literal(line.prices);
      out_.end_row();
    }
    out_.end_list();
    out_.add(",\n");
  }

  void write_prices() {
    out_.begin_list("bill_prices", kPriceColumns);
    for (const PriceLine& line : tables_.prices) {
      out_.begin_row();
      out_.item().literal(line.prices);
      out_.item().literal(line.band);
      out_.item().literal(line.status);
      write_row(line.low);
      write_row(line.high);
      out_.end_row();
    }
    out_.end_list();
    out_.add(",\n");
  }

  void write_row(const PriceRow* row) {
    for (std::size_t i = 0; i < kBuckets; ++i) {
      out_.item();
      if (row == nullptr) {
        out_.add("NULL");
      } else if (traits_.scaled) {
        out_.number(row->prices[i].units());
      } else {
        out_.literal(row->prices[i].per_million());
      }
    }
  }

  // The price of one token from the price of 1M, exactly.
  void write_rates() {
    out_.add(
        "bill_rates AS (\n  SELECT n.name, n.period, p.band, n.model, "
        "p.status");
    for (const std::string_view prefix : {"", "high_"}) {
      for (const std::string_view count : kCounts) {
        const std::string column = std::string(prefix) + std::string(count);
        out_.add(",\n    ");
        out_.add(traits_.scaled ? "p." + column
                                : substitute(traits_.unit_price,
                                             substitute(traits_.per_million,
                                                        "p." + column) +
                                                 " * " + traits_.millionth));
        out_.add(" AS ").add(column);
      }
    }
    out_.add(
        "\n  FROM bill_names AS n\n  INNER JOIN bill_prices AS p ON p.prices "
        "= n.prices\n),\n");
  }

  // What the table says, by the names of the query's own.
  void write_source() {
    const Mapping* mapping = options_.mapping;
    const MappedColumns* mapped =
        mapping == nullptr ? nullptr : mapping->find(options_.dialect);
    constexpr std::string_view kAs[] = {
        "", "bill_asked", "bill_at", "bill_hit", "bill_miss", "bill_output"};
    out_.add("bill_source AS (\n  SELECT t.*");
    for (std::size_t i = 1; i < kNames; ++i) {
      out_.add(",\n    ");
      if (mapped == nullptr) {
        out_.add("t.").name(options_.names[i]);
      } else {
        const std::string_view expressions[] = {{},           mapped->model,
                                                mapped->at,   mapped->hit,
                                                mapped->miss, mapped->output};
        out_.add(expressions[i]);
      }
      out_.add(" AS ").add(kAs[i]);
    }
    out_.add("\n  FROM ").name(options_.names[0]).add(" AS t");
    if (mapping != nullptr) {
      out_.add(mapping->after_table);
      if (!mapping->where.empty()) out_.add("\n  WHERE ").add(mapping->where);
    }
    out_.add("\n),\n");
  }

  void write_input() {
    const TimeKind time =
        options_.mapping != nullptr ? options_.mapping->time : options_.time;
    out_.add("bill_input AS (\n  SELECT s.*,\n    ");
    out_.add(substitute(time == TimeKind::timestamp      ? traits_.seconds
                        : time == TimeKind::milliseconds ? traits_.milliseconds
                                                         : "?",
                        "s.bill_at"));
    out_.add(" AS bill_second,\n    ");
    write_lookup();
    out_.add(" AS bill_name\n  FROM bill_source AS s").add(traits_.fence);
    out_.add("\n),\n");
  }

  void write_lookup() {
    if (tables_.lookups.empty()) {
      out_.add("s.bill_asked");
      return;
    }
    const std::string asked = substitute(traits_.text, "s.bill_asked");
    out_.add("CASE");
    for (const Pattern& pattern : tables_.lookups) {
      out_.add("\n      WHEN ");
      if (pattern.prefix) {
        out_.add(prefix_test(asked, pattern.name));
      } else {
        out_.add(asked).add(" = ").literal(pattern.name);
      }
      out_.add(" THEN ").literal(pattern.text());
    }
    out_.add("\n      ELSE s.bill_asked END");
  }

  std::string prefix_test(std::string_view asked, std::string_view name) const {
    std::string text;
    for (const char c : std::string_view(traits_.prefix)) {
      if (c == '?') {
        text += asked;
      } else if (c == '#') {
        text += literal_of(traits_, name);
      } else if (c == 'n' && text.ends_with(", ")) {
        text += to_string(name.size());
      } else {
        text += c;
      }
    }
    return text;
  }

  // What is wrong with the row itself. Where a count is no count, no price is
  // looked up.
  void write_checks() {
    out_.add("bill_checks AS (\n  SELECT i.*,\n    ");
    out_.add(
        "CASE WHEN i.bill_asked IS NOT NULL AND i.bill_second IS NOT NULL"
        "\n        AND ");
    out_.add(each_count(traits_.in_range, " AND "));
    out_.add("\n        AND ");
    out_.add(each_count("? = " + std::string(traits_.whole), " AND "))
        .add(" THEN NULL");
    out_.add(
        "\n      WHEN i.bill_asked IS NULL THEN 'no_model'"
        "\n      WHEN i.bill_second IS NULL THEN 'no_instant'\n      WHEN ");
    out_.add(each_count("? IS NULL", " OR "));
    out_.add(" THEN 'no_usage'\n      WHEN ");
    out_.add(each_count("? < 0", " OR "));
    out_.add(" THEN 'negative_number'\n      WHEN ");
    out_.add(each_count("? > 9223372036854775807", " OR "));
    out_.add(" THEN 'out_of_range'\n      ELSE 'not_whole' END AS bill_fault");
    write_clocks(book_, options_.card, out_);
    out_.add("\n  FROM bill_input AS i\n),\n");
  }

  static std::string each_count(std::string_view condition,
                                std::string_view between) {
    std::string text;
    for (const std::string_view count : kCounts) {
      if (!text.empty()) text += between;
      text += substitute(condition, "i.bill_" + std::string(count));
    }
    return text;
  }

  void write_hours() {
    out_.add("bill_hours AS (\n  SELECT c.*,\n    ");
    write_card(book_, options_.card, out_);
    out_.add(" AS bill_card,\n    ");
    write_period(tables_.starts, out_);
    out_.add(" AS bill_period,\n    ");
    write_band(book_, options_.card, out_);
    out_.add(" AS bill_band\n  FROM bill_checks AS c\n),\n");
  }

  // tokens × price, summed over the buckets.
  std::string sum_of(std::string_view prefix) const {
    std::string sum;
    for (const std::string_view count : kCounts) {
      if (!sum.empty()) sum += " + ";
      sum += substitute(traits_.tokens, "h.bill_" + std::string(count));
      sum += " * r.";
      sum += prefix;
      sum += count;
    }
    return sum;
  }

  void write_bound(std::string_view prefix, const char* choice,
                   std::string_view column) {
    std::string sum = sum_of(prefix);
    if (!tables_.ordered) {
      sum = choice + sum_of("") + ",\n      " + sum_of("high_") + ")";
    }
    out_.add(",\n    ").add(substitute(traits_.amount, sum)).add(" AS ");
    out_.add(amount(column));
  }

  // The join is on nothing but equalities, so that engines hash it.
  void write_bounds() {
    out_.add("bill_bounds AS (\n  SELECT").add(traits_.broadcast);
    out_.add(" h.*, r.model AS bill_model");
    write_bound("", traits_.least, "bill_low");
    write_bound("high_", traits_.greatest, "bill_high");
    out_.add(
        ",\n    CASE WHEN h.bill_fault IS NOT NULL THEN h.bill_fault"
        "\n      WHEN ");
    if (options_.card == nullptr) {
      out_.add("h.bill_second < ");
      out_.number(book_.cards[0].effective_from.seconds());
      out_.add(" THEN 'before_first_card'\n      WHEN ");
    }
    if (traits_.scaled) {
      out_.add("typeof(").add(sum_of("")).add(") = 'real'\n        OR typeof(");
      out_.add(sum_of("high_")).add(") = 'real' THEN 'overflow'\n      WHEN ");
    }
    out_.add(
        "r.status IS NULL THEN 'unknown_model'\n      ELSE r.status END AS "
        "bill_status"
        "\n  FROM bill_hours AS h"
        "\n  LEFT JOIN bill_rates AS r ON r.name = ");
    out_.add(substitute(traits_.text, "h.bill_name"));
    out_.add(
        " AND r.period = h.bill_period AND r.band = h.bill_band"
        "\n)\n");
  }

  void write_answer() {
    out_.add("SELECT b.*, CASE WHEN b.bill_status = 'ok' THEN b.");
    out_.add(amount("bill_low")).add(" END AS ").add(amount("bill_amount"));
    out_.add("\nFROM bill_bounds AS b\n");
  }

  const RateBook& book_;
  const Options& options_;
  const Tables& tables_;
  const Traits& traits_;
  Writer out_;
};

}  // namespace

Result<std::string> query(const RateBook& book, const Options& options) {
  Errors errors;
  check_names(options, errors);
  if (options.mapping != nullptr &&
      options.mapping->find(options.dialect) == nullptr) {
    errors.push_back(Error(ErrorCode::unknown_choice, "/dialect",
                           name_of(options.dialect),
                           options.mapping->dialects()));
  }
  const Tables tables = tables_of(book, options.currency, options.card);
  if (!tables.priced) {
    errors.push_back(Error(ErrorCode::currency_not_listed, "/currency",
                           code_of(options.currency)));
  }
  if (!errors.empty()) return errors;
  return QueryWriter(book, options, tables).write();
}

}  // namespace deepseek_cost::sql
