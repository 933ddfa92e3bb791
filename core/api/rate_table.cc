// The call `rateTable`.

#include "core/api/handlers.h"
#include "core/api/request.h"
#include "core/rates/load/save.h"
#include "core/rates/rate_book.h"

namespace deepseek_cost {
namespace {

void write_model(json::Writer& out, const RateBook& book,
                 const CardModel& model, Currency currency) {
  const PriceList& prices = book.prices_of(model);
  write_model_names(out.begin_object(), model).field("version", model.version);
  write_limit(out, "context", model.context);
  write_limit(out, "max_output", model.max_output);
  write_limit(out, "concurrency", model.concurrency);
  write_prices(out, prices, currency);
  if (const PriceOrigin* origin = prices.origin(currency)) {
    out.field("confidence", name_of(origin->confidence));
    out.field("checked", origin->checked);
    write_sources(out, book, origin->sources);
  }
  out.end_object();
}

void write_tools(json::Writer& out, const RateCard& card, Currency currency) {
  out.key("tools").begin_array();
  for (const ToolPrice& tool : card.tools) {
    for (const ToolPrice::Amount& amount : tool.amounts) {
      if (amount.currency != currency) continue;
      out.begin_object().field("id", tool.id);
      write_label(out, "label", "label_zh", tool.label);
      write_label(out, "unit", "unit_zh", tool.unit);
      out.field("price", amount.price);
      if (!amount.list_price.empty()) {
        out.field("list_price", amount.list_price);
      }
      write_label(out, "note", "note_zh", tool.note);
      out.field("confidence", name_of(tool.confidence)).end_object();
    }
  }
  out.end_array();
}

// Windows on the rule's own clock, or on UTC's.
void write_windows(json::Writer& out, std::string_view key,
                   const PeakRule& rule, int shift_minutes) {
  const auto shifted = [shift_minutes](int minute) {
    const int moved = (minute + shift_minutes) % kMinutesPerDay;
    return format_time_of_day(moved < 0 ? moved + kMinutesPerDay : moved);
  };
  out.key(key).begin_array();
  for (const DailyWindow& window : rule.windows) {
    const bool as_given = shift_minutes == 0;
    out.begin_array()
        .value(as_given ? format_time_of_day(window.start)
                        : shifted(window.start))
        .value(as_given ? format_time_of_day(window.end) : shifted(window.end))
        .end_array();
  }
  out.end_array();
}

void write_peak(json::Writer& out, const PeakRule* rule) {
  out.key("peak");
  if (rule == nullptr) {
    out.null();
    return;
  }
  const HolidayCalendar& calendar = rule->calendar;
  out.begin_object().field("rule", rule->id).field("calendar", calendar.id);
  write_label(out, "label", "label_zh", {calendar.label, calendar.label_zh});
  out.field("utc_offset", format_utc_offset(calendar.utc_offset_minutes));
  write_windows(out, "windows", *rule, 0);
  write_windows(out, "windows_utc", *rule, -calendar.utc_offset_minutes);
  out.key("weekdays").begin_array();
  for (int weekday = 1; weekday <= 7; ++weekday) {
    if (rule->has_weekday(weekday)) out.value(weekday);
  }
  out.end_array().field("holidays_off_peak", rule->holidays_off_peak);
  out.key("known_years").begin_array();
  for (const HolidayYear& year : calendar.years) {
    if (!year.partial) out.value(year.year);
  }
  out.end_array().end_object();
}

// One price of an old card against the card in force: what differs.
void write_change(json::Writer& out, const CardModel& old_model,
                  const CardModel& new_model, Bucket bucket, Band band,
                  const PriceRow& from, const PriceRow& to) {
  if (from.at(bucket) == to.at(bucket)) return;
  out.begin_object().field("model", old_model.name);
  if (new_model.name != old_model.name) {
    out.field("billed_as", new_model.name);
  }
  out.field("bucket", name_of(bucket))
      .field("band", name_of(band))
      .field("from", from.at(bucket).per_million())
      .field("to", to.at(bucket).per_million())
      .end_object();
}

void write_changes_of(json::Writer& out, const RateBook& book,
                      const CardModel& model, const RateCard& newer,
                      Instant now, Currency currency) {
  const Result<NamedModel> named = resolve_name(book, newer, model.name, now);
  if (!named) {
    out.begin_object().field("model", model.name).field("retired", true);
    out.end_object();
    return;
  }
  const PriceList& before = book.prices_of(model);
  for (const PriceRow& row : book.prices_of(*named->model).rows) {
    if (row.currency != currency) continue;
    const PriceRow* from = before.find(currency, row.band);
    if (from == nullptr) from = before.find(currency, Band::flat);
    if (from == nullptr) from = before.find(currency, Band::off_peak);
    if (from == nullptr) continue;
    for (const Bucket bucket : kEachBucket) {
      write_change(out, model, *named->model, bucket, row.band, *from, row);
    }
  }
}

bool same_hours(const PeakRule* a, const PeakRule* b) {
  return a == b || (a != nullptr && b != nullptr && a->id == b->id);
}

// The card in force now, where it is a later one with other prices or hours;
// and the steps that led there.
void write_later(json::Writer& out, const RateBook& book, const RateCard& card,
                 Instant now, Currency currency) {
  const RateCard* newer = book.card_at(now);
  if (newer == nullptr || newer->effective_from <= card.effective_from) return;
  json::Writer changes;
  changes.begin_array();
  for (const CardModel& model : card.models) {
    write_changes_of(changes, book, model, *newer, now, currency);
  }
  changes.end_array();
  const bool hours =
      !same_hours(book.peak_rule_of(card), book.peak_rule_of(*newer));
  if (changes.text() == "[]" && !hours) return;
  out.key("later").begin_object().field("card", newer->id);
  write_label(out, "label", "label_zh", newer->label);
  write_instant(out, "effective_from", newer->effective_from);
  out.field("hours_changed", hours).key("changes").raw(changes.text());
  out.key("steps").begin_array();
  for (const RateCard& step : book.cards) {
    if (step.effective_from <= card.effective_from ||
        step.effective_from > newer->effective_from || !step.price_change) {
      continue;
    }
    out.begin_object().field("card", step.id);
    write_label(out, "label", "label_zh", step.label);
    write_instant(out, "effective_from", step.effective_from);
    out.end_object();
  }
  out.end_array();
  out.end_object();
}

}  // namespace

Errors handle_rate_table(const json::Value& request, json::Writer& out) {
  Errors errors;
  json::ObjectReader reader(request, "", errors);
  const BookOfRequest book(reader);
  const Currency currency = read_currency(reader, Currency::usd);
  const std::string_view id =
      reader.text("card").value_or(std::string_view{book->default_card});
  const RateCard* card = book->find_card(id);
  if (card == nullptr) {
    reader.fail(Errors{no_such_card(*book, id, "")}, "card");
  }
  const std::optional<Instant> now = reader.instant("now");
  reader.finish();
  if (errors.empty() && card != nullptr && !book->lists(*card, currency)) {
    reader.fail(ErrorCode::currency_not_listed, "currency", code_of(currency));
  }
  if (!errors.empty() || card == nullptr) return errors;

  out.key("card").begin_object().field("id", card->id);
  write_card_fields(out, *book, *card);
  out.end_object();
  out.field("default_card", book->default_card)
      .field("currency", code_of(currency));
  out.key("models").begin_array();
  for (const CardModel& model : card->models) {
    write_model(out, *book, model, currency);
  }
  out.end_array();
  write_tools(out, *card, currency);
  write_peak(out, book->peak_rule_of(*card));
  if (now) write_later(out, *book, *card, *now, currency);
  return {};
}

}  // namespace deepseek_cost
