#include <gtest/gtest.h>

#include <string>

#include "core/api/api.h"
#include "core/json/parse.h"
#include "core/json/value.h"
#include "core/json/writer.h"

namespace deepseek_cost {
namespace {

json::Value answer(std::string_view name, const std::string& request) {
  const Result<json::Value> value = json::parse(call(name, request));
  EXPECT_TRUE(value);
  return value ? *value : json::Value();
}

// The value at "a/b/0", as text.
std::string at(const json::Value& value, std::string_view path) {
  const json::Value* found = &value;
  while (!path.empty()) {
    const std::string_view key = path.substr(0, path.find('/'));
    path.remove_prefix(std::min(path.size(), key.size() + 1));
    if (found->kind == json::Value::Kind::array) {
      const auto index = static_cast<std::size_t>(key[0] - '0');
      if (index >= found->items.size()) return "(none)";
      found = &found->items[index];
    } else {
      found = found->find(key);
      if (found == nullptr) return "(none)";
    }
  }
  switch (found->kind) {
    case json::Value::Kind::null:
      return "null";
    case json::Value::Kind::boolean:
      return found->boolean ? "true" : "false";
    case json::Value::Kind::number:
    case json::Value::Kind::string:
      return found->text;
    default:
      return "(more)";
  }
}

std::string refusal(std::string_view name, const std::string& request) {
  const json::Value response = answer(name, request);
  if (at(response, "ok") == "true") return "accepted";
  return at(response, "errors/0/code") + '@' + at(response, "errors/0/where");
}

std::string scenario_json(const json::Value& response) {
  json::Writer out;
  write_value(*response.find("scenario"), out);
  return out.take();
}

const char kGuide[] =
    R"("scenario":{"workloads":[{"input":1500,"hit":"70","output":400,)"
    R"("requests":100000}]})";

std::string request(const std::string& more = "") {
  return std::string("{") + kGuide + (more.empty() ? "" : "," + more) + "}";
}

// The numbers that the guide's reader sees first.
TEST(ApiEstimate, TheDefaultCostsWhatTheContractSays) {
  const json::Value defaults = answer("defaults", "");
  const json::Value estimate =
      answer("estimate", "{\"scenario\":" + scenario_json(defaults) + "}");
  EXPECT_EQ(at(estimate, "card/id"), "2026-06-28");
  EXPECT_EQ(at(estimate, "currency"), "USD");
  EXPECT_EQ(at(estimate, "models/0/month/amount"), "17.794");
  EXPECT_EQ(at(estimate, "models/0/month/exact"), "true");
  EXPECT_EQ(at(estimate, "models/1/month/amount"), "54.755625");
  EXPECT_EQ(at(estimate, "models/1/lines/2/tokens"), "40000000");
  EXPECT_EQ(at(estimate, "models/1/lines/2/price_per_1m"), "0.87");
  EXPECT_EQ(at(estimate, "models/1/lines/2/amount"), "34.8");
  EXPECT_EQ(at(estimate, "month/days"), "30.416666666667");
  EXPECT_EQ(at(estimate, "month/exact"), "false");
  EXPECT_EQ(at(estimate, "comparison/ratio"), "3.077196");
  EXPECT_EQ(at(estimate, "comparison/dominant"), "output");
  EXPECT_EQ(at(estimate, "comparison/dominant_share"), "63.5551");
  EXPECT_EQ(at(estimate, "in_force/card"), "(none)");
}

// An answer that is rounded says so, and one that isn't is the whole truth.
TEST(ApiEstimate, RoundingIsMarked) {
  const json::Value estimate = answer("estimate", request());
  EXPECT_EQ(at(estimate, "models/0/day/amount"), "0.585008219178");
  EXPECT_EQ(at(estimate, "models/0/day/exact"), "false");
  EXPECT_EQ(at(estimate, "models/0/year/amount"), "213.528");
  EXPECT_EQ(at(estimate, "models/0/year/exact"), "true");
  EXPECT_EQ(at(estimate, "models/0/buckets/0/share"), "1.6522");
}

// The same scenario at the rates in force, where a reader's clock is given.
TEST(ApiEstimate, ComparesWithTheRatesInForce) {
  const json::Value later =
      answer("estimate", request("\"now\":\"2026-11-20T00:00:00Z\""));
  EXPECT_EQ(at(later, "in_force/card"), "2026-11-13");
  EXPECT_EQ(at(later, "in_force/same"), "false");
  const json::Value at_card =
      answer("estimate",
             R"({"scenario":{"card":"2026-11-13","workloads":[{"input":1500,)"
             R"("hit":"70","output":400,"requests":100000}]}})");
  for (const char* model : {"0", "1"}) {
    const std::string index(model);
    EXPECT_EQ(at(later, "in_force/models/" + index + "/month/amount"),
              at(at_card, "models/" + index + "/month/amount"));
  }
  const json::Value same =
      answer("estimate", request("\"now\":\"2026-07-01T00:00:00Z\""));
  EXPECT_EQ(at(same, "in_force/same"), "true");
  EXPECT_EQ(at(same, "in_force/models/0/month/amount"), "17.794");
  // A later card with the same token prices is the same for this scenario.
  const json::Value renamed =
      answer("estimate", request("\"now\":\"2026-08-14T00:00:00Z\""));
  EXPECT_EQ(at(renamed, "in_force/card"), "2026-07-24");
  EXPECT_EQ(at(renamed, "in_force/same"), "true");
  // Before the first card nothing is in force.
  EXPECT_EQ(at(answer("estimate", request("\"now\":\"2020-01-01T00:00:00Z\"")),
               "in_force"),
            "(none)");
  EXPECT_EQ(refusal("estimate", request("\"now\":\"today\"")),
            "invalid_instant@/now");
}

// What was chosen for the workloads, too; and what is copied says both.
TEST(ApiEstimate, ComparesTheChosenModelsWithTheRatesInForce) {
  const auto request = [](std::string_view card, std::string_view now) {
    return R"({"now":")" + std::string(now) + R"(","scenario":{"card":")" +
           std::string(card) +
           R"(","workloads":[{"input":1500,"hit":70,"output":400,)" +
           R"("requests":100000,"model":"flash"},{"input":1500,"hit":70,)" +
           R"("output":400,"requests":100000,"model":"pro"}]}})";
  };
  const std::string now = "2026-11-20T00:00:00Z";
  const json::Value later = answer("estimate", request("2026-06-28", now));
  EXPECT_EQ(at(later, "in_force/chosen/month/amount"),
            at(answer("chosen",
                      R"({"scenario":{"card":"2026-11-13","workloads":[
                      {"input":1500,"hit":70,"output":400,"requests":100000,
                       "model":"flash"},{"input":1500,"hit":70,"output":400,
                       "requests":100000,"model":"pro"}]}})"),
               "month/amount"));
  EXPECT_NE(at(later, "in_force/chosen/factor/ratio"), "(none)");
  const std::string copy = at(later, "assumptions/copy");
  EXPECT_NE(copy.find(" (at the prices in force since September 10, 2026: "),
            std::string::npos)
      << copy;
  EXPECT_NE(copy.find("on the chosen models"), std::string::npos);
  // At the prices in force there are no others to say.
  const json::Value same = answer("estimate", request("2026-11-13", now));
  EXPECT_EQ(at(same, "assumptions/copy").find("in force"), std::string::npos);
  EXPECT_EQ(at(same, "in_force/chosen/factor/ratio"), "1");
}

