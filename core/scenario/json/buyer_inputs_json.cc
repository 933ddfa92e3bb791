#include "core/scenario/json/buyer_inputs_json.h"

#include <array>
#include <utility>

#include "core/base/ascii.h"
#include "core/json/object_reader.h"
#include "core/json/pointer.h"
#include "core/number/parse_number.h"
#include "core/number/typed_money.h"
#include "core/scenario/link_fields.h"

namespace deepseek_cost {
namespace {

constexpr std::size_t kLongestField = 60;

// Numbers that have a default; none of them can be 0 but the first.
struct Defaulted {
  std::string_view key;
  Ratio BuyerInputs::*member;
  std::int64_t most;
};
constexpr std::array kDefaulted = {
    Defaulted{"first_token", &BuyerInputs::first_token, 100000},
    Defaulted{"speed_flash", &BuyerInputs::speed_flash, 1000000},
    Defaulted{"speed_pro", &BuyerInputs::speed_pro, 1000000},
    Defaulted{"peak_factor", &BuyerInputs::peak_factor, 1000000},
};

struct Share {
  std::string_view key;
  std::optional<PartsPerMillion> BuyerInputs::*member;
};
constexpr std::array kShares = {
    Share{"fail_flash", &BuyerInputs::fail_flash},
    Share{"fail_pro", &BuyerInputs::fail_pro},
    Share{"fail_escalated", &BuyerInputs::fail_escalated},
    Share{"noticed", &BuyerInputs::noticed},
    Share{"pro_share", &BuyerInputs::pro_share},
};

// Sums of money, but for the requests of a user.
struct Amount {
  std::string_view key;
  std::optional<Ratio> BuyerInputs::*member;
};
constexpr std::array kAmounts = {
    Amount{"human", &BuyerInputs::human},
    Amount{"budget", &BuyerInputs::budget},
    Amount{"per_user", &BuyerInputs::per_user},
    Amount{"target", &BuyerInputs::target},
};

bool is_amount(std::string_view key) {
  for (const Amount& amount : kAmounts) {
    if (amount.key == key) return true;
  }
  return false;
}

// The text of a number field, nothing where it is absent or empty.
std::optional<std::string_view> given(json::ObjectReader& reader,
                                      std::string_view key) {
  const std::optional<std::string_view> text = reader.number_text(key);
  return text && text->empty() ? std::nullopt : text;
}

void read_defaulted(json::ObjectReader& reader, const Defaulted& field,
                    BuyerInputs& inputs) {
  const auto text = given(reader, field.key);
  if (!text) return;
  const Result<Ratio> number = read_decimal(*text, field.most, 3);
  if (!number) {
    reader.fail(number.errors(), field.key);
  } else if (number->is_zero() && field.key != "first_token") {
    reader.fail(ErrorCode::out_of_range, field.key, *text, Phrase::more_than_0);
  } else {
    inputs.*field.member = *number;
  }
}

// A range's number is a sum of money where its field is.
bool is_money_path(std::string_view path) {
  constexpr std::string_view kDecision = "/decision/";
  return path.starts_with(kDecision) &&
         path.substr(kDecision.size()) != "per_user" &&
         is_amount(path.substr(kDecision.size()));
}

// A number, a sum of money or a percentage as canonical decimal text.
std::string read_bound(json::ObjectReader& reader, std::string_view key,
                       std::optional<Currency> money) {
  if (reader.required(key) == nullptr) return {};
  const std::string_view text =
      reader.number_text(key).value_or(std::string_view());
  if (text.find('%') != std::string_view::npos) {
    const Result<PartsPerMillion> share = read_percent(text);
    if (share) return to_percent(*share);
    reader.fail(share.errors(), key);
    return {};
  }
  const Result<Ratio> number = money ? read_money(text, *money, kMostBound, 12)
                                     : read_decimal(text, kMostBound, 12);
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

InputRange read_range(const json::Value& value, const std::string& path,
                      std::optional<Currency> currency, Errors& errors) {
  json::ObjectReader reader(value, path, errors);
  InputRange range;
  range.field = std::string(reader.required_text("field"));
  if (!range.field.empty() && !is_path(range.field)) {
    reader.fail(ErrorCode::unknown_reference, "field", range.field);
  }
  const std::optional<Currency> money =
      is_money_path(range.field) ? currency : std::nullopt;
  range.low = read_bound(reader, "low", money);
  range.high = read_bound(reader, "high", money);
  reader.finish();
  return range;
}

void read_ranges(json::ObjectReader& reader, std::optional<Currency> currency,
                 BuyerInputs& inputs) {
  const json::Value* list = reader.optional("ranges");
  if (list == nullptr) return;
  list = reader.required_array("ranges");
  if (list == nullptr) return;
  if (list->items.size() > kMostRanges) {
    reader.fail(ErrorCode::too_many, "ranges",
                {Phrase::ranges, to_string(list->items.size())},
                to_string(kMostRanges));
    return;
  }
  for (std::size_t i = 0; i < list->items.size(); ++i) {
    inputs.ranges.push_back(
        read_range(list->items[i], json::item_path(reader.path_of("ranges"), i),
                   currency, reader.errors()));
  }
}

std::string decimal(const Ratio& value) {
  return round_half_even_to_decimal(value, 12).text;
}

LinkFields fields_of(const BuyerInputs& inputs) {
  const BuyerInputs defaults;
  LinkFields fields;
  for (const Defaulted& one : kDefaulted) {
    fields.push_back({one.key, decimal(inputs.*one.member), false,
                      inputs.*one.member == defaults.*one.member});
  }
  for (const Share& share : kShares) {
    const auto& value = inputs.*share.member;
    fields.push_back(
        {share.key, value ? to_percent(*value) : "", false, !value});
  }
  fields.push_back(
      {"retries", to_string(inputs.retries), false, inputs.retries == 0});
  for (const Amount& amount : kAmounts) {
    const auto& value = inputs.*amount.member;
    fields.push_back({amount.key, value ? decimal(*value) : "", false, !value});
  }
  return fields;
}

// "1.125" → "1.1250", which nobody reads as 1125 when it comes back as text.
std::string unmistakable(const std::string& amount) {
  const bool ambiguous =
      !read_decimal(amount, kMostAmount, 12, Notation::typed);
  return ambiguous ? amount + '0' : amount;
}

// Gathers range, low, high into the objects that JSON has for them.
json::Value with_ranges(json::Value flat) {
  json::Value object;
  object.kind = json::Value::Kind::object;
  json::Value ranges;
  ranges.kind = json::Value::Kind::array;
  for (json::Member& member : flat.members) {
    const bool begins = member.key == "range";
    if (begins || member.key == "low" || member.key == "high") {
      if (begins || ranges.items.empty()) {
        ranges.items.emplace_back().kind = json::Value::Kind::object;
      }
      if (begins) member.key = "field";
      ranges.items.back().members.push_back(std::move(member));
    } else {
      // A link's amounts are canonical text, as JSON's numbers are.
      if (is_amount(member.key)) member.value.kind = json::Value::Kind::number;
      object.members.push_back(std::move(member));
    }
  }
  if (!ranges.items.empty()) {
    object.members.push_back({"ranges", std::move(ranges)});
  }
  return object;
}

}  // namespace

BuyerInputs read_buyer_inputs(const json::Value& value, const std::string& path,
                              Errors& errors,
                              std::optional<Currency> currency) {
  json::ObjectReader reader(value, path, errors);
  BuyerInputs inputs;
  for (const Defaulted& field : kDefaulted) {
    read_defaulted(reader, field, inputs);
  }
  for (const Share& share : kShares) {
    if (given(reader, share.key)) {
      inputs.*share.member = reader.percent(share.key, {});
    }
  }
  if (given(reader, "retries")) {
    inputs.retries = reader.count("retries", kMostRetries, 0);
  }
  for (const Amount& amount : kAmounts) {
    const auto text = given(reader, amount.key);
    if (!text) continue;
    const bool typed =
        reader.optional(amount.key)->kind == json::Value::Kind::string;
    const Notation notation = typed ? Notation::typed : Notation::plain;
    const Result<Ratio> number =
        currency && amount.key != "per_user"
            ? read_money(*text, *currency, kMostAmount, 12, notation)
            : read_decimal(*text, kMostAmount, 12, notation);
    if (number) {
      inputs.*amount.member = *number;
    } else {
      reader.fail(number.errors(), amount.key);
    }
  }
  read_ranges(reader, currency, inputs);
  reader.finish();
  return inputs;
}

void write_buyer_inputs(const BuyerInputs& inputs, json::Writer& out) {
  out.begin_object();
  LinkFields fields = fields_of(inputs);
  for (LinkField& field : fields) {
    if (is_amount(field.key) && !field.text.empty()) {
      field.text = unmistakable(field.text);
    }
  }
  write_fields(fields, out);
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

std::string link_text_of(const BuyerInputs& inputs) {
  LinkFields fields = fields_of(inputs);
  for (const InputRange& range : inputs.ranges) {
    fields.push_back({"range", range.field});
    fields.push_back({"low", range.low});
    fields.push_back({"high", range.high});
  }
  return join_fields(fields);
}

Result<BuyerInputs> buyer_inputs_from_link(std::string_view text) {
  Errors errors;
  BuyerInputs inputs =
      read_buyer_inputs(with_ranges(split_fields(text)), "", errors);
  if (!errors.empty()) return errors;
  return inputs;
}

}  // namespace deepseek_cost
