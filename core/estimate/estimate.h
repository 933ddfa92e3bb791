// What a scenario costs on one rate card: exactly, with its working.
//
//   month tokens of a bucket and band = requests × tokens per request × share
//   amount                            = tokens × price
//
// Every figure is an exact fraction of 10^-12 currency units (Ratio); rounding
// is left to whoever writes it down. Lines add up to the bucket totals and to
// the month, always. Where many workloads have different hours, the common
// denominator of their shares at peak outgrows 128 bits: then the tokens sent
// at peak are rounded to 10^-12 of a token (`coarse`), which moves no total by
// 10^-15 of the currency.
//
// Where the holidays of the month are not published, a workload's peak share
// lies between two bounds; then the figures are those of the dearer bound and
// `low` is what the cheaper one comes to.
//
// Averages per request over several workloads weigh each by its requests; where
// no requests are made at all, each workload counts once.
#ifndef DEEPSEEK_COST_CORE_ESTIMATE_ESTIMATE_H_
#define DEEPSEEK_COST_CORE_ESTIMATE_ESTIMATE_H_

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "core/base/result.h"
#include "core/number/ratio.h"
#include "core/rates/rate_book.h"
#include "core/scenario/scenario.h"
#include "core/scenario/schedule.h"

namespace deepseek_cost {

// More requests a month than this draw a warning: 2,500 requests in flight, as
// many as an account has, would have to end within 0.7 s each, all day long.
inline constexpr std::int64_t kManyRequests = 10000000000;

// One figure for each bucket, in the order hit, miss, output.
struct PerBucket {
  Ratio of[kBuckets];

  const Ratio& at(Bucket bucket) const {
    return of[static_cast<std::size_t>(bucket)];
  }
  Ratio& at(Bucket bucket) { return of[static_cast<std::size_t>(bucket)]; }
  Ratio total() const { return of[0] + of[1] + of[2]; }
};

// tokens × price = amount, for one bucket and band of one workload's month.
struct EstimateLine {
  std::size_t workload = 0;
  Bucket bucket = Bucket::hit;
  Band band = Band::flat;
  Ratio tokens;
  Price price;
  Ratio amount;
};

// What a month costs by the hours in which its requests are made.
struct BandSplit {
  Ratio off_peak;      // the part of the month's amount billed off-peak
  Ratio peak;          // … and at peak
  Ratio all_off_peak;  // the month if every request were made off-peak
  Ratio all_peak;      // … at peak
};

struct ModelEstimate {
  const CardModel* model = nullptr;
  std::vector<EstimateLine> lines;  // without lines of no tokens
  PerBucket amounts;                // of the month
  Ratio month;
  Ratio per_request;
  // Per token of input, at this hit share and these hours; nothing where no
  // input is sent.
  std::optional<Ratio> input_price;
  Ratio no_cache_month;  // if no input were held by the cache
  std::optional<BandSplit> bands;
  std::vector<Ratio> workload_months;

  // The same at the cheaper bound, where the peak share lies between two.
  struct Low {
    Ratio month;
    Ratio per_request;
    PerBucket amounts;
    std::vector<Ratio> workload_months;
    // The month with the most hours at peak that there may be, and the fewest.
    Ratio most_peak;
    Ratio fewest_peak;
  };
  std::optional<Low> low;
  Ratio low_month() const { return low ? low->month : month; }
  Ratio low_per_request() const { return low ? low->per_request : per_request; }

  // The bucket that costs most; nothing where nothing costs.
  std::optional<Bucket> dominant() const;
};

struct WorkloadEstimate {
  Ratio requests;                       // a month
  PerBucket tokens;                     // a month
  std::optional<PeakShare> peak_share;  // nothing on a card without bands
};

struct Estimate {
  const RateCard* card = nullptr;
  std::optional<Instant> card_until;  // excluded; nothing for the newest card
  Currency currency = Currency::usd;
  Ratio days;  // of the month
  // The hours of the month by what the card's rule calls them; nothing on a
  // card without bands. Those of unpublished holidays are in `unknown_hours`.
  std::optional<Ratio> peak_hours;
  Ratio unknown_hours;
  std::optional<PeakShare> peak_share;  // of all requests
  bool coarse = false;                  // are tokens at peak rounded to 10^-12?
  Ratio month_requests;
  PerBucket month_tokens;
  PerBucket request_tokens;
  std::vector<WorkloadEstimate> workloads;
  std::vector<ModelEstimate> models;  // flash before pro
  Errors warnings;
};

// `path` is where the scenario stands in the request ("/scenario").
// Errors: unknown_card, currency_not_listed, overflow; output_over_limit,
// context_over_limit and those of a run where a compared model does not take
// it.
Result<Estimate> make_estimate(const RateBook& book, const Scenario& scenario,
                               const std::string& path);

// The models of a card that an estimate compares: the first Flash and the first
// Pro; on a card without one of them, its first models up to two.
class ComparedModels {
 public:
  explicit ComparedModels(const RateCard& card);
  std::size_t size() const { return size_; }
  const CardModel* operator[](std::size_t index) const { return list_[index]; }
  const CardModel* const* begin() const { return list_.data(); }
  const CardModel* const* end() const { return list_.data() + size_; }

 private:
  std::array<const CardModel*, 2> list_{};
  std::size_t size_ = 0;
};

// The cheaper against the dearer of the first two models.
struct ModelDifference {
  const ModelEstimate* cheaper = nullptr;
  const ModelEstimate* dearer = nullptr;
  Ratio difference;            // a month; the larger of two bounds
  std::optional<Ratio> low;    // the smaller one, where there are two
  std::optional<Ratio> ratio;  // dearer / cheaper; nothing if that is free
};
std::optional<ModelDifference> difference_of(const Estimate& estimate);

// A part in percent of a whole; 0 where the whole is 0.
Ratio percent_of(const Ratio& part, const Ratio& whole);

}  // namespace deepseek_cost

#endif  // DEEPSEEK_COST_CORE_ESTIMATE_ESTIMATE_H_
