// DeepSeek's own usage export: what was used, at which price, and what it cost.
//
// The platform offers a ZIP of two CSV files. They are told apart by their
// headers, not by their names, and may follow each other in one stream:
//
//   amount  user_id,utc_date,model,api_key_name,api_key,type,price,amount
//           user_id,start_time_iso,end_time_iso,model,…  (since August 2026)
//   cost    user_id,utc_date,model,wallet_type,cost,currency  (or with times)
//
// `type` is input_cache_hit_tokens, input_cache_miss_tokens, output_tokens,
// request_count (no price) or, in older files, input_tokens (misses). `price`
// is per token; an interval that spans two bands has two rows of one type.
// Costs are split over wallets. utc_date is 2026-06-03 or 20260603, a UTC day;
// times are RFC 3339 with any offset, the end excluded.
//
// Identity stays here: rows know users and keys as numbers, and no report has
// more than the names of keys, where the reader has asked for a split by key.
//
// A file may be given twice, and a later download holds the days of an earlier
// one. Rows of two files that are equal in user, times, model, key, type and
// price are repeats: that with most counts, unless the reader bills both. So
// are those of one file where a header stands between them, or, if the file
// says whose each is, any other row: downloads that were joined in one file.
// Equal rows that follow each other are not.
//
// amount × price is summed exactly, compared with the cost file for each
// interval and model, and each price with the rate book: it has to be one that
// the model has in some band of some card in force during the interval.
#ifndef DEEPSEEK_COST_CORE_USAGE_EXPORT_PLATFORM_EXPORT_H_
#define DEEPSEEK_COST_CORE_USAGE_EXPORT_PLATFORM_EXPORT_H_

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/json/writer.h"
#include "core/number/money.h"
#include "core/rates/rate_book.h"
#include "core/time/calendar.h"
#include "core/usage/export/known_texts.h"
#include "core/usage/scan/skipped.h"
#include "core/usage/text/csv.h"
#include "core/usage/text/log_position.h"
#include "core/usage/text/sheet_date.h"

namespace deepseek_cost::usage {

enum class ExportType : std::uint8_t { hit, miss, output, requests, other };
inline constexpr std::size_t kExportTypes = 5;

// What rows that follow each other have in common, most often all rows of an
// hour, a model and a key.
struct ExportHead {
  Instant from;
  Instant until;
  DayNumber day = 0;  // the first day, by the row's own clock
  std::uint32_t model = 0;
  std::uint32_t key = 0;  // 0 unless split by key
  std::uint32_t file = 0;
  std::uint32_t table = 0;  // which header it stands under, of all files
  bool owned = false;       // it says whose it is: an equal one is a repeat
  std::uint32_t whose = 0;  // of user, key and wallet, to find repeats by
};

// One row of an amount file.
struct ExportRow {
  std::int64_t price = 0;   // 10^-12 of its currency per token
  std::int64_t amount = 0;  // tokens or requests
  std::uint32_t head = 0;
  std::uint32_t line = 0;
  ExportType type = ExportType::requests;

  Int128 cost() const {
    return type == ExportType::requests ? 0 : Int128{amount} * price;
  }
};

// One row of a cost file; the wallets' rows add up.
struct ExportCost {
  Int128 cost = 0;
  std::uint32_t head = 0;
  std::uint32_t line = 0;
  Currency currency = Currency::usd;
};

class UsageExport final : public CsvSink {
 public:
  UsageExport(bool per_key, std::uint64_t hash_seed)
      : per_key_(per_key), known_(hash_seed), reader_(*this) {}

  // Whether a first line is a header of such a file.
  static bool is_header(std::string_view line);

  void append(std::string_view bytes) { reader_.append(bytes); }
  void finish();  // the end of a file
  // After the last file. `bill`: they are counted, and stay.
  void find_repeats(bool bill);
  std::int64_t repeats() const { return repeats_; }
  Int128 repeated_cost() const { return repeated_cost_; }
  // Amount rows whose interval overlaps one of the same owner, model, type and
  // price without being equal: two exports cut by different clocks report the
  // same requests.
  struct Overlaps {
    std::int64_t count = 0;
    Int128 cost = 0;
    LogPosition first;
  };
  const Overlaps& overlaps() const { return overlaps_; }

  const std::vector<ExportRow>& rows() const { return rows_; }
  const std::vector<ExportCost>& costs() const { return costs_; }
  // The cost file without its amount file: what was billed is known, and for
  // how many tokens is not.
  bool costs_alone() const { return rows_.empty() && !costs_.empty(); }
  // Of a row or a cost.
  template <typename Row>
  const ExportHead& head_of(const Row& row) const {
    return heads_[row.head];
  }
  const std::vector<std::string>& models() const { return models_; }
  const std::vector<std::string>& keys() const { return keys_; }
  const Skips& skips() const { return skips_; }
  std::int64_t rows_read() const { return rows_read_; }
  Int128 cost_so_far() const { return cost_so_far_; }  // of the amount rows
  bool per_key() const { return per_key_; }

