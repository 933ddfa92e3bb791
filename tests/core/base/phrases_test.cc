#include "core/base/phrases.h"

#include <gtest/gtest.h>

#include "core/base/result.h"
#include "core/json/writer.h"

namespace deepseek_cost {
namespace {

TEST(Phrases, AreEnglishWithTheirParameters) {
  EXPECT_EQ(text_of("1,000"), "1,000");
  EXPECT_EQ(text_of({Phrase::at_most, "1000"}), "at most 1000");
  EXPECT_EQ(text_of({Phrase::starts_at, "a", "b"}), "a starts at b");
  EXPECT_EQ(text_of({Phrase::the_text, "x {y} z"}), "the text “x {y} z”");
  EXPECT_EQ(text_of({Phrase::of_context, "5", "4"}), "5");
  EXPECT_EQ(text_of(Phrase::an_object), "an object");
}

TEST(Phrases, NameTheirParameters) {
  EXPECT_EQ(name_of(Phrase::at_most), "at_most");
  EXPECT_EQ(parameter_name(Phrase::at_most, 0), "limit");
  EXPECT_EQ(parameter_name(Phrase::at_most, 1), "");
  EXPECT_EQ(parameter_name(Phrase::of_context, 0), "tokens");
  EXPECT_EQ(parameter_name(Phrase::of_context, 1), "limit");
  EXPECT_EQ(parameter_name(Phrase::an_object, 0), "");
}

std::string written(const Error& error) {
  json::Writer out;
  write_error(error, out);
  return out.take();
}

// The English of an error is one text; other languages make theirs of params.
TEST(Phrases, GoOutWithAnError) {
  EXPECT_EQ(written({ErrorCode::not_a_number, "/a", "x"}),
            R"({"code":"not_a_number","where":"/a","value":"x",)"
            R"("message":"“x” is not a number."})");
  EXPECT_EQ(written({ErrorCode::out_of_range, "", "7", {Phrase::at_most, "5"}}),
            R"({"code":"out_of_range","where":"","value":"7",)"
            R"("detail":"at most 5",)"
            R"("params":{"detail":{"phrase":"at_most","limit":"5"}},)"
            R"("message":"“7” is out of range: at most 5."})");
  EXPECT_EQ(written({ErrorCode::wrong_type,
                     "",
                     {Phrase::the_number, "7"},
                     Phrase::an_object}),
            R"({"code":"wrong_type","where":"","value":"the number 7",)"
            R"("detail":"an object","params":{)"
            R"("value":{"phrase":"the_number","number":"7"},)"
            R"("detail":{"phrase":"an_object"}},)"
            R"("message":"Expected an object, got the number 7."})");
}

// A sentence may name a parameter that its detail does not show.
TEST(Phrases, FillSentences) {
  EXPECT_EQ(
      message_of({ErrorCode::turn_over_context,
                  "turns",
                  "9",
                  {Phrase::of_context, "70", "64"}}),
      "Turn 9 outgrows the context: it takes 70 tokens, and input and output "
      "together have room for 64.");
  // What was given is shown as it is, whatever it looks like.
  EXPECT_EQ(message_of({ErrorCode::not_a_number, "", "{detail}", "no"}),
            "“{detail}” is not a number.");
}

}  // namespace
}  // namespace deepseek_cost
