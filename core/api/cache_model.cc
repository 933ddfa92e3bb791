// The calls cacheModel and countTokens.
//
//   cacheModel {}                                → {shapes: the default of each
//   kind} cacheModel {shape, card?, currency?, band?}  → {shape, requests,
//   used,
//     alive_after_gap, cases:[{case, prompt, hit, miss, output, hit_share}],
//     rows:[{turn, compaction?, prompt, output, reasoning, best_hit, hit}],
//     rows_omitted: of requests that are alike, how many follow the last row,
//     assumptions:[codes], models:[{model, family, band, run:{best, expected,
//     none}, turns:[amounts], so_far:{best:[…], expected:[…], none:[…]}}]}
//   countTokens {text} → {tokens, unrounded, english, chinese, estimate,
//   source}

#include "core/api/handlers.h"
#include "core/api/request.h"
#include "core/base/ascii.h"
#include "core/estimate/estimate.h"
#include "core/estimate/estimate_json.h"
#include "core/rates/load/save.h"
#include "core/rates/pricing.h"
#include "core/scenario/json/shape_json.h"
#include "core/scenario/prefix_cache.h"
#include "core/scenario/shape_assumptions.h"
#include "core/scenario/token_estimate.h"

namespace deepseek_cost {
namespace {

constexpr CacheCase kCases[] = {CacheCase::best, CacheCase::expected,
                                CacheCase::none};
constexpr ShapeKind kKinds[] = {ShapeKind::chat, ShapeKind::agent,
                                ShapeKind::document, ShapeKind::templated,
                                ShapeKind::none};
constexpr std::string_view kCacheSource =
    "https://api-docs.deepseek.com/guides/kv_cache";
constexpr std::string_view kTokenSource =
    "https://api-docs.deepseek.com/quick_start/token_usage";

void write_tokens(json::Writer& out, const ShapeTokens& tokens) {
  const Tokens prompt = tokens.hit + tokens.miss;
  out.field("prompt", to_string(prompt.count()))
      .field("hit", to_string(tokens.hit.count()))
      .field("miss", to_string(tokens.miss.count()))
      .field("output", to_string(tokens.output.count()))
      .field("hit_share", percent_text(percent_of(tokens.hit.as_ratio(),
                                                  prompt.as_ratio())));
}

void write_rows(json::Writer& out, const ShapeRun& run) {
  std::int64_t turn = 0;
  out.key("rows").begin_array();
  for (const CacheRow& row : run.rows) {
    if (!row.compaction) ++turn;
    out.begin_object().field("turn", turn);
    if (row.compaction) out.field("compaction", true);
    out.field("prompt", to_string(row.prompt.count()))
        .field("output", to_string(row.output.count()))
        .field("reasoning", to_string(row.reasoning.count()))
        .field("best_hit", to_string(row.best_hit.count()))
        .field("hit", to_string(row.expected_hit.count()))
        .end_object();
  }
  const auto shown = static_cast<std::int64_t>(run.rows.size());
  out.end_array().field("rows_omitted", to_string(run.totals.requests - shown));
}

// The bill of the run so far after each row, for one case.
void write_so_far(json::Writer& out, const ShapeRun& run, CacheCase which,
                  const PriceRow& prices) {
  Money sum(prices.currency);
  out.key(name_of(which)).begin_array();
  for (const CacheRow& row : run.rows) {
    const ShapeTokens tokens = tokens_of(row, which);
    sum += cost_of({tokens.hit, tokens.miss, tokens.output}, prices);
    out.value(sum.exact_decimal());
  }
  out.end_array();
}

void write_model(json::Writer& out, const CardModel& model,
                 const PriceRow& prices, const ShapeRun& run, CacheCase used) {
  write_model_names(out.begin_object(), model)
      .field("band", name_of(prices.band))
      .key("run")
      .begin_object();
  for (const CacheCase which : kCases) {
    const ShapeTokens sum = tokens_of(run, which);
    out.field(name_of(which),
              cost_of({sum.hit, sum.miss, sum.output}, prices).exact_decimal());
  }
  out.end_object().key("turns").begin_array();
  for (const CacheRow& row : run.rows) {
    const ShapeTokens one = tokens_of(row, used);
    out.value(cost_of({one.hit, one.miss, one.output}, prices).exact_decimal());
  }
  out.end_array().key("so_far").begin_object();
  for (const CacheCase which : kCases) write_so_far(out, run, which, prices);
  out.end_object().end_object();
}

void write_default_shapes(json::Writer& out) {
  out.key("shapes").begin_array();
  for (const ShapeKind kind : kKinds) write_shape(default_shape(kind), out);
  out.end_array().field("source", kCacheSource);
}

// The prices of the model in the band, or where the card has none, flat.
const PriceRow* prices_in(const PriceList& prices, Currency currency,
                          Band band) {
  const PriceRow* flat = prices.find(currency, Band::flat);
  return flat != nullptr ? flat : prices.find(currency, band);
}

void write_run(json::Writer& out, const Shape& shape, const ShapeRun& run) {
  out.key("shape");
  write_shape(shape, out);
  out.field("requests", to_string(run.totals.requests))
      .field("used", name_of(shape.used))
      .field("alive_after_gap", to_percent(alive_after_gap(shape)))
      .key("cases")
      .begin_array();
  for (const CacheCase which : kCases) {
    out.begin_object().field("case", name_of(which));
    write_tokens(out, tokens_of(run, which));
    out.end_object();
  }
  out.end_array();
  write_rows(out, run);
  out.key("assumptions").begin_array();
  for (const std::string_view code : assumptions_of(shape)) out.value(code);
  out.end_array();
}

}  // namespace

Errors handle_cache_model(const json::Value& request, json::Writer& out) {
  Errors errors;
  json::ObjectReader reader(request, "", errors);
  const BookOfRequest book(reader);
  const json::Value* given = reader.optional("shape");
  const Currency currency = read_currency(reader, Currency::usd);
  const std::string_view id = reader.text("card").value_or(book->default_card);
  const std::string_view band_name = reader.text("band").value_or("off_peak");
  const std::optional<Band> band = enum_from<Band>(band_name);
  if (!band) {
    reader.fail(ErrorCode::unknown_choice, "band", band_name, "off_peak, peak");
  }
  const RateCard* card = book->find_card(id);
  if (card == nullptr) {
    reader.fail(Errors{no_such_card(*book, id, "")}, "card");
  }
  Shape shape;
  if (given != nullptr) shape = read_shape(*given, "/shape", errors);
  reader.finish();
  if (!errors.empty() || !band || card == nullptr) return errors;
  if (given == nullptr) {
    write_default_shapes(out);
    return {};
  }
  const Result<ShapeRun> run = run_shape(shape);
  if (!run) return run.errors();
  write_run(out, shape, *run);
  out.field("card", card->id)
      .field("currency", code_of(currency))
      .key("models")
      .begin_array();
  for (const CardModel* model : ComparedModels(*card)) {
    const PriceRow* prices =
        prices_in(book->prices_of(*model), currency, *band);
    if (prices != nullptr) write_model(out, *model, *prices, *run, shape.used);
  }
  out.end_array().field("source", kCacheSource);
  return {};
}

Errors handle_count_tokens(const json::Value& request, json::Writer& out) {
  Errors errors;
  json::ObjectReader reader(request, "", errors);
  const std::string_view text = reader.required_text("text");
  reader.finish();
  if (!errors.empty()) return errors;
  const TokenCount count = count_by_rule(text);
  out.field("tokens", to_string(count.tokens().count()))
      .field("unrounded", decimal_of_scaled(count.tenths(), 1))
      .field("english", to_string(count.english))
      .field("chinese", to_string(count.chinese))
      .field("estimate", true)
      .field("source", kTokenSource);
  return {};
}

}  // namespace deepseek_cost
