// The calls `price` and `band`.
#include <limits>
#include <string>

#include "core/api/handlers.h"
#include "core/api/request.h"
#include "core/rates/load/save.h"
#include "core/rates/pricing.h"
#include "core/rates/rate_book.h"
#include "core/time/band_reason.h"

namespace deepseek_cost {
namespace {

constexpr std::int64_t kMostTokens = std::numeric_limits<std::int64_t>::max();

// Boundaries to look past for the next known band: beyond the longest row of
// windows of a week in which nothing is known.
constexpr int kMostBoundaries = 64;

std::optional<Band> read_band(json::ObjectReader& reader) {
  if (reader.optional("band") == nullptr) return std::nullopt;
  return reader.choice("band", Band::flat);
}

Usage read_usage(json::ObjectReader& reader) {
  const json::Value* given = reader.required("usage");
  if (given == nullptr) return {};
  json::ObjectReader usage(*given, reader.path_of("usage"), reader.errors());
  Usage read;
  read.hit = Tokens(usage.required_count("hit", kMostTokens));
  read.miss = Tokens(usage.required_count("miss", kMostTokens));
  read.output = Tokens(usage.required_count("output", kMostTokens));
  usage.finish();
  return read;
}

void write_note(json::Writer& out, std::string_view code, std::string_view text,
                std::string_view text_zh = "") {
  out.begin_object().field("code", code).field("text", text);
  if (!text_zh.empty()) out.field("text_zh", text_zh);
  out.end_object();
}

// What a reader should know about an amount besides the amount.
void write_notes(json::Writer& out, const RateBook& book,
                 const QuoteRequest& request, const Quote& quote) {
  out.key("notes").begin_array();
  if (quote.model->name != request.model) {
    std::string text = "Billed as " + quote.model->name + ".";
    if (quote.name_rule != nullptr) {
      const Label& note = quote.name_rule->note;
      write_note(out, "billed_as", note.en.empty() ? text : note.en, note.zh);
    } else {
      write_note(out, "billed_as", text);
    }
  }
  const PriceOrigin* origin =
      book.prices_of(*quote.model).origin(request.currency);
  if (origin != nullptr && origin->confidence != Confidence::official) {
    write_note(out, "confidence", name_of(origin->confidence));
  }
  if (request.at && book.card_at(*request.at) != quote.card) {
    write_note(out, "card_not_in_force",
               "Another rate card is in force at this instant.",
               "该时刻生效的是另一份价格表。");
  }
  out.end_array();
}

constexpr std::string_view kUnknownReason =
    "The public holidays of this year are not published yet: the amount lies "
    "between the off-peak and the peak price.";

void write_bound(json::Writer& out, std::string_view key, const PriceRow& row,
                 const Bill& bill) {
  out.key(key).begin_object().field("band", name_of(row.band));
  out.field("amount", bill.total.exact_decimal());
  write_lines(out, bill);
  out.end_object();
}

// Off-peak and peak, the cheaper first whatever they are called.
void write_bounds(json::Writer& out, const Usage& usage, const Quote& quote) {
  const PriceRow* low = quote.low;
  const PriceRow* high = quote.high;
  if (cost_of(usage, *high).units() < cost_of(usage, *low).units()) {
    std::swap(low, high);
  }
  write_bound(out, "low", *low, bill_of(usage, *low));
  write_bound(out, "high", *high, bill_of(usage, *high));
  out.field("reason", "holiday_calendar_unknown");
  out.field("reason_text", kUnknownReason);
}

}  // namespace

Errors handle_price(const json::Value& request, json::Writer& out) {
  Errors errors;
  json::ObjectReader reader(request, "", errors);
  const BookOfRequest book(reader);
  QuoteRequest wanted;
  wanted.model = reader.required_text("model");
  const Usage usage = read_usage(reader);
  wanted.currency = read_currency(reader, std::nullopt);
  wanted.at = reader.instant("at");
  const std::optional<std::string_view> card = reader.text("card");
  wanted.card = card.value_or("");
  wanted.band = read_band(reader);
  reader.finish();
  if (card && card->empty()) {
    reader.fail(ErrorCode::unknown_card, "card", "");
  }
  if (!errors.empty()) return errors;

  const Result<Quote> priced = quote(*book, wanted);
  if (!priced) return priced.errors();
  out.field("amount",
            priced->row != nullptr
                ? std::optional(cost_of(usage, *priced->row).exact_decimal())
                : std::nullopt)
      .field("currency", code_of(wanted.currency))
      .field("card", priced->card->id)
      .field("model", priced->model->name)
      .field("requested", wanted.model);
  if (priced->row != nullptr) {
    out.field("band", name_of(priced->row->band));
    write_lines(out, bill_of(usage, *priced->row));
  } else {
    out.field("band", "unknown");
    write_bounds(out, usage, *priced);
  }
  write_notes(out, *book, wanted, *priced);
  return {};
}

namespace {

std::string_view text_of(BandReason reason) {
  switch (reason) {
    case BandReason::flat_price:
      return "This rate card has one price for all hours.";
    case BandReason::peak_window:
      return "Inside the peak hours of a day that has them.";
    case BandReason::holiday_calendar_unknown:
      return "Inside peak hours, but the public holidays of this year are "
             "not published yet.";
    case BandReason::day_off_peak:
      return "This weekday is off-peak all day.";
    case BandReason::public_holiday:
      return "A public holiday, off-peak all day.";
    case BandReason::outside_windows:
      break;
  }
  return "Outside the peak hours.";
}

void write_local(json::Writer& out, const PeakRule& rule, Instant at) {
  const HolidayCalendar& calendar = rule.calendar;
  const LocalTime local = local_time(at, calendar.utc_offset_minutes);
  const Holiday holiday = calendar.holiday_on(local.day);
  out.key("local").begin_object().field("calendar", calendar.id);
  write_label(out, "label", "label_zh", {calendar.label, calendar.label_zh});
  out.field("utc_offset", format_utc_offset(calendar.utc_offset_minutes))
      .field("date", format_date(local.day))
      .field("time", format_time_of_day(local.minute_of_day()))
      .field("weekday", iso_weekday_of(local.day))
      .field("holiday", holiday == Holiday::unknown
                            ? std::nullopt
                            : std::optional(holiday == Holiday::yes))
      .field("makeup_workday", calendar.is_makeup_workday(local.day))
      .end_object();
}

// The first stretch of `band` that starts after `at`, or null.
void write_next(json::Writer& out, std::string_view key, const RateBook& book,
                const RateCard* pinned, Instant at, Band band) {
  out.key(key);
  std::optional<Instant> from = band_until(book, pinned, at);
  for (int i = 0; i < kMostBoundaries && from; ++i) {
    const std::optional<Instant> until = band_until(book, pinned, *from);
    if (band_at(book, pinned, *from) == BandAt{true, band}) {
      out.begin_object();
      write_instant(out, "from", from);
      write_instant(out, "until", until);
      out.end_object();
      return;
    }
    from = until;
  }
  out.null();
}

}  // namespace

Errors handle_band(const json::Value& request, json::Writer& out) {
  Errors errors;
  json::ObjectReader reader(request, "", errors);
  const BookOfRequest book(reader);
  reader.required("at");
  const std::optional<Instant> at = reader.instant("at");
  const RateCard* card = nullptr;
  const RateCard* pinned = nullptr;
  if (const auto id = reader.text("card")) {
    card = pinned = book->find_card(*id);
    if (card == nullptr) {
      reader.fail(Errors{no_such_card(*book, *id, "")}, "card");
    }
  } else if (at) {
    card = book->card_at(*at);
    if (card == nullptr) {
      reader.fail(ErrorCode::before_first_card, "at", format_instant(*at),
                  format_instant(book->cards.front().effective_from));
    }
  }
  reader.finish();
  if (!errors.empty() || card == nullptr || !at) return errors;

  const BandSpan span = band_span(*book, pinned, *at);
  const PeakRule* rule = book->peak_rule_of(*card);
  out.field("at", format_instant(*at)).field("card", card->id);
  out.field("band", span.band.known ? name_of(span.band.band) : "unknown");
  write_instant(out, "since", span.since);
  write_instant(out, "until", span.until);
  if (rule != nullptr) write_local(out, *rule, *at);
  write_next(out, "next_off_peak", *book, pinned, *at, Band::off_peak);
  write_next(out, "next_peak", *book, pinned, *at, Band::peak);
  const BandReason reason = band_reason(rule, *at);
  out.field("reason", name_of(reason)).field("reason_text", text_of(reason));
  return {};
}

}  // namespace deepseek_cost
