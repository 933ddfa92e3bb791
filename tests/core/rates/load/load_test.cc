#include "core/rates/load/load.h"

#include <gtest/gtest.h>

#include "core/rates/built_in/embedded_text.h"

namespace deepseek_cost {
namespace {

// A small good book, in which tests replace one part by a bad one.
const char kGood[] = R"({
  "format": 1, "id": "mine", "name": "My prices", "checked": "2026-11",
  "default_card": "b",
  "sources": {"page": {"url": "https://example.com/p", "checked": "2026-11-01"}},
  "prices": {"cheap": {"USD": {"flat": ["0.0028", "0.14", "0.28"],
                               "sources": ["page"]}},
             "busy": {"USD": {"off_peak": ["1", "2", "3"],
                              "peak": ["2", "4", "6"]},
                      "CNY": {"off_peak": ["7", "14", "21"],
                              "peak": ["14", "28", "42"]}}},
  "calendars": [{"id": "home", "utc_offset": "-03:30", "years": [
      {"year": 2026, "source": "page", "days_off": ["2026-01-01",
       "2026-12-24/2026-12-26"], "makeup_workdays": ["2026-12-27"]}]}],
  "peak_rules": [{"id": "day", "calendar": "home", "holidays_off_peak": true,
      "windows": [["22:30", "01:00"], ["09:00", "12:30"]],
      "weekdays": [1, 2, 3]}],
  "cards": [
    {"id": "a", "effective_from": "2026-01-01T00:00:00+08:00",
     "models": [{"name": "m", "prices": "cheap"},
                {"name": "n", "family": "pro", "context": 1000, "prices":
                   {"CNY": {"flat": ["0", "1", "2"]}}}]},
    {"id": "b", "effective_from": "2026-06-01T00:00:00Z", "peak_rule": "day",
     "models": [{"name": "m", "prices": "busy"}],
     "tools": [{"id": "t", "label": "Tool", "prices": {"USD": "0.50"}}]}
  ],
  "names": [{"name": "old", "bills_as": "m", "to": "2026-07-01T00:00:00Z"},
            {"name": "m-*", "bills_as": "m", "from": "2026-06-01T00:00:00Z"}],
  "cancelled": [{"id": "x", "planned_for": "2026-05-01T00:00:00Z",
                 "cancelled": "2026-04-30", "label": "Not done"}]
})";

std::string with(std::string_view old_part, std::string_view new_part) {
  std::string text = kGood;
  const std::size_t at = text.find(old_part);
  EXPECT_NE(at, std::string::npos) << old_part;
  return text.replace(at, old_part.size(), new_part);
}

// "code where" of every error, one a line.
std::string errors_of(const std::string& text) {
  const Result<RateBook> book = parse_rate_book(text);
  if (book) return "ok";
  std::string out;
  for (const Error& error : book.errors()) {
    if (!out.empty()) out += '\n';
    out += std::string(name_of(error.code)) + " " + error.where;
  }
  return out;
}

TEST(RateBookLoad, ReadsTheBuiltInBook) {
  const Result<RateBook> book = parse_rate_book(embedded_rate_book());
  for (const Error& error : book ? Errors{} : book.errors()) {
    ADD_FAILURE() << error.where << ": " << message_of(error);
  }
}

TEST(RateBookLoad, ReadsAUsersBook) {
  const Result<RateBook> book = parse_rate_book(kGood);
  ASSERT_TRUE(book.ok()) << errors_of(kGood);
  EXPECT_EQ(book->cards[0].effective_from,
            *parse_instant("2025-12-31T16:00:00Z"));
  EXPECT_EQ(book->peak_rules[0].windows[0].start, 22 * 60 + 30);
  EXPECT_EQ(book->peak_rules[0].weekdays, 0b111);
  EXPECT_EQ(book->calendars[0].utc_offset_minutes, -210);
  EXPECT_EQ(book->cards[0].models[1].family, Family::pro);
  EXPECT_EQ(book->prices_of(book->cards[0].models[1])
                .find(Currency::cny, Band::flat)
                ->at(Bucket::output)
                .units(),
            2000000);
  EXPECT_TRUE(book->names[1].prefix);
}

