#include "core/decide/range_inputs.h"

#include <array>
#include <utility>

#include "core/json/pointer.h"
#include "core/number/parse_number.h"
#include "core/scenario/json/shape_json.h"

namespace deepseek_cost {
namespace {

using Place = NumberInput::Place;

constexpr int kAmountPlaces = 12;
constexpr int kSpeedPlaces = 3;

struct FailureShare {
  std::string_view key;
  std::optional<PartsPerMillion> BuyerInputs::*member;
  Direction direction;
};
constexpr std::array kFailureShares = {
    FailureShare{"fail_flash", &BuyerInputs::fail_flash, Direction::up},
    FailureShare{"fail_pro", &BuyerInputs::fail_pro, Direction::up},
    FailureShare{"fail_escalated", &BuyerInputs::fail_escalated, Direction::up},
    FailureShare{"noticed", &BuyerInputs::noticed, Direction::either},
    FailureShare{"pro_share", &BuyerInputs::pro_share, Direction::either},
};

struct Amount {
  std::string_view key;
  std::optional<Ratio> BuyerInputs::*member;
};
constexpr std::array kUnmovingAmounts = {
    Amount{"budget", &BuyerInputs::budget},
    Amount{"per_user", &BuyerInputs::per_user},
    Amount{"target", &BuyerInputs::target},
};

struct Speed {
  std::string_view key;
  Ratio BuyerInputs::*member;
  std::int64_t most;
};
constexpr std::array kSpeeds = {
    Speed{"first_token", &BuyerInputs::first_token, 100000},
    Speed{"speed_flash", &BuyerInputs::speed_flash, 1000000},
    Speed{"speed_pro", &BuyerInputs::speed_pro, 1000000},
    Speed{"peak_factor", &BuyerInputs::peak_factor, 1000000},
};

class Table {
 public:
  void within(std::string path, std::optional<std::size_t> shape_of = {}) {
    path_ = std::move(path);
    shape_of_ = shape_of;
  }

  void add(std::string_view key, Place place, Direction direction,
           std::int64_t most = 0, bool offered = true) {
    list_.push_back({path_ + '/' + std::string(key), place, direction, most,
                     offered, shape_of_});
  }

  std::vector<NumberInput> take() && { return std::move(list_); }

