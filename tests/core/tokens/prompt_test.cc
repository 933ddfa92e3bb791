#include <gtest/gtest.h>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/json/parse.h"
#include "core/tokens/prompt/common_prefix.h"
#include "core/tokens/prompt/count.h"
#include "core/tokens/prompt/image_tokens.h"
#include "core/tokens/prompt/python_json.h"
#include "core/tokens/prompt/read_request.h"
#include "core/tokens/prompt/render.h"
#include "tests/support/vocabulary.h"

namespace deepseek_cost::tokens {
namespace {

constexpr std::int64_t kSeptember2026 = 1'789'500'000;

json::Value parse(std::string_view text) {
  const Result<json::Value> parsed =
      json::parse(text, {.bytes = std::size_t{1} << 24});
  EXPECT_TRUE(parsed.ok()) << text;
  return *parsed;
}

Tokenizer& tokenizer() {
  static Tokenizer tokenizer(test_vocabulary());
  return tokenizer;
}

PromptCount count(std::string_view request, Era era = Era::v41) {
  const Result<PromptCount> counted =
      count_prompt(parse(request), {.era = era}, tokenizer());
  EXPECT_TRUE(counted.ok()) << request;
  return *counted;
}

std::int64_t total(std::string_view request, Era era = Era::v41) {
  return count(request, era).total();
}

std::string rendered(std::string_view request, Era era = Era::v41) {
  Result<Conversation> read = read_request(parse(request), {.era = era});
  EXPECT_TRUE(read.ok()) << request;
  Conversation conversation = *read;
  return render(conversation, era).rendered();
}

// A request of one user message and `more` fields.
std::string asking(std::string_view content, std::string_view more = "") {
  return R"({"messages":[{"role":"user","content":")" + std::string(content) +
         R"("}])" + std::string(more) + "}";
}

constexpr std::string_view kOff = R"(,"thinking":{"type":"disabled"})";

TEST(Prompt, VectorsOfRequests) {
  const json::Value vectors =
      parse(read_file(DEEPSEEK_COST_TESTS_DIR "/vectors/tokens.json"));
  int requests = 0;
  for (const json::Value& vector : vectors.items) {
    if (vector.find("kind")->text != "request") continue;
    ++requests;
    const std::string& id = vector.find("id")->text;
    const json::Value& request = *vector.find("request");
    const json::Value* const model = request.find("model");
    Served server;
    if (model != nullptr) server = *served(model->text, kSeptember2026);
    server.era = *enum_from<Era>(vector.find("encoding")->text);
    const Result<PromptCount> counted =
        count_prompt(request, server, tokenizer());
    ASSERT_TRUE(counted.ok()) << id;
    EXPECT_EQ(std::to_string(counted->total()), vector.find("computed")->text)
        << id;
    const std::string& billed = vector.find("prompt_tokens")->text;
    const json::Value* const hidden = vector.find("hidden_reasoning_tokens");
    if (hidden != nullptr) {
      EXPECT_EQ(counted->doubts.certainty(), "at_least") << id;
      EXPECT_EQ(std::stoll(billed),
                counted->total() + std::stoll(hidden->text));
    } else if (id == "TR-06") {
      EXPECT_EQ(counted->doubts.certainty(), "unverified") << id;
    } else {
      EXPECT_EQ(counted->doubts.certainty(), "exact") << id;
      EXPECT_EQ(std::to_string(counted->total()), billed) << id;
    }
    Conversation conversation = *read_request(request, server);
    const json::Value* const text = vector.find("rendered");
    if (text != nullptr) {
      EXPECT_EQ(render(conversation, server.era).rendered(), text->text);
    }
    const json::Value* const ids = vector.find("ids");
    for (std::size_t i = 0; ids != nullptr && i < ids->items.size(); ++i) {
      EXPECT_EQ(ids->items[i].text, std::to_string(counted->tokens[i].id));
    }
  }
  EXPECT_EQ(requests, 21);
}

