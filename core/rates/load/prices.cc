#include <algorithm>

#include "core/base/ascii.h"
#include "core/json/pointer.h"
#include "core/rates/load/load.h"
#include "core/rates/load/sections.h"

namespace deepseek_cost {
namespace {

constexpr std::string_view kCurrencies = "USD, CNY";

}  // namespace

void RateBookReader::read_price_lists(json::ObjectReader& top) {
  const json::Value* lists = top.optional("prices");
  if (lists == nullptr) return;
  const std::string path = top.path_of("prices");
  if (lists->kind != json::Value::Kind::object) {
    fail(ErrorCode::wrong_type, path, describe(*lists), Phrase::an_object);
    return;
  }
  if (!few_enough(lists->members.size(), RateBookLimits::kPriceLists, path)) {
    return;
  }
  for (const json::Member& member : lists->members) {
    const std::string place = json::member_path(path, member.key);
    if (!is_good_id(member.key)) {
      fail(ErrorCode::out_of_range, place, member.key, Phrase::id_characters);
    }
    read_price_list(member.value, place, member.key);
  }
}

std::size_t RateBookReader::read_price_list(const json::Value& value,
                                            const std::string& path,
                                            std::string_view id) {
  PriceList& list = book_.price_lists.emplace_back();
  list.id = id;
  if (value.kind != json::Value::Kind::object) {
    fail(ErrorCode::wrong_type, path, describe(value), Phrase::an_object);
  } else if (value.members.empty()) {
    fail(ErrorCode::missing_field, path, "USD");
  }
  std::size_t unknown = 0;
  for (const json::Member& member : value.members) {
    const std::optional<Currency> currency = currency_from(member.key);
    if (currency) {
      read_currency(member.value, json::member_path(path, member.key),
                    *currency, list);
    } else if (++unknown <= RateBookLimits::kReferences) {
      fail(ErrorCode::unknown_currency, json::member_path(path, member.key),
           member.key, std::string(kCurrencies));
    }
  }
  return book_.price_lists.size() - 1;
}

void RateBookReader::read_currency(const json::Value& value,
                                   const std::string& path, Currency currency,
                                   PriceList& list) {
  json::ObjectReader reader(value, path, errors_);
  PriceOrigin& origin = list.origins.emplace_back();
  origin.currency = currency;
  origin.confidence = reader.choice("confidence", Confidence::official);
  origin.checked = checked(reader, "checked");
  origin.sources = sources(reader);

  const json::Value* flat = reader.optional("flat");
  const json::Value* off_peak = reader.optional("off_peak");
  const json::Value* peak = reader.optional("peak");
  const auto row = [&](const json::Value* prices, Band band) {
    if (prices == nullptr) return;
    read_row(*prices, reader.path_of(name_of(band)), {currency, band, {}},
             list);
  };
  row(flat, Band::flat);
  row(off_peak, Band::off_peak);
  row(peak, Band::peak);
  if (flat != nullptr && (off_peak != nullptr || peak != nullptr)) {
    reader.fail(ErrorCode::inconsistent, "flat", "flat", Phrase::has_bands_too);
  } else if (flat == nullptr && value.kind == json::Value::Kind::object) {
    if (off_peak == nullptr && peak == nullptr) {
      reader.fail(ErrorCode::missing_field, "flat", "flat");
    } else if (off_peak == nullptr) {
      reader.fail(ErrorCode::missing_field, "off_peak", "off_peak");
    } else if (peak == nullptr) {
      reader.fail(ErrorCode::missing_field, "peak", "peak");
    }
  }
  reader.finish();
}

void RateBookReader::read_row(const json::Value& value, const std::string& path,
                              PriceRow row, PriceList& list) {
  if (value.kind != json::Value::Kind::array ||
      value.items.size() != kBuckets) {
    fail(ErrorCode::wrong_type, path, describe(value), Phrase::three_prices);
    return;
  }
  for (std::size_t i = 0; i < kBuckets; ++i) {
    const std::string place = json::item_path(path, i);
    const auto text = text_item(value.items[i], place);
    if (!text) continue;
    Result<Price> price = Price::per_million(*text, row.currency);
    if (price) {
      row.prices[i] = *price;
      continue;
    }
    for (const Error& error : price.errors()) {
      errors_.push_back(error);
      errors_.back().where = place;
    }
  }
  list.rows.push_back(row);
}

void RateBookReader::read_tools(json::ObjectReader& reader, RateCard& card) {
  const std::string path = reader.path_of("tools");
  std::size_t index = 0;
  for (const json::Value& item :
       items(reader, "tools", false, RateBookLimits::kTools)) {
    const std::string place = json::item_path(path, index++);
    ToolPrice& tool = card.tools.emplace_back();
    read_tool(item, place, tool);
    if (repeats_id(card.tools)) {
      fail(ErrorCode::duplicate_id, place + "/id", tool.id);
    }
  }
}

void RateBookReader::read_tool(const json::Value& value,
                               const std::string& path, ToolPrice& tool) {
  json::ObjectReader reader(value, path, errors_);
  tool.id = id(reader);
  tool.label = label_or_id(reader, tool.id);
  tool.unit = label(reader, "unit", "unit_zh");
  tool.note = label(reader, "note", "note_zh");
  tool.confidence = reader.choice("confidence", Confidence::official);
  tool.requests = reader.count("requests", ToolPrice::kWhole, 0);
  if (tool.requests != 0 && ToolPrice::kWhole % tool.requests != 0) {
    fail(ErrorCode::inconsistent, path + "/requests", to_string(tool.requests),
         Phrase::divides_a_million);
  }
  read_tool_prices(reader, "prices", tool);
  read_tool_prices(reader, "list_prices", tool);
  reader.finish();
}

void RateBookReader::read_tool_prices(json::ObjectReader& reader,
                                      std::string_view key, ToolPrice& tool) {
  const bool listed = key == "list_prices";
  const json::Value* prices =
      listed ? reader.optional(key) : reader.required(key);
  if (prices == nullptr) return;
  json::ObjectReader amounts(*prices, reader.path_of(key), errors_);
  for (const Currency currency : {Currency::usd, Currency::cny}) {
    const std::string_view code = code_of(currency);
    const auto text = amounts.text(code);
    if (!text) continue;
    const Result<Price> price = Price::per_million(*text, currency);
    if (!price) {
      amounts.fail(price.errors(), code);
      continue;
    }
    const auto amount = std::find_if(
        tool.amounts.begin(), tool.amounts.end(),
        [currency](const auto& known) { return known.currency == currency; });
    if (!listed) {
      tool.amounts.push_back({currency, price->per_million(), ""});
    } else if (amount == tool.amounts.end()) {
      amounts.fail(ErrorCode::inconsistent, code, *text,
                   Phrase::no_reduced_price);
    } else {
      amount->list_price = price->per_million();
    }
  }
  amounts.finish();
}

}  // namespace deepseek_cost
