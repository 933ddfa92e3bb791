#include "core/rates/load/load.h"

#include <algorithm>
#include <utility>

#include "core/base/ascii.h"
#include "core/base/utf8.h"
#include "core/json/parse.h"
#include "core/json/pointer.h"
#include "core/rates/load/sections.h"

namespace deepseek_cost {
namespace {

constexpr std::size_t kMostDepth = 16;

// Addresses become links on a page: nothing but https, and no character that
// an address does not have.
bool is_good_url(std::string_view url) {
  if (!url.starts_with("https://")) return false;
  for (const char c : url) {
    if (c <= ' ' || c == 0x7F || c == '"' || c == '<' || c == '>' ||
        c == '\\' || c == '`') {
      return false;
    }
  }
  return true;
}

// Which of two members with one key was meant cannot be known.
void report_repeated_keys(const json::Value& value, const std::string& path,
                          Errors& errors) {
  std::vector<std::string_view> keys;
  for (const json::Member& member : value.members) keys.push_back(member.key);
  std::sort(keys.begin(), keys.end());
  for (std::size_t i = 1; i < keys.size(); ++i) {
    if (keys[i] != keys[i - 1] || (i > 1 && keys[i] == keys[i - 2])) continue;
    if (errors.size() > RateBookLimits::kErrors) return;
    errors.push_back({ErrorCode::duplicate_key,
                      json::member_path(path, keys[i]), shortened(keys[i]),
                      ""});
  }
  for (const json::Member& member : value.members) {
    report_repeated_keys(member.value, json::member_path(path, member.key),
                         errors);
  }
  for (std::size_t i = 0; i < value.items.size(); ++i) {
    report_repeated_keys(value.items[i], json::item_path(path, i), errors);
  }
}

}  // namespace

Result<RateBook> RateBookReader::read(const json::Value& document) {
  json::ObjectReader top(document, path_, errors_);
  const json::Value* format = top.required("format");
  if (format != nullptr &&
      (format->kind != json::Value::Kind::number || format->text != "1")) {
    top.fail(ErrorCode::unsupported_format, "format", describe(*format),
             Phrase::format_1);
  }
  book_.id = text(top, "id");
  book_.name = label(top, "name", "name_zh");
  if (book_.id.empty()) book_.id = "custom";
  if (book_.name.en.empty()) book_.name.en = book_.id;
  book_.checked = checked(top, "checked");
  read_sources(top);
  read_price_lists(top);
  read_calendars(top);
  read_peak_rules(top);
  read_cards(top);
  read_names(top);
  read_cancelled(top);
  if (const auto chosen = top.text("default_card")) {
    book_.default_card = *chosen;
    if (book_.find_card(*chosen) == nullptr) {
      top.fail(ErrorCode::unknown_card, "default_card", *chosen);
    }
  } else if (!book_.cards.empty()) {
    book_.default_card = book_.cards.back().id;
  }
  top.finish();
  if (errors_.empty()) return std::move(book_);
  const std::size_t found = errors_.size();
  if (found > RateBookLimits::kErrors) {
    errors_.erase(errors_.begin() + RateBookLimits::kErrors, errors_.end());
    fail(ErrorCode::too_many, path_, {Phrase::errors, to_string(found)},
         to_string(RateBookLimits::kErrors));
  }
  return std::move(errors_);
}

void RateBookReader::read_sources(json::ObjectReader& top) {
  const json::Value* all = top.optional("sources");
  if (all == nullptr) return;
  const std::string path = top.path_of("sources");
  if (all->kind != json::Value::Kind::object) {
    fail(ErrorCode::wrong_type, path, describe(*all), Phrase::an_object);
    return;
  }
  if (!few_enough(all->members.size(), RateBookLimits::kSources, path)) return;
  for (const auto& [key, value] : all->members) {
    const std::string place = json::member_path(path, key);
    if (!is_good_id(key)) {
      fail(ErrorCode::out_of_range, place, key, Phrase::id_characters);
    }
    json::ObjectReader reader(value, place, errors_);
    Source& source = book_.sources.emplace_back();
    source.id = key;
    source.url = text(reader, "url");
    source.title = text(reader, "title");
    source.title_zh = text(reader, "title_zh");
    source.checked = checked(reader, "checked");
    if (!source.url.empty() && !is_good_url(source.url)) {
      reader.fail(ErrorCode::out_of_range, "url", source.url,
                  Phrase::https_address);
    }
    if (source.url.empty() && source.title.empty() &&
        value.kind == json::Value::Kind::object) {
      reader.fail(ErrorCode::missing_field, "url", "url");
    }
    reader.finish();
  }
}

void RateBookReader::read_cancelled(json::ObjectReader& top) {
  const std::string path = top.path_of("cancelled");
  std::size_t index = 0;
  for (const json::Value& item :
       items(top, "cancelled", false, RateBookLimits::kCancelled)) {
    json::ObjectReader reader(item, json::item_path(path, index++), errors_);
    CancelledChange& change = book_.cancelled.emplace_back();
    change.id = id(reader);
    if (reader.required("planned_for") != nullptr) {
      change.planned_for = instant(reader, "planned_for").value_or(Instant());
    }
    change.announced = checked(reader, "announced");
    change.cancelled = checked(reader, "cancelled");
    change.label = label_or_id(reader, change.id);
    change.sources = sources(reader);
    reader.finish();
  }
}

Result<RateBook> read_rate_book(const json::Value& book,
                                std::string_view path) {
  return RateBookReader(path).read(book);
}

Result<RateBook> parse_rate_book(std::string_view text) {
  json::Limits limits{.depth = kMostDepth};
  Result<json::Value> document = json::parse(text, limits);
  Errors errors;
  if (!document) {
    // Repeated keys are all named, each with its place.
    limits.repeated_keys = true;
    document = json::parse(text, limits);
    if (!document) return document.errors();
    report_repeated_keys(*document, "", errors);
  }
  Result<RateBook> book = read_rate_book(*document, "");
  if (errors.empty()) return book;
  if (book) return errors;
  const auto is_said = [said = errors.size(), &errors](const Error& error) {
    const auto end = errors.begin() + static_cast<std::ptrdiff_t>(said);
    return std::any_of(errors.begin(), end, [&](const Error& other) {
      return other.code == error.code && other.where == error.where;
    });
  };
  for (const Error& error : book.errors()) {
    if (!is_said(error)) errors.push_back(error);
  }
  return errors;
}

}  // namespace deepseek_cost
