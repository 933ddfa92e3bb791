#include "core/api/book_of_request.h"

namespace deepseek_cost {

Currency read_currency(json::ObjectReader& reader,
                       std::optional<Currency> fallback) {
  if (!fallback && reader.required("currency") == nullptr) {
    return Currency::usd;
  }
  const std::optional<std::string_view> code = reader.text("currency");
  if (!code) return fallback.value_or(Currency::usd);
  const std::optional<Currency> currency = currency_from(*code);
  if (!currency) {
    reader.fail(ErrorCode::unknown_currency, "currency", *code, "USD, CNY");
  }
  return currency.value_or(Currency::usd);
}

}  // namespace deepseek_cost
