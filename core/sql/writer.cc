#include "core/sql/writer.h"

#include "core/base/ascii.h"
#include "core/base/utf8.h"

namespace deepseek_cost::sql {
namespace {

// PostgreSQL cuts longer names off, and would then read another column.
constexpr std::size_t kMostNameBytes = 63;

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

bool is_part(std::string_view part) {
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

bool is_plain(char c) {
  return static_cast<unsigned char>(c) >= 0x20 &&
         std::string_view("'\\${\x7F").find(c) == std::string_view::npos;
}

std::string_view type_of(const Traits& traits, ListColumn::Kind kind) {
  switch (kind) {
    case ListColumn::Kind::text:
      return traits.text_type;
    case ListColumn::Kind::optional_text:
      return traits.optional_text_type;
    case ListColumn::Kind::integer:
      return traits.integer_type;
  }
  return {};
}

}  // namespace

bool is_identifier(std::string_view path, int most_parts) {
  while (most_parts-- > 0) {
    const std::size_t dot = most_parts > 0 ? path.find('.') : path.npos;
    if (!is_part(path.substr(0, dot))) return false;
    if (dot == path.npos) return true;
    path.remove_prefix(dot + 1);
  }
  return false;
}

std::string literal_of(const Traits& traits, std::string_view text) {
  std::string written;
  std::size_t parts = 0;
  for (std::size_t at = 0; at < text.size() || parts == 0;) {
    if (parts++ > 0) written += traits.concat_comma;
    if (at < text.size() && !is_plain(text[at])) {
      const int code = static_cast<unsigned char>(text[at++]);
      written += substitute(traits.chr, to_string(code));
      continue;
    }
    const std::size_t begin = at;
    while (at < text.size() && is_plain(text[at])) ++at;
    written += '\'';
    written += text.substr(begin, at - begin);
    written += '\'';
  }
  if (parts == 1) return written;
  return traits.concat_open + written + ")";
}

Writer& Writer::add(std::string_view text) {
  text_ += text;
  return *this;
}

Writer& Writer::number(std::int64_t number) { return add(to_string(number)); }

Writer& Writer::literal(std::string_view text) {
  return add(literal_of(traits_, text));
}

Writer& Writer::name(std::string_view path) {
  text_ += traits_.quote;
  for (const char c : path) {
    if (c == '.') {
      text_ += traits_.quote;
      text_ += '.';
      text_ += traits_.quote;
    } else {
      text_ += c;
    }
  }
  text_ += traits_.quote;
  return *this;
}

void Writer::begin_list(std::string_view name,
                        std::span<const ListColumn> columns) {
  columns_ = columns;
  rows_ = 0;
  add(name);
  const ListForm form = traits_.lists;
  const bool named =
      form == ListForm::values || form == ListForm::select_values;
  const bool typed =
      form == ListForm::unnest || form == ListForm::values_function;
  if (named) add("(");
  if (form == ListForm::unnest) {
    add(" AS (SELECT * FROM UNNEST(ARRAY<STRUCT<");
  }
  if (form == ListForm::values_function) add(" AS (SELECT * FROM values('");
  for (std::size_t i = 0; (named || typed) && i < columns.size(); ++i) {
    if (i > 0) add(", ");
    add(columns[i].name);
    if (typed) add(" ").add(type_of(traits_, columns[i].kind));
  }
  switch (form) {
    case ListForm::values:
      add(") AS (VALUES");
      break;
    case ListForm::select_values:
      add(") AS (SELECT * FROM (VALUES");
      break;
    case ListForm::union_all:
      add(" AS (");
      break;
    case ListForm::unnest:
      add(">>[");
      break;
    case ListForm::values_function:
      add("',");
      break;
  }
}

void Writer::begin_row() {
  const bool selects = traits_.lists == ListForm::union_all;
  if (rows_++ > 0) add(selects ? " UNION ALL" : ",");
  add(selects ? "\n  SELECT " : "\n  (");
  items_ = 0;
}

// Where rows are SELECTs, the first one names the columns.
void Writer::end_item() {
  if (traits_.lists == ListForm::union_all && rows_ == 1) {
    add(" AS ").add(columns_[items_ - 1].name);
  }
}

Writer& Writer::item() {
  if (items_ > 0) {
    end_item();
    add(", ");
  }
  ++items_;
  return *this;
}

void Writer::end_row() {
  end_item();
  if (traits_.lists != ListForm::union_all) add(")");
}

void Writer::end_list() {
  switch (traits_.lists) {
    case ListForm::values:
    case ListForm::union_all:
      add("\n)");
      break;
    case ListForm::select_values:
    case ListForm::values_function:
      add("\n))");
      break;
    case ListForm::unnest:
      add("\n]))");
      break;
  }
}

}  // namespace deepseek_cost::sql
