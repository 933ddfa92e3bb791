#include "core/tokens/prompt/python_json.h"

#include <algorithm>
#include <cstddef>
#include <cstdlib>
#include <numeric>
#include <utility>
#include <vector>

namespace deepseek_cost::tokens {
namespace {

constexpr std::size_t kExactDigits = 15;
constexpr int kLargestExponent = 300;

void append_number(int number, std::string& out) {
  if (number >= 10) append_number(number / 10, out);
  out.push_back(static_cast<char>('0' + number % 10));
}

// A decimal in parts: digits without leading or trailing zeros, read as
// d.ddd * 10^exponent.
struct Decimal {
  bool negative = false;
  std::string digits;
  int exponent = 0;
  bool in_range = true;
};

// The exponent as written, or one past all bounds.
int exponent_in(std::string_view text) {
  const bool negative = text.starts_with('-');
  if (negative || text.starts_with('+')) text.remove_prefix(1);
  int number = 0;
  for (const char c : text) {
    number = std::min(number * 10 + (c - '0'), 100'000);
  }
  return negative ? -number : number;
}

Decimal decimal_of(std::string_view text) {
  Decimal decimal;
  decimal.negative = text.starts_with('-');
  if (decimal.negative) text.remove_prefix(1);
  const std::size_t e = text.find_first_of("eE");
  const std::string_view mantissa = text.substr(0, e);
  const std::size_t point = std::min(mantissa.find('.'), mantissa.size());
  int exponent =
      e == std::string_view::npos ? 0 : exponent_in(text.substr(e + 1));
  exponent += static_cast<int>(point) - 1;
  for (const char c : mantissa) {
    if (c != '.') decimal.digits.push_back(c);
  }
  const std::size_t first = decimal.digits.find_first_not_of('0');
  if (first == std::string::npos) return {.negative = decimal.negative};
  decimal.digits.erase(0, first);
  decimal.exponent = exponent - static_cast<int>(first);
  decimal.digits.erase(decimal.digits.find_last_not_of('0') + 1);
  decimal.in_range = decimal.digits.size() <= kExactDigits &&
                     std::abs(decimal.exponent) <= kLargestExponent;
  return decimal;
}

// As Python's repr: an exponent from 10^16 on and below 10^-4.
void write_decimal(const Decimal& decimal, std::string& out) {
  if (decimal.negative) out.push_back('-');
  std::string digits = decimal.digits;
  if (digits.empty()) {
    out += "0.0";
    return;
  }
  const int exponent = decimal.exponent;
  if (exponent < -4 || exponent >= 16) {
    out.push_back(digits[0]);
    if (digits.size() > 1) out.append(".").append(digits, 1);
    out += exponent < 0 ? "e-" : "e+";
    if (std::abs(exponent) < 10) out.push_back('0');
    append_number(std::abs(exponent), out);
  } else if (exponent < 0) {
    out.append("0.").append(static_cast<std::size_t>(-exponent - 1), '0');
    out += digits;
  } else {
    const std::size_t whole = static_cast<std::size_t>(exponent) + 1;
    if (digits.size() < whole) digits.append(whole - digits.size(), '0');
    out.append(digits, 0, whole).push_back('.');
    out += digits.size() > whole ? digits.substr(whole) : "0";
  }
}

void write_number(std::string_view text, std::string& out, Doubts& doubts) {
  if (text.find_first_of(".eE") == std::string_view::npos) {
    out += text == "-0" ? "0" : text;
    return;
  }
  const Decimal decimal = decimal_of(text);
  if (decimal.in_range) {
    write_decimal(decimal, out);
  } else {
    doubts.add(Doubt::unusual_number);
    out += text;
  }
}

void write_object(const json::Value& object, std::string& out, Doubts& doubts) {
  bool first = true;
  for (const auto& [key, value] : entries_of(object)) {
    if (!first) out += ", ";
    first = false;
    write_python_string(key, out);
    out += ": ";
    write_python_json(*value, out, doubts);
  }
}

}  // namespace

std::vector<std::pair<std::string_view, const json::Value*>> entries_of(
    const json::Value& object) {
  std::vector<std::size_t> order(object.members.size());
  std::iota(order.begin(), order.end(), 0);
  const auto key = [&](std::size_t i) -> const std::string& {
    return object.members[i].key;
  };
  std::stable_sort(
      order.begin(), order.end(),
      [&](std::size_t a, std::size_t b) { return key(a) < key(b); });
  std::vector<const json::Value*> values(order.size());
  for (std::size_t i = 0; i < order.size();) {
    std::size_t last = i;
    while (last + 1 < order.size() && key(order[last + 1]) == key(order[i])) {
      ++last;
    }
    values[order[i]] = &object.members[order[last]].value;
    i = last + 1;
  }
  std::vector<std::pair<std::string_view, const json::Value*>> entries;
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (values[i] != nullptr) entries.emplace_back(key(i), values[i]);
  }
  return entries;
}

void write_python_string(std::string_view text, std::string& out) {
  constexpr std::string_view kHex = "0123456789abcdef";
  constexpr std::string_view kEscaped = "\"\\\n\r\t\b\f";
  constexpr std::string_view kLetters = "\"\\nrtbf";
  out.push_back('"');
  for (const char c : text) {
    const std::size_t escape = kEscaped.find(c);
    if (escape != std::string_view::npos) {
      out.push_back('\\');
      out.push_back(kLetters[escape]);
    } else if (static_cast<unsigned char>(c) < 0x20) {
      out += "\\u00";
      out.push_back(kHex[static_cast<unsigned char>(c) >> 4]);
      out.push_back(kHex[static_cast<unsigned char>(c) & 15]);
    } else {
      out.push_back(c);
    }
  }
  out.push_back('"');
}

void write_python_json(const json::Value& value, std::string& out,
                       Doubts& doubts) {
  switch (value.kind) {
    case json::Value::Kind::null:
      out += "null";
      return;
    case json::Value::Kind::boolean:
      out += value.boolean ? "true" : "false";
      return;
    case json::Value::Kind::number:
      write_number(value.text, out, doubts);
      return;
    case json::Value::Kind::string:
      write_python_string(value.text, out);
      return;
    case json::Value::Kind::array:
      out.push_back('[');
      for (std::size_t i = 0; i < value.items.size(); ++i) {
        if (i > 0) out += ", ";
        write_python_json(value.items[i], out, doubts);
      }
      out.push_back(']');
      return;
    case json::Value::Kind::object:
      out.push_back('{');
      write_object(value, out, doubts);
      out.push_back('}');
      return;
  }
}

std::string python_json(const json::Value& value, Doubts& doubts) {
  std::string out;
  write_python_json(value, out, doubts);
  return out;
}

}  // namespace deepseek_cost::tokens
