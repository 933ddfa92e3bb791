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
// Identity is dropped on reading: user id and key never get beyond the row they
// stand in but as a hash, and key names only where the reader has asked for a
// split by key.
//
// A file may be given twice, and a later download holds the days of an earlier
// one. Rows of two files that are equal in user, times, model, key, type and
// price are repeats: that with most counts, unless the reader bills both. Equal
// rows of one file are not.
//
// amount × price is summed exactly, compared with the cost file for each
// interval and model, and each price with the rate book: it has to be one that
// the model has in some band of some card in force during the interval.
#ifndef DEEPSEEK_COST_CORE_USAGE_EXPORT_PLATFORM_EXPORT_H_
#define DEEPSEEK_COST_CORE_USAGE_EXPORT_PLATFORM_EXPORT_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/json/writer.h"
#include "core/number/money.h"
#include "core/rates/rate_book.h"
#include "core/time/calendar.h"
#include "core/usage/requests/seen_ids.h"
#include "core/usage/scan/skipped.h"
#include "core/usage/text/csv.h"
#include "core/usage/text/log_position.h"
#include "core/usage/text/spreadsheet.h"

namespace deepseek_cost::usage {

enum class ExportType : std::uint8_t { hit, miss, output, requests, other };
inline constexpr std::size_t kExportTypes = 5;

// One row of an amount file without its identity.
struct ExportRow {
  Instant from;
  Instant until;
  std::int64_t price = 0;   // 10^-12 of its currency per token
  std::int64_t amount = 0;  // tokens or requests
  DayNumber day = 0;        // the first day, by the row's own clock
  std::uint32_t model = 0;
  std::uint32_t key = 0;  // 0 unless split by key
  std::uint32_t file = 0;
  std::uint32_t line = 0;
  std::uint64_t identity = 0;  // of user and key: a hash, to find repeats by
  ExportType type = ExportType::requests;

  Int128 cost() const {
    return type == ExportType::requests ? 0 : Int128{amount} * price;
  }
};

// One row of a cost file; the wallets' rows add up.
struct ExportCost {
  Instant from;
  Instant until;
  std::size_t model = 0;
  Currency currency = Currency::usd;
  Int128 cost = 0;
  DayNumber day = 0;  // the first, by the row's own clock
  std::uint32_t file = 0;
  std::uint32_t line = 0;
  std::uint64_t identity = 0;  // of user and wallet
};

class UsageExport final : public CsvSink {
 public:
  UsageExport(bool per_key, std::uint64_t hash_seed)
      : per_key_(per_key), ids_(hash_seed), reader_(*this) {}

  // Whether a first line is a header of such a file.
  static bool is_header(std::string_view line);

  void append(std::string_view bytes) { reader_.append(bytes); }
  void finish();  // the end of a file
  // After the last file. `bill`: they are counted, and stay.
  void find_repeats(bool bill);
  std::int64_t repeats() const { return repeats_; }
  Int128 repeated_cost() const { return repeated_cost_; }

  const std::vector<ExportRow>& rows() const { return rows_; }
  const std::vector<ExportCost>& costs() const { return costs_; }
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
  struct Columns {
    std::size_t date = kNone, start = kNone, end = kNone, model = kNone;
    std::size_t key_name = kNone, type = kNone, price = kNone, amount = kNone;
    std::size_t cost = kNone, currency = kNone, last = 0;
    std::size_t user = kNone, key = kNone, wallet = kNone;

    bool dated() const { return date != kNone || start != kNone; }
    bool is_amount() const {
      return dated() && model != kNone && type != kNone && price != kNone &&
             amount != kNone;
    }
    bool is_cost() const {
      return dated() && model != kNone && cost != kNone && currency != kNone;
    }
  };
  struct Interval {
    Instant from;
    Instant until;
    DayNumber day = 0;
  };

  struct LastPrice {
    std::string text;
    std::optional<Int128> price;
  };

  static Columns columns_of(const CsvFields& fields);
  std::optional<Interval> interval(const CsvFields& fields);
  std::optional<Interval> read_interval(const CsvFields& fields) const;
  std::string_view number(std::string_view field);
  bool waits_for_order(const CsvFields& fields, LogPosition at);
  void read_waiting();
  void read_row(const CsvFields& fields, LogPosition at);
  std::optional<Int128> read_price(ExportType type, std::string_view text);
  char decimal_mark(const CsvFields& fields);
  std::optional<Phrase> read_amount(const CsvFields& fields, ExportRow& row);
  std::optional<Phrase> read_amount_row(const CsvFields& fields);
  std::optional<Phrase> read_cost_row(const CsvFields& fields);

  std::uint64_t identity_of(const CsvFields& fields);
  template <typename Row>
  void leave_out_repeats(std::vector<Row>& rows, bool bill);

  bool per_key_;
  SeenIds ids_;  // for its hashes
  std::uint32_t file_ = 0;
  std::uint32_t line_ = 0;
  // User, key and wallet of the row before.
  static constexpr std::size_t kIdentityFields = 4;
  std::string identity_[kIdentityFields];
  std::uint64_t last_identity_ = 0;
  std::int64_t repeats_ = 0;
  Int128 repeated_cost_ = 0;
  CsvReader reader_;
  Columns columns_;
  std::optional<Interval> last_interval_;
  std::string last_start_;  // the texts of `last_interval_`
  std::string last_end_;
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
