#include "core/time/band_reason.h"

#include <gtest/gtest.h>

#include "core/rates/built_in/built_in_rates.h"
#include "core/rates/rate_book.h"

namespace deepseek_cost {
namespace {

BandReason reason_at(std::string_view card, std::string_view at) {
  const RateBook& book = built_in_rate_book();
  return band_reason(book.peak_rule_of(*book.find_card(card)),
                     *parse_instant(at));
}

// Peak hours in Beijing, eight hours ahead of UTC.
TEST(BandReason, IsThatOfTheCardTheDayAndTheHour) {
  EXPECT_EQ(reason_at("2026-06-28", "2026-11-16T02:00:00Z"),
            BandReason::flat_price);
  EXPECT_EQ(reason_at("2026-11-13", "2026-11-16T02:00:00Z"),
            BandReason::peak_window);
  EXPECT_EQ(reason_at("2026-11-13", "2026-11-16T12:00:00Z"),
            BandReason::outside_windows);
  // A Sunday, the National Day, and a year whose holidays are not published.
  EXPECT_EQ(reason_at("2026-11-13", "2026-11-15T02:00:00Z"),
            BandReason::day_off_peak);
  EXPECT_EQ(reason_at("2026-11-13", "2026-10-01T02:00:00Z"),
            BandReason::public_holiday);
  EXPECT_EQ(reason_at("2026-11-13", "2028-11-15T02:00:00Z"),
            BandReason::holiday_calendar_unknown);
}

}  // namespace
}  // namespace deepseek_cost
