// Figures as the answers of several calls write them. What is unknown, or 128
// bits do not hold, is null.
#ifndef DEEPSEEK_COST_CORE_API_FIGURES_H_
#define DEEPSEEK_COST_CORE_API_FIGURES_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "core/json/writer.h"
#include "core/number/ratio.h"
#include "core/number/units.h"

namespace deepseek_cost {

// "key": "2809935".
void write_count(json::Writer& out, std::string_view key,
                 const std::optional<std::int64_t>& count);
// "key": "46.77", with at most so many places.
void write_decimal(json::Writer& out, std::string_view key,
                   const std::optional<Ratio>& number, int places);
// "key": "12.5", of a number of percent.
void write_percent(json::Writer& out, std::string_view key,
                   const std::optional<Ratio>& percent);

// With three significant digits, for sentences; the exact figure stands beside.
std::string rounded_text(const Ratio& number);
std::string rounded_money_text(const Ratio& units);  // 10^-12 of the currency
std::string rounded_percent_text(PartsPerMillion share);
// A decimal and, at `rounded_key`, what it is rounded to.
void write_rounded(json::Writer& out, std::string_view key,
                   std::string_view rounded_key,
                   const std::optional<Ratio>& number, int places);

}  // namespace deepseek_cost

#endif  // DEEPSEEK_COST_CORE_API_FIGURES_H_
