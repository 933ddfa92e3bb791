// Every field of every part of a rate book, listed once for packing and
// unpacking (core/rates/built_in/pack.h): `pass(archive, part)` hands the
// fields of `part` to `archive` in a fixed order. A part is const where it is
// only read.
#ifndef DEEPSEEK_COST_CORE_RATES_BUILT_IN_FIELD_LIST_H_
#define DEEPSEEK_COST_CORE_RATES_BUILT_IN_FIELD_LIST_H_

#include <concepts>
#include <type_traits>

#include "core/rates/rate_book.h"

namespace deepseek_cost {

template <typename Part, typename Plain>
concept PartOf = std::same_as<std::remove_const_t<Part>, Plain>;

template <typename Archive, PartOf<Label> Part>
void pass(Archive& archive, Part& label) {
  archive(label.en, label.zh);
}

template <typename Archive, PartOf<Source> Part>
void pass(Archive& archive, Part& source) {
  archive(source.id, source.url, source.title, source.checked);
}

template <typename Archive, PartOf<PriceRow> Part>
void pass(Archive& archive, Part& row) {
  archive(row.currency, row.band);
  for (auto& price : row.prices) archive.price(price, row.currency);
}

template <typename Archive, PartOf<PriceOrigin> Part>
void pass(Archive& archive, Part& origin) {
  archive(origin.currency, origin.confidence, origin.checked, origin.sources);
}

template <typename Archive, PartOf<PriceList> Part>
void pass(Archive& archive, Part& list) {
  archive(list.id, list.rows, list.origins);
}

template <typename Archive, PartOf<DayRange> Part>
void pass(Archive& archive, Part& range) {
  archive(range.first, range.last);
}

template <typename Archive, PartOf<HolidayYear> Part>
void pass(Archive& archive, Part& year) {
  archive(year.year, year.days_off, year.makeup_workdays, year.source,
          year.partial);
}

template <typename Archive, PartOf<HolidayCalendar> Part>
void pass(Archive& archive, Part& calendar) {
  archive(calendar.id, calendar.label, calendar.label_zh,
          calendar.utc_offset_minutes, calendar.years);
}

template <typename Archive, PartOf<DailyWindow> Part>
void pass(Archive& archive, Part& window) {
  archive(window.start, window.end);
}

template <typename Archive, PartOf<PeakRule> Part>
void pass(Archive& archive, Part& rule) {
  archive(rule.id, rule.windows, rule.weekdays, rule.holidays_off_peak,
          rule.calendar);
}

template <typename Archive, PartOf<CardModel> Part>
void pass(Archive& archive, Part& model) {
  archive(model.name, model.family, model.version, model.context,
          model.max_output, model.concurrency, model.price_list);
}

template <typename Archive, PartOf<ToolPrice::Amount> Part>
void pass(Archive& archive, Part& amount) {
  archive(amount.currency, amount.price, amount.list_price);
}

template <typename Archive, PartOf<ToolPrice> Part>
void pass(Archive& archive, Part& tool) {
  archive(tool.id, tool.label, tool.unit, tool.note, tool.confidence,
          tool.amounts);
}

template <typename Archive, PartOf<RateCard> Part>
void pass(Archive& archive, Part& card) {
  archive(card.id, card.effective_from, card.precision, card.precision_note,
          card.label, card.price_change, card.confidence, card.checked,
          card.sources, card.peak_rule, card.models, card.tools);
}

template <typename Archive, PartOf<NameRule> Part>
void pass(Archive& archive, Part& rule) {
  archive(rule.name, rule.prefix, rule.bills_as, rule.from, rule.until,
          rule.confidence, rule.note, rule.source);
}

template <typename Archive, PartOf<CancelledChange> Part>
void pass(Archive& archive, Part& change) {
  archive(change.id, change.planned_for, change.announced, change.cancelled,
          change.label, change.sources);
}

template <typename Archive, PartOf<RateBook> Part>
void pass(Archive& archive, Part& book) {
  archive(book.id, book.name, book.checked, book.default_card, book.sources,
          book.price_lists, book.calendars, book.peak_rules, book.cards,
          book.names, book.cancelled);
}

}  // namespace deepseek_cost

#endif  // DEEPSEEK_COST_CORE_RATES_BUILT_IN_FIELD_LIST_H_
