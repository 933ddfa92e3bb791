#include "core/decide/sensitivity.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>

#include "core/decide/range_inputs.h"
#include "core/number/parse_number.h"

namespace deepseek_cost {
namespace {

constexpr const char* kScenario = "/scenario";

std::string range_path(std::size_t index) {
  return std::string(kScenario) + "/decision/ranges/" + std::to_string(index);
}

// Which bound of a figure, where the holidays of the month are not published.
enum class Bound : std::uint8_t { dearer, cheaper };

Result<PerModel<Ratio>> figures_of(const Comparison& comparison, Metric metric,
                                   Bound bound) {
  const bool cheaper = bound == Bound::cheaper;
  if (metric == Metric::month) {
    const auto month = [&](Family family) {
      const ModelEstimate& model = comparison.of(family);
      return cheaper ? model.low_month() : model.month;
    };
    return PerModel<Ratio>{month(Family::flash), month(Family::pro)};
  }
  const RequestCosts& costs = cheaper && comparison.low_costs
                                  ? *comparison.low_costs
                                  : comparison.costs;
  const auto flash = cost_of(Route::flash, costs, comparison.inputs);
  const auto pro = cost_of(Route::pro, costs, comparison.inputs);
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
    return Error{ErrorCode::overflow, kScenario, "", Phrase::cost_of_failures};
  }
  return figures;
}

// Any range may be the one that a number at its end doesn't suit.
Errors placed_at_end(Errors errors, std::size_t index, bool high) {
  for (Error& error : errors) {
    error.where = range_path(index) + (high ? "/high" : "/low");
  }
  return errors;
}

const NumberInput* find_input(const std::vector<NumberInput>& inputs,
                              std::string_view field) {
  for (const NumberInput& input : inputs) {
    if (input.field == field) return &input;
  }
  return nullptr;
}

Error no_such_number(std::size_t index, const std::string& field) {
  return {ErrorCode::unknown_reference, range_path(index) + "/field", field,
          ""};
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

// Whether a hit costs no more than a miss, and off-peak no more than peak: what
// the directions of core/decide/range_inputs.h rely on.
bool prices_are_ordered(const RateBook& book, const Estimate& estimate) {
  for (const ModelEstimate& model : estimate.models) {
    const PriceList& prices = book.prices_of(*model.model);
    for (const PriceRow& row : prices.rows) {
      if (row.at(Bucket::miss).units() < row.at(Bucket::hit).units()) {
        return false;
      }
    }
    const PriceRow* off_peak = prices.find(estimate.currency, Band::off_peak);
    const PriceRow* peak = prices.find(estimate.currency, Band::peak);
    if (off_peak == nullptr || peak == nullptr) continue;
    for (const Bucket bucket : kEachBucket) {
      if (peak->at(bucket).units() < off_peak->at(bucket).units()) return false;
    }
  }
  return true;
}

// A scenario whose ranged numbers are put at their ends together.
class Corners {
 public:
  Corners(const RateBook& book, const Scenario& scenario, Metric metric,
          const std::vector<Bar>& bars)
      : book_(book), scenario_(scenario), metric_(metric) {
    inputs_ = number_inputs(scenario_);
    const std::vector<InputRange>& ranges = scenario.decision->ranges;
    for (const Bar& bar : bars) {
      ends_.push_back({find_input(inputs_, ranges[bar.range].field),
                       ranges[bar.range].low, ranges[bar.range].high});
    }
  }
  Corners(const Corners&) = delete;  // inputs_ point into scenario_
  Corners& operator=(const Corners&) = delete;

  const NumberInput& input(std::size_t bar) const { return *ends_[bar].input; }

  Result<PerModel<Ratio>> at(const std::vector<bool>& high, Bound bound) {
    for (std::size_t i = 0; i < ends_.size(); ++i) {
      const Errors errors =
          put_number(*ends_[i].input, high[i] ? ends_[i].high : ends_[i].low);
      if (!errors.empty()) return errors;
    }
    for (const End& end : ends_) {
      const Errors errors = check_run(*end.input, scenario_);
      if (!errors.empty()) return errors;
    }
    const Result<Comparison> comparison =
        make_comparison(book_, scenario_, kScenario);
    if (!comparison) return comparison.errors();
    return figures_of(*comparison, metric_, bound);
  }

 private:
  struct End {
    const NumberInput* input;
    std::string low;
    std::string high;
  };

  const RateBook& book_;
  Scenario scenario_;
  const Metric metric_;
  std::vector<NumberInput> inputs_;
  std::vector<End> ends_;  // of each bar
};

// The extreme of one model's figure, and the ends at which it is found.
struct Extreme {
  Ratio PerModel<Ratio>::*figure;
  Ratio& most;
  std::vector<bool>& high;
};

Bound bound_of(bool dearer) { return dearer ? Bound::dearer : Bound::cheaper; }

bool beats(const Ratio& a, const Ratio& b, bool dearer) {
  return dearer ? b < a : a < b;
}

// The bars whose ends have to be tried, and the corner with all others at their
// cheaper, or dearer, end.
struct Search {
  std::vector<std::size_t> open;
  std::vector<bool> high;
};

Search search_for(const Corners& corners, std::size_t bars, bool ordered,
                  bool dearer) {
  Search search;
  for (std::size_t i = 0; i < bars; ++i) {
    const Direction direction = corners.input(i).direction;
    const bool known =
        ordered && (direction == Direction::up || direction == Direction::down);
    if (!known) search.open.push_back(i);
    search.high.push_back(known && (direction == Direction::up) == dearer);
  }
  return search;
}

// Where a range moves nothing, its end says nothing: it is then the high one of
// the cheapest and the low one of the dearest.
Errors put_idle_ends(Corners& corners, const std::vector<Bar>& bars,
                     const Extreme& extreme, bool dearer) {
  for (std::size_t i = 0; i < bars.size(); ++i) {
    const bool idle =
        bars[i].at_low.*extreme.figure == bars[i].at_high.*extreme.figure;
    if (!idle || extreme.high[i] == !dearer) continue;
    extreme.high[i] = !dearer;
    const Result<PerModel<Ratio>> figures =
        corners.at(extreme.high, bound_of(dearer));
    if (!figures) return figures.errors();
    if (!((*figures).*extreme.figure == extreme.most)) extreme.high[i] = dearer;
  }
  return {};
}

Errors find_extremes(Corners& corners, const std::vector<Bar>& bars,
                     const Search& search, bool dearer, Extreme flash,
                     Extreme pro) {
  std::vector<bool> high = search.high;
  const std::size_t corner_count = std::size_t{1} << search.open.size();
  for (std::size_t corner = 0; corner < corner_count; ++corner) {
    for (std::size_t i = 0; i < search.open.size(); ++i) {
      high[search.open[i]] = (corner >> i & 1) != 0;
    }
    const Result<PerModel<Ratio>> figures = corners.at(high, bound_of(dearer));
    if (!figures) return figures.errors();
    for (const Extreme& extreme : {flash, pro}) {
      const Ratio& figure = (*figures).*extreme.figure;
      if (corner != 0 && !beats(figure, extreme.most, dearer)) continue;
      extreme.most = figure;
      extreme.high = high;
    }
  }
  for (const Extreme& extreme : {flash, pro}) {
    Errors errors = put_idle_ends(corners, bars, extreme, dearer);
    if (!errors.empty()) return errors;
  }
  return {};
}

Errors add_extremes(const RateBook& book, const Scenario& scenario,
                    Metric metric, bool ordered, Sensitivity& result) {
  Corners corners(book, scenario, metric, result.bars);
  const struct {
    PerModel<Ratio>& figures;
    RangeEnds& ends;
    bool dearer;
  } both[] = {{result.cheapest, result.at_cheapest, false},
              {result.dearest, result.at_dearest, true}};
  for (const auto& [figures, ends, dearer] : both) {
    Errors errors = find_extremes(
        corners, result.bars,
        search_for(corners, result.bars.size(), ordered, dearer), dearer,
        {&PerModel<Ratio>::flash, figures.flash, ends.flash},
        {&PerModel<Ratio>::pro, figures.pro, ends.pro});
    if (!errors.empty()) return errors;
  }
  for (std::size_t i = 0; i < result.bars.size(); ++i) {
    if (corners.input(i).direction != Direction::uneven) continue;
    result.uneven.push_back(result.bars[i].range);
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
    errors.push_back({ErrorCode::inconsistent, range_path(i) + "/low",
                      ranges[i].low, Phrase::above_other_end});
  }
  return errors;
}

// Of two ranges of one number only the later would count.
Errors check_repeats(const std::vector<InputRange>& ranges) {
  Errors errors;
  for (std::size_t i = 0; i < ranges.size(); ++i) {
    const auto same = [&](const InputRange& earlier) {
      return earlier.field == ranges[i].field;
    };
    const auto end = ranges.begin() + static_cast<std::ptrdiff_t>(i);
    if (std::none_of(ranges.begin(), end, same)) continue;
    errors.push_back({ErrorCode::inconsistent, range_path(i) + "/field",
                      ranges[i].field, Phrase::two_ranges});
  }
  return errors;
}

// The scenario with one of its ranges at an end.
Result<Scenario> scenario_at(const Scenario& scenario, std::size_t range,
                             bool high) {
  const InputRange& ends = scenario.decision->ranges[range];
  Scenario varied = scenario;
  const std::vector<NumberInput> inputs = number_inputs(varied);
  const NumberInput* input = find_input(inputs, ends.field);
  if (input == nullptr) return no_such_number(range, ends.field);
  Errors errors = put_number(*input, high ? ends.high : ends.low);
  if (errors.empty()) errors = check_run(*input, varied);
  if (!errors.empty()) return placed_at_end(std::move(errors), range, high);
  return varied;
}

void append(Errors& errors, const Errors& more) {
  errors.insert(errors.end(), more.begin(), more.end());
}

// What all inputs together cannot be is said at the upper end of the range that
// it is about, or of another one of the same workload.
Errors placed_at_ranges(Errors errors, const std::vector<InputRange>& ranges) {
  constexpr std::string_view kWorkload = "/workloads/";
  for (Error& error : errors) {
    std::string_view field = error.where;
    if (field.starts_with(kScenario)) {
      field.remove_prefix(std::string_view(kScenario).size());
    }
    const std::string_view workload =
        field.substr(0, field.find('/', kWorkload.size()));
    std::size_t place = 0;
    for (std::size_t i = ranges.size(); i-- > 0;) {
      if (ranges[i].field.starts_with(workload)) place = i;
    }
    for (std::size_t i = 0; i < ranges.size(); ++i) {
      if (ranges[i].field == field) place = i;
    }
    error.where = range_path(place) + "/high";
  }
  return errors;
}

// Every range at either end, all else as it stands.
Errors add_bars(const RateBook& book, const Scenario& scenario, Metric metric,
                std::size_t ranges, std::vector<Bar>& bars) {
  Errors errors;
  for (std::size_t i = 0; i < ranges; ++i) {
    Bar bar{i, {}, {}};
    for (const bool high : {false, true}) {
      const Result<Comparison> comparison =
          comparison_at(book, scenario, i, high);
      const Result<PerModel<Ratio>> figures =
          comparison ? figures_of(*comparison, metric, Bound::dearer)
                     : Result<PerModel<Ratio>>(comparison.errors());
      if (figures) {
        (high ? bar.at_high : bar.at_low) = *figures;
      } else {
        errors.insert(errors.end(), figures.errors().begin(),
                      figures.errors().end());
      }
    }
    bars.push_back(bar);
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

Result<Comparison> comparison_at(const RateBook& book, const Scenario& scenario,
                                 std::size_t range, bool high) {
  const Result<Scenario> varied = scenario_at(scenario, range, high);
  if (!varied) return varied.errors();
  Result<Comparison> comparison = make_comparison(book, *varied, kScenario);
  if (!comparison) return placed_at_end(comparison.errors(), range, high);
  return comparison;
}

Errors check_range_ends(const Scenario& scenario) {
  if (!scenario.decision) return {};
  const std::vector<InputRange>& ranges = scenario.decision->ranges;
  Errors errors = check_order(ranges);
  append(errors, check_repeats(ranges));
  for (std::size_t i = 0; i < ranges.size(); ++i) {
    for (const bool high : {false, true}) {
      const Result<Scenario> varied = scenario_at(scenario, i, high);
      if (varied) continue;
      append(errors, varied.errors());
      // The number is not there, whichever end it is.
      if (varied.errors().front().code == ErrorCode::unknown_reference) break;
    }
  }
  return errors;
}

Result<Sensitivity> vary(const RateBook& book, const Scenario& scenario,
                         Metric metric) {
  Errors errors = check_range_ends(scenario);
  if (!errors.empty()) return errors;
  const Result<Comparison> here = make_comparison(book, scenario, kScenario);
  if (!here) return here.errors();
  Sensitivity result;
  const Result<PerModel<Ratio>> most = figures_of(*here, metric, Bound::dearer);
  const Result<PerModel<Ratio>> least =
      figures_of(*here, metric, Bound::cheaper);
  if (!most) return most.errors();
  if (!least) return least.errors();
  result.here = result.dearest = *most;
  result.here_low = result.cheapest = *least;
  result.open = here->low_costs.has_value();
  const std::vector<InputRange>& ranges = here->inputs.ranges;
  std::vector<Bar> bars;
  errors = add_bars(book, scenario, metric, ranges.size(), bars);
  if (!errors.empty()) return errors;
  for (const std::size_t i : widest_first(bars, &PerModel<Ratio>::flash)) {
    result.bars.push_back(bars[i]);
  }
  result.for_pro = widest_first(result.bars, &PerModel<Ratio>::pro);
  if (ranges.empty()) return result;
  errors = add_extremes(book, scenario, metric,
                        prices_are_ordered(book, here->estimate), result);
  if (!errors.empty()) return placed_at_ranges(std::move(errors), ranges);
  return result;
}

}  // namespace deepseek_cost
