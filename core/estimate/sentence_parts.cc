#include "core/estimate/sentence_parts.h"

#include <array>
#include <cstddef>
#include <string_view>
#include <utility>

#include "core/number/ratio.h"

namespace deepseek_cost {
namespace {

constexpr std::array<std::string_view, 12> kMonths = {
    "January", "February", "March",     "April",   "May",      "June",
    "July",    "August",   "September", "October", "November", "December"};

// Dates are those of the cards' names, in UTC.
CivilDate card_date(Instant at) { return civil_date_of(local_time(at, 0).day); }

}  // namespace

void add_piece(Pieces& pieces, std::string text, std::string field) {
  if (field.empty() && !pieces.empty() && pieces.back().field.empty()) {
    pieces.back().text += text;
    return;
  }
  pieces.push_back({std::move(text), std::move(field)});
}

std::string joined(const Pieces& pieces) {
  std::string text;
  for (const Piece& piece : pieces) text += piece.text;
  return text;
}

std::string with_commas(std::string digits) {
  for (std::size_t at = digits.size(); at > 3;) {
    at -= 3;
    digits.insert(at, ",");
  }
  return digits;
}

std::string_view month_name(int month) {
  return kMonths[static_cast<std::size_t>(month - 1)];
}

std::string date_text(Instant at) {
  const CivilDate date = card_date(at);
  return std::string(month_name(date.month)) + ' ' +
         decimal_of_scaled(date.day, 0) + ", " +
         decimal_of_scaled(date.year, 0);
}

std::string date_text_zh(Instant at) {
  const CivilDate date = card_date(at);
  return decimal_of_scaled(date.year, 0) + " 年 " +
         decimal_of_scaled(date.month, 0) + " 月 " +
         decimal_of_scaled(date.day, 0) + " 日";
}

}  // namespace deepseek_cost