TEST(Prompt, FixedOverheads) {
  const std::int64_t bare = total(asking("Hi", kOff));
  EXPECT_EQ(total(asking("", kOff)), 4);
  EXPECT_EQ(total(asking("Hi")), bare + 26);
  EXPECT_EQ(total(asking("Hi"), Era::v4_0731), bare + 79);
  EXPECT_EQ(total(asking("Hi", R"(,"reasoning_effort":"max")"), Era::v4_0731),
            bare + 92);
  EXPECT_EQ(total(asking("Hi", R"(,"reasoning_effort":"low")"), Era::v4_0731),
            bare);
  EXPECT_EQ(total(asking("Hi"), Era::v4_preview), bare);
  EXPECT_EQ(
      total(asking("Hi", R"(,"reasoning_effort":"max")"), Era::v4_preview),
      bare + 79);
  const std::string tool =
      std::string(kOff) +
      R"(,"tools":[{"type":"function","function":{"name":"f"}}])";
  EXPECT_EQ(total(asking("Hi", tool)), bare + 228);
  EXPECT_EQ(total(asking("Hi", tool), Era::v4_0731), bare + 237);
  // The system mark of V4.1 comes with the JSON text as well.
  const std::string json =
      std::string(kOff) + R"(,"response_format":{"type":"json_object"})";
  EXPECT_EQ(total(asking("Hi", json), Era::v4_0731), bare + 23);
  EXPECT_EQ(total(asking("Hi", json)), bare + 24);
}

TEST(Prompt, EachEffortOfV41CostsTheSame) {
  for (const std::string_view effort : {"low", "high", "xhigh", "max"}) {
    EXPECT_EQ(total(asking("Hi", R"(,"reasoning_effort":")" +
                                     std::string(effort) + "\"")),
              31);
  }
}

TEST(Prompt, RendersEveryPart) {
  EXPECT_EQ(
      rendered(R"({"messages":[
        {"role":"system","content":"S"},
        {"role":"user","content":[{"type":"text","text":"a"},{"type":"text","text":"b"}]},
        {"role":"user","content":"c"},
        {"role":"assistant","content":null,"tool_calls":[
          {"id":"1","function":{"name":"f","arguments":"{\"x\": \"é\\n\", \"y\": [1, 2.50]}"}},
          {"id":"2","function":{"name":"g","arguments":"not json"}}]},
        {"role":"tool","tool_call_id":"2","content":"two"},
        {"role":"tool","tool_call_id":"1","content":"one"},
        {"role":"system","content":"later"}],
        "thinking":{"type":"disabled"}})"),
      "<｜begin▁of▁sentence｜><｜System｜>S<｜User｜>a\n\nb\n\nc<｜Assistant｜>"
      "</think>"
      "\n\n<｜DSML｜ calls>\n<｜DSML｜ invoke name=\"f\">\n"
      "<｜DSML｜ parameter name=\"x\" string=\"true\">é\n</｜DSML｜ "
      "parameter>\n"
      "<｜DSML｜ parameter name=\"y\" string=\"false\">[1, 2.5]</｜DSML｜ "
      "parameter>\n"
      "</｜DSML｜ invoke>\n<｜DSML｜ invoke name=\"g\">\n"
      "<｜DSML｜ parameter name=\"arguments\" string=\"true\">not json"
      "</｜DSML｜ parameter>\n</｜DSML｜ invoke>\n</｜DSML｜ calls>"
      "<｜end▁of▁sentence｜><｜User｜><tool_result>one</tool_result>\n\n"
      "<tool_result>two</tool_result><｜System｜>later<｜Assistant｜></think>");
}

TEST(Prompt, LaterSystemMessagesAreTheUsersInV4) {
  EXPECT_EQ(
      rendered(R"({"messages":[{"role":"system","content":"A"},
      {"role":"system","content":""},{"role":"system","content":"B"},
      {"role":"user","content":"u"},{"role":"system","content":"C"}],
      "thinking":{"type":"disabled"}})",
               Era::v4_0731),
      "<｜begin▁of▁sentence｜>A\n\nB<｜User｜>u\n\nC<｜Assistant｜></think>");
}

