// What most requests begin with: the rate book, the currency, the scenario.
#ifndef DEEPSEEK_COST_CORE_API_REQUEST_H_
#define DEEPSEEK_COST_CORE_API_REQUEST_H_

#include <memory>
#include <optional>

#include "core/base/result.h"
#include "core/json/object_reader.h"
#include "core/json/value.h"
#include "core/link/link_v1.h"
#include "core/number/money.h"
#include "core/rates/built_in/built_in_rates.h"
#include "core/rates/rate_book.h"
#include "core/scenario/scenario.h"

namespace deepseek_cost {

// The request's own book, in its field "book", or else the built-in one. Errors
// of its own book go to the reader's.
//
// A page sends its book with every call. The last book that was found good is
// kept, so that it is checked once and not at every key that is pressed.
class BookOfRequest {
 public:
  explicit BookOfRequest(json::ObjectReader& reader);

  bool is_custom() const { return custom_ != nullptr; }
  const RateBook& operator*() const {
    return custom_ != nullptr ? *custom_ : built_in_rate_book();
  }
  const RateBook* operator->() const { return &**this; }

 private:
  std::shared_ptr<const RateBook> custom_;
};

// The currency at "currency"; `fallback` where it is absent, and an error where
// it is wrong or, without a fallback, missing.
Currency read_currency(json::ObjectReader& reader,
                       std::optional<Currency> fallback);

// The mark {name, fingerprint} of a book that is not carried along.
link::BookMark read_book_mark(const json::Value& value, Errors& errors);

// Refuses (prices_absent) where the request's "custom_book" marks another book
// than the one that it would be answered with: whoever has decoded a link, and
// hands its mark on, gets no amounts at other prices than the sender's.
void require_marked_book(json::ObjectReader& reader, const json::Value& request,
                         bool is_custom);

// The request {scenario, book?} of a call about a scenario, and whatever else
// the call reads from it:
//
//   ScenarioRequest read(request);
//   const std::int64_t points = read.reader.count("points", 100, 10);
//   if (!read.complete()) return read.errors;
struct ScenarioRequest {
  explicit ScenarioRequest(const json::Value& request);
  ScenarioRequest(const ScenarioRequest&) = delete;
  ScenarioRequest& operator=(const ScenarioRequest&) = delete;

  // Reports what nothing has read; whether there are no errors.
  bool complete();

  Errors errors;
  json::ObjectReader reader;
  const BookOfRequest book;
  const Scenario scenario;
};

}  // namespace deepseek_cost

#endif  // DEEPSEEK_COST_CORE_API_REQUEST_H_
