#include "core/usage/export/export_costs.h"

#include <algorithm>

#include "core/usage/report/report.h"

namespace deepseek_cost::usage {

bool CostComparison::Place::operator<(const Place& other) const {
  if (from != other.from) return from < other.from;
  if (until != other.until) return until < other.until;
  return model < other.model;
}

// Rows of one place stand close together, whatever is between them.
void CostComparison::add(const Place& place) {
  const std::size_t nearest = std::min(places_.size(), kNearest);
  for (std::size_t i = 1; i <= nearest; ++i) {
    Place& known = places_[places_.size() - i];
    if (!known.is(place)) continue;
    known.computed += place.computed;
    known.billed += place.billed;
    return;
  }
  places_.push_back(place);
}

void CostComparison::add_computed(const ExportHead& head, Int128 cost) {
  add({head.from, head.until, head.model, cost, 0});
}

void CostComparison::add_billed(const ExportHead& head, Int128 cost) {
  add({head.from, head.until, head.model, 0, cost});
  billed_ += cost;
}

void CostComparison::sum_up() {
  std::sort(places_.begin(), places_.end());
  std::size_t kept = 0;
  for (std::size_t i = 0; i < places_.size(); ++i) {
    if (kept > 0 && places_[kept - 1].is(places_[i])) {
      places_[kept - 1].computed += places_[i].computed;
      places_[kept - 1].billed += places_[i].billed;
    } else {
      places_[kept++] = places_[i];
    }
  }
  places_.resize(kept);
}

bool CostComparison::agrees() const {
  return std::all_of(places_.begin(), places_.end(), [](const Place& place) {
    return place.computed == place.billed;
  });
}

void CostComparison::write(json::Writer& out,
                           const std::vector<std::string>& models,
                           Int128 computed, bool alone) const {
  out.begin_object();
  if (!alone) {
    out.field("agrees", other_currency_ == 0 && agrees());
    write_amount(out, "computed", computed);
  }
  write_amount(out, "billed", billed_);
  if (!alone) write_amount(out, "difference", billed_ - computed);
  write_count(out, "compared", alone ? 0 : static_cast<Int128>(places_.size()));
  write_count(out, "other_currency", other_currency_);
  std::int64_t differing = 0;
  out.key("differing").begin_array();
  for (const Place& place : places_) {
    if (alone || place.computed == place.billed) continue;
    if (++differing > kMostListed) continue;
    out.begin_object();
    write_interval(out, place.from, place.until, models[place.model]);
    write_amount(out, "computed", place.computed);
    write_amount(out, "billed", place.billed);
    out.end_object();
  }
  out.end_array();
  write_count(out, "differing_count", differing);
  out.end_object();
}

void write_interval(json::Writer& out, Instant from, Instant until,
                    std::string_view model) {
  out.field("from", format_instant(from));
  out.field("until", format_instant(until));
  out.field("model", model);
}

}  // namespace deepseek_cost::usage
