// A request's own rate book is checked once and kept; another one, however
// little it differs, is another book.
#include "core/api/request.h"

#include <gtest/gtest.h>

#include <string>

#include "core/api/api.h"
#include "core/json/parse.h"
#include "core/rates/built_in/embedded_text.h"

namespace deepseek_cost {
namespace {

std::string amount_with(const std::string& book) {
  const std::string answer =
      call("price",
           R"({"model":"deepseek-v4-pro","card":"2026-06-28","currency":"USD",)"
           R"("usage":{"hit":0,"miss":1000000,"output":0},"book":)" +
               book + "}");
  const auto read = json::parse(answer);
  if (!read) return answer;
  const json::Value* amount = read->find("amount");
  return amount == nullptr ? answer : amount->text;
}

TEST(BookOfRequest, IsTheOneOfTheRequest) {
  const std::string book(embedded_rate_book());
  const std::string good = amount_with(book);
  ASSERT_FALSE(good.empty());
  EXPECT_EQ(amount_with(book), good);

  std::string dearer = book;
  const std::string price = '"' + good + '"';
  ASSERT_NE(dearer.find(price), std::string::npos) << good;
  for (std::size_t at = dearer.find(price); at != std::string::npos;
       at = dearer.find(price, at + 1)) {
    dearer.replace(at, price.size(), "\"9" + good + '"');
  }
  EXPECT_EQ(amount_with(dearer), '9' + good);
  EXPECT_EQ(amount_with(book), good);
}

TEST(BookOfRequest, IsKeptOverCallsAndDroppedForAnother) {
  const auto read =
      json::parse("{\"book\":" + std::string(embedded_rate_book()) + "}");
  ASSERT_TRUE(read);
  Errors errors;
  json::ObjectReader first_reader(*read, "", errors);
  json::ObjectReader second_reader(*read, "", errors);
  const BookOfRequest first(first_reader);
  const BookOfRequest second(second_reader);
  EXPECT_TRUE(errors.empty());
  EXPECT_TRUE(first.is_custom());
  EXPECT_EQ(&*first, &*second);

  const auto broken = json::parse(R"({"book":{"format":1}})");
  json::ObjectReader broken_reader(*broken, "", errors);
  const BookOfRequest none(broken_reader);
  EXPECT_FALSE(errors.empty());
  EXPECT_FALSE(none.is_custom());
}

}  // namespace
}  // namespace deepseek_cost
