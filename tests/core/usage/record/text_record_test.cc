// Records that are written as text: what Python prints, and logfmt.
#include "core/usage/record/text_record.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>

#include "core/usage/text/base64.h"
#include "core/usage/text/python_text.h"

namespace deepseek_cost::usage {
namespace {

std::string json_of(std::string_view text) {
  PythonText python(text);
  return python.value() && python.length() == text.size() ? python.json()
                                                          : "broken";
}

TEST(PythonTextTest, ValuesBecomeJson) {
  EXPECT_EQ(json_of(R"({'a': 1, 'b': None, "c": [True, (1.5, -2)]})"),
            R"({"a":1,"b":null,"c":[true,[1.5,-2]]})");
  EXPECT_EQ(json_of("Usage(a=1, b=Details(c=None, d='x'), e=<Role.user: 1>)"),
            R"({"a":1,"b":{"c":null,"d":"x"},"e":null})");
  EXPECT_EQ(json_of(R"('it\'s "so" \\ \n \x41')"),
            R"("it's \"so\" \\ \u000a \\x41")");
  EXPECT_EQ(json_of("datetime.datetime(2026, 9, 10, tzinfo=utc)"),
            R"({"tzinfo":"utc"})");
  EXPECT_EQ(json_of("{1: 'one', 2: b'two'}"), R"({"1":"one","2":"two"})");
  // What Node prints has keys without quotes.
  EXPECT_EQ(json_of("{x: 1}"), R"({"x":1})");
}

TEST(PythonTextTest, WhatIsBrokenIsNothing) {
  for (const char* const text :
       {"", "{'a': 1", "'a", "Usage(a=1", "[1 2]", "{'a'}", "01", "1.", "f(",
        "{'a': 'b\nc'}", "<x"}) {
    EXPECT_EQ(json_of(text), "broken") << text;
  }
  EXPECT_EQ(json_of(std::string(100, '[') + std::string(100, ']')), "broken");
}

TEST(TextRecordTest, PairsAndWhatPythonPrinted) {
  EXPECT_EQ(record_in_text("a=1 model=x prompt_tokens=12 msg=\"b c=3\""),
            R"({"a":1,"model":"x","prompt_tokens":12,"msg":"b c=3"})");
  EXPECT_EQ(record_in_text("INFO CompletionUsage(prompt_tokens=1)"),
            R"({"usage":{"prompt_tokens":1}})");
  EXPECT_EQ(record_in_text("done usage: {'prompt_tokens': 1}"),
            R"({"usage":{"prompt_tokens":1}})");
  EXPECT_EQ(record_in_text("{'usage': {'prompt_tokens': 1}}"),
            R"({"response":{"usage":{"prompt_tokens":1}}})");
  EXPECT_EQ(record_in_text("{'prompt_tokens': 1, 'x': {}}"),
            R"({"usage":{"prompt_tokens":1,"x":{}}})");
  EXPECT_EQ(record_in_text("usage=Usage(prompt_tokens=1) model=y"),
            R"({"usage":{"prompt_tokens":1},"model":"y"})");
  EXPECT_EQ(record_in_text("no counts here: a=1"), "");
  EXPECT_EQ(record_in_text("the tokens are all there"), "");
}

TEST(Base64Test, DecodesWithPaddingAndWithout) {
  EXPECT_EQ(decode_base64("eyJhIjoxfQ=="), R"({"a":1})");
  EXPECT_EQ(decode_base64("eyJhIjoxfQ"), R"({"a":1})");
  EXPECT_EQ(decode_base64("_-8="), "\xFF\xEF");
  EXPECT_EQ(decode_base64(""), "");
  EXPECT_FALSE(decode_base64("eyJ.abc").has_value());
  EXPECT_FALSE(decode_base64("eyJhI").has_value());
}

}  // namespace
}  // namespace deepseek_cost::usage
