#include "core/rates/load/save.h"

#include "core/base/ascii.h"

namespace deepseek_cost {
namespace {

void write_if_given(json::Writer& out, std::string_view key,
                    std::string_view text) {
  if (!text.empty()) out.field(key, text);
}

}  // namespace

void write_label(json::Writer& out, std::string_view key,
                 std::string_view zh_key, const Label& label) {
  write_if_given(out, key, label.en);
  write_if_given(out, zh_key, label.zh);
}

json::Writer& write_model_names(json::Writer& out, const CardModel& model) {
  return out.field("model", model.name).field("family", name_of(model.family));
}

void write_instant(json::Writer& out, std::string_view key,
                   std::optional<Instant> at) {
  out.field(key, at ? std::optional(format_instant(*at)) : std::nullopt);
}

void write_limit(json::Writer& out, std::string_view key, std::int64_t limit) {
  out.field(key, limit > 0 ? std::optional(to_string(limit)) : std::nullopt);
}

void write_sources(json::Writer& out, const RateBook& book,
                   const std::vector<std::size_t>& sources) {
  out.key("sources").begin_array();
  for (const std::size_t index : sources) {
    const Source& source = book.sources[index];
    out.begin_object();
    write_if_given(out, "title", source.title);
    write_if_given(out, "title_zh", source.title_zh);
    write_if_given(out, "url", source.url);
    write_if_given(out, "checked", source.checked);
    out.end_object();
  }
  out.end_array();
}

void write_card_fields(json::Writer& out, const RateBook& book,
                       const RateCard& card) {
  write_label(out, "label", "label_zh", card.label);
  write_instant(out, "effective_from", card.effective_from);
  out.field("precision", name_of(card.precision));
  write_label(out, "precision_note", "precision_note_zh", card.precision_note);
  out.field("confidence", name_of(card.confidence));
  out.field("checked", card.checked);
  write_sources(out, book, card.sources);
}

void write_prices(json::Writer& out, const PriceList& list, Currency currency) {
  out.key("prices").begin_array();
  for (const PriceRow& row : list.rows) {
    if (row.currency != currency) continue;
    out.begin_object().field("band", name_of(row.band));
    for (const Bucket bucket : kEachBucket) {
      out.field(name_of(bucket), row.at(bucket).per_million());
    }
    out.end_object();
  }
  out.end_array();
}

void write_lines(json::Writer& out, const Bill& bill) {
  out.key("lines").begin_array();
  for (const BillLine& line : bill.lines) {
    out.begin_object()
        .field("bucket", name_of(line.bucket))
        .field("tokens", to_string(line.tokens.count()))
        .field("price_per_1m", line.price.per_million())
        .field("amount", line.amount.exact_decimal())
        .end_object();
  }
  out.end_array();
}

}  // namespace deepseek_cost