// The least that makes a book: everything else has a default.
TEST(RateBookLoad, ReadsTheSmallestBook) {
  const Result<RateBook> book = parse_rate_book(
      R"({"format": 1, "cards": [{"id": "1",
          "effective_from": "2026-01-01T00:00:00Z", "models": [{"name": "m",
          "prices": {"USD": {"flat": ["1", "2", "3"]}}}]}]})");
  ASSERT_TRUE(book.ok());
  EXPECT_EQ(book->id, "custom");
  EXPECT_EQ(book->default_card, "1");
}

struct Refusal {
  const char* old_part;
  const char* new_part;
  const char* errors;
};

// One thing wrong, one error, at its place.
TEST(RateBookLoad, RefusesWithThePathOfTheMistake) {
  const Refusal kRefusals[] = {
      {"\"format\": 1", "\"format\": 2", "unsupported_format /format"},
      {"\"format\": 1", "\"format\": \"1\"", "unsupported_format /format"},
      {"\"format\": 1, ", "", "missing_field /format"},
      {"\"0.14\"", "\"-0.14\"", "negative_number /prices/cheap/USD/flat/1"},
      {"\"0.14\"", "\"0.1400001\"", "too_precise /prices/cheap/USD/flat/1"},
      {"\"0.14\"", "\"1e-2\"", "invalid_price /prices/cheap/USD/flat/1"},
      {"\"0.14\"", "\"\"", "invalid_price /prices/cheap/USD/flat/1"},
      {"\"0.14\"", "0.14", "wrong_type /prices/cheap/USD/flat/1"},
      {"\"0.14\"", "\"1000001\"", "out_of_range /prices/cheap/USD/flat/1"},
      {"\"0.14\", ", "", "wrong_type /prices/cheap/USD/flat"},
      {"\"flat\": [\"0.0028\", \"0.14\", \"0.28\"],", "",
       "missing_field /prices/cheap/USD/flat"},
      {"\"sources\": [\"page\"]", "\"sources\": [\"pages\"]",
       "unknown_reference /prices/cheap/USD/sources/0"},
      {"\"sources\": [\"page\"]", "\"peak\": [\"1\", \"2\", \"3\"]",
       "inconsistent /prices/cheap/USD/flat\n"
       "missing_field /cards/0/peak_rule"},
      {"\"CNY\": {\"off_peak\": [\"7\", \"14\", \"21\"],", "\"CNY\": {",
       "missing_field /prices/busy/CNY/off_peak"},
      {"\"CNY\": {\"off_peak\"", "\"EUR\": {\"off_peak\"",
       "unknown_currency /prices/busy/EUR"},
      {"\"id\": \"b\"", "\"id\": \"a\"",
       "duplicate_id /cards/1/id\nunknown_card /default_card"},
      {"\"id\": \"b\"", "\"id\": \"b b\"",
       "out_of_range /cards/1/id\nunknown_card /default_card"},
      {"2026-06-01T00:00:00Z\", \"peak", "2025-12-31T16:00:00Z\", \"peak",
       "cards_out_of_order /cards/1/effective_from"},
      {"2026-06-01T00:00:00Z\", \"peak", "2026-06-01\", \"peak",
       "invalid_instant /cards/1/effective_from"},
      {"2026-06-01T00:00:00Z\", \"peak", "2026-06-01T00:00:00.5Z\", \"peak",
       "invalid_instant /cards/1/effective_from"},
      {"\"peak_rule\": \"day\"", "\"peak_rule\": \"night\"",
       "unknown_reference /cards/1/peak_rule"},
      {"\"peak_rule\": \"day\",", "", "missing_field /cards/1/peak_rule"},
      {"\"prices\": \"busy\"", "\"prices\": \"bust\"",
       "unknown_reference /cards/1/models/0/prices"},
      {"{\"name\": \"n\", \"family\"", "{\"name\": \"m\", \"family\"",
       "duplicate_id /cards/0/models/1/name"},
      {"\"name\": \"n\"", "\"name\": \"n n\"",
       "out_of_range /cards/0/models/1/name"},
      {"\"family\": \"pro\"", "\"family\": \"max\"",
       "unknown_choice /cards/0/models/1/family"},
      {"\"context\": 1000", "\"context\": -1",
       "negative_number /cards/0/models/1/context"},
      {"[\"09:00\", \"12:30\"]", "[\"00:59\", \"12:30\"]",
       "overlapping_windows /peak_rules/0/windows/1"},
      {"[\"09:00\", \"12:30\"]", "[\"23:00\", \"23:30\"]",
       "overlapping_windows /peak_rules/0/windows/1"},
      {"[\"09:00\", \"12:30\"]", "[\"09:00\", \"09:00\"]",
       "invalid_window /peak_rules/0/windows/1"},
      {"[\"09:00\", \"12:30\"]", "[\"24:00\", \"12:30\"]",
       "invalid_window /peak_rules/0/windows/1"},
      {"[\"09:00\", \"12:30\"]", "[\"9\", \"12:30\"]",
       "invalid_time /peak_rules/0/windows/1/0"},
      {"[\"09:00\", \"12:30\"]", "[\"09:00\"]",
       "wrong_type /peak_rules/0/windows/1"},
      {"[1, 2, 3]", "[1, 2, 8]", "wrong_type /peak_rules/0/weekdays/2"},
      {"[1, 2, 3]", "[1, 2, 2]", "duplicate_id /peak_rules/0/weekdays/2"},
      {"\"calendar\": \"home\"", "\"calendar\": \"away\"",
       "unknown_reference /peak_rules/0/calendar"},
      {"-03:30", "3.5h", "invalid_time /calendars/0/utc_offset"},
      {"\"2026-01-01\"", "\"2026-02-30\"",
       "invalid_date /calendars/0/years/0/days_off/0"},
      {"\"2026-01-01\"", "\"2027-01-01\"",
       "inconsistent /calendars/0/years/0/days_off/0"},
      {"2026-12-24/2026-12-26", "2026-12-26/2026-12-24",
       "inconsistent /calendars/0/years/0/days_off/1"},
      {"[\"2026-12-27\"]", "[7]",
       "wrong_type /calendars/0/years/0/makeup_workdays/0"},
      {"\"bills_as\": \"m\", \"to\"", "\"bills_as\": \"n\", \"to\"",
       "unknown_reference /names/0/bills_as"},
      {"{\"name\": \"m-*\"", "{\"name\": \"old\"",
       "overlapping_names /names/1/name"},
      {"{\"name\": \"m-*\"", "{\"name\": \"m*x\"",
       "out_of_range /names/1/name"},
      {"\"to\": \"2026-07",
       "\"from\": \"2026-08-01T00:00:00Z\", \"to\": "
       "\"2026-07",
       "inconsistent /names/0/to"},
      {"https://example.com/p", "javascript:alert(1)",
       "out_of_range /sources/page/url"},
      {"\"url\": \"https://example.com/p\", ", "",
       "missing_field /sources/page/url"},
      {"2026-11-01\"}", "yesterday\"}", "invalid_date /sources/page/checked"},
      {"\"default_card\": \"b\"", "\"default_card\": \"c\"",
       "unknown_card /default_card"},
      {"\"cancelled\": \"2026-04-30\"", "\"cancelled\": \"soon\"",
       "invalid_date /cancelled/0/cancelled"},
      {"\"0.50\"", "\"free\"", "invalid_price /cards/1/tools/0/prices/USD"},
      {"\"label\": \"Tool\"", "\"label\": \"T\\u202eool\"",
       "out_of_range /cards/1/tools/0/label"},
      {"\"label\": \"Tool\"", "\"label\": \"Tool\", \"requests\": 3",
       "inconsistent /cards/1/tools/0/requests"},
      {"\"checked\": \"2026-11\",", "\"checkt\": 1,", "unknown_field /checkt"},
      {"\"name\": \"My prices\"", "\"id\": \"mine\"", "duplicate_key /id"},
      {"\"cheap\": {\"USD\"", "\"busy\": {\"USD\"",
       "duplicate_key /prices/busy\nunknown_reference "
       "/cards/0/models/0/prices"},
  };
  for (const Refusal& refusal : kRefusals) {
    const std::string text = with(refusal.old_part, refusal.new_part);
    if (std::string_view(refusal.errors).starts_with("duplicate_key /prices")) {
      EXPECT_TRUE(errors_of(text).starts_with("duplicate_key /prices/busy"));
      continue;
    }
    EXPECT_EQ(errors_of(text), refusal.errors)
        << refusal.old_part << " → " << refusal.new_part;
  }
}

