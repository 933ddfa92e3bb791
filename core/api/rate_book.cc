// The calls `rateBook` and `checkRateBook`.
#include "core/rates/rate_book.h"

#include "core/api/handlers.h"
#include "core/api/request.h"
#include "core/rates/load/load.h"
#include "core/rates/load/save.h"

namespace deepseek_cost {
namespace {

void write_timeline(json::Writer& out, const RateBook& book,
                    Currency currency) {
  out.key("timeline").begin_array();
  for (const RateCard& card : book.cards) {
    out.begin_object().field("card", card.id);
    write_card_fields(out, book, card);
    write_instant(out, "until", book.end_of(card));
    out.field("price_change", card.price_change);
    const PeakRule* rule = book.peak_rule_of(card);
    out.field("peak_rule",
              rule != nullptr ? std::optional(rule->id) : std::nullopt)
        .key("models")
        .begin_array();
    for (const CardModel& model : card.models) {
      write_model_names(out.begin_object(), model);
      write_prices(out, book.prices_of(model), currency);
      out.end_object();
    }
    out.end_array().end_object();
  }
  out.end_array();
}

void write_names(json::Writer& out, const RateBook& book) {
  out.key("names").begin_array();
  for (const NameRule& rule : book.names) {
    out.begin_object()
        .field("name", rule.prefix ? rule.name + "*" : rule.name)
        .field("bills_as", rule.bills_as);
    write_instant(out, "from", rule.from);
    write_instant(out, "to", rule.until);
    out.field("confidence", name_of(rule.confidence));
    write_label(out, "note", "note_zh", rule.note);
    if (rule.source) write_sources(out, book, {*rule.source});
    out.end_object();
  }
  out.end_array();
}

void write_cancelled(json::Writer& out, const RateBook& book) {
  out.key("cancelled").begin_array();
  for (const CancelledChange& change : book.cancelled) {
    out.begin_object().field("id", change.id);
    write_label(out, "label", "label_zh", change.label);
    write_instant(out, "planned_for", change.planned_for);
    out.field("announced", change.announced)
        .field("cancelled", change.cancelled);
    write_sources(out, book, change.sources);
    out.end_object();
  }
  out.end_array();
}

void write_year(json::Writer& out, const RateBook& book,
                const HolidayYear& year) {
  out.begin_object().field("year", year.year).key("days_off").begin_array();
  for (const DayRange& range : year.days_off) {
    out.begin_object()
        .field("from", format_date(range.first))
        .field("to", format_date(range.last))
        .end_object();
  }
  out.end_array().key("makeup_workdays").begin_array();
  for (const DayNumber day : year.makeup_workdays) out.value(format_date(day));
  out.end_array();
  if (year.partial) out.field("partial", true);
  for (std::size_t i = 0; i < book.sources.size(); ++i) {
    if (book.sources[i].id == year.source) write_sources(out, book, {i});
  }
  out.end_object();
}

void write_calendars(json::Writer& out, const RateBook& book) {
  out.key("calendars").begin_array();
  for (const HolidayCalendar& calendar : book.calendars) {
    out.begin_object().field("id", calendar.id);
    write_label(out, "label", "label_zh", {calendar.label, calendar.label_zh});
    out.field("utc_offset", format_utc_offset(calendar.utc_offset_minutes));
    out.key("years").begin_array();
    for (const HolidayYear& year : calendar.years) write_year(out, book, year);
    out.end_array().end_object();
  }
  out.end_array();
}

void write_book_fields(json::Writer& out, const RateBook& book) {
  out.field("id", book.id);
  write_label(out, "name", "name_zh", book.name);
  out.field("checked", book.checked).field("default_card", book.default_card);
}

}  // namespace

Errors handle_rate_book(const json::Value& request, json::Writer& out) {
  Errors errors;
  json::ObjectReader reader(request, "", errors);
  const BookOfRequest book(reader);
  const Currency currency = read_currency(reader, Currency::usd);
  reader.finish();
  if (!errors.empty()) return errors;
  write_book_fields(out, *book);
  out.field("currency", code_of(currency));
  write_timeline(out, *book, currency);
  write_names(out, *book);
  write_cancelled(out, *book);
  write_calendars(out, *book);
  return {};
}

Errors handle_check_rate_book(const json::Value& request, json::Writer& out) {
  Errors errors;
  json::ObjectReader reader(request, "", errors);
  const std::optional<std::string_view> text = reader.text("text");
  const json::Value* document = reader.optional("book");
  reader.finish();
  if (errors.empty() && !text && document == nullptr) {
    reader.fail(ErrorCode::missing_field, "text", "text");
  } else if (text && document != nullptr) {
    reader.fail(ErrorCode::inconsistent, "text", "text", Phrase::text_or_book);
  }
  if (!errors.empty()) return errors;

  // Paths are those of the book itself, as its author sees it.
  const Result<RateBook> book = document == nullptr
                                    ? parse_rate_book(text.value_or(""))
                                    : read_rate_book(*document, "");
  if (!book) return book.errors();
  out.field("valid", true).key("summary").begin_object();
  write_book_fields(out, *book);
  out.field("cards", book->cards.size())
      .field("oldest", book->cards.front().id)
      .field("newest", book->cards.back().id)
      .key("currencies")
      .begin_array();
  for (const Currency currency : {Currency::usd, Currency::cny}) {
    if (book->lists(book->cards.back(), currency)) {
      out.value(code_of(currency));
    }
  }
  out.end_array().key("models").begin_array();
  for (const CardModel& model : book->cards.back().models) {
    out.value(model.name);
  }
  out.end_array().end_object();
  return {};
}

}  // namespace deepseek_cost