TEST(Prompt, EarlierReasoningIsDroppedWithoutTools) {
  const std::string turns = R"({"messages":[{"role":"user","content":"q"},
      {"role":"assistant","content":"a","reasoning_content":"thought"},
      {"role":"user","content":"r"}])";
  const std::string effort =
      "<｜begin▁of▁sentence｜><｜System｜>Reasoning Effort: 75 (range 1-100, "
      "the "
      "higher the value, the more thorough the reasoning)\n\n";
  EXPECT_EQ(rendered(turns + "}"),
            effort +
                "<｜User｜>q<｜Assistant｜></think>a<｜end▁of▁sentence｜>"
                "<｜User｜>r<｜Assistant｜><think>");
  const std::string with_tools = rendered(
      turns + R"(,"tools":[{"type":"function","function":{"name":"f"}}]})");
  EXPECT_NE(with_tools.find("<｜Assistant｜><think>thought</think>a"),
            std::string::npos);
}

TEST(Prompt, PrefixCompletionIsLeftOpen) {
  const std::string request = R"({"messages":[{"role":"user","content":"q"},
      {"role":"assistant","content":"{","prefix":true}])" +
                              std::string(kOff) + "}";
  EXPECT_EQ(rendered(request),
            "<｜begin▁of▁sentence｜><｜User｜>q<｜Assistant｜></think>{");
  EXPECT_TRUE(count(request).doubts.has(Doubt::prefix_completion));
}

TEST(Prompt, ToolChoiceDecidesWhichToolsAreShown) {
  const auto with_choice = [](std::string_view choice) {
    return asking("Hi", std::string(kOff) + R"(,"tools":[
        {"type":"function","function":{"name":"f"}},
        {"type":"function","function":{"name":"g"}}],"tool_choice":)" +
                            std::string(choice));
  };
  EXPECT_EQ(total(with_choice(R"("none")")), total(asking("Hi", kOff)));
  EXPECT_EQ(total(with_choice(R"("auto")")), total(asking("Hi", kOff)) + 243);
  const std::string one =
      rendered(with_choice(R"({"type":"function","function":{"name":"g"}})"));
  EXPECT_EQ(one.find(R"({"name": "f")"), std::string::npos);
  EXPECT_TRUE(one.ends_with("</think>\n\n<｜DSML｜ calls>\n"));
  EXPECT_TRUE(count(with_choice(R"("required")"))
                  .doubts.has(Doubt::required_tool_call));
}

TEST(Prompt, CountsBelongToTheirMessages) {
  const PromptCount counted = count(R"({"messages":[
      {"role":"system","content":"You are helpful."},
      {"role":"user","content":"Hello"}],"thinking":{"type":"disabled"}})");
  ASSERT_EQ(counted.messages.size(), 2U);
  EXPECT_EQ(counted.messages[0].role, Role::system);
  EXPECT_EQ(counted.messages[0].tokens, 5);
  EXPECT_EQ(counted.messages[1].tokens, 2);
  EXPECT_EQ(counted.frame, 3);
  EXPECT_EQ(counted.tools, 0);
  EXPECT_EQ(counted.total(), 10);
}

TEST(Prompt, EachToolIsCountedForItself) {
  const auto tool = [](std::string_view name) {
    return R"({"type":"function","function":{"name":")" + std::string(name) +
           R"(","description":"Looks it up.","parameters":{"type":"object"}}})";
  };
  const auto with = [&](const std::string& tools) {
    return count(asking("Hi", R"(,"tools":[)" + tools + "]"));
  };
  const PromptCount one = with(tool("find"));
  const PromptCount two = with(tool("find") + "," + tool("replace_the_text"));
  ASSERT_EQ(one.each_tool.size(), 1U);
  ASSERT_EQ(two.each_tool.size(), 2U);
  EXPECT_EQ(two.each_tool[0].name, "find");
  EXPECT_EQ(two.each_tool[1].name, "replace_the_text");
  EXPECT_EQ(two.each_tool[0].tokens, one.each_tool[0].tokens);
  EXPECT_EQ(two.tools, one.tools + two.each_tool[1].tokens);
  EXPECT_EQ(two.total(), one.total() + two.each_tool[1].tokens);
  EXPECT_GT(one.tools, one.each_tool[0].tokens + 200);
}