TEST(ApiEstimate, RefusesAtThePlace) {
  EXPECT_EQ(refusal("estimate", "{}"), "missing_field@/scenario");
  EXPECT_EQ(refusal("estimate", "[]"), "wrong_type@");
  EXPECT_EQ(refusal("estimate", "{\"scenario\":7}"), "wrong_type@/scenario");
  EXPECT_EQ(refusal("estimate", request("\"extra\":1")),
            "unknown_field@/extra");
  EXPECT_EQ(
      refusal("estimate", R"({"scenario":{"card":"x","workloads":[{"input":1,)"
                          R"("hit":"0","output":1,"requests":1}]}})"),
      "unknown_card@/scenario/card");
  EXPECT_EQ(
      refusal("estimate",
              R"({"scenario":{"card":"2099-01-01","workloads":[{"input":1,)"
              R"("hit":"0","output":1,"requests":1}]}})"),
      "card_newer@/scenario/card");
  EXPECT_EQ(
      refusal("estimate", R"({"scenario":{"workloads":[{"input":1,"hit":"0",)"
                          R"("output":393217,"requests":1}]}})"),
      "output_over_limit@/scenario/workloads/0/output");
  EXPECT_EQ(refusal("estimate", std::string(10 << 20, ' ')), "too_large@");
  EXPECT_EQ(refusal("estimate", std::string(100000, '[')), "too_deep@");
  EXPECT_EQ(refusal("estimate", "{\"scenario\":{\"card\":\"\\ud800\"}}"),
            "invalid_json@");
  EXPECT_EQ(refusal("estimates", "{}"), "unknown_call@");
}

// Every point of the curve is the estimate at that hit share.
TEST(ApiEstimate, CurvePointsAreEstimates) {
  const json::Value curve = answer("hitCurve", request());
  for (int i = 0; i <= 9; ++i) {
    const std::string hit = std::to_string(10 * i);
    const json::Value estimate = answer(
        "estimate", R"({"scenario":{"workloads":[{"input":1500,"hit":")" + hit +
                        R"(","output":400,"requests":100000}]}})");
    for (const char* model : {"0", "1"}) {
      const std::string point =
          "models/" + std::string(model) + "/points/" + std::to_string(i);
      EXPECT_EQ(at(curve, point + "/hit"), hit);
      EXPECT_EQ(at(curve, point + "/amount"),
                at(estimate, "models/" + std::string(model) + "/month/amount"));
    }
  }
  EXPECT_EQ(at(curve, "models/0/here/hit"), "70");
  EXPECT_EQ(at(curve, "models/0/here/amount"), "17.794");
  EXPECT_EQ(curve.find("models")->items[0].find("points")->items.size(), 11u);
}