  void row(const CsvFields& fields, LogPosition at) override;
  void row_too_large(LogPosition at, std::int64_t lines) override;

 private:
  static constexpr std::size_t kNone = SIZE_MAX;
  static constexpr std::size_t kHeadColumns = 7;
  static constexpr std::size_t kFirstIdentity = 3;
  static constexpr std::size_t kIdentitySizes =
      (kHeadColumns - kFirstIdentity) * sizeof(std::uint32_t);
  struct Columns {
    std::size_t date = kNone, start = kNone, end = kNone, model = kNone;
    std::size_t key_name = kNone, type = kNone, price = kNone, amount = kNone;
    std::size_t cost = kNone, currency = kNone, last = 0;
    std::size_t user = kNone, key = kNone, wallet = kNone;
    // What a head is made of: interval, model, and from kFirstIdentity on whose
    // it is.
    std::array<std::size_t, kHeadColumns> head = {};
    bool owned = false;

    bool dated() const { return date != kNone || start != kNone; }
    bool is_amount() const {
      return dated() && model != kNone && type != kNone && price != kNone &&
             amount != kNone;
    }
    bool is_cost() const {
      return dated() && model != kNone && cost != kNone && currency != kNone;
    }
  };
  struct LastPrice {
    std::string field;
    bool empty = true;
    std::optional<std::int64_t> price;  // nothing: unreadable
    bool too_high = false;
  };

  static Columns columns_of(const CsvFields& fields);
  bool read_interval(const CsvFields& fields);
  std::optional<Phrase> read_head(const CsvFields& fields);
  std::optional<Phrase> keep_head(const CsvFields& fields);
  std::uint32_t last_head() const {
    return static_cast<std::uint32_t>(heads_.size() - 1);
  }
  std::string_view number(std::string_view field);
  bool waits_for_order(const CsvFields& fields, LogPosition at);
  void read_waiting();
  std::optional<Phrase> read_row(const CsvFields& fields, LogPosition at);
  void skip(Phrase why, LogPosition at);
  const LastPrice& read_price(ExportType type, std::string_view field);
  char decimal_mark(const CsvFields& fields);
  std::optional<Phrase> read_amount(const CsvFields& fields, ExportRow& row);
  std::optional<Phrase> read_amount_row(const CsvFields& fields);
  std::optional<Phrase> read_cost_row(const CsvFields& fields);

  std::string_view head_field(const CsvFields& fields, std::size_t i) const;
  void keep_texts(const CsvFields& fields);
  std::string_view identity() const;
  template <typename Row>
  bool may_repeat_itself(const std::vector<Row>& rows) const;
  template <typename Row>
  void leave_out_repeats(std::vector<Row>& rows, bool bill);
  bool intervals_are_alike() const;
  void find_overlaps();

  bool per_key_;
  KnownTexts known_;  // users, keys and wallets
  std::uint32_t file_ = 0;
  std::uint32_t table_ = 0;
  std::uint32_t line_ = 0;
  std::int64_t repeats_ = 0;
  Int128 repeated_cost_ = 0;
  Overlaps overlaps_;
  CsvReader reader_;
  Columns columns_;
  ExportHead head_;  // of the row before…
  // …as it is written, and behind it the sizes of what makes the identity.
  std::vector<char> head_text_;
  std::string_view head_fields_[kHeadColumns];  // in it
  bool interval_known_ = false;  // …whose interval could be read
  bool head_kept_ = false;       // …and which is the last of `heads_`
  // Rows whose date can be read either way, until another shows which.
  struct Waiting {
    std::vector<std::string> fields;
    LogPosition at;
  };
  std::vector<Waiting> waiting_;
  DateOrder date_order_ = DateOrder::unknown;
  LastPrice last_prices_[kExportTypes];
  std::string number_;
  char decimal_mark_ = '\0';  // of the prices of this file; '\0': none so far
  std::vector<ExportHead> heads_;
  std::vector<ExportRow> rows_;
  std::vector<ExportCost> costs_;
  std::vector<std::string> models_;
  std::vector<std::string> keys_{""};
  Skips skips_;
  std::int64_t rows_read_ = 0;
  Int128 cost_so_far_ = 0;
};

// "duplicates": {count, amount}, "duplicates_billed".
void write_repeats(json::Writer& out, const UsageExport& usage, bool billed);
// Adds the report's fields to the open object. `currency`: the reader's, or
// nothing to take it from the cost file, else from the prices.
void write_export_report(json::Writer& out, const UsageExport& usage,
                         const RateBook& book, std::optional<Currency> currency,
                         const RateCard* card_now);

}  // namespace deepseek_cost::usage

#endif  // DEEPSEEK_COST_CORE_USAGE_EXPORT_PLATFORM_EXPORT_H_
