#include "core/usage/export/export_prices.h"

namespace deepseek_cost::usage {

std::optional<Bucket> bucket_of(ExportType type) {
  switch (type) {
    case ExportType::hit:
      return Bucket::hit;
    case ExportType::miss:
      return Bucket::miss;
    case ExportType::output:
      return Bucket::output;
    default:
      return std::nullopt;
  }
}

PriceMatch PriceMatcher::match(std::string_view name, const ExportRow& row) {
  Last& last = last_[static_cast<std::size_t>(row.type)][row.model % kModels];
  if (last.known && last.model == row.model && last.price == row.price &&
      last.from == row.from && last.until == row.until) {
    return last.match;
  }
  last = {true, row.model, row.price, row.from, row.until, find(name, row)};
  return last.match;
}

PriceMatch PriceMatcher::find(std::string_view name,
                              const ExportRow& row) const {
  PriceMatch found;
  const std::optional<Bucket> bucket = bucket_of(row.type);
  if (!bucket) return found;
  each_price(book_, currency_, name, row.from, row.until,
             [&](const RateCard& card, const CardModel& model,
                 const PriceRow& prices) {
               if (prices.at(*bucket).units() != row.price) return false;
               found = {&card, &model, prices.band};
               return true;
             });
  return found;
}

}  // namespace deepseek_cost::usage
