// What a buyer describes.
//
// A Workload is one kind of request: how many tokens it sends and gets back,
// how much of the input the cache already holds, how often it is made, and
// when. A Scenario is everything the calculator's state holds: the rate card
// and the currency it is pinned to, the month, and the workloads. A share link
// carries exactly a Scenario.
//
//   1,500 tokens in at 70 % hits   → 1,050 hit and 450 miss tokens a request
//   333 requests a day             → 333 × 365/12 = 10,128.75 in a month
//
// An average month is a twelfth of a year of 365 days. A calendar month has its
// own days; a count of requests per month is that month's.
#ifndef DEEPSEEK_COST_CORE_SCENARIO_WORKLOAD_H_
#define DEEPSEEK_COST_CORE_SCENARIO_WORKLOAD_H_

#include <bitset>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"
#include "core/number/money.h"
#include "core/number/ratio.h"
#include "core/number/units.h"
#include "core/scenario/buyer_inputs.h"
#include "core/scenario/prefix_cache.h"
#include "core/time/peak_minutes.h"

namespace deepseek_cost {

// Limits of what can be described at all. A model's own context and maximum
// output are checked where the model is known (core/estimate/estimate.h).
inline constexpr std::int64_t kMostTokensPerRequest = 1000000000;
inline constexpr std::int64_t kMostRequests = 1000000000000000;
inline constexpr std::size_t kMostWorkloads = 50;
inline constexpr std::size_t kLongestName = 60;  // code points
inline constexpr int kEarliestUtcOffset = -720;  // minutes: UTC-12:00
inline constexpr int kLatestUtcOffset = 840;     // minutes: UTC+14:00

// What `Workload::requests` is counted per.
enum class Period : std::uint8_t { minute, hour, day, month };

// The hours in which requests are made.
//   even          at every hour of every day alike
//   office_…      09:00–18:00 local time, Monday to Friday
//   grid          evenly over the painted hours of a week
//   peak_share    no hours given: this share of the requests is at peak time
enum class UsageHoursKind : std::uint8_t {
  even,
  office_china,
  office_europe,
  office_us_east,
  office_us_west,
  grid,
  peak_share
};

struct UsageHours {
  UsageHoursKind kind = UsageHoursKind::even;
  std::bitset<kHoursPerWeek> grid;  // grid: bit 0 = Monday 00:00–01:00
  int utc_offset_minutes = 480;     // grid: the clock its hours are read on
  PartsPerMillion peak_share;       // peak_share

  friend bool operator==(const UsageHours&, const UsageHours&) = default;
};

// Which of the compared models a workload is meant for.
enum class ModelChoice : std::uint8_t { none, flash, pro };

struct Workload {
  std::string name;     // may be empty
  Tokens input;         // per request
  PartsPerMillion hit;  // share of the input that the cache holds
  Tokens output;        // per request, reasoning included
  Requests requests;    // per `per`
  Period per = Period::month;
  UsageHours hours;
  // Where the tokens follow from how requests are built from each other: then
  // `requests` counts runs of the shape (conversations, tasks, batches), and
  // input, hit and output mean nothing.
  std::optional<Shape> shape;
  // Both models are estimated whatever is assigned; assign_models
  // (core/estimate/variants.h) says what the workloads come to as assigned.
  ModelChoice model = ModelChoice::none;

  friend bool operator==(const Workload&, const Workload&) = default;
};

struct CivilMonth {
  std::int32_t year = 2026;
  std::int32_t month = 1;  // 1…12
  friend constexpr bool operator==(CivilMonth, CivilMonth) = default;
};

// Which moment of a request decides its band. The 2026 pages do not say; the
// 2025 page said “the completion timestamp of each request determines its
// pricing tier”. An estimate spreads its requests over hours and is the same
// either way; the choice travels with the scenario for what is priced singly.
enum class BandInstant : std::uint8_t { completion, start };

struct Scenario {
  std::string card;  // id of the rate card that the estimate is pinned to
  Currency currency = Currency::usd;
  std::optional<CivilMonth> month;  // nothing: an average month
  BandInstant instant = BandInstant::completion;
  std::vector<Workload> workloads;      // 1…kMostWorkloads
  std::optional<BuyerInputs> decision;  // what is known about the choice

  friend bool operator==(const Scenario&, const Scenario&) = default;
};

// The names on the wire: "minute", "office_us_east", "completion"…
std::string_view name_of(Period period);
std::string_view name_of(UsageHoursKind kind);
std::string_view name_of(BandInstant instant);
std::string_view name_of(ModelChoice choice);  // "" for none
std::optional<Period> period_from(std::string_view name);
std::optional<UsageHoursKind> usage_hours_from(std::string_view name);
std::optional<BandInstant> band_instant_from(std::string_view name);
std::optional<ModelChoice> model_choice_from(std::string_view name);

// All of the names, for messages: "minute, hour, day, month".
std::string period_names();
std::string usage_hours_names();
std::string band_instant_names();
std::string model_choice_names();

// "2026-12", in the years 2000 to 2099 (errors: invalid_month, out_of_range).
Result<CivilMonth> read_month(std::string_view text);
std::string format_month(CivilMonth month);

// A week as 42 hexadecimal digits, Monday 00:00 the highest bit of the first
// (errors: invalid_grid, nothing_painted).
Result<std::bitset<kHoursPerWeek>> read_grid(std::string_view text);
std::string format_grid(const std::bitset<kHoursPerWeek>& grid);

// A name, a card's id or any other label of a scenario: at most kLongestName
// code points, no controls (errors: too_long, control_character).
std::optional<Error> check_label(std::string_view text);

// 365/12, or the days of the calendar month.
Ratio days_of(const std::optional<CivilMonth>& month);
Ratio requests_in(const Ratio& days, const Workload& workload);

// The tokens of one request by bucket, or of one run of a shape. A share need
// not divide the tokens, so these are exact fractions; hit and miss always add
// up to the input.
struct RequestTokens {
  Ratio hit;
  Ratio miss;
  Ratio output;
};
RequestTokens tokens_of(const Workload& workload);

// How many requests the API sees for each of `requests`.
std::int64_t requests_per_run(const Workload& workload);

// Puts a share of hits in the place of what is given or derived.
void set_hit(Workload& workload, PartsPerMillion hit);

}  // namespace deepseek_cost

#endif  // DEEPSEEK_COST_CORE_SCENARIO_WORKLOAD_H_