 private:
  std::string path_;
  std::optional<std::size_t> shape_of_;
  std::vector<NumberInput> list_;
};

// The longer the parts, the sooner a history is compacted, and then the less of
// it is sent again.
bool may_compact(const std::string& path, const Scenario& scenario,
                 const Shape& shape) {
  if (shape.kind != ShapeKind::agent) return false;
  if (shape.compact_at.count() != 0) return true;
  if (!scenario.decision) return false;
  for (const InputRange& range : scenario.decision->ranges) {
    if (range.field == path + "/compact_at") return true;
  }
  return false;
}

void add_shape(Table& table, Shape& shape, bool compacts) {
  const Direction tokens = compacts ? Direction::uneven : Direction::up;
  table.add(turns_key(shape.kind), &shape.turns, Direction::up, kMostRequests);
  for (const TokenField& field : token_fields(shape.kind)) {
    table.add(field.key, &(shape.*field.member), tokens, kMostTokensPerRequest);
  }
  table.add("available", &shape.available, Direction::down);
  table.add("gap_minutes", &shape.gap_minutes, Direction::up, kMostMinutes);
  table.add("lifetime_minutes", &shape.lifetime_minutes, Direction::down,
            kMostMinutes);
  table.add("measured_hit", &shape.measured, Direction::down);
}

void add_workload(Table& table, std::size_t index, Scenario& scenario) {
  Workload& workload = scenario.workloads[index];
  const std::string path = json::item_path("/workloads", index);
  const bool direct = !workload.shape;
  if (!direct) {
    table.within(path + "/shape", index);
    add_shape(table, *workload.shape,
              may_compact(path + "/shape", scenario, *workload.shape));
  }
  table.within(path);
  // Beside a shape, a page may keep direct numbers that mean nothing.
  const auto if_direct = [direct](auto* place) {
    return direct ? Place(place) : Place();
  };
  table.add("input", if_direct(&workload.input), Direction::up,
            kMostTokensPerRequest, direct);
  table.add("hit", if_direct(&workload.hit), Direction::down, 0, direct);
  table.add("output", if_direct(&workload.output), Direction::up,
            kMostTokensPerRequest, direct);
  table.add("requests", &workload.requests, Direction::up, kMostRequests);
  UsageHours& hours = workload.hours;
  const bool share = hours.kind == UsageHoursKind::peak_share;
  table.within(path + "/when");
  table.add("peak_share", share ? Place(&hours.peak_share) : Place(),
            Direction::up, 0, share);
  table.add("utc_offset", &hours.utc_offset_minutes, Direction::uneven,
            kLatestUtcOffset, false);
}

void add_decision(Table& table, BuyerInputs& inputs) {
  table.within("/decision");
  for (const FailureShare& share : kFailureShares) {
    table.add(share.key, &(inputs.*share.member), share.direction);
  }
  table.add("human", &inputs.human, Direction::up, kMostAmount);
  table.add("retries", &inputs.retries, Direction::either, kMostRetries, false);
  for (const Amount& amount : kUnmovingAmounts) {
    table.add(amount.key, &(inputs.*amount.member), Direction::up, kMostAmount,
              false);
  }
  for (const Speed& speed : kSpeeds) {
    table.add(speed.key, &(inputs.*speed.member), Direction::up, speed.most,
              false);
  }
}

// --- Reading a number into its place -----------------------------------------

struct Reader {
  std::string_view text;
  std::int64_t most;

  Errors operator()(std::monostate) const { return {}; }

  Errors operator()(std::int64_t* place) const {
    return into(place, read_count(text, most));
  }
  Errors operator()(int* place) const {
    const Result<std::int64_t> count = read_count(text, most);
    if (!count) return count.errors();
    *place = static_cast<int>(*count);
    return {};
  }
  template <typename Tag>
  Errors operator()(Count<Tag>* place) const {
    const Result<std::int64_t> count = read_count(text, most);
    if (!count) return count.errors();
    *place = Count<Tag>(*count);
    return {};
  }
  Errors operator()(PartsPerMillion* place) const {
    return into(place, read_percent(text));
  }
  Errors operator()(std::optional<PartsPerMillion>* place) const {
    return into(place, read_percent(text));
  }
  Errors operator()(std::optional<Ratio>* place) const {
    return into(place, read_decimal(text, most, kAmountPlaces));
  }
  Errors operator()(Ratio* place) const {
    return into(place, read_decimal(text, most, kSpeedPlaces));
  }

  template <typename To, typename From>
  static Errors into(To* place, const Result<From>& read) {
    if (!read) return read.errors();
    *place = *read;
    return {};
  }
};

// --- What is offered ---------------------------------------------------------

enum class Kind { whole, share, amount };

struct Value {
  Ratio number;
  Kind kind;
};

// The number that stands there, in percent for a share; nothing where none
// does.
struct Read {
  using Found = std::optional<Value>;

