// The call `normaliseUsage`, and the usage logs behind core/api/api.h.
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "core/api/api.h"
#include "core/api/handlers.h"
#include "core/api/request.h"
#include "core/base/ascii.h"
#include "core/json/object_reader.h"
#include "core/json/parse.h"
#include "core/usage/log.h"
#include "core/usage/record/normalise.h"
#include "core/usage/record/record.h"
#include "core/usage/report/report.h"

namespace deepseek_cost {
namespace {

using usage::LogFormat;
using usage::RecordTime;
using usage::TokenUsage;
using usage::UsageLog;
using usage::UsageLogOptions;
using usage::UsageRecord;
using usage::write_count;

// Open logs, by number. A page has one; a few more may be left behind.
constexpr std::size_t kMostOpenLogs = 16;

struct OpenLog {
  std::int32_t number = 0;
  std::unique_ptr<UsageLog> log;
};

struct OpenLogs {
  std::vector<OpenLog> list;
  std::int32_t last_number = 0;
};

OpenLogs& open_logs() {
  static OpenLogs logs;
  return logs;
}

OpenLog* find_log(std::int32_t number) {
  for (OpenLog& open : open_logs().list) {
    if (open.number == number) return &open;
  }
  return nullptr;
}

// Which of the two choices is given; the first where none is.
bool is_second(json::ObjectReader& reader, std::string_view key,
               std::string_view first, std::string_view second) {
  const std::string_view names[] = {first, second};
  return reader.choice(key, names, 0) == 1;
}

LogFormat read_format(json::ObjectReader& reader) {
  static constexpr std::string_view kNames[] = {"auto", "log", "export"};
  static constexpr LogFormat kFormats[] = {LogFormat::unknown, LogFormat::log,
                                           LogFormat::usage_export};
  return kFormats[reader.choice("format", kNames, 0)];
}

void read_currency(json::ObjectReader& reader, UsageLogOptions& options) {
  const std::optional<std::string_view> code = reader.text("currency");
  if (!code) return;
  options.currency = currency_from(*code);
  if (!options.currency) {
    reader.fail(ErrorCode::unknown_currency, "currency", *code, "USD, CNY");
  }
}

// "naive_times": "refuse", or the offset that times without one are in.
void read_naive_zone(json::ObjectReader& reader, UsageLogOptions& options) {
  const std::string_view zone = reader.text("naive_times").value_or("refuse");
  if (zone == "refuse") return;
  options.requests.naive_offset = parse_utc_offset(zone);
  if (!options.requests.naive_offset) {
    reader.fail(ErrorCode::invalid_time, "naive_times", zone);
  }
}

// "bill_as": {"deepseek/deepseek-flash": "deepseek-flash", …}
void read_bill_as(json::ObjectReader& reader, UsageLogOptions& options) {
  const json::Value* names = reader.optional("bill_as");
  if (names == nullptr || names->kind == json::Value::Kind::null) return;
  if (names->kind != json::Value::Kind::object) {
    return reader.fail(ErrorCode::wrong_type, "bill_as", json::describe(*names),
                       Phrase::object_of_names);
  }
  if (names->members.size() > usage::kMostLogModels) {
    return reader.fail(ErrorCode::too_many, "bill_as", Phrase::names,
                       to_string(usage::kMostLogModels));
  }
  for (const json::Member& member : names->members) {
    if (member.value.kind != json::Value::Kind::string) {
      return reader.fail(ErrorCode::wrong_type, "bill_as",
                         json::describe(member.value), Phrase::model_name);
    }
    options.requests.bill_as.emplace_back(member.key, member.value.text);
  }
}

UsageLogOptions read_options(json::ObjectReader& reader) {
  UsageLogOptions options;
  read_currency(reader, options);
  options.card = reader.text("card").value_or("");
  options.now = reader.instant("now");
  options.per_key = reader.boolean("per_key", false);
  options.per_hour = reader.boolean("per_hour", false);
  options.format = read_format(reader);
  const std::string_view offset = reader.text("day_offset").value_or("+00:00");
  const std::optional<int> minutes = parse_utc_offset(offset);
  if (!minutes) reader.fail(ErrorCode::invalid_time, "day_offset", offset);
  options.day_offset_minutes = minutes.value_or(0);
  options.requests.instant =
      reader.choice("instant", BandInstant::completion) == BandInstant::start
          ? RecordTime::start
          : RecordTime::completion;
  options.requests.default_model = reader.text("default_model").value_or("");
  options.requests.default_at = reader.instant("default_at");
  options.requests.bill_duplicates =
      is_second(reader, "duplicates", "once", "bill");
  options.requests.bill_cached =
      is_second(reader, "marked_cached", "skip", "bill");
  options.requests.hash_seed =
      usage::SeenIds(0).key_of(reader.text("hash_seed").value_or(""));
  read_naive_zone(reader, options);
  read_bill_as(reader, options);
  return options;
}

std::string refused(const Error& error) { return write_refusal({error}); }

std::string unknown_log(std::int32_t number) {
  return refused({ErrorCode::unknown_log, "", to_string(number), ""});
}

// A usage as a record would carry it, so that the same walk reads it.
json::Value as_record(const json::Value& usage) {
  json::Value record;
  record.kind = json::Value::Kind::object;
  record.members.push_back({"usage", usage});
  return record;
}

}  // namespace

Errors handle_normalise_usage(const json::Value& request, json::Writer& out) {
  Errors errors;
  json::ObjectReader reader(request, "", errors);
  const json::Value* usage = reader.required("usage");
  const bool anthropic = is_second(reader, "wire", "auto", "anthropic");
  reader.finish();
  if (!errors.empty()) return errors;
  UsageRecord record;
  const json::Value carrier = as_record(*usage);
  usage::read_usage_record_tree(carrier, record);
  if (anthropic) record.usage().set_anthropic();
  // What is absent counts as 0 here; a log bills only what gives both.
  const Result<TokenUsage> tokens = record.usage().normalise();
  if (!tokens) {
    Error error = tokens.errors().front();
    error.where = "/usage";
    return {error};
  }
  write_count(out, "hit", tokens->billed.hit.count());
  write_count(out, "miss", tokens->billed.miss.count());
  write_count(out, "output", tokens->billed.output.count());
  write_count(out, "reasoning", tokens->reasoning.count());
  return {};
}

std::string begin_usage_log(std::string_view options) {
  const Result<json::Value> parsed =
      json::parse(options.empty() ? std::string_view("{}") : options);
  if (!parsed) return write_refusal(parsed.errors());
  Errors errors;
  json::ObjectReader reader(*parsed, "", errors);
  BookOfRequest book(reader);
  UsageLogOptions read = read_options(reader);
  reader.finish();
  if (errors.empty() && !read.card.empty() &&
      book->find_card(read.card) == nullptr) {
    reader.fail(Errors{no_such_card(*book, read.card, "")}, "card");
  }
  OpenLogs& logs = open_logs();
  if (logs.list.size() >= kMostOpenLogs) {
    errors.push_back(
        {ErrorCode::too_many, "", Phrase::open_logs, to_string(kMostOpenLogs)});
  }
  if (!errors.empty()) return write_refusal(errors);
  std::optional<RateBook> custom;
  if (book.is_custom()) custom = *book;
  logs.list.push_back(
      {++logs.last_number,
       std::make_unique<UsageLog>(std::move(read), std::move(custom))});
  json::Writer out;
  out.begin_object().field("ok", true).field("log", logs.last_number);
  return out.end_object().take();
}

std::string append_usage_log(std::int32_t log, std::string_view bytes) {
  OpenLog* const open = find_log(log);
  if (open == nullptr) return unknown_log(log);
  open->log->append(bytes);
  json::Writer out;
  out.begin_object().field("ok", true);
  open->log->write_progress(out);
  return out.end_object().take();
}

std::string end_usage_log_file(std::int32_t log) {
  OpenLog* const open = find_log(log);
  if (open == nullptr) return unknown_log(log);
  open->log->end_file();
  json::Writer out;
  out.begin_object().field("ok", true);
  open->log->write_progress(out);
  return out.end_object().take();
}

std::string finish_usage_log(std::int32_t log) {
  OpenLog* const open = find_log(log);
  if (open == nullptr) return unknown_log(log);
  json::Writer out;
  out.begin_object().field("ok", true);
  open->log->write_report(out);
  std::swap(*open, open_logs().list.back());
  open_logs().list.pop_back();
  return out.end_object().take();
}

}  // namespace deepseek_cost
