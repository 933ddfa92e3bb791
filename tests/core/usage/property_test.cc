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
#include "core/usage/record/spellings.h"
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
    Members members{{any(KeyKind::id), "\"r" + std::to_string(id) + "\""},
                    {any(KeyKind::time), R"("2026-09-10T16:00:00Z")"},
                    {any(KeyKind::model), R"("deepseek-flash")"}};
    std::string content = object({{"usage", usage(counts)}});
    Members inner{{"usage", usage_}};
    noise(inner);
    static constexpr const char* kWrappers[] = {"response", "data", "body",
                                                "result", "payload"};
    const std::uint64_t levels = random_.below(4);
    if (random_.below(4) == 0) {
      members.push_back(body(inner, id));
    } else if (levels == 0) {
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

  // The response as the text that a gateway has kept: itself, or its events.
  std::pair<std::string, std::string> body(Members response, int id) {
    static constexpr const char* kBodies[] = {"response_body", "body", "output",
                                              "response", "resp_body"};
    const bool stream = random_.below(2) == 0;
    response.push_back({"object", stream ? R"("chat.completion.chunk")"
                                         : R"("chat.completion")"});
    response.push_back({"id", "\"r" + std::to_string(id) + "\""});
    std::string text = object(response);
    if (stream) {
      const std::string first =
          object({{"object", R"("chat.completion.chunk")"},
                  {"id", "\"r" + std::to_string(id) + "\""},
                  {"choices", "[]"}});
      const std::string gap = random_.below(2) == 0 ? "\n\n" : "\n";
      text = "data: " + first + gap + "data:" + text + gap + "data: [DONE]\n";
    }
    return {kBodies[random_.below(5)], quoted(text)};
  }

  // A line as a container runtime writes it, in one part or in several.
  std::string container_line(std::string_view text) {
    const std::string begin = "2026-09-10T16:00:00.123456789Z stdout ";
    std::string lines;
    while (text.size() > 1 && random_.below(2) == 0) {
      const std::size_t size = 1 + random_.below(text.size() - 1);
      lines += begin + "P " + std::string(text.substr(0, size)) + "\n";
      text.remove_prefix(size);
    }
    return lines + begin + "F " + std::string(text);
  }

  // The records laid out as a file.
  std::string file(const std::vector<std::string>& records) {
    std::string all;
    const std::uint64_t layout = random_.below(7);
    if (layout == 0) all = "[";
    if (layout == 1) all = R"({"object":"list","data":[)";
    for (std::size_t i = 0; i < records.size(); ++i) {
      if (layout < 2 && i > 0) all += ",\n";
      if (layout == 2) all += "data: ";
      if (layout == 3) {
        all += R"({"stream":"stdout","log":)" + quoted(records[i] + "\n") + "}";
      } else if (layout == 4) {
        all += container_line(records[i]);
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

  // One of the table's names for `field` in `place`.
  std::string name(UsageField field, UsageField Spelling::*place) {
    std::vector<std::string_view> names;
    for (const Spelling& each : all_spellings()) {
      const bool count =
          each.kind == KeyKind::count || (place == &Spelling::top && each.flat);
      if (count && each.*place == field) names.push_back(each.name);
    }
    EXPECT_FALSE(names.empty());
    return perhaps_in_capitals(names[random_.below(names.size())]);
  }

  // prompt_tokens as PromptTokens or PROMPT_TOKENS.
  std::string perhaps_in_capitals(std::string_view name) {
    std::string other(name);
    const bool plain = name.find('_') != std::string_view::npos &&
                       name.find_first_not_of("abcdefghijklmnopqrstuvwxyz_") ==
                           std::string_view::npos;
    if (!plain || random_.below(4) != 0) return other;
    const bool all = random_.below(2) == 0;
    for (std::size_t i = 0; i < other.size(); ++i) {
      const bool first = i == 0 || other[i - 1] == '_';
      if (other[i] != '_' && (all || first)) {
        other[i] = static_cast<char>(other[i] - 'a' + 'A');
      }
    }
    if (!all) std::erase(other, '_');
    return other;
  }
  std::string name(UsageField field) { return name(field, &Spelling::top); }

  std::string any(KeyKind kind) {
    std::vector<std::string_view> names;
    for (const Spelling& each : all_spellings()) {
      if (each.kind == kind) names.push_back(each.name);
    }
    return std::string(names[random_.below(names.size())]);
  }

  // …for an object inside a usage.
  std::string details(KeyKind kind) {
    std::vector<std::string_view> names;
    for (const Spelling& each : all_spellings()) {
      // Those that are a count where they are none of an object are counted
      // above.
      const bool only = each.top == UsageField::none;
      if (each.kind == kind && only) names.push_back(each.name);
    }
    return std::string(names[random_.below(names.size())]);
  }

  // Counts in whatever names the table has for them, where these say, or the
  // total does, whether the hits are inside the input.
  std::string usage(const Counts& c) {
    using F = UsageField;
    const std::string all = text_of(c.hit + c.miss);
    Members members{{name(F::output), text_of(c.output)}};
    switch (random_.below(6)) {
      case 0:  // the whole input, whatever the hits are called
        members.push_back({name(F::prompt), all});
        add_hits(members, c.hit, true);
        break;
      case 1:  // hits by a name that says that they are a part of it
        members.push_back({name(F::input), all});
        add_hits(members, c.hit, false);
        break;
      case 2:  // beside it
        members.push_back({name(F::input), text_of(c.miss)});
        members.push_back({name(F::hit_beside), text_of(c.hit)});
        break;
      case 3:  // DeepSeek's own fields, without the sum
        members.push_back({name(F::hit_api), text_of(c.hit)});
        members.push_back({name(F::miss), text_of(c.miss)});
        break;
      case 4:  // a name that does not say, and the total
        members.push_back({name(F::input), text_of(c.miss)});
        members.push_back({name(F::hit_either), text_of(c.hit)});
        members.push_back({name(F::total), text_of(c.hit + c.miss + c.output)});
        break;
      default:  // the input as an object of its parts
        members.push_back({details(KeyKind::input_details),
                           object({{name(F::prompt, &Spelling::in_input), all},
                                   {name(F::hit_inside, &Spelling::in_input),
                                    text_of(c.hit)}})});
        members.push_back({name(F::prompt), all});
    }
    if (random_.below(3) == 0) add_reasoning(members, c.reasoning);
    usage_ = object(members);
    return usage_;
  }

  void add_reasoning(Members& members, std::uint64_t reasoning) {
    const std::string count = text_of(reasoning);
    if (random_.below(2) == 0) {
      members.push_back({name(UsageField::reasoning), count});
      return;
    }
    members.push_back(
        {details(KeyKind::output_details),
         object({{name(UsageField::reasoning, &Spelling::in_output), count}})});
  }

  void add_hits(Members& members, std::uint64_t hit, bool any) {
    using F = UsageField;
    const std::string count = text_of(hit);
    switch (random_.below(any ? 4 : 2)) {
      case 0:
        members.push_back(
            {details(KeyKind::input_details),
             object({{name(F::hit_inside, &Spelling::in_input), count}})});
        break;
      case 1:
        members.push_back({name(F::hit_inside), count});
        break;
      case 2:
        members.push_back({name(F::hit_either), count});
        break;
      default:
        members.push_back({name(F::hit_beside), count});
        members.push_back({name(F::hit_api), "0"});
    }
  }

  Random random_;
  std::string usage_;
};

TEST(UsagePropertyTest, AnySpellingNestingOrderAndCutHasTheSameSums) {
  for (std::uint64_t seed = 0; seed < 1000; ++seed) {
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
