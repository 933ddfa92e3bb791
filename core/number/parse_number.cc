#include "core/number/parse_number.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>
#include <string>

#include "core/base/ascii.h"
#include "core/base/utf8.h"

namespace deepseek_cost {
namespace {

constexpr std::size_t kLongestNumber = 60;  // bytes; longer text is no number

// A number before its unit is known: mantissa × 10^exponent.
struct Scanned {
  Int128 mantissa = 0;
  int exponent = 0;
  int power = 0;              // of the multiplier: 3 in "1.5k"
  bool two_readings = false;  // as a count: "1.500", "100,00", "1.500k"
  // "1.500" and "1000,000", but neither "0.500" nor "1.5".
  bool may_group = false;
  bool ends_in_zero = false;  // which no canonical fraction does
};

Error error(ErrorCode code, std::string_view text, Words detail = {}) {
  return {code, "", shortened(text, kLongestNumber), detail};
}

// Width variants and typographic signs become their ASCII twins, and every
// grouping space or apostrophe becomes '_'.
std::string to_ascii(std::string_view text) {
  struct Twin {
    std::string_view from;
    char to;
  };
  static constexpr std::array kTwins = {
      Twin{"\xEF\xBC\x8C", ','}, Twin{"\xEF\xBC\x8E", '.'},  // ， ．
      Twin{"\xEF\xBC\x85", '%'}, Twin{"\xE2\x88\x92", '-'},  // ％ −
      Twin{"\xC2\xA0", ' '},     Twin{"\xE2\x80\xAF", ' '},  // no-break spaces
      Twin{"\xE2\x80\x89", ' '}, Twin{"\xE3\x80\x80", ' '},  // thin, wide space
      Twin{"\xE2\x80\x99", '_'}, Twin{"'", '_'},             // ’ '
  };
  std::string ascii;
  while (!text.empty()) {
    // U+FF10…U+FF19 are the full-width digits.
    if (text.size() >= 3 && text[0] == '\xEF' && text[1] == '\xBC' &&
        text[2] >= '\x90' && text[2] <= '\x99') {
      ascii += static_cast<char>('0' + (text[2] - '\x90'));
      text.remove_prefix(3);
      continue;
    }
    bool found = false;
    for (const Twin& twin : kTwins) {
      if (!text.starts_with(twin.from)) continue;
      ascii += twin.to;
      text.remove_prefix(twin.from.size());
      found = true;
      break;
    }
    if (found) continue;
    ascii += text.front();
    text.remove_prefix(1);
  }
  while (!ascii.empty() && ascii.back() == ' ') ascii.pop_back();
  ascii.erase(0, ascii.find_first_not_of(' '));
  for (char& c : ascii) {
    if (c == ' ') c = '_';
  }
  return ascii;
}

// Takes "k", "M", "万"… off the end and answers its power of ten, or -1 where
// the number ends in something that is no multiplier.
int take_multiplier(std::string_view& text) {
  struct Multiplier {
    std::string_view suffix;
    int power;
  };
  static constexpr std::array kMultipliers = {
      Multiplier{"k", 3},  Multiplier{"K", 3},    Multiplier{"m", 6},
      Multiplier{"M", 6},  Multiplier{"bn", 9},   Multiplier{"b", 9},
      Multiplier{"B", 9},  Multiplier{"百万", 6}, Multiplier{"千", 3},
      Multiplier{"万", 4}, Multiplier{"亿", 8},
  };
  if (text.empty() || is_digit(text.back()) || text.back() == '.') return 0;
  for (const Multiplier& multiplier : kMultipliers) {
    if (!text.ends_with(multiplier.suffix)) continue;
    text.remove_suffix(multiplier.suffix.size());
    if (text.ends_with('_')) text.remove_suffix(1);  // "12 k"
    return multiplier.power;
  }
  return -1;
}

// Takes "e6", or the "e-7" that JavaScript writes small numbers with, off the
// end; nothing where what follows the e is no small number.
std::optional<int> take_exponent(std::string_view& text) {
  const std::size_t e = text.find_first_of("eE");
  if (e == std::string_view::npos) return 0;
  std::string_view digits = text.substr(e + 1);
  const bool negative = digits.starts_with('-');
  if (negative || digits.starts_with('+')) digits.remove_prefix(1);
  if (digits.empty() || digits.size() > 2) return std::nullopt;
  int exponent = 0;
  for (const char c : digits) {
    if (!is_digit(c)) return std::nullopt;
    exponent = exponent * 10 + (c - '0');
  }
  text = text.substr(0, e);
  return negative ? -exponent : exponent;
}

// Whether `whole` is digits in groups of three parted by `separator`.
bool grouped_by(std::string_view whole, char separator) {
  const std::size_t first = whole.find(separator);
  if (first == 0 || first > 3) return false;
  if (whole.front() == '0') return false;  // "0,500" groups no thousands
  std::size_t run = 0;
  for (const char c : whole.substr(first + 1)) {
    if (c == separator) {
      if (run != 3) return false;
      run = 0;
    } else if (++run > 3) {
      return false;
    }
  }
  return run == 3;
}

std::size_t count_of(std::string_view text, char wanted) {
  std::size_t count = 0;
  for (const char c : text) count += c == wanted ? 1 : 0;
  return count;
}

// Which of ',' and '.' is the decimal separator here, '\0' for neither, '?'
// where the separators make no number.
char decimal_separator(std::string_view text) {
  const std::size_t commas = count_of(text, ',');
  const std::size_t points = count_of(text, '.');
  const bool comma_last = text.rfind(',') != std::string_view::npos &&
                          (points == 0 || text.rfind(',') > text.rfind('.'));
  if (commas == 0 && points == 0) return '\0';
  if (commas == 0) return points == 1 ? '.' : '\0';
  if (points == 0) {
    if (commas > 1) return '\0';
    return grouped_by(text, ',') ? '\0' : ',';
  }
  if (comma_last) return commas == 1 ? ',' : '?';
  return points == 1 ? '.' : '?';
}

bool append_whole_digits(std::string_view whole, std::string& digits) {
  for (const char separator : {'_', ',', '.'}) {
    if (whole.find(separator) == std::string_view::npos) continue;
    const std::string_view others = separator == '_'   ? ",."
                                    : separator == ',' ? "_."
                                                       : "_,";
    if (whole.find_first_of(others) != std::string_view::npos) return false;
    if (!grouped_by(whole, separator)) return false;
  }
  for (const char c : whole) {
    if (is_digit(c)) {
      digits += c;
    } else if (c != '_' && c != ',' && c != '.') {
      return false;
    }
  }
  return true;
}

// Whether a comma may part thousands: "1,500"; "1,0000" with a digit too many;
// "0012,345", which nobody writes. In "0,0012" it is the decimal one.
bool comma_may_group(std::string_view whole, std::string_view fraction) {
  if (whole.empty() || fraction.size() < 3) return false;
  if (fraction.size() == 3) return whole.size() > 1 || whole.front() != '0';
  return whole.find_first_not_of('0') != std::string_view::npos;
}

Result<Scanned> scan(std::string_view typed) {
  if (typed.size() > kLongestNumber) {
    return error(ErrorCode::not_a_number, typed);
  }
  const std::string ascii = to_ascii(typed);
  std::string_view text = ascii;
  if (text.empty()) return error(ErrorCode::empty_number, typed);
  const bool negative = text.front() == '-';
  if (negative || text.front() == '+') text.remove_prefix(1);
  const int power = take_multiplier(text);
  const std::optional<int> exponent =
      power < 0 ? std::nullopt : take_exponent(text);
  if (!exponent) return error(ErrorCode::not_a_number, typed);

  const char separator = decimal_separator(text);
  const std::size_t split =
      separator == '\0' ? text.size() : text.rfind(separator);
  const std::string_view whole = text.substr(0, split);
  const std::string_view fraction =
      split < text.size() ? text.substr(split + 1) : std::string_view();
  std::string digits;
  if (separator == '?' || !append_whole_digits(whole, digits)) {
    return error(ErrorCode::not_a_number, typed);
  }
  for (const char c : fraction) {
    if (!is_digit(c)) return error(ErrorCode::not_a_number, typed);
    digits += c;
  }
  if (digits.empty()) return error(ErrorCode::not_a_number, typed);
  digits.erase(0, std::min(digits.find_first_not_of('0'), digits.size() - 1));
  if (digits.size() > 36) {
    return error(ErrorCode::out_of_range, typed, Phrase::too_many_digits);
  }

  Scanned scanned;
  for (const char c : digits) {
    scanned.mantissa = scanned.mantissa * 10 + (c - '0');
  }
  if (negative && scanned.mantissa != 0) {
    return error(ErrorCode::negative_number, typed);
  }
  scanned.power = power;
  scanned.exponent = power + *exponent - static_cast<int>(fraction.size());
  // A point before three digits may group thousands; a comma before any other
  // number of digits may be a slip while thousands are grouped.
  const bool three =
      fraction.size() == 3 && !whole.empty() && whole.front() != '0';
  const bool groups_three = three && whole.size() <= 3;
  const bool plain = whole.find_first_of("._") == std::string_view::npos;
  const bool as_it_is = power == 0 && *exponent == 0 && scanned.mantissa != 0;
  scanned.ends_in_zero = fraction.ends_with('0');
  // Nobody writes one and a half thousand as "1.500k".
  const bool grouped_multiple = power > 0 && *exponent == 0 &&
                                separator == '.' && groups_three &&
                                scanned.ends_in_zero;
  scanned.two_readings =
      grouped_multiple ||
      (as_it_is &&
       (separator == '.' ? groups_three : separator == ',' && plain));
  scanned.may_group =
      grouped_multiple ||
      (as_it_is &&
       (separator == '.' ? groups_three
                         : plain && comma_may_group(whole, fraction)));
  return scanned;
}

// The scanned number as an integer count of 10^-places.
Result<Int128> scaled(std::string_view typed, Scanned scanned, int places,
                      Int128 most, ErrorCode if_too_precise) {
  int shift = scanned.exponent + places;
  Int128 value = scanned.mantissa;
  for (; shift < 0 && value != 0; ++shift) {
    if (value % 10 != 0) {
      return error(if_too_precise, typed, to_string(places));
    }
    value /= 10;
  }
  for (; shift > 0 && value <= most; --shift) value *= 10;
  if (value > most) {
    return error(ErrorCode::out_of_range, typed,
                 {Phrase::at_most, decimal_of_scaled(most, places)});
  }
  return value;
}

Int128 power_of_ten(int places) {
  Int128 power = 1;
  for (int i = 0; i < places; ++i) power *= 10;
  return power;
}

// A number and the other one that its text may mean.
Error ambiguous(std::string_view text, const Scanned& scanned) {
  const auto reading = [&scanned](int exponent) {
    return exponent < 0 ? decimal_of_scaled(scanned.mantissa, -exponent)
                        : decimal_of_scaled(
                              scanned.mantissa * power_of_ten(exponent), 0);
  };
  return error(
      ErrorCode::ambiguous_number, text,
      {Phrase::either, reading(scanned.exponent), reading(scanned.power)});
}

}  // namespace

Result<std::int64_t> read_count(std::string_view text, std::int64_t most) {
  const Result<Scanned> scanned = scan(text);
  if (!scanned) return scanned.errors();
  if (scanned->two_readings) return ambiguous(text, *scanned);
  const Result<Int128> value =
      scaled(text, *scanned, 0, most, ErrorCode::not_whole);
  if (!value) return value.errors();
  return static_cast<std::int64_t>(*value);
}

Result<PartsPerMillion> read_percent(std::string_view text) {
  std::string_view number = text;
  if (number.size() > kLongestNumber) {
    return error(ErrorCode::not_a_number, text);
  }
  const std::string ascii = to_ascii(text);
  number = ascii;
  if (number.ends_with('%')) {
    number.remove_suffix(1);
    if (number.ends_with('_')) number.remove_suffix(1);
  }
  const Result<Scanned> scanned = scan(number);
  if (!scanned) return error(scanned.errors().front().code, text);
  // "12.345" may be canonical text, "1.500" is not.
  if (scanned->may_group && scanned->ends_in_zero) {
    return ambiguous(text, *scanned);
  }
  const Result<Int128> value =
      scaled(text, *scanned, 4, Int128{1000000}, ErrorCode::too_precise);
  if (!value) return value.errors();
  return PartsPerMillion(static_cast<std::int32_t>(*value));
}

Result<Ratio> read_decimal(std::string_view text, std::int64_t most, int places,
                           Notation notation) {
  const Result<Scanned> scanned = scan(text);
  if (!scanned) return scanned.errors();
  if (scanned->may_group &&
      (notation == Notation::typed || scanned->ends_in_zero)) {
    return ambiguous(text, *scanned);
  }
  const Int128 scale = power_of_ten(places);
  const Result<Int128> value =
      scaled(text, *scanned, places, scale * most, ErrorCode::too_precise);
  if (!value) return value.errors();
  return Ratio(*value, scale);
}

}  // namespace deepseek_cost
