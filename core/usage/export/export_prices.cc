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

PriceMatch PriceMatcher::match(std::string_view name, const ExportHead& head,
                               const ExportRow& row) {
  Last& last = last_[static_cast<std::size_t>(row.type)][head.model % kModels];
  if (last.known && last.model == head.model && last.price == row.price &&
      last.from == head.from && last.until == head.until) {
    return last.match;
  }
  last = {true,      head.model, row.price,
          head.from, head.until, find(name, head, row)};
  return last.match;
}

PriceMatch PriceMatcher::find(std::string_view name, const ExportHead& head,
                              const ExportRow& row) const {
  PriceMatch found;
  const std::optional<Bucket> bucket = bucket_of(row.type);
  if (!bucket) return found;
  each_price(book_, currency_, name, head.from, head.until,
             [&](const RateCard& card, const CardModel& model,
                 const PriceRow& prices) {
               if (prices.at(*bucket).units() != row.price) return false;
               found = {&card, &model, prices.band};
               return true;
             });
  return found;
}

}  // namespace deepseek_cost::usage
