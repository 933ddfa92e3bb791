// The rate book that a request works with.
#ifndef DEEPSEEK_COST_CORE_API_BOOK_OF_REQUEST_H_
#define DEEPSEEK_COST_CORE_API_BOOK_OF_REQUEST_H_

#include <optional>

#include "core/json/object_reader.h"
#include "core/number/money.h"
#include "core/rates/built_in/built_in_rates.h"
#include "core/rates/rate_book.h"

namespace deepseek_cost {

// The request's own book, in its field "book", or else the built-in one. Errors
// of its own book go to the reader's.
class BookOfRequest {
 public:
  explicit BookOfRequest(json::ObjectReader& reader);

  bool is_custom() const { return custom_.has_value(); }
  const RateBook& operator*() const {
    return custom_ ? *custom_ : built_in_rate_book();
  }
  const RateBook* operator->() const { return &**this; }

 private:
  std::optional<RateBook> custom_;
};

// The currency at "currency"; `fallback` where it is absent, and an error where
// it is wrong or, without a fallback, missing.
Currency read_currency(json::ObjectReader& reader,
                       std::optional<Currency> fallback);

}  // namespace deepseek_cost

#endif  // DEEPSEEK_COST_CORE_API_BOOK_OF_REQUEST_H_