// All mistakes of a book come in one answer.
TEST(RateBookLoad, ReportsEveryMistake) {
  std::string text = with("\"0.14\"", "\"-1\"");
  const auto also = [&text](std::string_view old_part,
                            std::string_view new_part) {
    text.replace(text.find(old_part), old_part.size(), new_part);
  };
  also("[1, 2, 3]", "[0]");
  also("\"prices\": \"busy\"", "\"prices\": \"nothing\"");
  also("\"default_card\": \"b\"", "\"default_card\": \"c\"");
  also("\"planned_for\": ", "\"planned\": ");
  EXPECT_EQ(errors_of(text),
            "negative_number /prices/cheap/USD/flat/1\n"
            "wrong_type /peak_rules/0/weekdays/0\n"
            "unknown_reference /cards/1/models/0/prices\n"
            "missing_field /cancelled/0/planned_for\n"
            "unknown_field /cancelled/0/planned\n"
            "unknown_card /default_card");
}

TEST(RateBookLoad, RefusesWhatIsNoBook) {
  EXPECT_EQ(errors_of(""), "invalid_json ");
  EXPECT_EQ(errors_of("[]"), "wrong_type ");
  EXPECT_EQ(errors_of("null"), "wrong_type ");
  EXPECT_EQ(errors_of("{}"), "missing_field /format\nmissing_field /cards");
  EXPECT_EQ(errors_of(R"({"format": 1, "cards": []})"),
            "missing_field /cards/0");
  EXPECT_EQ(errors_of(R"({"format": 1, "cards": {}})"), "wrong_type /cards");
  EXPECT_EQ(errors_of(std::string(kGood) + "x"), "invalid_json ");
}

