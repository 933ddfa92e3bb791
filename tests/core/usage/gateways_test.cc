// Answers that a gateway has kept as text, marks of its own cache, and lines
// that a container runtime has split.
#include <gtest/gtest.h>

#include <string>
#include <string_view>

#include "core/api/api.h"
#include "core/json/parse.h"
#include "core/json/value.h"
#include "tests/support/usage_report.h"

namespace deepseek_cost::usage {
namespace {

// "requests hit/miss/output", and the first reason for what was skipped.
std::string summary(const json::Value& got) {
  const json::Value& totals = *got.find("totals");
  std::string text =
      totals.find("requests")->text + ' ' + totals.find("hit")->text + '/' +
      totals.find("miss")->text + '/' + totals.find("output")->text;
  const auto& skipped = got.find("skipped")->items;
  if (!skipped.empty()) text += ' ' + skipped[0].find("code")->text;
  return text;
}

std::string as_text(std::string_view text) {
  std::string all = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') all += '\\';
    if (c == '\n') {
      all += "\\n";
    } else {
      all += c;
    }
  }
  return all + '"';
}

constexpr std::string_view kAnswer =
    R"({"id":"a","object":"chat.completion","created":1789056000,"model":"deepseek-flash","choices":[],"usage":{"prompt_tokens":1000,"completion_tokens":50,"prompt_cache_hit_tokens":896}})";
constexpr const char* kTime = R"({"time":"2026-09-10T16:00:00Z",)";

std::string chunk_of(const std::string& id, const std::string& more) {
  return R"({"object":"chat.completion.chunk","id":")" + id +
         R"(","created":1789056000,"model":"deepseek-flash",)" + more + "}";
}
constexpr const char* kChunkUsage =
    R"("choices":[],"usage":{"prompt_tokens":1000,"completion_tokens":50,"prompt_cache_hit_tokens":896})";

TEST(UsageGatewaysTest, AnAnswerInATextIsRead) {
  for (const char* const key : {"body", "response", "output", "resp_body",
                                "responseBody", "result", "payload"}) {
    const std::string line =
        std::string(kTime) + '"' + key + "\":" + as_text(kAnswer) + "}\n";
    EXPECT_EQ(summary(report_of(line)), "1 896/104/50") << key;
    const std::string inside = std::string(kTime) + R"("data":{")" + key +
                               "\":" + as_text(kAnswer) + "}}\n";
    EXPECT_EQ(summary(report_of(inside)), "1 896/104/50") << key;
  }
}

// What the model itself has written is nobody's usage.
TEST(UsageGatewaysTest, WordsOfTheModelAreNoAnswer) {
  const std::string counts =
      as_text(R"({"usage":{"prompt_tokens":1,"completion_tokens":2}})");
  EXPECT_EQ(summary(report_of(std::string(kTime) +
                              R"("model":"deepseek-flash","output":)" + counts +
                              "}")),
            "0 0/0/0 no_usage");
  const std::string usage =
      R"("model":"deepseek-flash","usage":{"prompt_tokens":7,"completion_tokens":8})";
  for (const char* const key : {"output", "result", "response"}) {
    EXPECT_EQ(summary(report_of(std::string(kTime) + usage + ",\"" + key +
                                "\":" + as_text(kAnswer) + "}")),
              "1 0/7/8")
        << key;
  }
  // The same counts, of which only the body knows the hits.
  EXPECT_EQ(
      summary(report_of(
          std::string(kTime) +
          R"("model":"deepseek-flash","prompt_tokens":1000,"completion_tokens":50,"response_body":)" +
          as_text(kAnswer) + "}")),
      "1 896/104/50");
  EXPECT_EQ(summary(report_of(std::string(kTime) + R"("request_body":)" +
                              as_text(kAnswer) + "}")),
            "0 0/0/0 no_usage");
}

TEST(UsageGatewaysTest, AStreamInATextIsOneAnswer) {
  const std::string first =
      "data: " + chunk_of("s", R"("choices":[{"delta":{}}])") + "\n\n";
  const std::string last = "data: " + chunk_of("s", kChunkUsage) + "\n\n";
  const std::string done = "data: [DONE]\n\n";
  for (const char* const key : {"response_body", "body", "output", "log"}) {
    const auto line = [key](const std::string& events) {
      return std::string(kTime) + '"' + key + "\":" + as_text(events) + "}\n";
    };
    EXPECT_EQ(summary(report_of(line(first + last + done))), "1 896/104/50");
    EXPECT_EQ(summary(report_of(line(": ping\n\n" + first + last))),
              "1 896/104/50");
    EXPECT_EQ(summary(report_of(line(first + first + done))),
              "0 0/0/0 no_usage")
        << key;
    EXPECT_EQ(
        summary(report_of(line(first + last.substr(0, 100)))),
        std::string("0 0/0/0 ") + (std::string_view(key) == "body" ||
                                           std::string_view(key) == "output"
                                       ? "no_usage"
                                       : "invalid_json"));
    const std::string other = "data: " + chunk_of("t", kChunkUsage) + "\n\n";
    EXPECT_EQ(summary(report_of(line(last + other))),
              "0 0/0/0 contradictory_usage");
  }
  // Pieces of one stream in several lines of a log.
  const std::string pieces = std::string(kTime) + R"("log":)" +
                             as_text(first + first) + "}\n" + kTime +
                             R"("log":)" + as_text(first + last + done) + "}\n";
  EXPECT_EQ(summary(report_of(pieces)), "1 896/104/50");
}