  Found operator()(std::monostate) const { return std::nullopt; }
  Found operator()(const std::int64_t* place) const {
    return Value{Ratio(Int128{*place}), Kind::whole};
  }
  Found operator()(const int* place) const {
    return Value{Ratio(Int128{*place}), Kind::whole};
  }
  template <typename Tag>
  Found operator()(const Count<Tag>* place) const {
    return Value{place->as_ratio(), Kind::whole};
  }
  Found operator()(const PartsPerMillion* place) const {
    return Value{place->as_ratio() * Ratio(100), Kind::share};
  }
  Found operator()(const std::optional<PartsPerMillion>* place) const {
    return *place ? (*this)(&**place) : std::nullopt;
  }
  Found operator()(const Ratio* place) const {
    return Value{*place, Kind::amount};
  }
  Found operator()(const std::optional<Ratio>* place) const {
    return *place ? (*this)(&**place) : std::nullopt;
  }
};

std::string text_of(const Ratio& value, Kind kind) {
  return round_half_even_to_decimal(value,
                                    kind == Kind::share ? 4 : kAmountPlaces)
      .text;
}

// Three quarters and five quarters, rounded up where only whole numbers are.
std::string scaled(const Value& value, std::int64_t quarters) {
  Ratio end = value.number * Ratio(Int128{quarters}, 4);
  if (value.kind == Kind::whole && !end.is_whole()) {
    end = Ratio(end.numerator() / end.denominator() + 1);
  }
  if (value.kind == Kind::share && end > Ratio(100)) end = Ratio(100);
  return text_of(end, value.kind);
}

// Whether every request and run can be sent, as far as official limits go.
bool can_be_sent(const NumberInput& input, const Scenario& scenario) {
  const RequestLimits limits;
  for (const Workload& workload : scenario.workloads) {
    if (workload.shape) continue;
    if (workload.output.count() > limits.output) return false;
    if ((workload.input + workload.output).count() > limits.context) {
      return false;
    }
  }
  return check_run(input, scenario).empty();
}

}  // namespace

std::vector<NumberInput> number_inputs(Scenario& scenario) {
  Table table;
  for (std::size_t i = 0; i < scenario.workloads.size(); ++i) {
    add_workload(table, i, scenario);
  }
  if (scenario.decision) add_decision(table, *scenario.decision);
  return std::move(table).take();
}

Errors put_number(const NumberInput& input, std::string_view text) {
  Errors errors = std::visit(Reader{text, input.most}, input.place);
  const auto* speed = std::get_if<Ratio*>(&input.place);
  if (errors.empty() && speed != nullptr && (*speed)->is_zero() &&
      !input.field.ends_with("/first_token")) {
    errors.push_back(
        {ErrorCode::out_of_range, "", std::string(text), Phrase::more_than_0});
  }
  return errors;
}

Errors check_run(const NumberInput& input, const Scenario& scenario) {
  if (!input.shape_of) return {};
  return check_shape(
      *scenario.workloads[*input.shape_of].shape,
      json::item_path("/scenario/workloads", *input.shape_of) + "/shape");
}

std::optional<NumberOutside> number_outside(const Scenario& scenario,
                                            const InputRange& range) {
  Scenario copy = scenario;
  for (const NumberInput& input : number_inputs(copy)) {
    if (input.field != range.field) continue;
    const std::optional<Value> here = std::visit(Read(), input.place);
    if (!here || !put_number(input, range.low).empty()) return std::nullopt;
    const std::optional<Value> low = std::visit(Read(), input.place);
    if (!put_number(input, range.high).empty()) return std::nullopt;
    const std::optional<Value> high = std::visit(Read(), input.place);
    if (!low || !high) return std::nullopt;
    const bool above = high->number < here->number;
    if (!above && !(here->number < low->number)) return std::nullopt;
    return NumberOutside{above, text_of(here->number, here->kind)};
  }
  return std::nullopt;
}

std::vector<OfferedRange> offered_ranges(const Scenario& scenario) {
  Scenario copy = scenario;
  std::vector<OfferedRange> offered;
  for (const NumberInput& input : number_inputs(copy)) {
    const std::optional<Value> value = std::visit(Read(), input.place);
    if (!input.offered || !value) continue;
    const std::string here = text_of(value->number, value->kind);
    std::string high = scaled(*value, 5);
    if (!put_number(input, high).empty() || !can_be_sent(input, copy)) {
      high = here;
    }
    put_number(input, here);
    offered.push_back({here, {input.field, scaled(*value, 3), high}});
  }
  return offered;
}

}  // namespace deepseek_cost
