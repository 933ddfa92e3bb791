#include "core/estimate/model_estimate.h"

namespace deepseek_cost {
namespace {

Ratio cost_at(const PerBucket& tokens, const PriceRow& row) {
  Ratio cost;
  for (const Bucket bucket : kEachBucket) {
    cost += tokens.at(bucket) * Ratio(row.at(bucket).units());
  }
  return cost;
}

void add_line(ModelEstimate& model, std::size_t workload, Bucket bucket,
              const Ratio& tokens, const PriceRow& row) {
  if (tokens.is_zero()) return;
  const Price price = row.at(bucket);
  const EstimateLine line{workload, bucket, row.band,
                          tokens,   price,  tokens * Ratio(price.units())};
  model.amounts.at(bucket) += line.amount;
  if (row.band == Band::off_peak) model.bands->off_peak += line.amount;
  if (row.band == Band::peak) model.bands->peak += line.amount;
  if (bucket == Bucket::hit) {
    model.no_cache_month +=
        tokens * Ratio(row.at(Bucket::miss).units() - price.units());
  }
  model.workload_months.back() += line.amount;
  model.lines.push_back(line);
}

// The part of a month's tokens that is sent at peak.
Ratio tokens_at_peak(const Ratio& tokens, const Ratio& share, bool coarse) {
  return coarse ? round_half_even_to(tokens * share, kTrillion)
                : tokens * share;
}

void add_banded_workload(ModelEstimate& model, std::size_t index,
                         const WorkloadEstimate& workload,
                         const PriceRows& rows, bool coarse) {
  const Ratio all_off_peak = cost_at(workload.tokens, *rows.off_peak);
  const Ratio all_peak = cost_at(workload.tokens, *rows.peak);
  model.bands->all_off_peak += all_off_peak;
  model.bands->all_peak += all_peak;
  const PeakShare& share = *workload.peak_share;
  // Peak is dearer on every official card; a card of one's own may differ.
  const bool peak_is_dearer = all_peak >= all_off_peak;
  const Ratio& dearer = peak_is_dearer ? share.high : share.low;
  const Ratio& cheaper = peak_is_dearer ? share.low : share.high;
  if (!share.known() && !model.low) model.low.emplace();
  Ratio spread;  // the cheaper of the two bounds over the dearer
  for (const Bucket bucket : kEachBucket) {
    const Ratio& tokens = workload.tokens.at(bucket);
    const Ratio at_peak = tokens_at_peak(tokens, dearer, coarse);
    add_line(model, index, bucket, tokens - at_peak, *rows.off_peak);
    add_line(model, index, bucket, at_peak, *rows.peak);
    if (share.known()) continue;
    const Ratio less = (tokens_at_peak(tokens, cheaper, coarse) - at_peak) *
                       Ratio(rows.peak->at(bucket).units() -
                             rows.off_peak->at(bucket).units());
    model.low->amounts.at(bucket) += less;
    spread += less;
  }
  if (share.known()) return;
  model.low->month += spread;
  (peak_is_dearer ? model.low->fewest_peak : model.low->most_peak) += spread;
  model.low->workload_months.resize(index + 1);
  model.low->workload_months.back() = spread;
}

}  // namespace

ModelEstimate estimate_model(const CardModel& card_model, const PriceRows& rows,
                             const std::vector<WorkloadEstimate>& workloads,
                             bool coarse) {
  ModelEstimate model;
  model.model = &card_model;
  model.lines.reserve(workloads.size() * kBuckets *
                      (rows.flat != nullptr ? 1 : 2));
  if (rows.flat == nullptr) model.bands.emplace();
  for (std::size_t i = 0; i < workloads.size(); ++i) {
    model.workload_months.emplace_back();
    if (rows.flat == nullptr) {
      add_banded_workload(model, i, workloads[i], rows, coarse);
      continue;
    }
    for (const Bucket bucket : kEachBucket) {
      add_line(model, i, bucket, workloads[i].tokens.at(bucket), *rows.flat);
    }
  }
  model.month = model.amounts.total();
  model.no_cache_month += model.month;
  if (!model.low) return model;
  // So far the difference of the bounds, as a negative number.
  for (Ratio* month :
       {&model.low->month, &model.low->most_peak, &model.low->fewest_peak}) {
    *month += model.month;
  }
  for (const Bucket bucket : kEachBucket) {
    model.low->amounts.at(bucket) += model.amounts.at(bucket);
  }
  model.low->workload_months.resize(workloads.size());
  for (std::size_t i = 0; i < workloads.size(); ++i) {
    model.low->workload_months[i] += model.workload_months[i];
  }
  return model;
}

void average(const ModelEstimate& totals, const PerBucket& tokens,
             const Ratio& requests, ModelEstimate& model) {
  model.per_request = quotient(totals.month, requests);
  if (totals.low) {
    model.low->per_request = quotient(totals.low->month, requests);
  }
  const Ratio input = tokens.at(Bucket::hit) + tokens.at(Bucket::miss);
  if (input.is_zero()) return;
  model.input_price = quotient(
      totals.amounts.at(Bucket::hit) + totals.amounts.at(Bucket::miss), input);
}

}  // namespace deepseek_cost
