#include "core/scenario/json/buyer_inputs_json.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>

#include "core/json/parse.h"

namespace deepseek_cost {
namespace {

Result<BuyerInputs> read(std::string_view text) {
  const Result<json::Value> value = json::parse(text);
  if (!value) return value.errors();
  Errors errors;
  BuyerInputs inputs = read_buyer_inputs(*value, "/decision", errors);
  if (!errors.empty()) return errors;
  return inputs;
}

constexpr std::string_view kFull =
    R"({"first_token":"0.8","speed_flash":"90","speed_pro":"25.5","peak_factor":"4",)"
    R"("fail_flash":"8","fail_pro":"2.5","fail_escalated":"20","noticed":"90","pro_share":"10",)"
    R"("retries":"1","human":"2.5","budget":"500","per_user":"20",)"
    R"("target":"0.002","ranges":[{"field":"/workloads/0/output","low":"300",)"
    R"("high":"600"},{"field":"/decision/human","low":"1","high":"5"}]})";

TEST(BuyerInputsJson, SurvivesTheRoundTrip) {
  const Result<BuyerInputs> inputs = read(kFull);
  ASSERT_TRUE(inputs.ok());
  json::Writer out;
  write_buyer_inputs(*inputs, out);
  EXPECT_EQ(out.text(), kFull);
  const std::string link = link_text_of(*inputs);
  EXPECT_EQ(
      link,
      "first_token-0.8~speed_flash-90~speed_pro-25.5~peak_factor-4~"
      "fail_flash-8~fail_pro-2.5~fail_escalated-20~noticed-90~pro_share-10~"
      "retries-1~human-2.5~budget-500~per_user-20~target-0.002~"
      "range-/workloads/0/output~low-300~high-600~"
      "range-/decision/human~low-1~high-5");
  const Result<BuyerInputs> linked = buyer_inputs_from_link(link);
  ASSERT_TRUE(linked.ok());
  EXPECT_EQ(*linked, *inputs);
}

TEST(BuyerInputsJson, NothingGivenIsNothingWritten) {
  const Result<BuyerInputs> inputs = read(R"({"human":"","budget":null})");
  ASSERT_TRUE(inputs.ok());
  EXPECT_EQ(*inputs, BuyerInputs());
  EXPECT_EQ(link_text_of(*inputs), "");
  EXPECT_EQ(*buyer_inputs_from_link(""), BuyerInputs());
}

TEST(BuyerInputsJson, ReadsWhatPeopleType) {
  const Result<BuyerInputs> inputs =
      read(R"({"budget":"1.5k","ranges":[{"field":"/workloads/0/hit",
               "low":"50 %","high":"90%"}]})");
  ASSERT_TRUE(inputs.ok());
  EXPECT_EQ(*inputs->budget, Ratio(1500));
  EXPECT_EQ(inputs->ranges[0].low, "50");
  EXPECT_EQ(inputs->ranges[0].high, "90");
}

TEST(BuyerInputsJson, ReportsEveryErrorAtItsPath) {
  const Result<BuyerInputs> inputs =
      read(R"({"speed_pro":"0","fail_pro":"101","human":"x","more":1,
               "ranges":[{"field":"output~","low":"1"}]})");
  ASSERT_FALSE(inputs.ok());
  std::string places;
  for (const Error& error : inputs.errors()) places += error.where + " ";
  EXPECT_EQ(places,
            "/decision/speed_pro /decision/fail_pro /decision/human "
            "/decision/ranges/0/field /decision/ranges/0/high /decision/more ");
}

// A key without a number is a missing one; anything else must make sense.
TEST(BuyerInputsJson, RefusesDamagedLinkText) {
  EXPECT_EQ(*buyer_inputs_from_link("human-~budget"), BuyerInputs());
  for (const std::string_view text :
       {"~", "humane-2", "low-3", "range-/a~low-1", "retries-11",
        // Said twice, or cut off: which of them counts is not known.
        "human-2~human-3", "human-2~", "human-2~~budget-5",
        "range-/a~low-1~high-2~high-3", "human-$5"}) {
    EXPECT_FALSE(buyer_inputs_from_link(text).ok()) << text;
  }
}

}  // namespace
}  // namespace deepseek_cost
