#include "core/decide/range_inputs.h"

#include <optional>
#include <string_view>

#include "core/json/parse.h"
#include "core/json/value.h"
#include "core/number/parse_number.h"
#include "core/scenario/json/scenario_json.h"

namespace deepseek_cost {
namespace {

// Of the members of a workload and its shape, those that are shares; all other
// numbers there are whole.
constexpr std::string_view kShares[] = {"hit", "available", "measured_hit",
                                        "peak_share"};
constexpr std::string_view kFailures[] = {
    "fail_flash", "fail_pro", "fail_escalated", "noticed", "pro_share"};
constexpr std::int64_t kMost = 1000000000000000;

enum class Kind { whole, share, amount };

// Three quarters and five quarters, rounded up where only whole numbers are.
std::string scaled(const Ratio& value, std::int64_t quarters, Kind kind) {
  Ratio end = value * Ratio(Int128{quarters}, 4);
  if (kind == Kind::whole && !end.is_whole()) {
    end = Ratio(end.numerator() / end.denominator() + 1);
  }
  if (kind == Kind::share && end > Ratio(100)) end = Ratio(100);
  return round_half_even_to_decimal(end, kind == Kind::share ? 4 : 12).text;
}

class Inputs {
 public:
  void add(const std::string& path, const json::Value& owner,
           std::string_view key, Kind kind) {
    const json::Value* member = owner.find(key);
    if (member == nullptr || (member->kind != json::Value::Kind::number &&
                              member->kind != json::Value::Kind::string)) {
      return;
    }
    const Result<Ratio> value = read_decimal(member->text, kMost, 12);
    if (!value) return;  // a word, or nothing
    list_.push_back({member->text,
                     {path + '/' + std::string(key), scaled(*value, 3, kind),
                      scaled(*value, 5, kind)}});
  }

  void add_all(const std::string& path, const json::Value& owner) {
    for (const json::Member& member : owner.members) {
      if (member.key == "name" || member.key == "utc_offset") continue;
      bool share = false;
      for (const std::string_view key : kShares) {
        share = share || key == member.key;
      }
      add(path, owner, member.key, share ? Kind::share : Kind::whole);
    }
  }

  std::vector<VariableInput> take() && { return std::move(list_); }

 private:
  std::vector<VariableInput> list_;
};

void add_workload(Inputs& inputs, const std::string& path,
                  const json::Value& workload) {
  if (const json::Value* shape = workload.find("shape")) {
    inputs.add_all(path + "/shape", *shape);
  }
  inputs.add_all(path, workload);
  if (const json::Value* when = workload.find("when")) {
    inputs.add(path + "/when", *when, "peak_share", Kind::share);
  }
}

}  // namespace

std::vector<VariableInput> variable_inputs(const Scenario& scenario) {
  json::Writer out;
  write_scenario(scenario, out);
  const Result<json::Value> read = json::parse(out.take());
  Inputs inputs;
  if (!read) return {};
  const json::Value* workloads = read->find("workloads");
  for (std::size_t i = 0; i < workloads->items.size(); ++i) {
    add_workload(inputs, "/workloads/" + std::to_string(i),
                 workloads->items[i]);
  }
  if (const json::Value* decision = read->find("decision")) {
    for (const std::string_view key : kFailures) {
      inputs.add("/decision", *decision, key, Kind::share);
    }
    inputs.add("/decision", *decision, "human", Kind::amount);
  }
  return std::move(inputs).take();
}

}  // namespace deepseek_cost
