// Records that a program has printed, or put into quotes once more.
#include <gtest/gtest.h>

#include <string>

#include "core/json/value.h"
#include "tests/support/usage_report.h"

namespace deepseek_cost::usage {
namespace {

std::string requests(const std::string& log) {
  const std::string text = report_text(log);
  for (const std::size_t chunk : {1U, 2U, 3U, 5U, 64U}) {
    EXPECT_EQ(report_text(log, "{}", chunk), text) << chunk;
  }
  const json::Value got = parsed_report(text);
  return got.find("totals")->find("requests")->text + " " +
         got.find("counts")->find("skipped")->text;
}

const std::string kNode =
    "{ id: 'c1', created: 1789056000, model: 'deepseek-flash', usage: { "
    "prompt_tokens: 1000, completion_tokens: 50 } }\n";

TEST(UsagePrintedTest, ObjectsOfNode) {
  EXPECT_EQ(requests(kNode), "1 0");
  EXPECT_EQ(requests(kNode + "{\n  id: 'c2'\n}\n"), "1 1");
  // What it leaves out shows that the object is not whole.
  EXPECT_EQ(requests("{ id: 'c1', usage: { prompt_tokens: 1000, }, ... }\n"),
            "0 1");
  const std::string json =
      R"({"id":"c3","created":1789056000,"model":"deepseek-flash",)"
      R"("usage":{"prompt_tokens":1000,"completion_tokens":50}})";
  EXPECT_EQ(requests(kNode + json + "\n"), "2 0");
}

TEST(UsagePrintedTest, LinesInQuotes) {
  const auto quoted = [](const std::string& id) {
    return R"("{\"id\":\")" + id +
           R"(\",\"created\":1789056000,\"model\":\"deepseek-flash\",)"
           R"(\"usage\":{\"prompt_tokens\":1000,\"completion_tokens\":50}}")";
  };
  EXPECT_EQ(requests(quoted("a") + "\n" + quoted("b") + "\n"), "2 0");
  EXPECT_EQ(requests(quoted("a") + "\r\n" + quoted("b")), "2 0");
  EXPECT_EQ(requests("[" + quoted("a") + "," + quoted("b") + "]\n"), "2 0");
  EXPECT_EQ(requests("[\n  " + quoted("a") + ",\n  " + quoted("b") + "\n]\n"),
            "2 0");
  // What is no record there is said.
  EXPECT_EQ(requests(quoted("a") + R"(,"{\"id\"")" + "\n"), "1 1");
  EXPECT_EQ(requests(R"("{\"id\":\"a)" + std::string("\n") + quoted("b")),
            "1 1");
}

}  // namespace
}  // namespace deepseek_cost::usage
