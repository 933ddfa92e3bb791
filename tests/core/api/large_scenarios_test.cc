// Scenarios at the limits of what can be described: every figure is a number.
#include <gtest/gtest.h>

#include <initializer_list>
#include <random>
#include <string>
#include <string_view>

#include "core/api/api.h"
#include "core/json/parse.h"
#include "core/number/parse_number.h"
#include "core/number/ratio.h"

namespace deepseek_cost {
namespace {

std::string painted_hours(std::mt19937& random) {
  std::string grid(42, '0');
  for (char& digit : grid) digit = "0123456789abcdef"[random() % 16];
  return grid;
}

std::string workload(std::mt19937& random) {
  return R"({"input":)" + std::to_string(500 + random() % 5000) +
         R"(,"hit":")" + std::to_string(random() % 100) + '.' +
         std::to_string(1000 + random() % 9000) + R"(","output":)" +
         std::to_string(100 + random() % 900) + R"(,"requests":)" +
         std::to_string(1 + random() % 5000) +
         R"(,"per":"day","when":{"kind":"grid","grid":")" +
         painted_hours(random) + R"("}})";
}

std::string request(const std::string& workloads, std::string_view month,
                    std::string_view decision = "") {
  return R"({"scenario":{"card":"2026-11-13","month":")" + std::string(month) +
         R"(","workloads":[)" + workloads + R"(],"decision":{)" +
         std::string(decision) + "}}}";
}

// The text of the first field of that name after `from`.
std::string amount_after(const std::string& text, std::string_view from) {
  const std::string key = R"("amount":")";
  const std::size_t start =
      text.find(key, text.find(std::string(from))) + key.size();
  return text.substr(start, text.find('"', start) - start);
}

void expect_numbers(std::string_view name, const std::string& request) {
  const std::string answer = call(name, request);
  EXPECT_EQ(answer.substr(0, 11), R"({"ok":true,)")
      << name << answer.substr(0, 300);
  EXPECT_EQ(answer.find("overflow"), std::string::npos)
      << name << answer.substr(0, 300);
}

constexpr std::string_view kCalls[] = {
    "estimate", "hitCurve",    "volume",      "chosen",  "concurrency",
    "decision", "outputShare", "sensitivity", "verdict", "budget",
    "history",  "hours",       "breakEven"};

constexpr std::string_view kDecision =
    R"("fail_flash":"12.3457","fail_pro":"3.0001","human":"1.5","retries":2,
       "noticed":"33.3333","pro_share":"7.7777","budget":"500",
       "per_user":"7","target":"0.0012",
       "ranges":[{"field":"/workloads/0/requests","low":"7","high":"12345"}])";

// Fifty workloads with painted hours, in a month that is known, in one whose
// holidays are not, and in an average one.
TEST(LargeScenarios, FiftyPaintedWorkloadsAreAnswered) {
  std::mt19937 random(7);
  for (const int count : {9, 20, 50}) {
    std::string workloads;
    for (int i = 0; i < count; ++i) {
      workloads += (i == 0 ? "" : ",") + workload(random);
    }
    for (const std::string_view month : {"2026-12", "2027-03", ""}) {
      for (const std::string_view name : kCalls) {
        expect_numbers(name, request(workloads, month, kDecision));
      }
    }
  }
}

// What is rounded is past every digit that is shown.
TEST(LargeScenarios, RoundedBillsAddUpFromTheirWorkloads) {
  std::mt19937 random(11);
  std::string workloads;
  Ratio sum;
  for (int i = 0; i < 50; ++i) {
    const std::string one = workload(random);
    workloads += (i == 0 ? "" : ",") + one;
    sum += *read_decimal(amount_after(call("estimate", request(one, "2026-12")),
                                      R"("month":{"a)"),
                         1000000, 12);
  }
  const Ratio all = *read_decimal(
      amount_after(call("estimate", request(workloads, "2026-12")),
                   R"("month":{"a)"),
      1000000, 12);
  const Ratio slip(100, 1000000000000);
  EXPECT_TRUE(all - sum <= slip && sum - all <= slip);
}