TEST(UsageGatewaysTest, AnswersFromAnyProxysCacheAreSaid) {
  const std::string_view open = kAnswer.substr(0, kAnswer.size() - 1);
  const auto with = [open](const std::string& more) {
    return std::string(open) + "," + more + "}";
  };
  for (const char* const mark :
       {R"("fromCache":true)", R"("cache_hit":1)", R"("cached":"true")",
        R"("headers":{"X-Cache":"Hit from cloudfront"})",
        R"("headers":{"x-litellm-cache-hit":"True"})", R"("cache":"HIT")",
        R"("cache":{"hit":true})", R"("cacheStatus":"SEMANTIC HIT")",
        R"("X-Cache-Status":"STALE")", R"("CacheHit":true)"}) {
    EXPECT_EQ(summary(report_of(with(mark))), "0 0/0/0 proxy_cache") << mark;
  }
  for (const char* const mark :
       {R"("fromCache":false)", R"("cache_hit":0)", R"("cached":null)",
        R"("headers":{"X-Cache":"Miss from cloudfront"})",
        R"("cacheStatus":"SEMANTIC MISS")", R"("cache":{"hit":false})",
        R"("request":{"cached":true})", R"("cached":896)",
        R"("x-cache":"NONE")"}) {
    EXPECT_EQ(summary(report_of(with(mark))), "1 896/104/50") << mark;
  }
}

TEST(UsageGatewaysTest, LinesOfPartsAreJoinedByStream) {
  const std::string answer(kAnswer);
  const std::string time = "2026-09-10T16:00:00.1Z ";
  const std::string out = time + "stdout ";
  const std::string err = time + "stderr ";
  const std::string log =
      out + "P " + answer.substr(0, 40) + "\n" + err + "P part of \n" + out +
      "P:x " + answer.substr(40, 60) + "\r\n" + err + "F a warning\n" + out +
      "F " + answer.substr(100) + "\n";
  for (const std::size_t chunk :
       {std::size_t{1}, std::size_t{13}, log.size()}) {
    const json::Value got = report_of(log, "{}", chunk);
    EXPECT_EQ(summary(got), "1 896/104/50 invalid_json");
    EXPECT_EQ(got.find("skipped")->items[0].find("first")->find("line")->text,
              "2");
  }
  // A file that ends within a line.
  EXPECT_EQ(summary(report_of(out + "P " + answer.substr(0, 40) + "\n")),
            "0 0/0/0 invalid_json");
  EXPECT_EQ(summary(report_of(out + "P " + answer.substr(0, 40) + "\n" + out +
                              "F " + answer.substr(40))),
            "1 896/104/50");
}

TEST(UsageGatewaysTest, AUsageOfPartsIsReadWhereEachCountStandsOnce) {
  const auto with = [](const std::string& usage) {
    return R"({"id":"a","created":1789056000,"model":"deepseek-flash","usage":)" +
           usage + "}";
  };
  EXPECT_EQ(
      summary(report_of(with(
          R"([{"prompt_tokens":1000,"cached_tokens":896},{"completion_tokens":50}])"))),
      "1 896/104/50");
  EXPECT_EQ(summary(report_of(
                with(R"([{"prompt_tokens":1000,"completion_tokens":50}])"))),
            "1 0/1000/50");
  EXPECT_EQ(
      summary(report_of(with(
          R"([{"prompt_tokens":9,"completion_tokens":5},{"prompt_tokens":9,"completion_tokens":6}])"))),
      "0 0/0/0 contradictory_usage");
  EXPECT_EQ(summary(report_of(with("[1000,50]"))), "0 0/0/0 no_usage");
  EXPECT_EQ(summary(report_of(with("[]"))), "0 0/0/0 no_usage");
}

TEST(UsageGatewaysTest, FilesOfNothingAreSaid) {
  const auto why = [](const std::string& log) {
    const json::Value got = report_of(log);
    EXPECT_EQ(got.find("counts")->find("records")->text, "0");
    const auto& refused = got.find("refused_files")->find("skipped")->items;
    return refused.empty() ? std::string() : refused[0].find("detail")->text;
  };
  EXPECT_EQ(why(""), "it is empty");
  EXPECT_EQ(why("\n\r\n  \n"), "it is empty");
  EXPECT_EQ(why("id,model,created_at,prompt_tokens,completion_tokens\n"),
            "it has a header and no rows");
  EXPECT_EQ(
      why("user_id,utc_date,model,api_key_name,api_key,type,price,amount"),
      "it has a header and no rows");
  EXPECT_EQ(why("<?xml version=\"1.0\"?>\r\n<worksheet><c/></worksheet>"),
            "it is a web page, or a spreadsheet's own file; save the table as "
            "CSV");
  const std::string page = "<!DOCTYPE html>\n<p>502</p>\n";
  EXPECT_NE(why(page), "");
  EXPECT_EQ(summary(report_of(page + std::string(kAnswer))),
            "1 896/104/50 invalid_json");
  EXPECT_EQ(why(std::string("[\0{\0", 4)), "it is UTF-16; save it as UTF-8");
  EXPECT_EQ(why("[]"), "there are no records in it");
  EXPECT_EQ(why(R"({"data":[]})"), "there are no records in it");
}

}  // namespace
}  // namespace deepseek_cost::usage
