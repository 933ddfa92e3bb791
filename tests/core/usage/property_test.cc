// Requests of random counts, written as random loggers would write them: in any
// spelling, nesting, order of keys, layout and cut. The sums are known.
#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "core/api/api.h"
#include "core/json/parse.h"
#include "core/json/value.h"
#include "tests/support/usage_check.h"

namespace deepseek_cost::usage {
namespace {

struct Counts {
  std::uint64_t hit, miss, output, reasoning;
};

using Members = std::vector<std::pair<std::string, std::string>>;

std::string text_of(std::uint64_t number) { return std::to_string(number); }

class Logger {
 public:
  explicit Logger(std::uint64_t seed) : random_(seed) {}

  Counts counts() {
    Counts some{random_.below(100000), 1 + random_.below(5000),
                1 + random_.below(4000), 0};
    some.reasoning = random_.below(some.output + 1);
    return some;
  }

  // One request in some dialect, with a name and a time.
  std::string record(const Counts& counts, int id) {
    Members members{{"id", "\"r" + std::to_string(id) + "\""},
                    {"timestamp", R"("2026-09-10T16:00:00Z")"},
                    {"model", R"("deepseek-flash")"}};
    std::string content = object({{"usage", usage(counts)}});
    Members inner{{"usage", usage_}};
    noise(inner);
    static constexpr const char* kWrappers[] = {"response", "data", "body",
                                                "result", "payload"};
    const std::uint64_t levels = random_.below(4);
    if (levels == 0) {
      members.insert(members.end(), inner.begin(), inner.end());
    } else {
      std::string nested = object(inner);
      for (std::uint64_t i = 1; i < levels; ++i) {
        nested = object({{kWrappers[random_.below(5)], nested}});
      }
      members.push_back({kWrappers[random_.below(5)], nested});
    }
    if (random_.below(3) == 0) {
      members.push_back(
          {"request", R"({"usage":{"prompt_tokens":1,"output_tokens":1}})"});
    }
    return object(members);
  }

  // The records laid out as a file.
  std::string file(const std::vector<std::string>& records) {
    std::string all;
    const std::uint64_t layout = random_.below(6);
    if (layout == 0) all = "[";
    if (layout == 1) all = R"({"object":"list","data":[)";
    for (std::size_t i = 0; i < records.size(); ++i) {
      if (layout < 2 && i > 0) all += ",\n";
      if (layout == 2) all += "data: ";
      if (layout == 3) {
        all += R"({"stream":"stdout","log":)" + quoted(records[i] + "\n") + "}";
      } else {
        all += records[i];
      }
      if (layout >= 2) all += layout == 2 ? "\n\n" : "\n";
    }
    if (layout == 0) all += "]";
    if (layout == 1) all += R"(],"has_more":false})";
    return all;
  }

  std::uint64_t below(std::uint64_t limit) { return random_.below(limit); }

 private:
  std::string object(Members members) {
    for (std::size_t i = members.size(); i > 1; --i) {
      std::swap(members[i - 1], members[random_.below(i)]);
    }
    const std::string gap = random_.below(3) == 0 ? " " : "";
    std::string text = "{";
    for (std::size_t i = 0; i < members.size(); ++i) {
      if (i > 0) text += "," + gap;
      text += "\"" + members[i].first + "\":" + gap + members[i].second;
    }
    return text + "}";
  }

  static std::string quoted(const std::string& text) {
    std::string all = "\"";
    for (const char c : text) {
      if (c == '"' || c == '\\') all += '\\';
      if (c == '\n') {
        all += "\\n";
      } else {
        all += c;
      }
    }
    return all + "\"";
  }

  void noise(Members& members) {
    if (random_.below(2) == 0) members.push_back({"choices", R"([{"x":1}])"});
    if (random_.below(2) == 0) members.push_back({"cost", "0.5"});
  }

