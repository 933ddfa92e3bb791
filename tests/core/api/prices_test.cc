// The calls price, band, rateTable, rateBook and checkRateBook, by their text.
#include <gtest/gtest.h>

#include <string>

#include "core/api/api.h"
#include "core/json/parse.h"
#include "core/json/writer.h"
#include "core/rates/built_in/embedded_text.h"

namespace deepseek_cost {
namespace {

// Is `part` in the response? Shows the response where it is not.
testing::AssertionResult answers(std::string_view name,
                                 std::string_view request,
                                 std::string_view part) {
  const std::string response = call(name, request);
  if (!json::parse(response)) {
    return testing::AssertionFailure() << "not JSON: " << response;
  }
  if (response.find(part) != std::string::npos) {
    return testing::AssertionSuccess();
  }
  return testing::AssertionFailure() << response;
}

const char kBook[] = R"({"format":1,"id":"own","cards":[{"id":"only",
  "effective_from":"2026-01-01T00:00:00Z","models":[{"name":"house-model",
  "prices":{"CNY":{"flat":["1","2","3"]}}}]}]})";

TEST(PricesCall, PriceAnswersWithItsWorking) {
  EXPECT_EQ(
      call("price",
           R"({"model":"deepseek-v4-pro","at":"2026-04-30T00:00:00Z",)"
           R"("usage":{"hit":0,"miss":"11","output":207},"currency":"USD"})"),
      R"({"ok":true,"amount":"0.000184875","currency":"USD",)"
      R"("card":"2026-04-26","model":"deepseek-v4-pro",)"
      R"("requested":"deepseek-v4-pro","band":"flat","lines":[)"
      R"({"bucket":"hit","tokens":"0","price_per_1m":"0.003625","amount":"0"},)"
      R"({"bucket":"miss","tokens":"11","price_per_1m":"0.435",)"
      R"("amount":"0.000004785"},)"
      R"({"bucket":"output","tokens":"207","price_per_1m":"0.87",)"
      R"("amount":"0.00018009"}],"notes":[]})");
}

// A card of one's own may have neither Flash nor Pro.
TEST(PricesCall, AModelThatTheCardLacksCannotBeChosen) {
  const std::string scenario =
      R"("scenario":{"card":"only","currency":"CNY","workloads":[{"input":1,)"
      R"("hit":"0","output":1,"requests":1000000,"model":)";
  EXPECT_TRUE(
      answers("chosen", "{" + scenario + R"("pro"}]},"book":)" + kBook + "}",
              R"("inconsistent","where":"/scenario/workloads/0/model")"));
  EXPECT_TRUE(answers("chosen",
                      "{" + scenario + R"(""}]},"book":)" + kBook + "}",
                      R"("month":{"amount":"5","exact":true})"));
}

// The price list of November 13 and the guides that it links to.
TEST(PricesCall, ToolsSayWhatTheirPricesAreOf) {
  const std::string_view card = R"({"card":"2026-11-13","currency":"CNY"})";
  for (const std::string_view part : {
           R"("unit":"10,000 billed characters","unit_zh":"10,000 计费字符",)"
           R"("price":"1.5","list_price":"3",)"
           R"("note":"A Chinese character counts as two. Half price for a )"
           R"(limited time; its end is not recorded.",)"
           R"("note_zh":"一个汉字计 2 个字符。限时五折，截止时间未记录。",)"
           R"("confidence":"several_quotes")",
           R"("price":"1.5",)"
           R"("note":"The token counts in the response are not billed.",)"
           R"("note_zh":"响应中的 token 数仅供参考，不计费。")",
           R"("price":"0.39","list_price":"0.78",)"
           R"("note":"Half price for a limited time;)",
           R"(zh-cn/guides/asr")",
           R"(zh-cn/guides/tts")",
           R"(zh-cn/guides/ocr")",
       }) {
    EXPECT_TRUE(answers("rateTable", card, part)) << part;
  }
  EXPECT_FALSE(
      answers("rateTable", R"({"card":"2026-11-13"})", R"("id":"ocr")"))
      << "it has no price in dollars";
}

