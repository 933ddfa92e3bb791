// How fast usages are priced: 10 million of one stretch of time, 10 million in
// the order of their instants over three months, and single calls.
#include <cstdio>
#include <ctime>
#include <string>
#include <vector>

#include "core/api/api.h"
#include "core/rates/built_in/built_in_rates.h"
#include "core/rates/pricing.h"

namespace deepseek_cost {
namespace {

constexpr std::size_t kUsages = 10000000;
constexpr double kLeastPerSecond = 20e6;

double cpu_seconds() {
  timespec time{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
  return static_cast<double>(time.tv_sec) +
         static_cast<double>(time.tv_nsec) * 1e-9;
}

std::vector<Usage> some_usages() {
  std::vector<Usage> usages(std::size_t{1} << 16);
  std::uint64_t state = 1;
  for (Usage& usage : usages) {
    state = state * 6364136223846793005u + 1442695040888963407u;
    usage.hit = Tokens(static_cast<std::int64_t>(state >> 44));
    usage.miss = Tokens(static_cast<std::int64_t>(state >> 50));
    usage.output = Tokens(static_cast<std::int64_t>(state >> 52));
  }
  return usages;
}

void report(const char* what, double seconds, const Money& sum) {
  const double rate = static_cast<double>(kUsages) / seconds;
  std::printf("%-44s %7.1f million/s  %5.1f × the limit  (%s)\n", what,
              rate / 1e6, rate / kLeastPerSecond, sum.exact_decimal().c_str());
}

void price_one_stretch(const std::vector<Usage>& usages) {
  const Result<Quote> quoted = quote(
      built_in_rate_book(), {.model = "deepseek-v4-pro",
                             .at = parse_instant("2026-11-06T02:00:00Z")});
  CostSum sum(Currency::usd);
  const double start = cpu_seconds();
  for (std::size_t i = 0; i < kUsages; ++i) {
    sum.add(usages[i % usages.size()], *quoted->row);
  }
  report("usages of one stretch", cpu_seconds() - start, sum.total());
}

void price_three_months(const std::vector<Usage>& usages) {
  const std::int64_t first = parse_instant("2026-08-10T00:00:00Z")->seconds();
  const std::int64_t days = 92;
  QuoteRequest request{.model = "deepseek-v4-flash"};
  Result<QuoteSpan> span = Error{ErrorCode::no_instant, "", "", ""};
  CostSum sum(Currency::usd);
  const double start = cpu_seconds();
  for (std::size_t i = 0; i < kUsages; ++i) {
    const Instant at(first + static_cast<std::int64_t>(i) * days *
                                 kSecondsPerDay /
                                 static_cast<std::int64_t>(kUsages));
    if (!span || !span->holds_at(at)) {
      request.at = at;
      span = quote_span(built_in_rate_book(), request);
    }
    sum.add(usages[i % usages.size()], *span->quote.row);
  }
  report("usages in order over three months", cpu_seconds() - start,
         sum.total());
}

void call_price() {
  const std::string request =
      R"({"model":"deepseek-v4-flash","at":"2026-11-06T02:00:00Z",)"
      R"("usage":{"hit":1024,"miss":512,"output":400},"currency":"USD"})";
  constexpr int kCalls = 100000;
  std::size_t bytes = 0;
  const double start = cpu_seconds();
  for (int i = 0; i < kCalls; ++i) bytes += call("price", request).size();
  std::printf("%-44s %7.2f µs each (%zu bytes)\n", "call(\"price\")",
              (cpu_seconds() - start) * 1e6 / kCalls, bytes / kCalls);
}

}  // namespace
}  // namespace deepseek_cost

int main() {
  const std::vector<deepseek_cost::Usage> usages = deepseek_cost::some_usages();
  deepseek_cost::price_one_stretch(usages);
  deepseek_cost::price_three_months(usages);
  deepseek_cost::call_price();
}
