// The book that is compiled in is the book that the loader reads, to the field.
#include "core/rates/built_in/pack.h"

#include <gtest/gtest.h>

#include <string>

#include "core/api/api.h"
#include "core/rates/built_in/built_in_rates.h"
#include "core/rates/built_in/embedded_text.h"
#include "core/rates/load/load.h"

namespace deepseek_cost {
namespace {

using namespace std::string_literals;  // NOLINT: for a text that holds a zero

RateBook read(std::string_view text) {
  Result<RateBook> book = parse_rate_book(text);
  EXPECT_TRUE(book);
  return std::move(book).value();
}

TEST(RateBookPack, TheCompiledBookIsWhatTheLoaderReads) {
  EXPECT_EQ(pack_rate_book(read(embedded_rate_book())), packed_rates());
  EXPECT_EQ(pack_rate_book(built_in_rate_book()), packed_rates());
}

// Packing twice would not show a field that is forgotten in both directions:
// the calls do, which answer with everything that a book holds.
TEST(RateBookPack, CallsAnswerTheSameFromTheTextAndFromThePackedBook) {
  const std::string own =
      "{\"book\":" + std::string(embedded_rate_book()) + "}";
  for (const std::string name : {"rateBook", "rateTable", "defaults"}) {
    EXPECT_EQ(call(name, own), call(name, "{}")) << name;
  }
}

TEST(RateBookPack, APriceKeepsItsCurrency) {
  for (const PriceList& list : built_in_rate_book().price_lists) {
    for (const PriceRow& row : list.rows) {
      for (const Bucket bucket : kEachBucket) {
        EXPECT_EQ(row.at(bucket).currency(), row.currency) << list.id;
      }
    }
  }
}

TEST(RateBookPack, NumbersOfEverySizeComeBack) {
  RateBook book;
  for (const std::int64_t seconds :
       {std::int64_t{0}, std::int64_t{-1}, std::int64_t{63}, std::int64_t{64},
        std::int64_t{-64}, std::int64_t{-65}, INT64_MAX, INT64_MIN}) {
    book.cancelled.emplace_back().planned_for = Instant(seconds);
    book.cancelled.back().label.zh = "价格\0"s;
  }
  const RateBook back = unpack_rate_book(pack_rate_book(book));
  ASSERT_EQ(back.cancelled.size(), book.cancelled.size());
  for (std::size_t i = 0; i < book.cancelled.size(); ++i) {
    EXPECT_EQ(back.cancelled[i].planned_for, book.cancelled[i].planned_for);
    EXPECT_EQ(back.cancelled[i].label.zh, book.cancelled[i].label.zh);
  }
}

TEST(RateBookPackDeathTest, BytesThatEndTooEarlyOrTooLateEndTheProgram) {
  const std::string bytes(packed_rates());
  EXPECT_DEATH_IF_SUPPORTED(unpack_rate_book(bytes.substr(0, bytes.size() - 1)),
                            "");
  EXPECT_DEATH_IF_SUPPORTED(unpack_rate_book(bytes + '\0'), "");
}

}  // namespace
}  // namespace deepseek_cost
