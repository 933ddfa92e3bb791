// The bill of many requests, summed exactly and in any order.
//
// Every request is priced at its own instant by the rate book
// (core/rates/pricing.h) and added to sums by model, band, day and hour of the
// week. Requests of one model, card and band share a cell; since an amount is
// tokens × price, what the same requests would have cost otherwise (other
// model, other hours, other card) follows from the cells alone, after the fact.
#ifndef DEEPSEEK_COST_CORE_USAGE_BILL_BILL_H_
#define DEEPSEEK_COST_CORE_USAGE_BILL_BILL_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"
#include "core/number/money.h"
#include "core/rates/pricing.h"
#include "core/rates/rate_book.h"
#include "core/usage/bill/hour_sums.h"
#include "core/usage/bill/sums.h"
#include "core/usage/record/normalise.h"

namespace deepseek_cost::usage {

// flat, off_peak, peak as in Band, and unknown.
inline constexpr std::size_t kUsageBands = 4;
inline constexpr std::size_t kUnknownBand = 3;
std::string_view usage_band_name(std::size_t band);

// A model as the log names it, and the name by which it is priced.
struct Names {
  std::string_view shown;
  std::string_view billed;
};

struct UsageBillOptions {
  Currency currency = Currency::usd;
  std::string card;  // pinned for all requests; empty: each at its own instant
  std::optional<Instant> now;
  int day_offset_minutes = 0;  // whose days are summed
  bool per_hour = false;       // sum by hour and model too
};

// Requests of one model, card and band.
struct UsageCell {
  std::size_t model = 0;  // index into UsageBill::models()
  const RateCard* card = nullptr;
  const CardModel* billed_as = nullptr;
  const PriceRow* row = nullptr;  // the higher one where the band is unknown
  const PriceRow* low = nullptr;
  std::size_t band = 0;
  bool observed = false;  // what the name means is documented nowhere
  // By the band that each instant has under the card in force at `now`; all in
  // the first where no `now` is given.
  UsageSums by_band_now[kUsageBands];

  bool empty() const {
    Int128 tokens = 0;
    for (const UsageSums& sums : by_band_now) {
      tokens += sums.hit + sums.miss + sums.output;
    }
    return tokens == 0;
  }
};

class UsageBill {
 public:
  UsageBill(const RateBook& book, UsageBillOptions options);

  struct Model {
    std::string name;       // as the log gives it
    std::string priced_as;  // the name that was looked up
    std::string billed_as;  // the latest, where it changed
    UsageSums sums;
    UsageSums unpriced;  // amount 0, and that means nothing
    std::optional<ErrorCode> unpriced_because;
    std::int64_t latest = INT64_MIN;  // when `billed_as` held
    // Of a name that is not in the rate book: what it may mean (its part behind
    // the last slash, in lower case, where all its requests have a price so),
    // and what they would come to. It is for the reader to say so.
    std::string suggested;
    std::int64_t suggested_requests = 0;
    Int128 suggested_amount = 0;

    bool suggested_for_all() const {
      return suggested_requests == unpriced.requests;
    }
  };
  struct Day {
    DayNumber day = 0;
    UsageSums sums;
    Int128 hit_amount = 0;
    Int128 miss_amount = 0;
  };

  // Adds one request, priced; or, with the reason, as unpriced. Reasons: those
  // of quote() and no_instant. The amount added stands in last_amount().
  std::optional<ErrorCode> add(const Names& names, std::optional<Instant> at,
                               const TokenUsage& usage);
  // The model of the card that the name stands for then; the name itself where
  // that has no price.
  std::string_view meaning_of(const Names& names, std::optional<Instant> at);
  // Why the last request that was not added has no price.
  const std::optional<Error>& last_refusal() const { return last_refusal_; }
  Int128 last_amount() const { return last_amount_; }
  bool last_was_observed() const { return last_was_observed_; }
  // Whether it has more tokens than one request to its model can hold, or more
  // output than one answer: the sum of several.
  bool last_was_several() const { return last_was_several_; }
  // Of the last request, had all its input been hits.
  Int128 last_amount_if_hits() const { return last_amount_if_hits_; }
  // What a request would cost, without adding it; nothing without a price.
  std::optional<Int128> amount_at(const Names& names, Instant at,
                                  const TokenUsage& usage) const;

  const RateBook& book() const { return book_; }
  const UsageBillOptions& options() const { return options_; }
  const UsageSums& totals() const { return totals_; }
  const std::vector<Model>& models() const { return models_; }
  const std::vector<UsageCell>& cells() const { return cells_; }
  std::vector<Day> days() const;  // in order
  // Monday 00:00 UTC first.
  const std::vector<UsageSums>& hours() const { return hours_; }
  const HourSums& by_hour() const { return by_hour_; }
  std::optional<Instant> first() const { return first_; }
  std::optional<Instant> last() const { return last_; }
  const RateCard* card_now() const { return card_now_; }

 private:
  // A stretch of time in which a model's requests go to one cell.
  struct Span {
    std::optional<Instant> from;
    std::optional<Instant> until;
    std::size_t cell = 0;

    bool holds_at(Instant at) const {
      return (!from || *from <= at) && (!until || at < *until);
    }
  };
  // Stretches that do not overlap, in order.
  struct Spans {
    // Leaves in `last` the stretch of that instant, or the place for it.
    bool find(Instant at);
    void insert(const Span& span);  // after a find() that failed

    std::vector<Span> spans;
    std::size_t last = 0;
  };

  void suggest(Model& model, std::optional<Instant> at,
               const TokenUsage& usage) const;
  std::size_t model_index(const Names& names);
  std::optional<ErrorCode> find_cell(std::size_t model,
                                     std::optional<Instant> at,
                                     std::size_t& cell);
  std::size_t cell_of(std::size_t model, const Quote& quote);
  std::size_t day_index(DayNumber day);
  std::size_t band_now(std::optional<Instant> at);
  void add_to_time(Instant at, const TokenUsage& usage, const UsageCell& cell,
                   Int128 high, Int128 low);

  const RateBook& book_;
  UsageBillOptions options_;
  const RateCard* card_now_ = nullptr;
  UsageSums totals_;
  std::vector<Model> models_;
  std::vector<Spans> spans_;  // one for each model
  std::vector<UsageCell> cells_;
  Spans bands_now_;  // `cell` is the band
  std::vector<Day> days_;
  std::vector<std::uint32_t> day_slots_;  // 0: none, else index + 1
  std::vector<UsageSums> hours_;
  HourSums by_hour_;
  std::size_t last_model_ = 0;
  std::size_t last_day_ = 0;
  std::optional<Instant> first_;
  std::optional<Instant> last_;
  bool last_was_observed_ = false;
  bool last_was_several_ = false;
  std::optional<Error> last_refusal_;
  Int128 last_amount_ = 0;
  Int128 last_amount_if_hits_ = 0;
};

// The days that a time in a log can lie in (core/usage/record/record.h), one
// more at each end for the zone: few enough for a table.
inline constexpr DayNumber kFirstLogDay = 19357;  // 2022-12-31
inline constexpr DayNumber kLastLogDay = 47483;   // 2100-01-02, excluded

// A log with more names than this is broken or hostile; further ones are
// summed under the last.
inline constexpr std::size_t kMostLogModels = 500;

}  // namespace deepseek_cost::usage

#endif  // DEEPSEEK_COST_CORE_USAGE_BILL_BILL_H_