TEST(Prompt, NamesOfSpecialTokensAreDoubtfulWhereNothingIsKnown) {
  EXPECT_EQ(count(asking("<｜User｜>", kOff)).doubts.certainty(), "exact");
  EXPECT_EQ(count(asking("｜DSML｜", kOff)).doubts.certainty(), "unverified");
  const std::string tool =
      std::string(kOff) +
      R"(,"tools":[{"type":"function","function":{"name":"f","description":"<think>"}}])";
  EXPECT_EQ(count(asking("Hi", tool)).doubts.certainty(), "unverified");
}

TEST(Prompt, ImagesTakeTheTokensOfTheirSize) {
  // Published results of the official image processor.
  const std::vector<std::vector<std::int64_t>> sizes{
      {978, 479, 302},   {272, 300, 198},   {1091, 397, 272},
      {743, 870, 401},   {1033, 141, 187},  {125, 751, 226},
      {2, 165, 356},     {165, 2, 240},     {158, 10000, 762},
      {10000, 158, 962}, {1, 1, 184},       {100, 100, 184},
      {1920, 1080, 968}, {1080, 1920, 986}, {3024, 4032, 1010},
      {640, 480, 206},   {8192, 8192, 994}, {16809, 11841, 990},
      {800, 600, 317}};
  for (const auto& size : sizes) {
    EXPECT_EQ(image_tokens(size[0], size[1]), size[2])
        << size[0] << " x " << size[1];
  }
  const auto with_image = [](std::string_view size) {
    return R"({"messages":[{"role":"user","content":[{"type":"image_url",
        "image_url":{"url":"https://example.com/a.png")" +
           std::string(size) + R"(}}]}])" + std::string(kOff) + "}";
  };
  EXPECT_EQ(total(with_image(R"(,"width":800,"height":600)")), 4 + 317);
  EXPECT_EQ(count(with_image("")).doubts.certainty(), "at_least");
  // By a published rule, but no bill with an image was compared.
  EXPECT_EQ(
      count(with_image(R"(,"width":800,"height":600)")).doubts.certainty(),
      "unverified");
}

TEST(Prompt, WhatIsPublishedNowhereIsNotExact) {
  const std::string messages = R"({"messages":[{"role":"user","content":"q")";
  const auto certainty = [&](std::string_view rest) {
    return count(messages + std::string(rest) + std::string(kOff) + "}")
        .doubts.certainty();
  };
  EXPECT_EQ(certainty("}]"), "exact");
  EXPECT_EQ(certainty(R"(}],"response_format":{"type":"text"})"), "exact");
  EXPECT_EQ(certainty(R"(,"name":"Ann"}])"), "unverified");
  EXPECT_EQ(certainty(R"(},{"role":"latest_reminder","content":"r"}])"),
            "unverified");
  EXPECT_EQ(certainty(R"(}],"response_format":{"type":"json_schema"})"),
            "unverified");
  EXPECT_EQ(certainty(R"(}],"functions":[{"name":"f"}])"), "unverified");
  EXPECT_EQ(count(R"({"tools":[{"type":"function","function":{"name":"f"}}],
        "messages":[{"role":"user","content":"q"},
        {"role":"assistant","content":"a","reasoning_content":"</think>"},
        {"role":"user","content":"r"}]})")
                .doubts.certainty(),
            "unverified");
}

TEST(Prompt, AnthropicRequestsBecomeTheSameMessages) {
  const std::string request =
      R"({"system":[{"type":"text","text":"S"}],"messages":[
      {"role":"user","content":"q"},
      {"role":"assistant","content":[{"type":"thinking","thinking":"t"},
        {"type":"text","text":"a"},
        {"type":"tool_use","id":"1","name":"f","input":{"x":1.0}}]},
      {"role":"user","content":[{"type":"tool_result","tool_use_id":"1",
        "content":[{"type":"text","text":"r"}]},{"type":"text","text":"more"}]}],
      "tools":[{"name":"f","input_schema":{"type":"object"}}]})";
  const std::string same = R"({"messages":[{"role":"system","content":"S"},
      {"role":"user","content":"q"},
      {"role":"assistant","content":"a","reasoning_content":"t","tool_calls":[
        {"id":"1","function":{"name":"f","arguments":"{\"x\": 1.0}"}}]},
      {"role":"tool","tool_call_id":"1","content":"r"},
      {"role":"user","content":"more"}],
      "tools":[{"type":"function","function":{"name":"f","parameters":{"type":"object"}}}]})";
  EXPECT_EQ(rendered(request), rendered(same));
  const PromptCount counted = count(request);
  EXPECT_EQ(counted.messages.size(), 4U);
  EXPECT_EQ(counted.doubts.certainty(), "unverified");
}