TEST(PricesCall, PriceSaysWhatElseToKnow) {
  EXPECT_TRUE(
      answers("price",
              R"({"model":"deepseek-v4-flash","at":"2026-11-01T00:00:00Z",)"
              R"("usage":{"hit":1,"miss":1,"output":1},"currency":"USD"})",
              R"("model":"deepseek-flash","requested":"deepseek-v4-flash")"));
  EXPECT_TRUE(
      answers("price",
              R"({"model":"deepseek-v4-flash","at":"2026-11-01T00:00:00Z",)"
              R"("card":"2026-06-28",)"
              R"("usage":{"hit":1,"miss":1,"output":1},"currency":"USD"})",
              R"({"code":"card_not_in_force",)"));
  EXPECT_TRUE(
      answers("price",
              R"({"model":"deepseek-v4-pro","at":"2026-04-26T00:00:00Z",)"
              R"("usage":{"hit":1,"miss":1,"output":1},"currency":"CNY"})",
              R"({"code":"confidence","text":"inferred"})"));
}

// Every error of a request comes in one answer.
TEST(PricesCall, PriceReportsAllErrors) {
  const std::string response =
      call("price", R"({"usage":{"hit":-1,"mis":2},"at":"now",)"
                    R"("currency":"EUR","band":"night"})");
  for (const char* part :
       {R"("missing_field","where":"/model")",
        R"("negative_number","where":"/usage/hit")",
        R"("missing_field","where":"/usage/miss")",
        R"("missing_field","where":"/usage/output")",
        R"("unknown_field","where":"/usage/mis")",
        R"("unknown_currency","where":"/currency","value":"EUR")",
        R"("invalid_instant","where":"/at","value":"now")",
        R"("unknown_choice","where":"/band","value":"night")"}) {
    EXPECT_NE(response.find(part), std::string::npos) << part << response;
  }
}

// A name is shortened for its message, and never inside a character.
TEST(PricesCall, PriceShortensNamesBetweenCharacters) {
  for (std::size_t pad = 0; pad < 4; ++pad) {
    std::string name(pad, 'x');
    for (int i = 0; i < 100; ++i) name += "深";
    for (const char* key : {"model", "card", "at", "currency", "band"}) {
      json::Writer request;
      request.begin_object().field(key, name).end_object();
      EXPECT_TRUE(answers("price", request.text(), R"("ok":false)"));
    }
    json::Writer request;
    request.begin_object()
        .field("model", name)
        .field("card", "2026-06-28")
        .field("currency", "USD")
        .key("usage")
        .raw(R"({"hit":1,"miss":1,"output":1})")
        .end_object();
    EXPECT_TRUE(answers("price", request.text(), R"("unknown_model")"));
  }
}

TEST(PricesCall, PriceUsesTheBookItIsGiven) {
  const std::string book = kBook;
  const std::string usage = R"("usage":{"hit":1,"miss":1,"output":1},)";
  EXPECT_TRUE(answers("price",
                      R"({"model":"house-model","card":"only",)" + usage +
                          R"("currency":"CNY","book":)" + book + "}",
                      R"("amount":"0.000006","currency":"CNY")"));
  EXPECT_TRUE(answers("price",
                      R"({"model":"house-model","card":"only",)" + usage +
                          R"("currency":"USD","book":)" + book + "}",
                      R"("currency_not_listed","where":"/currency")"));
  EXPECT_TRUE(answers("price",
                      R"({"model":"deepseek-v4-pro","card":"only",)" + usage +
                          R"("currency":"CNY","book":)" + book + "}",
                      R"("unknown_model","where":"/model")"));
  EXPECT_TRUE(answers("price",
                      R"({"model":"m","card":"only",)" + usage +
                          R"("currency":"CNY","book":{"format":1}})",
                      R"("missing_field","where":"/book/cards")"));
}

TEST(PricesCall, BandNamesTheNextCheapHours) {
  EXPECT_EQ(
      call("band", R"({"at":"2026-09-30T09:30:00Z"})"),
      R"({"ok":true,"at":"2026-09-30T09:30:00Z","card":"2026-09-19",)"
      R"("band":"peak","since":"2026-09-30T06:00:00Z",)"
      R"("until":"2026-09-30T10:00:00Z","local":{"calendar":"china",)"
      R"("label":"Beijing time","label_zh":"北京时间","utc_offset":"+08:00",)"
      R"("date":"2026-09-30","time":"17:30","weekday":3,"holiday":false,)"
      R"("makeup_workday":false},"next_off_peak":{)"
      R"("from":"2026-09-30T10:00:00Z","until":"2026-10-08T01:00:00Z"},)"
      R"("next_peak":{"from":"2026-10-08T01:00:00Z",)"
      R"("until":"2026-10-08T04:00:00Z"},"reason":"peak_window",)"
      R"("reason_text":"Inside the peak hours of a day that has them."})");
}

