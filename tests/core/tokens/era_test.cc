// The templates change when the rate book says so.
#include "core/tokens/prompt/era.h"

#include <gtest/gtest.h>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/rates/built_in/built_in_rates.h"
#include "core/time/calendar.h"

namespace deepseek_cost::tokens {
namespace {

// What the book says of a model's build: "DeepSeek-V4-Flash (-0731 from
// 2026-07-31)" changes within the life of its card.
Era era_of_version(std::string_view version, std::int64_t at) {
  if (version.starts_with("DeepSeek-V4.1")) return Era::v41;
  if (const std::size_t from = version.find(" from ");
      from != std::string_view::npos) {
    const std::string day(version.substr(from + 6, 10));
    const std::optional<Instant> since = parse_instant(day + "T00:00:00Z");
    EXPECT_TRUE(since.has_value()) << version;
    return at < since->seconds() ? Era::v4_preview : Era::v4_0731;
  }
  const bool is_later = version.find("-0731") != std::string_view::npos ||
                        version.find("-0813") != std::string_view::npos ||
                        version.find("Vision") != std::string_view::npos;
  return is_later ? Era::v4_0731 : Era::v4_preview;
}

// A second before and at every instant at which the book changes anything, and
// every midnight between the first and the last.
std::vector<std::int64_t> instants(const RateBook& book) {
  std::vector<std::int64_t> all;
  const auto add = [&all](std::int64_t second) {
    all.push_back(second - 1);
    all.push_back(second);
  };
  for (const RateCard& card : book.cards) add(card.effective_from.seconds());
  for (const NameRule& rule : book.names) {
    if (rule.from) add(rule.from->seconds());
    if (rule.until) add(rule.until->seconds());
  }
  constexpr std::int64_t kDay = 86'400;
  const std::int64_t first = book.cards.front().effective_from.seconds();
  for (std::int64_t day = first / kDay + 1; day < first / kDay + 250; ++day) {
    add(day * kDay);
  }
  return all;
}

TEST(Era, ChangesWhenTheRateBookSaysSo) {
  const RateBook& book = built_in_rate_book();
  int compared = 0;
  for (const NameRule& rule : book.names) {
    const std::string name = rule.prefix ? rule.name + "-x" : rule.name;
    for (const std::int64_t at : instants(book)) {
      const RateCard* const card = book.card_at(Instant(at));
      if (card == nullptr) continue;
      const Result<NamedModel> named =
          resolve_name(book, *card, name, Instant(at));
      if (!named.ok()) continue;
      const Result<Served> answer = served(name, at);
      ASSERT_TRUE(answer.ok()) << name;
      EXPECT_EQ(answer->era, era_of_version(named->model->version, at))
          << name << " at " << at << ": " << named->model->version;
      ++compared;
    }
  }
  EXPECT_GT(compared, 3000);
}

TEST(Era, KnowsNoOtherNames) {
  for (const char* name : {"", "gpt-5", "deepseek-v3", "DeepSeek-Flash"}) {
    EXPECT_FALSE(served(name, std::nullopt).ok()) << name;
  }
}

}  // namespace
}  // namespace deepseek_cost::tokens
