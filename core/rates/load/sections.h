// The parts of the rate book's loader (core/rates/load/load.h): not for others.
//
// Each part reads one section of the document into the book and adds every
// error that it finds. Reading goes on after an error, so a section may leave
// half-read values behind; the book is thrown away then.
#ifndef DEEPSEEK_COST_CORE_RATES_LOAD_SECTIONS_H_
#define DEEPSEEK_COST_CORE_RATES_LOAD_SECTIONS_H_

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"
#include "core/json/object_reader.h"
#include "core/json/value.h"
#include "core/rates/rate_book.h"

namespace deepseek_cost {

// Is the id of the last thing that of an earlier one?
template <typename Thing>
bool repeats_id(const std::vector<Thing>& things) {
  for (std::size_t i = 0; i + 1 < things.size(); ++i) {
    if (things[i].id == things.back().id) return !things[i].id.empty();
  }
  return false;
}

// Values are read in their place in the book, as its last of their kind.
class RateBookReader {
 public:
  explicit RateBookReader(std::string_view path) : path_(path) {}

  Result<RateBook> read(const json::Value& document);

 private:
  // load.cc: the whole, its sources and cancelled changes
  void read_sources(json::ObjectReader& top);
  void read_cancelled(json::ObjectReader& top);

  // cards.cc
  void read_cards(json::ObjectReader& top);
  void read_card(const json::Value& value, const std::string& path);
  void read_start(json::ObjectReader& reader, RateCard& card);
  void read_models(json::ObjectReader& reader, RateCard& card);
  void read_model(const json::Value& value, const std::string& path,
                  CardModel& model);
  void check_bands(const RateCard& card, const std::string& path);
  void read_names(json::ObjectReader& top);
  void read_name(const json::Value& value, const std::string& path,
                 NameRule& rule);
  void check_name(const NameRule& rule, const std::string& path);

  // prices.cc
  void read_price_lists(json::ObjectReader& top);
  std::size_t read_price_list(const json::Value& value, const std::string& path,
                              std::string_view id);
  void read_currency(const json::Value& value, const std::string& path,
                     Currency currency, PriceList& list);
  void read_row(const json::Value& value, const std::string& path, PriceRow row,
                PriceList& list);
  void read_tools(json::ObjectReader& reader, RateCard& card);
  void read_tool(const json::Value& value, const std::string& path,
                 ToolPrice& tool);
  void read_tool_prices(json::ObjectReader& reader, std::string_view key,
                        ToolPrice& tool);

  // hours.cc
  void read_calendars(json::ObjectReader& top);
  void read_calendar(const json::Value& value, const std::string& path,
                     HolidayCalendar& calendar);
  void read_year(const json::Value& value, const std::string& path,
                 HolidayYear& year);
  std::optional<DayNumber> read_day_of(std::string_view text,
                                       const HolidayYear& year,
                                       const std::string& path);
  void read_peak_rules(json::ObjectReader& top);
  void read_peak_rule(const json::Value& value, const std::string& path,
                      PeakRule& rule);
  void read_windows(json::ObjectReader& reader, PeakRule& rule);
  void read_weekdays(json::ObjectReader& reader, PeakRule& rule);

  // fields.cc: what all sections are made of
  void fail(ErrorCode code, std::string_view path, Words value,
            Words detail = {});
  // The items of a list, none where it is absent, wrong or too long.
  std::span<const json::Value> items(json::ObjectReader& reader,
                                     std::string_view key, bool required,
                                     std::size_t most);
  bool few_enough(std::size_t count, std::size_t most, const std::string& path);
  // An item of a list that has to be text.
  std::optional<std::string_view> text_item(const json::Value& value,
                                            const std::string& path);
  std::string id(json::ObjectReader& reader);
  bool is_good_id(std::string_view text);
  std::string text(json::ObjectReader& reader, std::string_view key);
  Label label(json::ObjectReader& reader, std::string_view key,
              std::string_view zh_key);
  // The same at "label", and `id` in place of a missing one.
  Label label_or_id(json::ObjectReader& reader, const std::string& id);
  std::string checked(json::ObjectReader& reader, std::string_view key);
  std::optional<Instant> instant(json::ObjectReader& reader,
                                 std::string_view key);
  std::optional<std::size_t> source_named(std::string_view id,
                                          const std::string& path);
  std::vector<std::size_t> sources(json::ObjectReader& reader);

  std::string path_;
  RateBook book_;
  Errors errors_;
};

}  // namespace deepseek_cost

#endif  // DEEPSEEK_COST_CORE_RATES_LOAD_SECTIONS_H_