TEST(Prompt, ResponsesBecomeTheSameMessages) {
  const std::string request = R"({"instructions":"S","input":[
      {"role":"user","content":[{"type":"input_text","text":"q"}]},
      {"type":"reasoning","content":[{"type":"reasoning_text","text":"t"}]},
      {"type":"message","role":"assistant","content":[{"type":"output_text","text":"a"}]},
      {"type":"function_call","call_id":"1","name":"f","arguments":"{\"x\": 1}"},
      {"type":"function_call_output","call_id":"1","output":"r"}],
      "tools":[{"type":"function","name":"f","parameters":{"type":"object"}}]})";
  const std::string same = R"({"messages":[{"role":"system","content":"S"},
      {"role":"user","content":"q"},
      {"role":"assistant","content":"a","reasoning_content":"t","tool_calls":[
        {"id":"1","function":{"name":"f","arguments":"{\"x\": 1}"}}]},
      {"role":"tool","tool_call_id":"1","content":"r"}],
      "tools":[{"type":"function","function":{"name":"f","parameters":{"type":"object"}}}]})";
  EXPECT_EQ(rendered(request), rendered(same));
}

TEST(Prompt, RefusesWhatTheApiRefuses) {
  const auto error_of = [](std::string_view request) {
    const Result<Conversation> read = read_request(parse(request), {});
    EXPECT_FALSE(read.ok()) << request;
    return read.ok() ? Error(ErrorCode::too_many, "", "") : read.errors()[0];
  };
  EXPECT_EQ(error_of("{}").where, "/messages");
  EXPECT_EQ(error_of("[]").code, ErrorCode::wrong_type);
  EXPECT_EQ(
      error_of(R"({"messages":[{"role":"developer","content":"x"}]})").where,
      "/messages/0/role");
  EXPECT_EQ(error_of(R"({"messages":[{"role":"user","content":5}]})").where,
            "/messages/0/content");
  EXPECT_EQ(error_of(asking("x", R"(,"reasoning_effort":"huge")")).where,
            "/reasoning_effort");
}

TEST(PythonJson, WritesAsPythonDoes) {
  const auto dumped = [](std::string_view text) {
    Doubts doubts;
    return python_json(*json::parse(text, {.repeated_keys = true}), doubts);
  };
  EXPECT_EQ(dumped(R"({"a":[1,true,null],"b":{}})"),
            R"({"a": [1, true, null], "b": {}})");
  EXPECT_EQ(dumped(R"(["é\u0001\"\\\/\t\u007f😀"])"),
            "[\"é\\u0001\\\"\\\\/\\t\x7f😀\"]");
  EXPECT_EQ(dumped(R"({"a":1,"b":2,"a":3})"), R"({"a": 3, "b": 2})");
  const std::vector<std::vector<std::string_view>> numbers{
      {"1.0", "1.0"},         {"2.50", "2.5"},
      {"1e5", "100000.0"},    {"1E16", "1e+16"},
      {"0.0001", "0.0001"},   {"0.00001", "1e-05"},
      {"-0.0", "-0.0"},       {"-0", "0"},
      {"1.5e-7", "1.5e-07"},  {"123456789012345678", "123456789012345678"},
      {"100.0e-2", "1.0"},    {"1e15", "1000000000000000.0"},
      {"12.5e20", "1.25e+21"}};
  for (const auto& number : numbers) EXPECT_EQ(dumped(number[0]), number[1]);
  Doubts doubts;
  python_json(*json::parse("0.12345678901234567"), doubts);
  EXPECT_TRUE(doubts.has(Doubt::unusual_number));
}

