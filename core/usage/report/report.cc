#include "core/usage/report/report.h"

#include <string>

#include "core/base/utf8.h"
#include "core/usage/report/alternatives.h"
#include "core/usage/report/period.h"
#include "core/usage/report/plan.h"

namespace deepseek_cost::usage {
namespace {

constexpr int kSharePlaces = 4;

void write_models(json::Writer& out, const UsageBill& bill) {
  out.key("by_model").begin_array();
  for (const UsageBill::Model& model : bill.models()) {
    if (model.sums.requests == 0) continue;
    out.begin_object().field("model", model.name);
    out.field("billed_as", model.billed_as);
    write_sums(out, model.sums);
    write_hit_share(out, model.sums);
    out.end_object();
  }
  out.end_array();
  out.key("unpriced").begin_array();
  for (const UsageBill::Model& model : bill.models()) {
    if (!model.unpriced_because) continue;
    out.begin_object().field("model", model.name);
    out.field("code", name_of(*model.unpriced_because));
    write_count(out, "requests", model.unpriced.requests);
    write_count(out, "hit", model.unpriced.hit);
    write_count(out, "miss", model.unpriced.miss);
    write_count(out, "output", model.unpriced.output);
    out.key("amount").null();
    if (!model.suggested.empty() && model.suggested_for_all()) {
      out.key("suggested").begin_object().field("bill_as", model.suggested);
      write_amount(out, "amount", model.suggested_amount);
      out.end_object();
    }
    out.end_object();
  }
  out.end_array();
}

struct Bands {
  UsageSums sums[kUsageBands];
};

Bands sum_bands(const UsageBill& bill, bool now) {
  Bands bands;
  for (const UsageCell& cell : bill.cells()) {
    for (std::size_t i = 0; i < kUsageBands; ++i) {
      bands.sums[now ? i : cell.band].add(cell.by_band_now[i]);
    }
  }
  return bands;
}

void write_bands(json::Writer& out, const Bands& bands) {
  out.key("by_band").begin_array();
  for (std::size_t i = 0; i < kUsageBands; ++i) {
    if (bands.sums[i].requests == 0) continue;
    out.begin_object().field("band", usage_band_name(i));
    write_sums(out, bands.sums[i]);
    out.end_object();
  }
  out.end_array();
  const UsageSums& unknown = bands.sums[kUnknownBand];
  if (unknown.requests == 0) return;
  out.key("unknown_band").begin_object();
  write_count(out, "requests", unknown.requests);
  write_amount(out, "low", unknown.low);
  write_amount(out, "high", unknown.amount);
  out.end_object();
}

void write_times(json::Writer& out, const UsageBill& bill) {
  out.field("day_offset", format_utc_offset(bill.options().day_offset_minutes));
  out.key("by_day").begin_array();
  for (const UsageBill::Day& day : bill.days()) {
    out.begin_object().field("day", format_date(day.day));
    write_sums(out, day.sums);
    write_hit_share(out, day.sums);
    out.end_object();
  }
  out.end_array();
  // Hours without requests are left out; 0 is Monday 00:00 UTC.
  out.key("by_hour_of_week").begin_array();
  for (std::size_t i = 0; i < bill.hours().size(); ++i) {
    if (bill.hours()[i].requests == 0) continue;
    out.begin_object().field("hour", static_cast<std::int64_t>(i));
    write_sums(out, bill.hours()[i]);
    out.end_object();
  }
  out.end_array();
}

// "by_hour": [{at, seconds, model, requests, …}]: `at` is the instant of the
// row's first request and `seconds` the same since 1970, both null without one;
// `model` is the name that was priced. Null where there are too many rows.
void write_hours(json::Writer& out, const UsageBill& bill) {
  out.key("by_hour");
  if (!bill.by_hour().complete()) {
    out.null();
    return;
  }
  out.begin_array();
  for (const HourSums::Row& row : bill.by_hour().rows()) {
    out.begin_object().key("at");
    if (row.first) {
      out.value(format_instant(*row.first));
      out.field("seconds", decimal_of_scaled(row.first->seconds(), 0));
    } else {
      out.null();
      out.key("seconds").null();
    }
    out.field("model", bill.models()[bill.cells()[row.cell].model].priced_as);
    write_sums(out, row.sums);
    out.end_object();
  }
  out.end_array();
}

void write_tally(json::Writer& out, std::string_view key, const Tally& noted) {
  out.key(key).begin_object();
  write_count(out, "count", noted.count);
  write_amount(out, "amount", noted.amount);
  if (noted.count > 0) write_position(out, "first", noted.first);
  out.end_object();
}

// "tool_uses": {search, fetch, other}, each {count, unpriced, amount, first}.
void write_tool_uses(json::Writer& out, const UsageRequests& requests) {
  constexpr std::string_view kNames[kServerTools] = {"search", "fetch",
                                                     "other"};
  out.key("tool_uses").begin_object();
  for (std::size_t i = 0; i < kServerTools; ++i) {
    const ToolUses& uses = requests.tool_uses(static_cast<ServerTool>(i));
    out.key(kNames[i]).begin_object();
    write_count(out, "count", uses.count);
    write_count(out, "unpriced", uses.unpriced);
    write_amount(out, "amount", uses.amount);
    if (uses.count > 0) write_position(out, "first", uses.first);
    out.end_object();
  }
  out.end_object();
}

void write_hits_unknown(json::Writer& out, const HitsUnknown& unknown) {
  out.key("hits_unknown").begin_object();
  write_count(out, "count", unknown.tally.count);
  write_count(out, "input", unknown.input);
  write_amount(out, "amount", unknown.tally.amount);
  write_amount(out, "amount_if_hits", unknown.amount_if_hits);
  if (unknown.tally.count > 0) {
    write_position(out, "first", unknown.tally.first);
  }
  out.end_object();
}

void write_naive_times(json::Writer& out, const UsageRequests& requests) {
  const NaiveTimes& naive = requests.naive_times();
  out.key("naive_times").begin_object();
  write_count(out, "count", naive.count);
  out.key("zone");
  if (requests.options().naive_offset) {
    out.value(format_utc_offset(*requests.options().naive_offset));
  } else {
    out.null();
  }
  write_amount(out, "amount_if_utc", naive.if_utc);
  write_amount(out, "amount_if_beijing", naive.if_beijing);
  write_count(out, "unpriced", naive.unpriced);
  if (naive.count > 0) write_position(out, "first", naive.first);
  out.end_object();
}

std::optional<Ratio> peak_share(const UsageBill& bill) {
  const Bands bands = sum_bands(bill, bill.card_now() != nullptr);
  if (bands.sums[kUnknownBand].requests > 0) return std::nullopt;
  const Int128 peak = bands.sums[2].requests;
  const Int128 banded = peak + bands.sums[1].requests;
  if (banded == 0) return std::nullopt;
  return Ratio(peak, banded);
}

void write_counts(json::Writer& out, const UsageRequests& requests) {
  out.key("counts").begin_object();
  write_count(out, "records", requests.billed() + requests.skips().total());
  write_count(out, "billed", requests.billed());
  write_count(out, "skipped", requests.skips().total());
  write_count(out, "stream_parts", requests.stream_parts());
  write_count(out, "other_records", requests.other_records());
  out.end_object();
}

void write_instants(json::Writer& out, const UsageRequests& requests) {
  constexpr std::string_view kNames[] = {"start", "logged", "completion"};
  out.key("instants").begin_object();
  out.field("wanted", requests.options().instant == RecordTime::completion
                          ? "completion"
                          : "start");
  for (std::size_t i = 0; i < kRecordTimes; ++i) {
    write_count(out, kNames[i], requests.times()[i]);
  }
  out.end_object();
}

void write_plan_of(json::Writer& out, const UsageBill& bill) {
  const RateBook& book = bill.book();
  const std::string& pinned = bill.options().card;
  PlanBasis basis{book,        bill.options().currency, nullptr, {}, {}, {},
                  bill.cells()};
  if (bill.first() && bill.last()) {
    basis.end = *bill.last();
    basis.covered_seconds = bill.last()->seconds() - bill.first()->seconds();
    for (const int offset : {bill.options().day_offset_minutes, 0, 8 * 60}) {
      basis.days.push_back({local_time(*bill.first(), offset).day,
                            local_time(*bill.last(), offset).day});
    }
  }
  basis.card =
      pinned.empty() ? book.card_at(basis.end) : book.find_card(pinned);
  for (std::size_t i = 0; i < bill.models().size(); ++i) {
    const UsageBill::Model& model = bill.models()[i];
    basis.models.push_back({model.name, model.priced_as, i, model.sums});
  }
  write_plan(out, basis);
}

}  // namespace

void write_count(json::Writer& out, std::string_view key, Int128 count) {
  out.field(key, decimal_of_scaled(count, 0));
}

void write_amount(json::Writer& out, std::string_view key, Int128 units) {
  out.field(key, decimal_of_scaled(units, Money::kPlaces));
}

void write_sums(json::Writer& out, const UsageSums& sums, bool with_requests) {
  if (with_requests) write_count(out, "requests", sums.requests);
  write_count(out, "hit", sums.hit);
  write_count(out, "miss", sums.miss);
  write_count(out, "output", sums.output);
  write_count(out, "reasoning", sums.reasoning);
  write_amount(out, "amount", sums.amount);
  if (sums.low != sums.amount) write_amount(out, "amount_low", sums.low);
}

void write_hit_share(json::Writer& out, const UsageSums& sums) {
  const Int128 input = sums.hit + sums.miss;
  out.key("hit_share");
  if (input == 0) {
    out.null();
    return;
  }
  out.value(
      round_half_even_to_decimal(Ratio(sums.hit * 100, input), kSharePlaces)
          .text);
}

void write_position(json::Writer& out, std::string_view key, LogPosition at) {
  out.key(key).begin_object();
  write_count(out, "line", at.line);
  write_count(out, "byte", at.byte);
  write_count(out, "file", at.file);
  out.end_object();
}

void write_skipped(json::Writer& out, const Skips& skips) {
  out.key("skipped").begin_array();
  for (const Skipped& skipped : skips.list()) {
    out.begin_object().field("code", name_of(skipped.reason.code));
    write_count(out, "count", skipped.count);
    write_position(out, "first", skipped.first);
    out.field("value", skipped.reason.value);
    if (!skipped.reason.detail.empty()) {
      out.field("detail", skipped.reason.detail);
    }
    json::write_error_params(skipped.reason, out);
    out.field("message", message_of(skipped.reason)).end_object();
  }
  out.end_array();
}

void write_workload(json::Writer& out, const UsageSums& sums, std::int64_t days,
                    std::optional<Ratio> peak_share) {
  out.key("as_workload");
  if (sums.requests == 0) {
    out.null();
    return;
  }
  const auto mean = [&sums](Int128 tokens) {
    return round_half_even_to_decimal(Ratio(tokens, sums.requests), 0).text;
  };
  out.begin_object().field("input", mean(sums.hit + sums.miss));
  const Int128 input = sums.hit + sums.miss;
  out.field("hit",
            round_half_even_to_decimal(
                Ratio(sums.hit * 100, input == 0 ? 1 : input), kSharePlaces)
                .text);
  out.field("output", mean(sums.output));
  if (days > 0) {
    out.field("requests",
              round_half_even_to_decimal(Ratio(sums.requests, days), 0).text);
    out.field("per", "day");
    write_count(out, "days", days);
  }
  if (peak_share) {
    out.field("peak_share",
              round_half_even_to_decimal(*peak_share * Ratio(100), kSharePlaces)
                  .text);
  }
  out.end_object();
}

void write_log_report(json::Writer& out, const UsageBill& bill,
                      const UsageRequests& requests) {
  const Currency currency = bill.options().currency;
  out.field("kind", "log").field("currency", code_of(currency));
  write_period(out, bill);
  out.key("totals").begin_object();
  write_sums(out, bill.totals());
  out.end_object();
  write_hit_share(out, bill.totals());
  write_models(out, bill);
  write_bands(out, sum_bands(bill, false));
  write_times(out, bill);
  if (bill.options().per_hour) write_hours(out, bill);
  write_skipped(out, requests.skips());
  write_counts(out, requests);
  write_instants(out, requests);
  write_tally(out, "failed", requests.failed());
  write_tally(out, "duplicates", requests.duplicates());
  out.field("duplicates_billed", requests.options().bill_duplicates);
  out.field("duplicates_complete", requests.all_ids_checked());
  write_tally(out, "same_id", requests.same_id());
  write_tally(out, "same_text", requests.same_text());
  write_tally(out, "times_apart", requests.times_apart());
  write_tally(out, "hits_perhaps_beside", requests.hits_perhaps_beside());
  write_tally(out, "last_step_only", requests.last_steps());
  write_tally(out, "late_reports", requests.late());
  write_tally(out, "sums_billed", requests.sums_billed());
  write_tally(out, "marked_cached", requests.marked_cached());
  out.field("marked_cached_billed", requests.options().bill_cached);
  write_tally(out, "in_future", requests.in_future());
  write_tally(out, "unfinished_streams", requests.unfinished());
  write_tally(out, "envelope_differs", requests.envelope_differs());
  write_tally(out, "claude_names", requests.claude_names());
  write_tally(out, "observed_names", requests.observed_names());
  write_tool_uses(out, requests);
  write_hits_unknown(out, requests.hits_unknown());
  write_naive_times(out, requests);
  write_what_if(out, bill.book(), currency, bill.cells(), bill.card_now());
  std::int64_t days = 0;
  if (const auto all = bill.days(); !all.empty()) {
    days = all.back().day - all.front().day + 1;
  }
  write_workload(out, bill.totals(), days, peak_share(bill));
  write_plan_of(out, bill);
}

}  // namespace deepseek_cost::usage
