// What several answers say of a rate book, in the same words.
#ifndef DEEPSEEK_COST_CORE_RATES_LOAD_SAVE_H_
#define DEEPSEEK_COST_CORE_RATES_LOAD_SAVE_H_

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "core/json/writer.h"
#include "core/rates/pricing.h"
#include "core/rates/rate_book.h"

namespace deepseek_cost {

// "key": "…" and, where there is a Chinese text, "key_zh": "…"; nothing where
// the label is empty.
void write_label(json::Writer& out, std::string_view key,
                 std::string_view zh_key, const Label& label);

// "model": "deepseek-flash", "family": "flash".
json::Writer& write_model_names(json::Writer& out, const CardModel& model);

// "key": "2026-…Z", or null where it is absent.
void write_instant(json::Writer& out, std::string_view key,
                   std::optional<Instant> at);

// "key": "1048576", or null for what is not recorded.
void write_limit(json::Writer& out, std::string_view key, std::int64_t limit);

// "sources": [{title, url, checked}]
void write_sources(json::Writer& out, const RateBook& book,
                   const std::vector<std::size_t>& sources);

// The fields that introduce a card: label, effective_from, precision,
// confidence, checked, sources.
void write_card_fields(json::Writer& out, const RateBook& book,
                       const RateCard& card);

// "prices": [{band, hit, miss, output}], per 1M tokens.
void write_prices(json::Writer& out, const PriceList& list, Currency currency);

// "lines": [{bucket, tokens, price_per_1m, amount}]
void write_lines(json::Writer& out, const Bill& bill);

}  // namespace deepseek_cost

#endif  // DEEPSEEK_COST_CORE_RATES_LOAD_SAVE_H_
