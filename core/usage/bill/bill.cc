#include "core/usage/bill/bill.h"

#include <algorithm>
#include <utility>

namespace deepseek_cost::usage {
namespace {

constexpr std::size_t kMostSpans = 10000;
constexpr std::string_view kOtherModels = "…";

Int128 amount_of(const TokenUsage& usage, const PriceRow& row) {
  return cost_of(usage.billed, row).units();
}

// More than one request can hold, where the card says how much that is.
bool is_several(const TokenUsage& usage, const CardModel& model) {
  const std::int64_t output = usage.billed.output.count();
  return (model.context > 0 && usage.input() + output > model.context) ||
         (model.max_output > 0 && output > model.max_output);
}

std::size_t band_index(BandAt band) {
  return band.known ? static_cast<std::size_t>(band.band) : kUnknownBand;
}

}  // namespace

std::string_view usage_band_name(std::size_t band) {
  return band == kUnknownBand ? "unknown" : name_of(static_cast<Band>(band));
}

UsageBill::UsageBill(const RateBook& book, UsageBillOptions options)
    : book_(book), options_(std::move(options)), hours_(168) {
  if (options_.now) card_now_ = book_.card_at(*options_.now);
}

std::size_t UsageBill::model_index(const Names& names) {
  const auto is_at = [&](std::size_t i) {
    return models_[i].name == names.shown &&
           models_[i].priced_as == names.billed;
  };
  if (last_model_ < models_.size() && is_at(last_model_)) return last_model_;
  for (std::size_t i = 0; i < models_.size(); ++i) {
    if (is_at(i)) return last_model_ = i;
  }
  if (models_.size() > kMostLogModels) return models_.size() - 1;
  const bool full = models_.size() == kMostLogModels;
  Model& added = models_.emplace_back();
  added.name = full ? kOtherModels : names.shown;
  added.priced_as = full ? kOtherModels : names.billed;
  spans_.emplace_back();
  return last_model_ = models_.size() - 1;
}

bool UsageBill::Spans::find(Instant at) {
  if (last < spans.size() && spans[last].holds_at(at)) return true;
  const auto found = std::upper_bound(
      spans.begin(), spans.end(), at, [](Instant time, const Span& span) {
        return !span.until || time < *span.until;
      });
  last = static_cast<std::size_t>(found - spans.begin());
  return found != spans.end() && found->holds_at(at);
}

void UsageBill::Spans::insert(const Span& span) {
  if (spans.size() >= kMostSpans) {
    spans.clear();
    last = 0;
  }
  spans.insert(spans.begin() + static_cast<std::ptrdiff_t>(last), span);
}

std::size_t UsageBill::cell_of(std::size_t model, const Quote& quote) {
  UsageCell cell;
  cell.model = model;
  cell.card = quote.card;
  cell.observed = quote.name_rule != nullptr &&
                  quote.name_rule->confidence == Confidence::inferred;
  cell.billed_as = quote.model;
  cell.row = quote.row != nullptr ? quote.row : quote.high;
  cell.low = quote.row != nullptr ? quote.row : quote.low;
  cell.band = quote.row != nullptr ? static_cast<std::size_t>(quote.row->band)
                                   : kUnknownBand;
  for (std::size_t i = 0; i < cells_.size(); ++i) {
    const UsageCell& known = cells_[i];
    if (known.model == model && known.card == cell.card &&
        known.billed_as == cell.billed_as && known.band == cell.band &&
        known.observed == cell.observed) {
      return i;
    }
  }
  cells_.push_back(cell);
  return cells_.size() - 1;
}

std::optional<ErrorCode> UsageBill::find_cell(std::size_t model,
                                              std::optional<Instant> at,
                                              std::size_t& cell) {
  Spans& known = spans_[model];
  if (at && known.find(*at)) {
    cell = known.spans[known.last].cell;
    return std::nullopt;
  }
  QuoteRequest request;
  request.model = models_[model].priced_as;
  request.at = at;
  request.card = options_.card;
  request.currency = options_.currency;
  const Result<QuoteSpan> quoted = quote_span(book_, request);
  if (!quoted) {
    last_refusal_ = quoted.errors().front();
    const ErrorCode code = last_refusal_->code;
    return code == ErrorCode::band_required ||
                   code == ErrorCode::instant_required
               ? ErrorCode::no_instant
               : code;
  }
  cell = cell_of(model, quoted->quote);
  if (at) known.insert({quoted->from, quoted->until, cell});
  return std::nullopt;
}

std::size_t UsageBill::band_now(std::optional<Instant> at) {
  if (card_now_ == nullptr) return 0;
  if (!at) return book_.peak_rule_of(*card_now_) == nullptr ? 0 : kUnknownBand;
  if (!bands_now_.find(*at)) {
    const BandSpan span = band_span(book_, card_now_, *at);
    // An absent end is not known, but lies behind the days that were searched.
    const bool flat = book_.peak_rule_of(*card_now_) == nullptr;
    const auto end = [&](std::optional<Instant> known, int days) {
      return known || flat ? known : days_away(*at, days);
    };
    bands_now_.insert({end(span.since, -kQuietDays),
                       end(span.until, kQuietDays), band_index(span.band)});
  }
  return bands_now_.spans[bands_now_.last].cell;
}

std::optional<Int128> UsageBill::amount_at(const Names& names, Instant at,
                                           const TokenUsage& usage) const {
  QuoteRequest request;
  request.model = names.billed;
  request.at = at;
  request.card = options_.card;
  request.currency = options_.currency;
  const Result<Quote> quoted = quote(book_, request);
  if (!quoted) return std::nullopt;
  return amount_of(usage,
                   quoted->row != nullptr ? *quoted->row : *quoted->high);
}

void UsageBill::suggest(Model& model, std::optional<Instant> at,
                        const TokenUsage& usage) const {
  if (!at || model.name == kOtherModels) return;
  if (model.unpriced.requests == 1) {
    model.suggested = model.priced_as.substr(model.priced_as.rfind('/') + 1);
    for (char& c : model.suggested) {
      if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    }
    if (model.suggested == model.priced_as) model.suggested.clear();
  }
  if (model.suggested.empty()) return;
  const auto amount = amount_at({model.name, model.suggested}, *at, usage);
  if (!amount) {
    model.suggested.clear();
    return;
  }
  ++model.suggested_requests;
  model.suggested_amount += *amount;
}

std::string_view UsageBill::meaning_of(const Names& names,
                                       std::optional<Instant> at) {
  std::size_t place = 0;
  const std::size_t model = model_index(names);
  if (find_cell(model, at, place)) return models_[model].priced_as;
  return cells_[place].billed_as->name;
}

std::optional<ErrorCode> UsageBill::add(const Names& names,
                                        std::optional<Instant> at,
                                        const TokenUsage& usage) {
  const std::size_t index = model_index(names);
  std::size_t place = 0;
  if (const auto reason = find_cell(index, at, place)) {
    models_[index].unpriced.add(usage, 0, 0);
    models_[index].unpriced_because = reason;
    if (reason == ErrorCode::unknown_model) suggest(models_[index], at, usage);
    return reason;
  }
  UsageCell& cell = cells_[place];
  Int128 high = amount_of(usage, *cell.row);
  Int128 low = amount_of(usage, *cell.low);
  // In a book whose peak hours are cheaper for some bucket.
  if (high < low) std::swap(high, low);
  last_amount_ = high;
  last_was_observed_ = cell.observed;
  last_was_several_ = is_several(usage, *cell.billed_as);
  last_amount_if_hits_ =
      (Int128{usage.billed.hit.count()} + usage.billed.miss.count()) *
          cell.row->at(Bucket::hit).units() +
      Int128{usage.billed.output.count()} *
          cell.row->at(Bucket::output).units();
  cell.by_band_now[band_now(at)].add(usage, high, low);
  totals_.add(usage, high, low);
  Model& slot = models_[index];
  slot.sums.add(usage, high, low);
  const std::int64_t when = at ? at->seconds() : 0;
  if (when > slot.latest) {
    slot.latest = when;
    if (slot.billed_as != cell.billed_as->name) {
      slot.billed_as = cell.billed_as->name;
    }
  }
  if (at) add_to_time(*at, usage, cell, high, low);
  if (options_.per_hour) by_hour_.add(at, place, usage, high, low);
  return std::nullopt;
}

void UsageBill::add_to_time(Instant at, const TokenUsage& usage,
                            const UsageCell& cell, Int128 high, Int128 low) {
  if (!first_ || at < *first_) first_ = at;
  if (!last_ || *last_ < at) last_ = at;
  const LocalTime utc = local_time(at, 0);
  const int hour =
      (iso_weekday_of(utc.day) - 1) * 24 + utc.second_of_day / 3600;  // 0…167
  hours_[static_cast<std::size_t>(hour)].add(usage, high, low);
  const DayNumber day = local_time(at, options_.day_offset_minutes).day;
  if (last_day_ >= days_.size() || days_[last_day_].day != day) {
    last_day_ = day_index(day);
  }
  Day& slot = days_[last_day_];
  slot.sums.add(usage, high, low);
  slot.hit_amount +=
      Int128{usage.billed.hit.count()} * cell.row->at(Bucket::hit).units();
  slot.miss_amount +=
      Int128{usage.billed.miss.count()} * cell.row->at(Bucket::miss).units();
}

std::size_t UsageBill::day_index(DayNumber day) {
  const DayNumber known = std::clamp(day, kFirstLogDay, kLastLogDay - 1);
  const auto place = static_cast<std::size_t>(known - kFirstLogDay);
  if (day_slots_.empty()) {
    day_slots_.resize(static_cast<std::size_t>(kLastLogDay - kFirstLogDay));
  }
  if (day_slots_[place] == 0) {
    days_.emplace_back().day = known;
    day_slots_[place] = static_cast<std::uint32_t>(days_.size());
  }
  return day_slots_[place] - 1;
}

std::vector<UsageBill::Day> UsageBill::days() const {
  std::vector<Day> sorted = days_;
  std::sort(sorted.begin(), sorted.end(),
            [](const Day& a, const Day& b) { return a.day < b.day; });
  return sorted;
}

}  // namespace deepseek_cost::usage
