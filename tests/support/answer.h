// A call's answer, read by paths; and the scenario that most tests of calls ask
// about.
#ifndef DEEPSEEK_COST_TESTS_SUPPORT_ANSWER_H_
#define DEEPSEEK_COST_TESTS_SUPPORT_ANSWER_H_

#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>

#include "core/api/api.h"
#include "core/json/parse.h"
#include "core/json/value.h"
#include "core/number/parse_number.h"
#include "core/number/ratio.h"

namespace deepseek_cost {

// A scenario of 100,000 requests of 1,500 in at 70 % and 400 out on the guide's
// card: Flash 0.00017794 a request, Pro 0.00054755625.
inline std::string scenario(
    std::string_view decision,
    std::string_view workload = R"("input":1500,"hit":"70","output":400)",
    std::string_view requests = "100000") {
  return R"({"scenario":{"card":"2026-06-28","workloads":[{)" +
         std::string(workload) + R"(,"requests":")" + std::string(requests) +
         R"("}],"decision":{)" + std::string(decision) + "}}}";
}

inline constexpr std::string_view kChat =
    R"("shape":{"kind":"chat","turns":8,"system":500,"user":100,"answer":250})";

class Answer {
 public:
  Answer(std::string_view name, std::string_view request)
      : text_(call(name, request)), value_(*json::parse(text_)) {}

  // The text at a path of keys and indices: "models/0/month/amount".
  std::string at(std::string_view path) const {
    const json::Value* value = &value_;
    while (value != nullptr && !path.empty()) {
      const std::string_view key = path.substr(0, path.find('/'));
      path.remove_prefix(std::min(path.size(), key.size() + 1));
      if (value->kind == json::Value::Kind::array) {
        const auto index = static_cast<std::size_t>(key[0] - '0');
        value = index < value->items.size() ? &value->items[index] : nullptr;
      } else {
        value = value->find(key);
      }
    }
    if (value == nullptr) return "(absent)";
    if (value->kind == json::Value::Kind::boolean) {
      return value->boolean ? "true" : "false";
    }
    return value->kind == json::Value::Kind::null ? "null" : value->text;
  }
  Ratio number(std::string_view path) const {
    const Result<Ratio> number =
        read_decimal(at(path), INT64_C(1000000000000), 12);
    return number ? *number : Ratio(1, 0);
  }
  std::string error() const {
    return at("errors/0/code") + at("errors/0/where");
  }
  const std::string& text() const { return text_; }

 private:
  std::string text_;
  json::Value value_;
};

}  // namespace deepseek_cost

#endif  // DEEPSEEK_COST_TESTS_SUPPORT_ANSWER_H_