  // What hits are called where they are inside the input, and beside it.
  std::string usage(const Counts& c) {
    static constexpr std::pair<const char*, const char*> kInside[] = {
        {"prompt_tokens", "completion_tokens"},
        {"promptTokens", "completionTokens"},
        {"tokens_prompt", "tokens_completion"}};
    static constexpr std::pair<const char*, const char*> kEither[] = {
        {"input_tokens", "output_tokens"},
        {"inputTokens", "outputTokens"},
        {"input", "output"}};
    Members members;
    switch (random_.below(5)) {
      case 0: {  // the input includes the hits, whatever they are called
        const auto& [input, output] = kInside[random_.below(3)];
        members = {{input, text_of(c.hit + c.miss)},
                   {output, text_of(c.output)}};
        add_hits(members, c.hit, true);
        break;
      }
      case 1: {  // they are a part of it by their own name
        const auto& [input, output] = kEither[random_.below(2)];
        members = {{input, text_of(c.hit + c.miss)},
                   {output, text_of(c.output)}};
        add_hits(members, c.hit, false);
        break;
      }
      case 2: {  // beside it
        static constexpr const char* kBeside[] = {
            "cache_read_input_tokens", "cacheReadInputTokens", "cacheRead"};
        const auto& [input, output] = kEither[random_.below(3)];
        members = {{input, text_of(c.miss)},
                   {output, text_of(c.output)},
                   {kBeside[random_.below(3)], text_of(c.hit)}};
        break;
      }
      case 3:  // DeepSeek's own fields, without the sum
        members = {{"prompt_cache_hit_tokens", text_of(c.hit)},
                   {"prompt_cache_miss_tokens", text_of(c.miss)},
                   {"completion_tokens", text_of(c.output)}};
        break;
      default:  // a name that does not say, and the total
        members = {{"input_tokens", text_of(c.miss)},
                   {"output_tokens", text_of(c.output)},
                   {"cache_read_tokens", text_of(c.hit)},
                   {"total_tokens", text_of(c.hit + c.miss + c.output)}};
    }
    if (random_.below(3) == 0) {
      members.push_back(
          {"output_tokens_details",
           R"({"reasoning_tokens":)" + text_of(c.reasoning) + "}"});
    }
    usage_ = object(members);
    return usage_;
  }

  void add_hits(Members& members, std::uint64_t hit, bool any) {
    const std::string count = text_of(hit);
    switch (random_.below(any ? 6 : 4)) {
      case 0:
        members.push_back(
            {"prompt_tokens_details", R"({"cached_tokens":)" + count + "}"});
        break;
      case 1:
        members.push_back(
            {"input_token_details", R"({"cache_read":)" + count + "}"});
        break;
      case 2:
        members.push_back({"cached_input_tokens", count});
        break;
      case 3:
        members.push_back(
            {"inputTokenDetails", R"({"cacheReadTokens":)" + count + "}"});
        break;
      case 4:
        members.push_back({"cache_read_tokens", count});
        break;
      default:
        members.push_back({"cache_read_input_tokens", count});
        members.push_back({"prompt_cache_hit_tokens", "0"});
    }
  }

  Random random_;
  std::string usage_;
};

TEST(UsagePropertyTest, AnySpellingNestingOrderAndCutHasTheSameSums) {
  for (std::uint64_t seed = 0; seed < 600; ++seed) {
    Logger logger(seed);
    std::uint64_t hit = 0, miss = 0, output = 0;
    std::vector<std::string> records;
    const int wanted = 1 + static_cast<int>(logger.below(8));
    for (int i = 0; i < wanted; ++i) {
      const Counts counts = logger.counts();
      hit += counts.hit;
      miss += counts.miss;
      output += counts.output;
      records.push_back(logger.record(counts, i));
    }
    const std::string file = logger.file(records);
    ASSERT_EQ(broken_promise(file), "") << file;
    const std::string begun = begin_usage_log("{}");
    const int log = std::stoi(begun.substr(begun.rfind(':') + 1));
    for (std::size_t at = 0; at < file.size();) {
      const std::size_t size = 1 + logger.below(200);
      append_usage_log(log, std::string_view(file).substr(at, size));
      at += size;
    }
    const Result<json::Value> got = json::parse(finish_usage_log(log));
    ASSERT_TRUE(got.ok());
    const json::Value& totals = *got->find("totals");
    ASSERT_EQ(totals.find("requests")->text, std::to_string(wanted)) << file;
    ASSERT_EQ(totals.find("hit")->text, text_of(hit)) << file;
    ASSERT_EQ(totals.find("miss")->text, text_of(miss)) << file;
    ASSERT_EQ(totals.find("output")->text, text_of(output)) << file;
    ASSERT_EQ(got->find("hits_unknown")->find("count")->text, "0") << file;
  }
}

}  // namespace
}  // namespace deepseek_cost::usage
