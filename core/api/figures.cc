#include "core/api/figures.h"

#include "core/base/ascii.h"
#include "core/estimate/estimate_json.h"

namespace deepseek_cost {
namespace {

constexpr int kRoundedDigits = 3;

using Text = std::optional<std::string>;

}  // namespace

void write_count(json::Writer& out, std::string_view key,
                 const std::optional<std::int64_t>& count) {
  out.field(key, count ? Text(to_string(*count)) : Text());
}

void write_decimal(json::Writer& out, std::string_view key,
                   const std::optional<Ratio>& number, int places) {
  out.field(key, number ? Text(round_half_even_to_decimal(*number, places).text)
                        : Text());
}

void write_percent(json::Writer& out, std::string_view key,
                   const std::optional<Ratio>& percent) {
  out.field(key, percent ? Text(percent_text(*percent)) : Text());
}

std::string rounded_text(const Ratio& number) {
  return significant_text(number, kRoundedDigits);
}

std::string rounded_money_text(const Ratio& units) {
  return rounded_text(units / Ratio(kTrillion));
}

std::string rounded_percent_text(PartsPerMillion share) {
  return rounded_text(share.as_ratio() * Ratio(100));
}

void write_rounded(json::Writer& out, std::string_view key,
                   std::string_view rounded_key,
                   const std::optional<Ratio>& number, int places) {
  write_decimal(out, key, number, places);
  out.field(rounded_key, number ? Text(rounded_text(*number)) : Text());
}

}  // namespace deepseek_cost
