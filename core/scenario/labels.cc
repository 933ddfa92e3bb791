#include "core/scenario/labels.h"

#include "core/base/ascii.h"
#include "core/base/utf8.h"

namespace deepseek_cost {
namespace {

constexpr std::size_t kGridDigits = kHoursPerWeek / 4;
constexpr std::int32_t kFirstYear = 2000;
constexpr std::int32_t kLastYear = 2099;

}  // namespace

Result<CivilMonth> read_month(std::string_view text) {
  const std::optional<CivilDate> first = parse_month(text);
  if (!first) {
    return Error{ErrorCode::invalid_month, "", shortened(text), ""};
  }
  if (first->year < kFirstYear || first->year > kLastYear) {
    return Error{ErrorCode::out_of_range,
                 "",
                 std::string(text),
                 {Phrase::month_between, format_month({kFirstYear, 1}),
                  format_month({kLastYear, 12})}};
  }
  return CivilMonth{first->year, first->month};
}

std::string format_month(CivilMonth month) {
  return format_date(day_number_of({month.year, month.month, 1})).substr(0, 7);
}

Result<std::bitset<kHoursPerWeek>> read_grid(std::string_view text) {
  std::bitset<kHoursPerWeek> grid;
  bool readable = text.size() == kGridDigits;
  for (std::size_t i = 0; readable && i < kGridDigits; ++i) {
    const int digit = hex_value(text[i]);
    readable = digit >= 0;
    for (std::size_t bit = 0; readable && bit < 4; ++bit) {
      grid[4 * i + bit] = (digit >> (3 - bit) & 1) != 0;
    }
  }
  if (!readable) {
    return Error{ErrorCode::invalid_grid, "", shortened(text), ""};
  }
  if (grid.none()) return Error{ErrorCode::nothing_painted, "", "", ""};
  return grid;
}

std::string format_grid(const std::bitset<kHoursPerWeek>& grid) {
  std::string text;
  for (std::size_t hour = 0; hour < kHoursPerWeek; hour += 4) {
    const int digit = grid[hour] * 8 + grid[hour + 1] * 4 + grid[hour + 2] * 2 +
                      grid[hour + 3];
    text += "0123456789abcdef"[digit];
  }
  return text;
}

std::optional<Error> check_label(std::string_view text) {
  std::string_view rest = text;
  std::size_t length = 0;
  std::size_t shown = 0;  // bytes of the first kLongestName code points
  while (!rest.empty()) {
    const std::optional<char32_t> c = take_code_point(rest);
    if (!c || is_control(*c)) {
      return Error{ErrorCode::control_character, "",
                   std::string(text.substr(0, shown)), ""};
    }
    if (++length <= kLongestName) shown = text.size() - rest.size();
  }
  if (length <= kLongestName) return std::nullopt;
  return Error{ErrorCode::too_long, "",
               std::string(text.substr(0, shown)) + "…",
               to_string(kLongestName)};
}

}  // namespace deepseek_cost
