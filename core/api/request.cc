#include "core/api/request.h"

#include <string>
#include <utility>

#include "core/json/writer.h"
#include "core/link/envelope.h"
#include "core/rates/load/load.h"
#include "core/scenario/json/scenario_json.h"
#include "core/scenario/labels.h"

namespace deepseek_cost {
namespace {

// The last good book of a request. Its whole text is compared, not a
// fingerprint: no two books may ever be taken for each other.
struct KeptBook {
  std::string text;
  std::shared_ptr<const RateBook> book;
};

KeptBook& kept_book() {
  static KeptBook kept;
  return kept;
}

std::string text_of(const json::Value& book) {
  json::Writer out;
  write_value(book, out);
  return out.take();
}

}  // namespace

BookOfRequest::BookOfRequest(json::ObjectReader& reader) {
  const json::Value* given = reader.optional("book");
  if (given == nullptr) return;
  KeptBook& kept = kept_book();
  std::string text = text_of(*given);
  if (kept.book == nullptr || kept.text != text) {
    Result<RateBook> read = read_rate_book(*given, reader.path_of("book"));
    if (!read) {
      for (const Error& error : read.errors()) {
        reader.errors().push_back(error);
      }
      return;
    }
    kept = {std::move(text),
            std::make_shared<const RateBook>(std::move(read).value())};
  }
  custom_ = kept.book;
}

Currency read_currency(json::ObjectReader& reader,
                       std::optional<Currency> fallback) {
  if (!fallback && reader.required("currency") == nullptr) {
    return Currency::usd;
  }
  const std::optional<std::string_view> code = reader.text("currency");
  if (!code) return fallback.value_or(Currency::usd);
  const std::optional<Currency> currency = currency_from(*code);
  if (!currency) {
    reader.fail(ErrorCode::unknown_currency, "currency", *code, "USD, CNY");
  }
  return currency.value_or(Currency::usd);
}

link::BookMark read_book_mark(const json::Value& value, Errors& errors) {
  json::ObjectReader reader(value, "/custom_book", errors);
  link::BookMark mark;
  mark.name = reader.required_text("name");
  mark.fingerprint = reader.required_text("fingerprint");
  if (const std::optional<Error> error = check_label(mark.name)) {
    reader.fail(Errors{*error}, "name");
  }
  if (mark.fingerprint.size() != link::fingerprint_of("").size()) {
    reader.fail(ErrorCode::wrong_type, "fingerprint",
                "“" + mark.fingerprint + "”", Phrase::eight_characters);
  }
  reader.finish();
  return mark;
}

void require_marked_book(json::ObjectReader& reader, const json::Value& request,
                         bool is_custom) {
  const json::Value* value = reader.optional("custom_book");
  if (value == nullptr) return;
  const std::size_t before = reader.errors().size();
  const link::BookMark mark = read_book_mark(*value, reader.errors());
  if (reader.errors().size() > before) return;
  if (is_custom &&
      link::fingerprint_of_book(*request.find("book")) == mark.fingerprint) {
    return;
  }
  reader.fail(ErrorCode::prices_absent, "custom_book", mark.name, "");
}

ScenarioRequest::ScenarioRequest(const json::Value& request)
    : reader(request, "", errors),
      book(reader),
      scenario(read_required_scenario(reader, book->default_card)) {}

bool ScenarioRequest::complete() {
  reader.finish();
  return errors.empty();
}

}  // namespace deepseek_cost