TEST(ApiLinks, CarryAScenarioThereAndBack) {
  const json::Value link = answer("encodeLink", request());
  EXPECT_EQ(at(link, "fragment"), "v=1&card=2026-06-28&k=yej5");
  const json::Value back =
      answer("decodeLink", R"({"fragment":"#v=1&card=2026-06-28&k=yej5)."})");
  EXPECT_EQ(scenario_json(back), scenario_json(answer("defaults", "{}")));
  EXPECT_EQ(at(back, "repaired/0"), "surroundings");
  EXPECT_EQ(at(back, "custom_book"), "(none)");
}

TEST(ApiLinks, RefuseAtTheFragment) {
  EXPECT_EQ(refusal("decodeLink", "{}"), "missing_field@/fragment");
  EXPECT_EQ(refusal("decodeLink", R"({"fragment":""})"),
            "link_empty@/fragment");
  EXPECT_EQ(refusal("decodeLink", R"({"fragment":"v=9&x"})"),
            "link_version_unsupported@/fragment");
  EXPECT_EQ(refusal("decodeLink", R"({"fragment":"v=1&card=2026-06-28"})"),
            "link_truncated@/fragment");
  EXPECT_EQ(
      refusal("decodeLink", R"({"fragment":"v=1&in=7","checksum":"optional"})"),
      "accepted");
  EXPECT_EQ(refusal("decodeLink", R"({"fragment":"v=1","checksum":"no"})"),
            "unknown_choice@/checksum");
}

// Errors are valid JSON and UTF-8 whatever bytes a link's escapes decode to.
TEST(ApiLinks, AnswerHostileEscapesInUtf8) {
  for (const char* fragment :
       {"v=1&%FF%FE=%80", "v%3D1%26w%3D%FF", "%76=1&w=%C3%28&in=\\u0000",
        "v=1&w=%ED%A0%80", "v=1&\\ud83d\\ude00=1"}) {
    for (const char* mode : {"required", "optional"}) {
      const json::Value response =
          answer("decodeLink", std::string(R"({"fragment":")") + fragment +
                                   R"(","checksum":")" + mode + R"("})");
      EXPECT_EQ(at(response, "ok"), "false") << fragment;
    }
  }
}

// A link says that it was made with somebody's own rate book, and which.
TEST(ApiLinks, MarkACustomBook) {
  const json::Value marked = answer(
      "encodeLink",
      request(
          R"("custom_book":{"name":"Our prices/2","fingerprint":"0123abcd"})"));
  const json::Value back =
      answer("decodeLink", "{\"fragment\":\"" + at(marked, "fragment") + "\"}");
  EXPECT_EQ(at(back, "custom_book/name"), "Our prices/2");
  EXPECT_EQ(at(back, "custom_book/fingerprint"), "0123abcd");
  EXPECT_EQ(refusal("encodeLink",
                    request(R"("custom_book":{"name":"x","fingerprint":"y"})")),
            "wrong_type@/custom_book/fingerprint");
}

TEST(ApiDefaults, PresetsAreEstimable) {
  const json::Value defaults = answer("defaults", "{}");
  const json::Value* presets = defaults.find("presets");
  ASSERT_EQ(presets->items.size(), 4u);
  const char* ids[] = {"support_chat", "structured_transforms",
                       "agent_side_tasks", "hard_reasoning"};
  for (std::size_t i = 0; i < 4; ++i) {
    EXPECT_EQ(at(presets->items[i], "id"), ids[i]);
    json::Writer workload;
    write_value(*presets->items[i].find("workload"), workload);
    const json::Value estimate = answer(
        "estimate", "{\"scenario\":{\"workloads\":[" + workload.text() + "]}}");
    EXPECT_EQ(at(estimate, "ok"), "true");
    EXPECT_EQ(estimate.find("warnings")->items.size(), 0u);
  }
}

TEST(ApiDefaults, VersionNamesTheBook) {
  const json::Value version = answer("version", "");
  EXPECT_EQ(at(version, "link_version"), "1");
  EXPECT_EQ(at(version, "book/id"), "deepseek");
  EXPECT_EQ(at(version, "book/fingerprint"), "(none)");
  EXPECT_EQ(refusal("version", R"({"x":1})"), "unknown_field@/x");
}

}  // namespace
}  // namespace deepseek_cost
