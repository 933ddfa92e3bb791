#include "core/rates/pricing.h"

#include <gtest/gtest.h>

#include "core/rates/built_in/built_in_rates.h"

namespace deepseek_cost {
namespace {

Instant at(std::string_view text) { return *parse_instant(text); }

Usage usage(std::int64_t hit, std::int64_t miss, std::int64_t output) {
  return {Tokens(hit), Tokens(miss), Tokens(output)};
}

TEST(PricingTest, ABillIsTokensTimesPrice) {
  const Result<Quote> quoted =
      quote(built_in_rate_book(),
            {.model = "deepseek-v4-pro", .at = at("2026-06-03T00:00:00Z")});
  ASSERT_TRUE(quoted.ok());
  const Bill bill = bill_of(usage(54400, 39339, 23547), *quoted->row);
  EXPECT_EQ(bill.lines[0].amount.exact_decimal(), "0.0001972");
  EXPECT_EQ(bill.lines[1].amount.exact_decimal(), "0.017112465");
  EXPECT_EQ(bill.lines[2].amount.exact_decimal(), "0.02048589");
  EXPECT_EQ(bill.total.exact_decimal(), "0.037795555");
}

// The largest counts there are do not overflow, whatever the price.
TEST(PricingTest, TheLargestCountsFit) {
  const std::int64_t most = INT64_MAX;
  PriceRow row;
  for (Price& price : row.prices) {
    price = *Price::per_million("1000000", Currency::usd);
  }
  EXPECT_EQ(cost_of(usage(most, most, most), row).exact_decimal(),
            "27670116110564327421");
  EXPECT_EQ(bill_of(usage(most, most, most), row).total.exact_decimal(),
            "27670116110564327421");
}

// Nothing is rounded per request: the sum over requests is the cost of the sum.
TEST(PricingTest, SumsOfBillsAreBillsOfSums) {
  const Result<Quote> quoted =
      quote(built_in_rate_book(), {.model = "deepseek-v4-flash",
                                   .at = at("2026-05-01T00:00:00Z"),
                                   .currency = Currency::cny});
  ASSERT_TRUE(quoted.ok());
  Money sum(Currency::cny);
  Usage all;
  for (int i = 0; i < 10000; ++i) {
    const Usage one = usage(i * 7 % 128, i * 31 % 977, i % 13);
    sum += cost_of(one, *quoted->row);
    all.hit += one.hit;
    all.miss += one.miss;
    all.output += one.output;
  }
  EXPECT_EQ(sum, cost_of(all, *quoted->row));
}

// A stretch's answer is the answer at each of its instants, and not that of the
// instants just outside (other prices, or another card).
TEST(PricingTest, SpansHoldWhatTheyPromise) {
  const RateBook& book = built_in_rate_book();
  for (const char* model :
       {"deepseek-v4-flash", "deepseek-v4-pro", "deepseek-chat",
        "deepseek-flash", "claude-haiku-4-5"}) {
    for (std::int64_t s = at("2026-04-24T04:00:00Z").seconds();
         s < at("2027-01-20T00:00:00Z").seconds(); s += 5 * 3600 + 1234) {
      const QuoteRequest request{.model = model, .at = Instant(s)};
      const Result<QuoteSpan> span = quote_span(book, request);
      if (!span) continue;
      ASSERT_TRUE(span->holds_at(Instant(s)));
      for (const std::int64_t t :
           {span->from->seconds(), (span->from->seconds() + s) / 2,
            span->until ? span->until->seconds() - 1 : s + 86400}) {
        const Result<Quote> there =
            quote(book, {.model = model, .at = Instant(t)});
        ASSERT_TRUE(there.ok());
        ASSERT_EQ(there->row, span->quote.row);
        ASSERT_EQ(there->low, span->quote.low);
        ASSERT_EQ(there->card, span->quote.card);
      }
    }
  }
}

TEST(PricingTest, PinnedSpansFollowThePinnedRule) {
  const RateBook& book = built_in_rate_book();
  const Result<QuoteSpan> flat =
      quote_span(book, {.model = "deepseek-v4-flash", .card = "2026-06-28"});
  ASSERT_TRUE(flat.ok());
  EXPECT_TRUE(flat->holds_at(kFirstInstant) && flat->holds_at(kLastInstant));
  const Result<QuoteSpan> before =
      quote_span(book, {.model = "deepseek-flash",
                        .at = at("2026-05-06T02:00:00Z"),
                        .card = "2026-11-13"});
  ASSERT_TRUE(before.ok());
  EXPECT_EQ(before->quote.row->band, Band::peak);
  EXPECT_EQ(before->from, at("2026-05-06T01:00:00Z"));
  EXPECT_EQ(before->until, at("2026-05-06T04:00:00Z"));
}

TEST(PricingTest, UnknownHoursHaveTwoBoundsUnlessTheBandIsGiven) {
  const RateBook& book = built_in_rate_book();
  QuoteRequest request{.model = "deepseek-flash",
                       .at = at("2027-03-01T02:00:00Z")};
  const Result<Quote> unknown = quote(book, request);
  ASSERT_TRUE(unknown.ok());
  EXPECT_EQ(unknown->row, nullptr);
  EXPECT_EQ(unknown->low->band, Band::off_peak);
  EXPECT_EQ(unknown->high->band, Band::peak);
  request.band = Band::peak;
  EXPECT_EQ(quote(book, request)->row, unknown->high);
}

}  // namespace
}  // namespace deepseek_cost
