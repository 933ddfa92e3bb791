#include <algorithm>

#include "core/json/pointer.h"
#include "core/rates/load/load.h"
#include "core/rates/load/sections.h"

namespace deepseek_cost {
namespace {

// Far beyond any limit that a model has had, and far from overflow.
constexpr std::int64_t kMostTokens = 1000000000000;

bool is_good_name(std::string_view name) {
  return !name.empty() && name.size() <= RateBookLimits::kNameBytes &&
         std::all_of(name.begin(), name.end(), [](char c) {
           return static_cast<unsigned char>(c) > ' ' && c != 0x7F && c != '*';
         });
}

bool overlap(const NameRule& a, const NameRule& b) {
  return (!a.from || !b.until || *a.from < *b.until) &&
         (!b.from || !a.until || *b.from < *a.until);
}

}  // namespace

void RateBookReader::read_cards(json::ObjectReader& top) {
  const std::string path = top.path_of("cards");
  const auto cards = items(top, "cards", true, RateBookLimits::kCards);
  const json::Value* list = top.optional("cards");
  if (list != nullptr && list->kind == json::Value::Kind::array &&
      list->items.empty()) {
    fail(ErrorCode::missing_field, json::item_path(path, 0), "card");
  }
  std::size_t index = 0;
  for (const json::Value& item : cards) {
    read_card(item, json::item_path(path, index++));
  }
}

void RateBookReader::read_card(const json::Value& value,
                               const std::string& path) {
  json::ObjectReader reader(value, path, errors_);
  RateCard& card = book_.cards.emplace_back();
  card.id = id(reader);
  if (repeats_id(book_.cards)) {
    reader.fail(ErrorCode::duplicate_id, "id", card.id);
  }
  read_start(reader, card);
  card.label = label_or_id(reader, card.id);
  card.price_change = reader.boolean("price_change", true);
  card.confidence = reader.choice("confidence", Confidence::official);
  card.checked = checked(reader, "checked");
  card.sources = sources(reader);
  if (const auto rule = reader.text("peak_rule")) {
    for (std::size_t i = 0; i < book_.peak_rules.size(); ++i) {
      if (book_.peak_rules[i].id == *rule) card.peak_rule = i;
    }
    if (!card.peak_rule) {
      reader.fail(ErrorCode::unknown_reference, "peak_rule", *rule);
    }
  }
  read_models(reader, card);
  if (reader.optional("peak_rule") == nullptr) check_bands(card, path);
  read_tools(reader, card);
  reader.finish();
}

void RateBookReader::read_start(json::ObjectReader& reader, RateCard& card) {
  card.precision = reader.choice("precision", Precision::exact);
  card.precision_note = label(reader, "precision_note", "precision_note_zh");
  if (reader.required("effective_from") == nullptr) return;
  const std::optional<Instant> start = instant(reader, "effective_from");
  if (!start) return;
  card.effective_from = *start;
  if (book_.cards.size() < 2) return;
  const RateCard& before = book_.cards[book_.cards.size() - 2];
  if (before.effective_from >= *start) {
    reader.fail(
        ErrorCode::cards_out_of_order, "effective_from", card.id,
        {Phrase::starts_at, before.id, format_instant(before.effective_from)});
  }
}

void RateBookReader::read_models(json::ObjectReader& reader, RateCard& card) {
  const std::string path = reader.path_of("models");
  const auto models = items(reader, "models", true, RateBookLimits::kModels);
  std::size_t index = 0;
  for (const json::Value& item : models) {
    const std::string place = json::item_path(path, index++);
    CardModel& model = card.models.emplace_back();
    read_model(item, place, model);
    if (!model.name.empty() && card.find_model(model.name) != &model) {
      fail(ErrorCode::duplicate_id, place + "/name", model.name);
    }
  }
  const json::Value* list = reader.optional("models");
  if (list != nullptr && list->kind == json::Value::Kind::array &&
      list->items.empty()) {
    fail(ErrorCode::missing_field, json::item_path(path, 0), "model");
  }
}

void RateBookReader::read_model(const json::Value& value,
                                const std::string& path, CardModel& model) {
  json::ObjectReader reader(value, path, errors_);
  model.name = reader.required_text("name");
  const json::Value* name = reader.optional("name");
  if (name != nullptr && name->kind == json::Value::Kind::string &&
      !is_good_name(model.name)) {
    reader.fail(ErrorCode::out_of_range, "name", model.name,
                Phrase::name_bytes);
  }
  model.family = reader.choice("family", Family::other);
  model.version = text(reader, "version");
  model.context = reader.count("context", kMostTokens, 0);
  model.max_output = reader.count("max_output", kMostTokens, 0);
  model.concurrency = reader.count("concurrency", kMostTokens, 0);
  const json::Value* prices = reader.required("prices");
  if (prices != nullptr && prices->kind == json::Value::Kind::string) {
    bool found = false;
    for (std::size_t i = 0; i < book_.price_lists.size(); ++i) {
      if (book_.price_lists[i].id != prices->text) continue;
      model.price_list = i;
      found = true;
      break;
    }
    if (!found) {
      reader.fail(ErrorCode::unknown_reference, "prices", prices->text);
    }
  } else if (prices != nullptr) {
    model.price_list = read_price_list(*prices, reader.path_of("prices"), "");
  }
  reader.finish();
}

// Peak prices need a rule that says when peak is.
void RateBookReader::check_bands(const RateCard& card,
                                 const std::string& path) {
  for (const CardModel& model : card.models) {
    if (model.price_list >= book_.price_lists.size()) continue;
    for (const PriceRow& row : book_.prices_of(model).rows) {
      if (row.band == Band::flat) continue;
      fail(ErrorCode::missing_field, path + "/peak_rule", "peak_rule");
      return;
    }
  }
}

void RateBookReader::read_names(json::ObjectReader& top) {
  const std::string path = top.path_of("names");
  std::size_t index = 0;
  for (const json::Value& item :
       items(top, "names", false, RateBookLimits::kNames)) {
    const std::string place = json::item_path(path, index++);
    NameRule& rule = book_.names.emplace_back();
    read_name(item, place, rule);
    check_name(rule, place);
  }
}

void RateBookReader::read_name(const json::Value& value,
                               const std::string& path, NameRule& rule) {
  json::ObjectReader reader(value, path, errors_);
  std::string_view name = reader.required_text("name");
  const json::Value* given = reader.optional("name");
  rule.prefix = name.ends_with('*');
  if (rule.prefix) name.remove_suffix(1);
  if (given != nullptr && given->kind == json::Value::Kind::string &&
      !is_good_name(name)) {
    reader.fail(ErrorCode::out_of_range, "name", given->text,
                Phrase::name_bytes);
  }
  rule.name = name;
  rule.bills_as = reader.required_text("bills_as");
  rule.from = instant(reader, "from");
  rule.until = instant(reader, "to");
  if (rule.from && rule.until && *rule.from >= *rule.until) {
    reader.fail(ErrorCode::inconsistent, "to", format_instant(*rule.until),
                Phrase::not_after_from);
  }
  rule.confidence = reader.choice("confidence", Confidence::official);
  rule.note = label(reader, "note", "note_zh");
  if (const auto source = reader.text("source")) {
    rule.source = source_named(*source, reader.path_of("source"));
  }
  reader.finish();
}

// What a name is billed as has to be on every card that the rule's time
// touches, and a name means one thing at a time.
void RateBookReader::check_name(const NameRule& rule, const std::string& path) {
  for (std::size_t i = 0; i < book_.cards.size() && !rule.bills_as.empty();
       ++i) {
    const RateCard& card = book_.cards[i];
    const bool after_end = rule.until && *rule.until <= card.effective_from;
    const bool over = rule.from && i + 1 < book_.cards.size() &&
                      book_.cards[i + 1].effective_from <= *rule.from;
    if (after_end || over || card.find_model(rule.bills_as) != nullptr) {
      continue;
    }
    fail(ErrorCode::unknown_reference, path + "/bills_as", rule.bills_as,
         {Phrase::not_listed_by, card.id});
    break;
  }
  for (const NameRule& other : book_.names) {
    if (&other == &rule || other.name != rule.name ||
        other.prefix != rule.prefix || rule.name.empty() ||
        !overlap(rule, other)) {
      continue;
    }
    const Instant first = std::max(rule.from.value_or(kFirstInstant),
                                   other.from.value_or(kFirstInstant));
    fail(ErrorCode::overlapping_names, path + "/name",
         rule.prefix ? rule.name + "*" : rule.name, format_instant(first));
    break;
  }
}

}  // namespace deepseek_cost
