#include "core/scenario/kept_requests.h"

#include <gtest/gtest.h>

#include <string>

#include "tests/support/answer.h"

namespace deepseek_cost {
namespace {

std::string kept(std::string_view requests, std::string_view more = "") {
  const Answer answer("keepRequests", R"({"requests":")" +
                                          std::string(requests) + '"' +
                                          std::string(more) + '}');
  if (answer.at("ok") == "false") return answer.error();
  return answer.at("before") + " = " + answer.at("runs") + " × " +
         answer.at("each") + " = " + answer.at("after");
}

constexpr std::string_view kToChat =
    R"(,"to":{"kind":"chat","turns":8,"system":1,"user":1,"answer":1})";

TEST(KeptRequests, AreTheSameRequestsInAnotherShape) {
  EXPECT_EQ(kept("100k", kToChat), "100000 = 12500 × 8 = 100000");
  EXPECT_EQ(kept("12500",
                 R"(,"from":{"kind":"chat","turns":8,"system":1,"user":1,
                 "answer":1})"),
            "100000 = 100000 × 1 = 100000");
  // Half a run more is one more, and of anything one is left.
  EXPECT_EQ(kept("12", kToChat), "12 = 2 × 8 = 16");
  EXPECT_EQ(kept("11", kToChat), "11 = 1 × 8 = 8");
  EXPECT_EQ(kept("1", kToChat), "1 = 1 × 8 = 8");
  EXPECT_EQ(kept("0", kToChat), "0 = 0 × 8 = 0");
}

TEST(KeptRequests, HoldTheMostThatCanBeTyped) {
  const KeptRequests kept =
      keep_requests(Requests(1000000000000000), INT64_C(1000000000), 1);
  EXPECT_EQ(decimal_of_scaled(kept.runs, 0), "1000000000000000000000000");
  EXPECT_EQ(kept.before, kept.after);
}

TEST(KeptRequests, RefuseWhatCannotBeRead) {
  EXPECT_EQ(kept("many"), "not_a_number/requests");
  EXPECT_EQ(kept("1", R"(,"from":{"kind":"chat","turns":0,"system":1,"user":1,
                 "answer":1})"),
            "out_of_range/from/turns");
}

}  // namespace
}  // namespace deepseek_cost