TEST(Era, IsChosenByNameAndInstant) {
  const auto era = [](std::string_view model, std::int64_t at) {
    return name_of(served(model, at)->era);
  };
  EXPECT_EQ(era("deepseek-v4-flash", 1'785'455'999), "v4-preview");
  EXPECT_EQ(era("deepseek-v4-flash", 1'785'456'000), "v4-0731");
  EXPECT_EQ(era("deepseek-v4-flash", 1'789'012'800), "v41");
  EXPECT_EQ(era("deepseek-v4-pro", 1'786'579'199), "v4-preview");
  EXPECT_EQ(era("deepseek-v4-pro", 1'789'500'000), "v4-0731");
  EXPECT_EQ(era("deepseek-flash", 1'789'500'000), "v41");
  EXPECT_EQ(era("claude-sonnet-4-5", 1'789'500'000), "v41");
  EXPECT_FALSE(served("deepseek-chat", std::nullopt)->thinks_by_default);
  EXPECT_TRUE(served("deepseek-reasoner", std::nullopt)->thinks_by_default);
  EXPECT_EQ(served("gpt-5", std::nullopt).errors()[0].code,
            ErrorCode::unknown_model);
}

TEST(CommonPrefix, EndsWhereTheTextsPart) {
  const auto prompt = [](std::string_view date, Era era) {
    std::string long_text;
    for (int i = 0; i < 400; ++i) long_text += " alpha beta";
    return count(R"({"messages":[{"role":"system","content":"Today is )" +
                     std::string(date) + "." + long_text +
                     R"("},{"role":"user","content":"Hi"}]})",
                 era);
  };
  const CommonPrefix prefix =
      common_prefix(prompt("2026-11-25", Era::v41),
                    prompt("2026-11-26", Era::v41), test_vocabulary());
  EXPECT_LT(prefix.shared, 128);
  EXPECT_EQ(prefix.hit_limit, 0);
  EXPECT_EQ(prefix.source, 0);
  EXPECT_TRUE(prefix.before.ends_with("Today is 2026-11-"));
  EXPECT_TRUE(prefix.earlier.starts_with("25. alpha"));
  EXPECT_TRUE(prefix.later.starts_with("26. alpha"));
  EXPECT_EQ(prefix.only_earlier, 1);
  EXPECT_EQ(prefix.only_later, 1);
  EXPECT_GT(prefix.again, 800);
  const PromptCount same = prompt("2026-11-25", Era::v41);
  const CommonPrefix all = common_prefix(same, same, test_vocabulary());
  EXPECT_EQ(all.shared, same.total());
  EXPECT_EQ(all.hit_limit, same.total() / 128 * 128);
  EXPECT_EQ(all.hit_expected, all.hit_limit - 128);
  const PromptCount old = prompt("2026-11-25", Era::v4_0731);
  EXPECT_EQ(common_prefix(old, old, test_vocabulary()).hit_expected,
            old.total() / 128 * 128);
}

// The published hits: a repeated request, and a next turn that sends back the
// answer, whose tokens are matched as well.
TEST(CommonPrefix, HitsAsObserved) {
  const json::Value vectors =
      parse(read_file(DEEPSEEK_COST_TESTS_DIR "/vectors/tokens.json"));
  const auto prompt = [&](std::string_view id) {
    for (const json::Value& vector : vectors.items) {
      if (vector.find("id")->text != id) continue;
      return *count_prompt(
          *vector.find("request"),
          {.era = *enum_from<Era>(vector.find("encoding")->text)}, tokenizer());
    }
    return PromptCount();
  };
  const auto hit = [&](std::string_view earlier, std::string_view later) {
    return common_prefix(prompt(earlier), prompt(later), test_vocabulary());
  };
  EXPECT_EQ(hit("TR-09", "TR-09").hit_expected, 128);
  const CommonPrefix next = hit("TR-09", "TR-10");
  EXPECT_TRUE(next.with_answer);
  EXPECT_EQ(next.hit_expected, 128);
  EXPECT_EQ(hit("TR-13", "TR-13").hit_expected, 256);
  EXPECT_EQ(hit("TR-16", "TR-16").hit_expected, 256);
  EXPECT_EQ(hit("TR-11", "TR-11").hit_expected, 512);
}

}  // namespace
}  // namespace deepseek_cost::tokens
