#include "core/usage/export/export_sums.h"

namespace deepseek_cost::usage {
namespace {

// `cost`: of the row.
void add(UsageSums& sums, const ExportRow& row, Int128 cost) {
  switch (row.type) {
    case ExportType::hit:
      sums.hit += row.amount;
      break;
    case ExportType::miss:
      sums.miss += row.amount;
      break;
    case ExportType::output:
      sums.output += row.amount;
      break;
    case ExportType::requests:
      sums.requests += row.amount;
      break;
    case ExportType::other:
      break;
  }
  sums.amount += cost;
  sums.low += cost;
}

}  // namespace

ExportSums::ExportSums(const UsageExport& usage, const RateBook& book,
                       Currency currency)
    : usage_(usage),
      prices_(book, currency),
      currency_(currency),
      other_(currency == Currency::usd ? Currency::cny : Currency::usd),
      other_prices_(book, other_) {
  for (const ExportRow& row : usage_.rows()) add_row(row);
  for (const auto& model : models_.list()) totals_.add(model.sums);
  for (const ExportCost& cost : usage_.costs()) add_cost(cost);
  costs_.sum_up();
  days_.sort();
}

void ExportSums::add_cost(const ExportCost& cost) {
  if (cost.currency != currency_) return costs_.add_other_currency();
  const ExportHead& head = usage_.head_of(cost);
  costs_.add_billed(head, cost.cost);
  if (!usage_.costs_alone()) return;
  for (UsageSums* sums :
       {&totals_, &models_.of(head.model), &days_.of(head.day)}) {
    sums->amount += cost.cost;
    sums->low += cost.cost;
  }
}

void ExportSums::add_row(const ExportRow& row) {
  const ExportHead& head = usage_.head_of(row);
  const Int128 cost = row.cost();
  const bool priced = row.type != ExportType::requests;
  PriceMatch found;
  if (priced) {
    const std::string& model = usage_.models()[head.model];
    found = prices_.match(model, head, row);
    if (found.card == nullptr && row.amount != 0 &&
        other_prices_.match(model, head, row).card != nullptr) {
      left_out_.push_back(row);
      return;
    }
  }
  add(models_.of(head.model), row, cost);
  add(days_.of(head.day), row, cost);
  if (usage_.per_key()) add(keys_.of(head.key), row, cost);
  if (!priced) return;
  if (!usage_.costs().empty()) costs_.add_computed(head, cost);
  if (found.card == nullptr) {
    add(bands_.of(kNoBand), row, cost);
    if (row.amount != 0) unmatched_.push_back(row);
    return;
  }
  const auto band = static_cast<std::size_t>(found.band);
  some_flat_ = some_flat_ || found.band == Band::flat;
  add(bands_.of(band), row, cost);
  add(cell(head.model, found).by_band_now[band], row, cost);
}

UsageCell& ExportSums::cell(std::size_t model, const PriceMatch& found) {
  const auto band = static_cast<std::size_t>(found.band);
  if (cells_of_.size() <= model) cells_of_.resize(model + 1);
  for (const std::size_t place : cells_of_[model]) {
    UsageCell& known = cells_[place];
    if (known.card == found.card && known.billed_as == found.model &&
        known.band == band) {
      return known;
    }
  }
  cells_of_[model].push_back(cells_.size());
  UsageCell& added = cells_.emplace_back();
  added.model = model;
  added.card = found.card;
  added.billed_as = found.model;
  added.band = band;
  return added;
}

}  // namespace deepseek_cost::usage