TEST(RateBookLoad, RefusesHugeAndDeepTexts) {
  EXPECT_EQ(errors_of(std::string(50 << 20, ' ')), "too_large ");
  EXPECT_EQ(errors_of(std::string(500000, '[')), "too_deep ");
  std::string cards = R"({"format": 1, "cards": [1)";
  for (int i = 0; i < 100000; ++i) cards += ",1";
  EXPECT_EQ(errors_of(cards + "]}"), "too_many /cards");
  std::string fields = R"({"format": 1)";
  for (int i = 0; i < 50000; ++i) fields += ",\"f" + std::to_string(i) + "\":1";
  EXPECT_NE(errors_of(fields + "}").find("missing_field /cards"),
            std::string::npos);
}

// Errors without end are cut off, and the answer says so.
TEST(RateBookLoad, ListsAThousandErrorsAtMost) {
  std::string text = R"({"format": 1, "cards": [)";
  for (int card = 0; card < 200; ++card) {
    if (card != 0) text += ',';
    text += "{}";
    text.insert(text.size() - 1, R"("models":[{},{},{},{},{},{}])");
  }
  const Result<RateBook> book = parse_rate_book(text + "]}");
  ASSERT_FALSE(book.ok());
  EXPECT_EQ(book.errors().size(), RateBookLimits::kErrors + 1);
  EXPECT_EQ(book.errors().back().code, ErrorCode::too_many);
}

// Every prefix and every changed byte of a good book is read or refused.
TEST(RateBookLoad, SurvivesEveryPrefixAndByte) {
  const std::string good = kGood;
  for (std::size_t length = 0; length < good.size(); ++length) {
    EXPECT_FALSE(parse_rate_book(good.substr(0, length)).ok());
  }
  for (std::size_t i = 0; i < good.size(); ++i) {
    for (const char byte : {'\0', '"', '{', '}', '9', '*', '\xff'}) {
      std::string mutated = good;
      mutated[i] = byte;
      const Result<RateBook> book = parse_rate_book(mutated);
      if (book) EXPECT_FALSE(book->cards.empty());
    }
  }
}

}  // namespace
}  // namespace deepseek_cost
