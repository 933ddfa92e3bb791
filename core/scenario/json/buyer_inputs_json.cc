#include "core/scenario/json/buyer_inputs_json.h"

#include <array>
#include <utility>

#include "core/number/parse_number.h"
#include "core/scenario/link_fields.h"

namespace deepseek_cost {
namespace {

constexpr std::size_t kLongestField = 60;

// Numbers that have a usual value; none of them can be 0 but the first.
struct Usual {
  std::string_view key;
  Ratio DecisionInputs::*member;
  std::int64_t most;
};
constexpr std::array kUsual = {
    Usual{"first_token", &DecisionInputs::first_token, 100000},
    Usual{"speed_flash", &DecisionInputs::speed_flash, 1000000},
    Usual{"speed_pro", &DecisionInputs::speed_pro, 1000000},
    Usual{"peak_factor", &DecisionInputs::peak_factor, 1000000},
};

struct Share {
  std::string_view key;
  std::optional<PartsPerMillion> DecisionInputs::*member;
};
constexpr std::array kShares = {
    Share{"fail_flash", &DecisionInputs::fail_flash},
    Share{"fail_pro", &DecisionInputs::fail_pro},
    Share{"fail_escalated", &DecisionInputs::fail_escalated},
    Share{"noticed", &DecisionInputs::noticed},
    Share{"pro_share", &DecisionInputs::pro_share},
};

struct Amount {
  std::string_view key;
  std::optional<Ratio> DecisionInputs::*member;
};
constexpr std::array kAmounts = {
    Amount{"human", &DecisionInputs::human},
    Amount{"budget", &DecisionInputs::budget},
    Amount{"per_user", &DecisionInputs::per_user},
    Amount{"target", &DecisionInputs::target},
};

// The text of a number field, nothing where it is absent or empty.
std::optional<std::string_view> given(ObjectReader& reader,
                                      std::string_view key) {
  const std::optional<std::string_view> text = reader.number_text(key);
  return text && text->empty() ? std::nullopt : text;
}

void read_usual(ObjectReader& reader, const Usual& usual,
                DecisionInputs& inputs) {
  const auto text = given(reader, usual.key);
  if (!text) return;
  const Result<Ratio> number = read_decimal(*text, usual.most, 3);
  if (!number) {
    reader.fail(number.errors(), usual.key);
  } else if (number->is_zero() && usual.key != "first_token") {
    reader.fail(ErrorCode::out_of_range, usual.key, *text,
                "it must be more than 0");
  } else {
    inputs.*usual.member = *number;
  }
}

// A number or a percentage as canonical decimal text.
std::string read_bound(ObjectReader& reader, std::string_view key) {
  if (reader.required(key) == nullptr) return {};
  const std::string_view text =
      reader.number_text(key).value_or(std::string_view());
  if (text.find('%') != std::string_view::npos) {
    const Result<PartsPerMillion> share = read_percent(text);
    if (share) return decimal_of_scaled(share->parts(), 4);
    reader.fail(share.errors(), key);
    return {};
  }
  const Result<Ratio> number = read_decimal(text, kMostBound, 12);
  if (number) return round_half_even_to_decimal(*number, 12).text;
  reader.fail(number.errors(), key);
  return {};
}

bool is_path(std::string_view text) {
  if (text.size() > kLongestField || !text.starts_with('/')) return false;
  for (const char c : text) {
    const bool plain = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') ||
                       c == '/' || c == '_';
    if (!plain) return false;
  }
  return true;
}

InputRange read_range(const JsonValue& value, const std::string& path,
                      Errors& errors) {
  ObjectReader reader(value, path, errors);
  InputRange range;
  range.field = std::string(reader.required_text("field"));
  if (!range.field.empty() && !is_path(range.field)) {
    reader.fail(ErrorCode::unknown_reference, "field", range.field);
  }
  range.low = read_bound(reader, "low");
  range.high = read_bound(reader, "high");
  reader.finish();
  return range;
}

void read_ranges(ObjectReader& reader, DecisionInputs& inputs) {
  const JsonValue* list = reader.optional("ranges");
  if (list == nullptr) return;
  list = reader.required_array("ranges");
  if (list == nullptr) return;
  if (list->items.size() > kMostRanges) {
    reader.fail(ErrorCode::too_many, "ranges",
                std::to_string(list->items.size()) + " ranges",
                std::to_string(kMostRanges));
    return;
  }
  for (std::size_t i = 0; i < list->items.size(); ++i) {
    inputs.ranges.push_back(read_range(
        list->items[i], reader.path_of("ranges") + '/' + std::to_string(i),
        reader.errors()));
  }
}

std::string decimal(const Ratio& value) {
  return round_half_even_to_decimal(value, 12).text;
}

FlatFields fields_of(const DecisionInputs& inputs) {
  const DecisionInputs usual;
  FlatFields fields;
  for (const Usual& one : kUsual) {
    fields.push_back({one.key, decimal(inputs.*one.member), false,
                      inputs.*one.member == usual.*one.member});
  }
  for (const Share& share : kShares) {
    const auto& value = inputs.*share.member;
    fields.push_back({share.key,
                      value ? decimal_of_scaled(value->parts(), 4) : "", false,
                      !value});
  }
  fields.push_back({"retries", decimal_of_scaled(inputs.retries, 0), false,
                    inputs.retries == 0});
  for (const Amount& amount : kAmounts) {
    const auto& value = inputs.*amount.member;
    fields.push_back({amount.key, value ? decimal(*value) : "", false, !value});
  }
  return fields;
}

// Gathers range, low, high into the objects that JSON has for them.
JsonValue with_ranges(JsonValue flat) {
  JsonValue object;
  object.kind = JsonValue::Kind::object;
  JsonValue ranges;
  ranges.kind = JsonValue::Kind::array;
  for (JsonMember& member : flat.members) {
    const bool begins = member.key == "range";
    if (begins || member.key == "low" || member.key == "high") {
      if (begins || ranges.items.empty()) {
        ranges.items.emplace_back().kind = JsonValue::Kind::object;
      }
      if (begins) member.key = "field";
      ranges.items.back().members.push_back(std::move(member));
    } else {
      object.members.push_back(std::move(member));
    }
  }
  if (!ranges.items.empty()) {
    object.members.push_back({"ranges", std::move(ranges)});
  }
  return object;
}

}  // namespace

DecisionInputs read_decision(const JsonValue& value, const std::string& path,
                             Errors& errors) {
  ObjectReader reader(value, path, errors);
  DecisionInputs inputs;
  for (const Usual& usual : kUsual) read_usual(reader, usual, inputs);
  for (const Share& share : kShares) {
    if (given(reader, share.key)) {
      inputs.*share.member = read_share(reader, share.key, {});
    }
  }
  if (given(reader, "retries")) {
    inputs.retries = reader.count("retries", kMostRetries, 0);
  }
  for (const Amount& amount : kAmounts) {
    const auto text = given(reader, amount.key);
    if (!text) continue;
    const Result<Ratio> number = read_decimal(*text, kMostAmount, 12);
    if (number) {
      inputs.*amount.member = *number;
    } else {
      reader.fail(number.errors(), amount.key);
    }
  }
  read_ranges(reader, inputs);
  reader.finish();
  return inputs;
}

void write_decision(const DecisionInputs& inputs, JsonWriter& out) {
  out.begin_object();
  write_fields(fields_of(inputs), out);
  out.key("ranges").begin_array();
  for (const InputRange& range : inputs.ranges) {
    out.begin_object()
        .field("field", range.field)
        .field("low", range.low)
        .field("high", range.high)
        .end_object();
  }
  out.end_array().end_object();
}

std::string link_text_of(const DecisionInputs& inputs) {
  FlatFields fields = fields_of(inputs);
  for (const InputRange& range : inputs.ranges) {
    fields.push_back({"range", range.field});
    fields.push_back({"low", range.low});
    fields.push_back({"high", range.high});
  }
  return join_fields(fields);
}

Result<DecisionInputs> decision_from_link(std::string_view text) {
  Errors errors;
  DecisionInputs inputs =
      read_decision(with_ranges(split_fields(text)), "", errors);
  if (!errors.empty()) return errors;
  return inputs;
}

}  // namespace deepseek_cost
