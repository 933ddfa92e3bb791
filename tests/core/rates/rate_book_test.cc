#include "core/rates/rate_book.h"

#include <gtest/gtest.h>

#include "core/rates/built_in/built_in_rates.h"

namespace deepseek_cost {
namespace {

Instant at(std::string_view text) { return *parse_instant(text); }

const RateCard& card(std::string_view id) {
  const RateCard* found = built_in_rate_book().find_card(id);
  EXPECT_NE(found, nullptr) << id;
  return *found;
}

std::string billed_as(std::string_view name, std::string_view when) {
  const RateBook& book = built_in_rate_book();
  const Result<NamedModel> named =
      resolve_name(book, *book.card_at(at(when)), name, at(when));
  return named ? named->model->name
               : std::string(name_of(named.errors()[0].code)) + " " +
                     named.errors()[0].detail;
}

std::string billed_on(std::string_view name, std::string_view card_id) {
  const Result<NamedModel> named =
      resolve_name(built_in_rate_book(), card(card_id), name, std::nullopt);
  return named ? named->model->name
               : std::string(name_of(named.errors()[0].code));
}

TEST(RateBookTest, HoldsEveryCardSinceTheLaunch) {
  const RateBook& book = built_in_rate_book();
  EXPECT_EQ(book.cards.size(), 14u);
  EXPECT_EQ(book.cards.front().id, "2026-04-24");
  EXPECT_EQ(book.cards.back().id, "2026-11-13");
  EXPECT_EQ(book.default_card, "2026-06-28");
  ASSERT_EQ(book.cancelled.size(), 1u);
  EXPECT_EQ(book.cancelled[0].planned_for, at("2026-09-14T04:00:00Z"));
}

// Every price can be traced: a source, a day, and a confidence; both currencies
// are listed everywhere.
TEST(RateBookTest, EveryPriceHasASourceAndADay) {
  for (const PriceList& list : built_in_rate_book().price_lists) {
    for (const Currency currency : {Currency::usd, Currency::cny}) {
      const PriceOrigin* origin = list.origin(currency);
      ASSERT_NE(origin, nullptr) << list.id;
      EXPECT_FALSE(origin->sources.empty()) << list.id;
      EXPECT_FALSE(origin->checked.empty()) << list.id;
    }
  }
  for (const RateCard& card : built_in_rate_book().cards) {
    EXPECT_FALSE(card.sources.empty()) << card.id;
    EXPECT_FALSE(card.label.en.empty()) << card.id;
    EXPECT_FALSE(card.label.zh.empty()) << card.id;
  }
}

// The guide's card, to the last digit of its own table.
TEST(RateBookTest, TheGuidesCardHasTheGuidesPrices) {
  const RateBook& book = built_in_rate_book();
  const RateCard& guide = card("2026-06-28");
  const auto prices = [&](std::string_view model) {
    const PriceRow* row = book.prices_of(*guide.find_model(model))
                              .find(Currency::usd, Band::flat);
    return row->at(Bucket::hit).per_million() + " " +
           row->at(Bucket::miss).per_million() + " " +
           row->at(Bucket::output).per_million();
  };
  EXPECT_EQ(prices("deepseek-v4-flash"), "0.0028 0.14 0.28");
  EXPECT_EQ(prices("deepseek-v4-pro"), "0.003625 0.435 0.87");
  for (const CardModel& model : guide.models) {
    EXPECT_EQ(model.context, 1048576);
    EXPECT_EQ(model.max_output, 393216);
  }
  EXPECT_EQ(guide.find_model("deepseek-v4-flash")->concurrency, 2500);
  EXPECT_EQ(guide.find_model("deepseek-v4-pro")->concurrency, 500);
}

// Peak is twice off-peak in both lists, as the official pages say.
TEST(RateBookTest, PeakIsTwiceOffPeak) {
  for (const PriceList& list : built_in_rate_book().price_lists) {
    for (const Currency currency : {Currency::usd, Currency::cny}) {
      const PriceRow* peak = list.find(currency, Band::peak);
      if (peak == nullptr) continue;
      const PriceRow* off_peak = list.find(currency, Band::off_peak);
      for (const Bucket bucket : kEachBucket) {
        EXPECT_EQ(peak->at(bucket).units(), 2 * off_peak->at(bucket).units());
      }
    }
  }
}

// What a card calls no price change leaves every bill as it was.
TEST(RateBookTest, CardsWithoutAPriceChangeChangeNoPrice) {
  const RateBook& book = built_in_rate_book();
  for (std::size_t i = 1; i < book.cards.size(); ++i) {
    const RateCard& now = book.cards[i];
    if (now.price_change) continue;
    for (const CardModel& model : book.cards[i - 1].models) {
      const CardModel* same = now.find_model(model.name);
      ASSERT_NE(same, nullptr) << now.id;
      EXPECT_EQ(same->price_list, model.price_list) << now.id;
    }
    EXPECT_EQ(now.peak_rule, book.cards[i - 1].peak_rule) << now.id;
  }
}

TEST(RateBookTest, CardsTakeOverAtTheirInstant) {
  const RateBook& book = built_in_rate_book();
  EXPECT_EQ(book.card_at(at("2026-04-24T03:24:08Z")), nullptr);
  EXPECT_EQ(book.card_at(at("2026-04-24T03:24:09Z"))->id, "2026-04-24");
  for (const RateCard& each : book.cards) {
    EXPECT_EQ(book.card_at(each.effective_from), &each);
    if (const auto end = book.end_of(each)) {
      EXPECT_EQ(book.card_at(Instant(end->seconds() - 1)), &each);
      EXPECT_NE(book.card_at(*end), &each);
    }
  }
  EXPECT_EQ(book.card_at(kLastInstant), &book.cards.back());
}

TEST(RateBookTest, NamesAreBilledByTheirDates) {
  EXPECT_EQ(billed_as("deepseek-v4-flash", "2026-09-10T03:59:59Z"),
            "deepseek-v4-flash");
  EXPECT_EQ(billed_as("deepseek-v4-flash", "2026-09-10T04:00:00Z"),
            "deepseek-flash");
  EXPECT_EQ(billed_as("deepseek-v4-flash-vision-exp", "2026-11-01T00:00:00Z"),
            "deepseek-flash");
  EXPECT_EQ(billed_as("deepseek-v4-pro", "2026-09-14T04:00:00Z"),
            "deepseek-v4-pro");
  EXPECT_EQ(billed_as("deepseek-reasoner", "2026-07-24T15:58:59Z"),
            "deepseek-v4-flash");
  EXPECT_EQ(billed_as("deepseek-reasoner", "2026-07-24T15:59:00Z"),
            "model_retired 2026-07-24T15:59:00Z");
  EXPECT_EQ(billed_as("deepseek-chat", "2026-09-10T03:59:59Z"),
            "model_retired 2026-07-24T15:59:00Z");
  // Observed, undocumented: they answer again.
  EXPECT_EQ(billed_as("deepseek-chat", "2026-09-10T04:00:00Z"),
            "deepseek-flash");
  EXPECT_EQ(billed_as("deepseek-reasoner", "2026-11-01T00:00:00Z"),
            "deepseek-flash");
  EXPECT_EQ(billed_as("deepseek-v4-pro[1m]", "2026-11-01T00:00:00Z"),
            "deepseek-v4-pro");
  EXPECT_EQ(billed_as("deepseek-flash", "2026-09-10T03:59:59Z"),
            "model_not_yet_available 2026-09-10T04:00:00Z");
  EXPECT_EQ(
      billed_as("deepseek-v4.1-flash-expires-on-0910", "2026-09-09T00:00:00Z"),
      "deepseek-v4.1-flash-expires-on-0910");
  EXPECT_EQ(
      billed_as("deepseek-v4.1-flash-expires-on-0910", "2026-09-10T04:00:00Z"),
      "model_retired 2026-09-10T04:00:00Z");
}

TEST(RateBookTest, TheLongestDocumentedPrefixWins) {
  EXPECT_EQ(billed_as("claude-opus-4-7", "2026-11-01T00:00:00Z"),
            "deepseek-v4-pro");
  EXPECT_EQ(billed_as("claude-sonnet-4-5", "2026-11-01T00:00:00Z"),
            "deepseek-flash");
  EXPECT_EQ(billed_as("claude-haiku-4-5", "2026-05-01T00:00:00Z"),
            "deepseek-v4-flash");
  EXPECT_EQ(billed_as("claude", "2026-05-01T00:00:00Z"), "deepseek-v4-flash");
  EXPECT_EQ(billed_as("claud", "2026-05-01T00:00:00Z"), "unknown_model ");
}

TEST(RateBookTest, NamesAreNeverGuessed) {
  for (const char* name :
       {"", "deepseek", "deepseek-v4", "deepseek-v4-pro ", "DeepSeek-V4-Pro",
        "my-deepseek-v4-proxy", "deepseek/deepseek-v4-pro", "gpt-4",
        "deepseek-v4-flash-vision", "CLAUDE-OPUS", "xclaude-opus"}) {
    EXPECT_EQ(billed_as(name, "2026-11-01T00:00:00Z"), "unknown_model ")
        << name;
  }
}

// Asking an old card what it would have cost keeps the old meaning of names.
TEST(RateBookTest, ACardKeepsTheNamesOfItsTime) {
  EXPECT_EQ(billed_on("deepseek-v4-flash", "2026-06-28"), "deepseek-v4-flash");
  EXPECT_EQ(billed_on("deepseek-v4-flash", "2026-09-10"), "deepseek-flash");
  EXPECT_EQ(billed_on("deepseek-chat", "2026-06-28"), "deepseek-v4-flash");
  EXPECT_EQ(billed_on("deepseek-chat", "2026-07-24"), "model_retired");
  EXPECT_EQ(billed_on("deepseek-flash", "2026-06-28"),
            "model_not_yet_available");
  const RateBook& book = built_in_rate_book();
  const Result<NamedModel> later =
      resolve_name(book, card("2026-06-28"), "deepseek-v4-flash",
                   at("2026-11-01T00:00:00Z"));
  ASSERT_TRUE(later.ok());
  EXPECT_EQ(later->model->name, "deepseek-v4-flash");
}

TEST(RateBookTest, StretchesRunOnAcrossCards) {
  const RateBook& book = built_in_rate_book();
  const BandSpan flat = band_span(book, nullptr, at("2026-06-01T00:00:00Z"));
  EXPECT_EQ(flat.band, (BandAt{true, Band::flat}));
  EXPECT_EQ(flat.since, at("2026-04-24T03:24:09Z"));
  EXPECT_EQ(flat.until, at("2026-08-16T16:00:00Z"));
  // The weekend rule came in force between these two windows.
  const BandSpan weekend = band_span(book, nullptr, at("2026-08-22T12:00:00Z"));
  EXPECT_EQ(weekend.since, at("2026-08-22T10:00:00Z"));
  EXPECT_EQ(weekend.until, at("2026-08-24T01:00:00Z"));
  EXPECT_EQ(band_span(book, nullptr, at("2026-08-23T12:00:00Z")).since,
            at("2026-08-22T10:00:00Z"));
  // Pinned to a flat card there is no other band, ever.
  const BandSpan pinned =
      band_span(book, &card("2026-06-28"), at("2026-11-01T00:00:00Z"));
  EXPECT_FALSE(pinned.since || pinned.until);
}

// A stretch has one band inside and another one just outside.
TEST(RateBookTest, StretchesAreWhole) {
  const RateBook& book = built_in_rate_book();
  for (std::int64_t s = at("2026-08-17T00:30:00Z").seconds();
       s < at("2027-01-20T00:00:00Z").seconds(); s += 3 * 3600 + 600) {
    const BandSpan span = band_span(book, nullptr, Instant(s));
    ASSERT_TRUE(span.since && span.until);
    ASSERT_LE(span.since->seconds(), s);
    ASSERT_GT(span.until->seconds(), s);
    const auto band = [&](std::int64_t t) {
      return band_at(book, nullptr, Instant(t));
    };
    ASSERT_EQ(band(span.since->seconds()), span.band);
    ASSERT_EQ(band(span.until->seconds() - 1), span.band);
    ASSERT_NE(band(span.until->seconds()), span.band);
    ASSERT_NE(band(span.since->seconds() - 1), span.band);
  }
}

// A book made to keep a search busy: as many cards, windows and years as are
// allowed, and hours that never change.
TEST(RateBookTest, SearchesStayShortInHostileBooks) {
  RateBook book;
  book.peak_rules.emplace_back();
  PeakRule& rule = book.peak_rules[0];
  for (int i = 0; i < 24; ++i) rule.windows.push_back({i * 60, i * 60 + 59});
  rule.holidays_off_peak = true;
  for (std::int32_t year = 2000; year < 2050; ++year) {
    HolidayYear& listed = rule.calendar.years.emplace_back();
    listed.year = year;
    for (int i = 0; i < 100; ++i) listed.days_off.push_back({0, 0});
  }
  for (std::int64_t i = 0; i < 200; ++i) {
    RateCard& each = book.cards.emplace_back();
    each.effective_from = Instant(i * 300 * kSecondsPerDay);
    each.peak_rule = 0;
  }
  for (const bool every_day : {false, true}) {
    rule.weekdays = every_day ? 0b1111111 : 0;
    for (std::int64_t i = 0; i < 50; ++i) {
      const Instant when(i * 1000 * kSecondsPerDay);
      const BandSpan span = band_span(book, nullptr, when);
      EXPECT_EQ(span.until.has_value(), every_day);
    }
  }
}

}  // namespace
}  // namespace deepseek_cost
