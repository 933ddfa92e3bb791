#include "core/json/writer.h"

#include <gtest/gtest.h>

#include <cstdint>
#include <limits>
#include <string>

#include "core/base/no_figure.h"
#include "core/json/parse.h"
#include "core/json/value.h"

namespace deepseek_cost {
namespace {

std::string written(std::string_view text) {
  json::Writer out;
  out.value(text);
  return out.take();
}

TEST(JsonWriter, WritesInTheOrderOfItsCalls) {
  json::Writer out;
  out.begin_object()
      .field("ok", true)
      .field("count", std::int64_t{7})
      .field("name", "x")
      .key("list")
      .begin_array()
      .value(std::int32_t{1})
      .begin_object()
      .end_object()
      .begin_array()
      .end_array()
      .null()
      .end_array()
      .field("last", false)
      .end_object();
  EXPECT_EQ(out.text(),
            R"({"ok":true,"count":7,"name":"x","list":[1,{},[],null],)"
            R"("last":false})");
}

TEST(JsonWriter, WritesTheEndsOfSixtyFourBits) {
  json::Writer out;
  out.begin_array()
      .value(std::numeric_limits<std::int64_t>::min())
      .value(std::numeric_limits<std::int64_t>::max())
      .end_array();
  EXPECT_EQ(out.text(), "[-9223372036854775808,9223372036854775807]");
}

// The text may stand inside a <script>, an attribute or a line-based file.
TEST(JsonWriter, EscapesWhatCouldBreakOut) {
  EXPECT_EQ(written("a\"b\\c"), R"("a\"b\\c")");
  EXPECT_EQ(written("\n\r\t"), R"("\n\u000d\u0009")");
  EXPECT_EQ(written(std::string_view("\0\x1f", 2)), R"("\u0000\u001f")");
  EXPECT_EQ(written("</script>"), R"("\u003c/script>")");
  EXPECT_EQ(written("\xE2\x80\xA8\xE2\x80\xA9"), R"("\u2028\u2029")");
  EXPECT_EQ(written("€ “客”"), "\"€ “客”\"");
}

// Whatever text is written is read back as it was.
TEST(JsonWriter, TextRoundTrips) {
  std::string every_ascii;
  for (int c = 0; c < 128; ++c) every_ascii += static_cast<char>(c);
  for (const std::string& text :
       {every_ascii, std::string("客服 “é” €\xE2\x80\xA8 😀"), std::string()}) {
    const Result<json::Value> read = json::parse(written(text));
    ASSERT_TRUE(read);
    EXPECT_EQ(read->text, text);
  }
}

// A value written as it was read is the same JSON, numbers to the letter.
TEST(JsonWriter, RewritesWhatWasRead) {
  const std::string text =
      R"({"a":[1.50,-2e3,"x\n",true,false,null,{}],"b":{"c":[]}})";
  const Result<json::Value> value = json::parse(text);
  ASSERT_TRUE(value);
  json::Writer out;
  write_value(*value, out);
  EXPECT_EQ(out.text(), text);
}

TEST(JsonWriter, WritesNullForAFigureThatIsNone) {
  json::Writer out;
  out.begin_object().field("amount", kNoFigure).field("name", "overflow");
  EXPECT_EQ(out.end_object().text(), R"({"amount":null,"name":"overflow"})");
}

}  // namespace
}  // namespace deepseek_cost
