// Reading and checking rate books: the one that is compiled in and those of
// users go through the same door. The format is described by
// core/rates/rate_book.schema.json; this loader checks what a schema cannot
// say: that references exist, cards follow one another, names do not overlap,
// windows do not overlap and prices are exact.
//
// Every error is reported, each with its JSON path:
//
//   {"format": 1, "cards": [{"id": "a", ... "prices": {"USD":
//       {"flat": ["-1", "0.14", "0.1234567"]}} ...}]}
//   → negative_number at /cards/0/models/0/prices/USD/flat/0
//     too_precise     at /cards/0/models/0/prices/USD/flat/2
#ifndef DEEPSEEK_COST_CORE_RATES_LOAD_LOAD_H_
#define DEEPSEEK_COST_CORE_RATES_LOAD_LOAD_H_

#include <string_view>

#include "core/base/result.h"
#include "core/json/value.h"
#include "core/rates/rate_book.h"

namespace deepseek_cost {

// Counts beyond these are refused (too_many) before they cost anything.
struct RateBookLimits {
  static constexpr std::size_t kSources = 200;
  static constexpr std::size_t kPriceLists = 200;
  static constexpr std::size_t kCalendars = 8;
  static constexpr std::size_t kYears = 50;
  static constexpr std::size_t kDaysOff = 100;  // ranges a year
  static constexpr std::size_t kPeakRules = 32;
  static constexpr std::size_t kWindows = 24;
  static constexpr std::size_t kCards = 200;
  static constexpr std::size_t kModels = 32;  // a card
  static constexpr std::size_t kTools = 32;   // a card
  static constexpr std::size_t kNames = 500;
  static constexpr std::size_t kCancelled = 50;
  static constexpr std::size_t kReferences = 20;  // sources of one thing
  static constexpr std::size_t kIdBytes = 64;
  static constexpr std::size_t kNameBytes = 128;
  static constexpr std::size_t kTextBytes = 400;
  static constexpr std::size_t kErrors = 1000;  // the rest is not listed
};

// At most 1 MiB of text (json::Limits) and 16 levels.
Result<RateBook> parse_rate_book(std::string_view text);

// `path` is where the book stands in a larger request ("/book").
Result<RateBook> read_rate_book(const json::Value& book, std::string_view path);

}  // namespace deepseek_cost

#endif  // DEEPSEEK_COST_CORE_RATES_LOAD_LOAD_H_
