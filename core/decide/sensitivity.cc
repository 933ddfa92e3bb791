#include "core/decide/sensitivity.h"

#include <utility>

#include "core/number/parse_number.h"
#include "core/scenario/json/scenario_json.h"

namespace deepseek_cost {
namespace {

constexpr const char* kScenario = "/scenario";

json::Value* step_into(json::Value& value, std::string_view key) {
  if (value.kind == json::Value::Kind::array) {
    std::size_t index = 0;
    for (const char c : key) {
      if (c < '0' || c > '9' || index > 1000) return nullptr;
      index = index * 10 + static_cast<std::size_t>(c - '0');
    }
    return index < value.items.size() ? &value.items[index] : nullptr;
  }
  for (json::Member& member : value.members) {
    if (member.key == key) return &member.value;
  }
  return nullptr;
}

Result<Comparison> comparison_of(const RateBook& book,
                                 const json::Value& scenario) {
  Errors errors;
  const Scenario read =
      read_scenario(scenario, kScenario, book.default_card, errors);
  if (!errors.empty()) return errors;
  return make_comparison(book, read, kScenario);
}

Result<PerModel<Ratio>> figures_of(const Comparison& comparison,
                                   Metric metric) {
  if (metric == Metric::month) {
    return PerModel<Ratio>{comparison.of(Family::flash).month,
                           comparison.of(Family::pro).month};
  }
  const auto flash = cost_of(Route::flash, comparison.costs, comparison.inputs);
  const auto pro = cost_of(Route::pro, comparison.costs, comparison.inputs);
  Errors errors;
  const auto need = [&errors](bool known, std::string_view key) {
    if (known) return;
    errors.push_back({ErrorCode::missing_field,
                      "/scenario/decision/" + std::string(key),
                      std::string(key), ""});
  };
  need(flash.has_value(), "fail_flash");
  need(pro.has_value(), "fail_pro");
  if (!errors.empty()) return errors;
  const Ratio& requests = comparison.estimate.month_requests;
  PerModel<Ratio> figures{flash->total * requests, pro->total * requests};
  if (figures.flash.overflowed() || figures.pro.overflowed()) {
    return Error{ErrorCode::overflow, kScenario, "", "the cost of failures"};
  }
  return figures;
}

// Any range may be the one that a number at its end doesn't suit.
Errors placed_at_end(Errors errors, std::size_t index, bool high) {
  for (Error& error : errors) {
    error.where = std::string(kScenario) + "/decision/ranges/" +
                  std::to_string(index) + (high ? "/high" : "/low");
  }
  return errors;
}

// Insertion sort of indices by falling swing; equals stay in order.
std::vector<std::size_t> widest_first(const std::vector<Bar>& bars,
                                      Ratio PerModel<Ratio>::*figure) {
  std::vector<std::size_t> order;
  const auto width = [&](std::size_t i) {
    return swing(bars[i].at_low.*figure, bars[i].at_high.*figure);
  };
  for (std::size_t i = 0; i < bars.size(); ++i) {
    std::size_t at = order.size();
    while (at > 0 && width(order[at - 1]) < width(i)) --at;
    order.insert(order.begin() + static_cast<std::ptrdiff_t>(at), i);
  }
  return order;
}

// What all ranges are varied of.
struct Task {
  const RateBook& book;
  const json::Value& scenario;
  const std::vector<InputRange>& ranges;
  const std::vector<Bar>& bars;
  Metric metric;
};

Result<PerModel<Ratio>> figures_at(const Task& task,
                                   const std::vector<bool>& high) {
  json::Value edited = task.scenario;
  for (std::size_t i = 0; i < task.bars.size(); ++i) {
    const InputRange& range = task.ranges[task.bars[i].range];
    replace_number(edited, range.field, high[i] ? range.high : range.low);
  }
  const Result<Comparison> comparison = comparison_of(task.book, edited);
  if (!comparison) return comparison.errors();
  return figures_of(*comparison, task.metric);
}

// All ranges at the end that is cheaper (or dearer) for one of the models.
// Which end that is follows from each range by itself, with the others as they
// stand; one that moves nothing so, such as the failures where one costs
// nothing, is tried at its other end once the others have moved.
Result<Ratio> extreme(const Task& task, Ratio PerModel<Ratio>::*figure,
                      bool dearer, std::vector<bool>& high) {
  for (const Bar& bar : task.bars) {
    high.push_back((bar.at_low.*figure < bar.at_high.*figure) == dearer);
  }
  Result<PerModel<Ratio>> pair = figures_at(task, high);
  if (!pair) return pair.errors();
  Ratio most = (*pair).*figure;
  for (std::size_t i = 0; i < task.bars.size(); ++i) {
    if (task.bars[i].at_low.*figure != task.bars[i].at_high.*figure) continue;
    high[i] = !high[i];
    pair = figures_at(task, high);
    if (!pair) return pair.errors();
    const Ratio other = (*pair).*figure;
    if (dearer ? most < other : other < most) {
      most = other;
    } else {
      high[i] = !high[i];
    }
  }
  return most;
}

Errors add_extremes(const Task& task, Sensitivity& result) {
  const struct {
    PerModel<Ratio>& pair;
    RangeEnds& ends;
    bool dearer;
  } both[] = {{result.cheapest, result.at_cheapest, false},
              {result.dearest, result.at_dearest, true}};
  for (const auto& [pair, ends, dearer] : both) {
    const Result<Ratio> flash =
        extreme(task, &PerModel<Ratio>::flash, dearer, ends.flash);
    if (!flash) return flash.errors();
    const Result<Ratio> pro =
        extreme(task, &PerModel<Ratio>::pro, dearer, ends.pro);
    if (!pro) return pro.errors();
    pair = {*flash, *pro};
  }
  return {};
}

// A range the wrong way round was mistyped: neither end is guessed.
Errors check_order(const std::vector<InputRange>& ranges) {
  Errors errors;
  for (std::size_t i = 0; i < ranges.size(); ++i) {
    const Result<Ratio> low = read_decimal(ranges[i].low, kMostBound, 12);
    const Result<Ratio> high = read_decimal(ranges[i].high, kMostBound, 12);
    if (!low || !high || !(*high < *low)) continue;
    errors.push_back({ErrorCode::inconsistent,
                      std::string(kScenario) + "/decision/ranges/" +
                          std::to_string(i) + "/low",
                      ranges[i].low, "it is above the other end"});
  }
  return errors;
}

}  // namespace

Ratio swing(const Ratio& a, const Ratio& b) {
  const Ratio& larger = a < b ? b : a;
  const Ratio& smaller = a < b ? a : b;
  const Ratio exact = larger - smaller;
  return exact.overflowed() ? rounded_money(larger) - rounded_money(smaller)
                            : exact;
}

bool replace_number(json::Value& scenario, std::string_view path,
                    std::string_view text) {
  json::Value* value = &scenario;
  while (path.starts_with('/')) {
    path.remove_prefix(1);
    const std::string_view key = path.substr(0, path.find('/'));
    path.remove_prefix(key.size());
    json::Value* next = step_into(*value, key);
    if (next == nullptr) {
      if (!path.empty() || key.empty() ||
          value->kind != json::Value::Kind::object) {
        return false;
      }
      value->members.push_back({std::string(key), json::Value()});
      next = &value->members.back().value;
    }
    value = next;
  }
  if (value->kind == json::Value::Kind::object ||
      value->kind == json::Value::Kind::array) {
    return false;
  }
  value->kind = json::Value::Kind::string;
  value->text = std::string(text);
  return true;
}

Result<Comparison> comparison_at(const RateBook& book,
                                 const json::Value& scenario,
                                 const InputRange& range, std::size_t index,
                                 bool high) {
  json::Value edited = scenario;
  if (!replace_number(edited, range.field, high ? range.high : range.low)) {
    return Error{ErrorCode::unknown_reference,
                 std::string(kScenario) + "/decision/ranges/" +
                     std::to_string(index) + "/field",
                 range.field, ""};
  }
  Result<Comparison> comparison = comparison_of(book, edited);
  if (!comparison) return placed_at_end(comparison.errors(), index, high);
  return comparison;
}

Result<Sensitivity> vary(const RateBook& book, const json::Value& scenario,
                         Metric metric) {
  const Result<Comparison> here = comparison_of(book, scenario);
  if (!here) return here.errors();
  Sensitivity result;
  const Result<PerModel<Ratio>> figures = figures_of(*here, metric);
  if (!figures) return figures.errors();
  result.here = *figures;
  const std::vector<InputRange>& ranges = here->inputs.ranges;
  std::vector<Bar> bars;
  Errors errors = check_order(ranges);
  if (!errors.empty()) return errors;
  for (std::size_t i = 0; i < ranges.size(); ++i) {
    Bar bar{i, {}, {}};
    for (const bool high : {false, true}) {
      const Result<Comparison> comparison =
          comparison_at(book, scenario, ranges[i], i, high);
      const Result<PerModel<Ratio>> pair =
          comparison ? figures_of(*comparison, metric)
                     : Result<PerModel<Ratio>>(comparison.errors());
      if (pair) {
        (high ? bar.at_high : bar.at_low) = *pair;
      } else {
        errors.insert(errors.end(), pair.errors().begin(), pair.errors().end());
      }
    }
    bars.push_back(bar);
  }
  if (!errors.empty()) return errors;
  for (const std::size_t i : widest_first(bars, &PerModel<Ratio>::flash)) {
    result.bars.push_back(bars[i]);
  }
  result.for_pro = widest_first(result.bars, &PerModel<Ratio>::pro);
  errors = add_extremes({book, scenario, ranges, result.bars, metric}, result);
  if (!errors.empty()) return errors;
  return result;
}

}  // namespace deepseek_cost