TEST(PricesCall, BandSaysWhy) {
  const auto reason = [](std::string_view at, std::string_view code) {
    std::string request = R"({"at":")";
    request += at;
    std::string part = R"("reason":")";
    part += code;
    return answers("band", request + "\"}", part + "\"");
  };
  EXPECT_TRUE(reason("2026-06-28T02:00:00Z", "flat_price"));
  EXPECT_TRUE(reason("2026-11-06T00:00:00Z", "outside_windows"));
  EXPECT_TRUE(reason("2026-11-07T02:00:00Z", "day_off_peak"));
  EXPECT_TRUE(reason("2026-10-05T02:00:00Z", "public_holiday"));
  EXPECT_TRUE(reason("2027-01-04T02:00:00Z", "holiday_calendar_unknown"));
  EXPECT_TRUE(
      answers("band", R"({"at":"2027-01-04T02:00:00Z"})", R"("holiday":null)"));
  EXPECT_TRUE(answers("band", R"({"at":"2026-10-10T02:00:00Z"})",
                      R"("makeup_workday":true)"));
  EXPECT_TRUE(answers("band", "{}", R"("missing_field","where":"/at")"));
  EXPECT_TRUE(answers("band", R"({"at":"2026-01-01T00:00:00Z"})",
                      R"("before_first_card","where":"/at")"));
}

TEST(PricesCall, RateTableShowsTheGuidesCardAndNamesALaterOne) {
  EXPECT_TRUE(answers("rateTable", "{}", R"("card":{"id":"2026-06-28")"));
  EXPECT_TRUE(
      answers("rateTable", "{}",
              R"("prices":[{"band":"flat","hit":"0.0028","miss":"0.14",)"
              R"("output":"0.28"}])"));
  EXPECT_TRUE(answers("rateTable", R"({"now":"2026-11-20T00:00:00Z"})",
                      R"("later":{"card":"2026-11-13")"));
  EXPECT_TRUE(
      answers("rateTable", R"({"now":"2026-11-20T00:00:00Z"})",
              R"({"model":"deepseek-v4-flash","billed_as":"deepseek-flash",)"
              R"("bucket":"output","band":"peak","from":"0.28","to":"1.2"})"));
  // Nothing changed between these cards but a label.
  EXPECT_FALSE(
      answers("rateTable", R"({"now":"2026-08-01T00:00:00Z"})", "later"));
  EXPECT_FALSE(answers("rateTable",
                       R"({"card":"2026-11-13","now":"2026-05-01T00:00:00Z"})",
                       "later"));
}

TEST(PricesCall, RateTableReportsHoursToolsAndCurrencies) {
  EXPECT_TRUE(
      answers("rateTable", R"({"card":"2026-11-13"})",
              R"("windows_utc":[["01:00","04:00"],["06:00","10:00"]])"));
  EXPECT_TRUE(answers("rateTable", R"({"card":"2026-11-13","currency":"CNY"})",
                      R"("list_price":"0.78")"));
  EXPECT_TRUE(answers("rateTable", R"({"card":"x","currency":"GBP"})",
                      R"("unknown_card","where":"/card")"));
  EXPECT_TRUE(answers("rateTable", std::string(R"({"book":)") + kBook + "}",
                      R"("currency_not_listed","where":"/currency")"));
}

TEST(PricesCall, RateBookHasTheTimeline) {
  for (const char* part :
       {R"("default_card":"2026-06-28")",
        R"("effective_from":"2026-08-22T16:00:00Z")",
        R"({"name":"claude-opus*","bills_as":"deepseek-v4-pro")",
        R"("planned_for":"2026-09-14T04:00:00Z")",
        R"("from":"2026-10-01","to":"2026-10-07")"}) {
    EXPECT_TRUE(answers("rateBook", "{}", part));
  }
}

TEST(PricesCall, CheckRateBookTakesTextOrBook) {
  json::Writer request;
  request.begin_object().field("text", embedded_rate_book()).end_object();
  EXPECT_TRUE(answers("checkRateBook", request.text(), R"("cards":14,)"));
  EXPECT_TRUE(answers("checkRateBook", std::string(R"({"book":)") + kBook + "}",
                      R"("valid":true,"summary":{"id":"own")"));
  EXPECT_TRUE(answers("checkRateBook", R"({"text":"{\"format\":1,"})",
                      R"("code":"invalid_json")"));
  EXPECT_TRUE(answers("checkRateBook", R"({"book":{"format":1}})",
                      R"("missing_field","where":"/cards")"));
  EXPECT_TRUE(
      answers("checkRateBook", "{}", R"("missing_field","where":"/text")"));
}

}  // namespace
}  // namespace deepseek_cost