TEST(LargeScenarios, TheDearestFailureHasAPrice) {
  const std::string one =
      R"({"input":1500,"hit":"70.1234","output":400,"requests":333,"per":"day"})";
  for (const std::string_view month : {"", "2026-12"}) {
    for (const std::string_view name : {"decision", "verdict", "sensitivity"}) {
      expect_numbers(name,
                     request(one, month,
                             R"("fail_flash":"12.3457","fail_pro":"3.0001",
        "human":"1000000000000","retries":2,"noticed":"33.3333",
        "pro_share":"7.7777","ranges":[{"field":"/decision/fail_flash",
        "low":"1.2345","high":"77.7777"}])"));
    }
    std::string with_failures =
        request(one, month, R"("fail_flash":"12.3457","fail_pro":"3.0001",
        "human":"1000000000000","retries":2,"noticed":"33.3333","ranges":[
        {"field":"/decision/human","low":"0","high":"1000000000000"}])");
    with_failures.insert(1, R"("watch":"with_failures",)");
    expect_numbers("sensitivity", with_failures);
  }
}

// A batch of any size is billed, or too large to be exact: never a wrong sum.
TEST(LargeScenarios, BatchesOfAMillionRequestsAreBilledOrRefused) {
  for (const std::string_view requests : {"1001", "20000", "1000000000"}) {
    for (const std::string_view runs : {"0", "1", "1000", "1000000000000000"}) {
      for (const std::string_view per : {"month", "minute"}) {
        const std::string one =
            R"({"shape":{"kind":"template","requests":)" +
            std::string(requests) +
            R"(,"prefix":600000,"variable":48576,"answer":100000,
                "measured_hit":"70.1234"},"requests":)" +
            std::string(runs) + R"(,"per":")" + std::string(per) + R"("})";
        for (const std::string_view name : kCalls) {
          const std::string answer = call(name, request(one, "2026-12"));
          const bool refused =
              answer.find(R"({"ok":false,"errors":[{"code":"overflow")") == 0;
          if (!refused) expect_numbers(name, request(one, "2026-12"));
          if (name == "hours") continue;  // its differences may be negative
          EXPECT_EQ(answer.find(R"("amount":"-)"), std::string::npos);
        }
      }
    }
  }
}

// Counts up to the largest that can be typed, at odd shares and hours, and each
// workload on a model of its own.
std::string huge_workload(std::mt19937& random) {
  const auto one_of = [&](std::initializer_list<const char*> texts) {
    return std::string(texts.begin()[random() % texts.size()]);
  };
  std::string requests = one_of({"1", "3", "7", "99", "33333333"});
  requests += std::string(random() % 14, '0');
  if (requests.size() > 15) requests.resize(15);
  std::string when = one_of({R"({"kind":"even"})",
                             R"({"kind":"peak_share","peak_share":"33.3333"})",
                             R"({"kind":"grid","utc_offset":345,"grid":")"});
  if (when.back() == '"') when += painted_hours(random) + "\"}";
  return R"({"input":)" + one_of({"1000000", "1500", "777777", "7", "0"}) +
         R"(,"hit":")" + one_of({"0", "70", "33.3333", "99.9999"}) +
         R"(","output":)" + one_of({"1", "377", "400", "40000"}) +
         R"(,"requests":)" + requests + R"(,"per":")" +
         one_of({"minute", "hour", "day", "month"}) + R"(","model":")" +
         one_of({"flash", "pro"}) + R"(","when":)" + when + "}";
}

// What estimate answers, every other call does, if not without the costs of
// failures; and no answer has a word for a figure.
TEST(LargeScenarios, NoFigureIsAWord) {
  std::mt19937 random(13);
  int answered = 0;
  for (int i = 0; i < 150; ++i) {
    std::string workloads = huge_workload(random);
    for (auto more = random() % 7; more > 0; --more) {
      workloads += "," + huge_workload(random);
    }
    const char* const months[] = {"2026-12", "2027-03", ""};
    const char* const failures[] = {
        "", R"("fail_flash":"33.3333","fail_pro":"0.0001","human":"0.0007")"};
    const std::string asked =
        request(workloads, months[random() % 3], failures[random() % 2]);
    const std::string estimate = call("estimate", asked);
    if (estimate.find(R"({"ok":true)") != 0) continue;
    ++answered;
    for (const std::string_view name : kCalls) {
      const std::string answer = call(name, asked);
      EXPECT_EQ(answer.find(R"({"ok":true)"), 0U)
          << name << answer.substr(0, 200) << asked;
      EXPECT_EQ(answer.find(R"(:"overflow")"), std::string::npos)
          << name << asked;
    }
  }
  EXPECT_GT(answered, 100);
}

}  // namespace
}  // namespace deepseek_cost
