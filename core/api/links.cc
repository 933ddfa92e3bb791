// The calls about share links: encodeLink and decodeLink.
#include "core/api/handlers.h"
#include "core/api/request.h"
#include "core/base/utf8.h"
#include "core/link/envelope.h"
#include "core/link/repair.h"
#include "core/link/share_link.h"
#include "core/scenario/json/scenario_json.h"
#include "core/scenario/labels.h"

namespace deepseek_cost {
namespace {

Errors placed_at(const Errors& errors, std::string_view path) {
  Errors placed = errors;
  for (Error& error : placed) error.where = path;
  return placed;
}

// A label of a link holds less than a book's name may.
std::string as_label(std::string_view name) {
  std::string label;
  for (std::size_t count = 0; !name.empty() && count < kLongestName; ++count) {
    const std::string_view before = name;
    const std::optional<char32_t> c = take_code_point(name);
    if (!c) break;
    if (!is_control(*c)) label += before.substr(0, before.size() - name.size());
  }
  return label;
}

}  // namespace

Errors handle_encode_link(const json::Value& request, json::Writer& out) {
  ScenarioRequest read(request);
  auto& [errors, reader, book, scenario] = read;
  link::Content content;
  content.scenario = scenario;
  if (const json::Value* mark = reader.optional("custom_book")) {
    content.book = read_book_mark(*mark, errors);
  } else if (book.is_custom()) {
    content.book = {as_label(book->name.en),
                    link::fingerprint_of_book(*request.find("book"))};
  }
  if (!read.complete()) return errors;
  const Result<std::string> fragment = link::encode(content);
  if (!fragment) return placed_at(fragment.errors(), "/scenario");
  out.field("fragment", *fragment);
  return {};
}

Errors handle_decode_link(const json::Value& request, json::Writer& out) {
  Errors errors;
  json::ObjectReader reader(request, "", errors);
  const std::string_view fragment = reader.required_text("fragment");
  const auto checksum = reader.choice("checksum", link::Checksum::required);
  reader.finish();
  if (!errors.empty()) return errors;
  const Result<link::Decoded> link = link::decode(fragment, checksum);
  if (!link) return placed_at(link.errors(), "/fragment");
  out.key("scenario");
  write_scenario(link->content.scenario, out);
  out.key("repaired").begin_array();
  for (const std::string_view repair : link::names_of_repairs(link->repairs)) {
    out.value(repair);
  }
  out.end_array();
  if (const std::optional<link::BookMark>& mark = link->content.book) {
    out.key("custom_book")
        .begin_object()
        .field("name", mark->name)
        .field("fingerprint", mark->fingerprint)
        .end_object();
  }
  return {};
}

}  // namespace deepseek_cost
