// How fast a log is read natively, against reading its newlines alone and
// against simdjson On-Demand picking the same fields, in one run: `usage scan`
// finds and checks the records, `usage log` prices and sums them as well, and
// `usage file` does so with a file of the page cache.
//
// And the same for logs of other formats, against the first one.
//
//   usage_bench LOG [OTHER...]     of tests/support/make_log; scripts/bench
//   builds and runs it
#include <simdjson.h>

#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <ctime>
#include <string>

#include "core/api/api.h"
#include "core/time/calendar.h"
#include "core/usage/scan/scan.h"

namespace deepseek_cost::usage {
namespace {

struct Sums {
  std::int64_t records = 0;
  std::int64_t tokens = 0;
};

class SumSink : public RecordSink {
 public:
  void record(UsageRecord& record, LogPosition) override {
    const Result<TokenUsage> usage = record.usage().normalise();
    if (!usage || record.model().empty() || record.id().empty()) return;
    ++sums.records;
    sums.tokens += usage->billed.hit.count() + usage->billed.miss.count() +
                   usage->billed.output.count() +
                   record.time(RecordTime::start)->at.seconds() % 2;
  }
  void unreadable(const Error&, LogPosition) override {}
  Sums sums;
};

constexpr std::size_t kChunk = std::size_t{4} << 20;

Sums scan(const std::string& log) {
  SumSink sink;
  UsageScan reader(sink);
  for (std::size_t at = 0; at < log.size(); at += kChunk) {
    reader.append(std::string_view(log).substr(at, kChunk));
  }
  reader.finish();
  return sink.sums;
}

int open_log() {
  const std::string begun = begin_usage_log(R"({"currency":"USD"})");
  return std::atoi(begun.c_str() + begun.rfind(':') + 1);
}

Sums close_log(int number) {
  Sums sums;
  const std::string report = finish_usage_log(number);
  const std::size_t at = report.find("\"requests\":\"");
  sums.records = std::atoll(report.c_str() + at + 12);
  return sums;
}

Sums whole_log(const std::string& log) {
  const int number = open_log();
  for (std::size_t at = 0; at < log.size(); at += kChunk) {
    append_usage_log(number, std::string_view(log).substr(at, kChunk));
  }
  return close_log(number);
}

Sums whole_file(const char* path) {
  std::FILE* const file = std::fopen(path, "rb");
  if (file == nullptr) return {};
  static char chunk[std::size_t{1} << 20];
  const int number = open_log();
  while (const std::size_t size = std::fread(chunk, 1, sizeof chunk, file)) {
    append_usage_log(number, {chunk, size});
  }
  std::fclose(file);
  return close_log(number);
}

Sums newlines(const std::string& log) {
  Sums sums;
  const char* at = log.data();
  const char* const end = at + log.size();
  while ((at = static_cast<const char*>(std::memchr(
              at, '\n', static_cast<std::size_t>(end - at)))) != nullptr) {
    ++sums.records;
    ++at;
  }
  return sums;
}

Sums on_demand(const std::string& log) {
  Sums sums;
  simdjson::ondemand::parser parser;
  simdjson::ondemand::document_stream documents;
  if (parser.iterate_many(log.data(), log.size(), 1 << 20).get(documents)) {
    return sums;
  }
  for (auto document : documents) {
    std::string_view id, model;
    std::int64_t created = 0, hit = 0, miss = 0, output = 0;
    if (document["id"].get(id) || document["created"].get(created) ||
        document["model"].get(model)) {
      continue;
    }
    auto usage = document["usage"];
    if (usage["completion_tokens"].get(output) ||
        usage["prompt_cache_hit_tokens"].get(hit) ||
        usage["prompt_cache_miss_tokens"].get(miss)) {
      continue;
    }
    ++sums.records;
    sums.tokens += hit + miss + output + created % 2;
  }
  return sums;
}

template <typename Run>
double gigabytes_a_second(const char* name, const std::string& log, Run run,
                          int rounds = 9) {
  double best = 0;
  Sums sums;
  for (int i = 0; i < rounds; ++i) {
    // Processor time: other programs must not count.
    const std::clock_t begin = std::clock();
    sums = run(log);
    const double took =
        static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC;
    const double speed = static_cast<double>(log.size()) / took / 1e9;
    best = speed > best ? speed : best;
  }
  std::printf("  %-20s %5.2f GB/s   %lld records, %lld tokens\n", name, best,
              static_cast<long long>(sums.records),
              static_cast<long long>(sums.tokens));
  return best;
}

std::string contents(const char* path) {
  std::string bytes;
  std::FILE* const file = std::fopen(path, "rb");
  if (file == nullptr) return bytes;
  std::fseek(file, 0, SEEK_END);
  bytes.reserve(static_cast<std::size_t>(std::ftell(file)) +
                simdjson::SIMDJSON_PADDING);
  std::fseek(file, 0, SEEK_SET);
  char chunk[1 << 16];
  while (const std::size_t size = std::fread(chunk, 1, sizeof chunk, file)) {
    bytes.append(chunk, size);
  }
  std::fclose(file);
  return bytes;
}

// How fast each of the other files is billed, against the log.
void other_formats(int count, char** paths, double log) {
  std::printf("\nOther formats natively (the best of five)\n");
  for (int i = 0; i < count; ++i) {
    const std::string path = paths[i];
    const std::string name = path.substr(path.find_last_of('/') + 1);
    const std::string bytes = contents(paths[i]);
    const double speed = gigabytes_a_second(name.c_str(), bytes, whole_log, 5);
    std::printf("    / the API's lines %7.2f, at least 0.60%s\n", speed / log,
                speed < 0.6 * log ? "  MISSED" : "");
  }
}

// A log whose days are all different, the newest first.
std::string many_days(int count) {
  std::string log;
  for (int i = 0; i < count; ++i) {
    log += R"({"id":"r)" + std::to_string(i) + R"(","time":")" +
           format_date(50'000 - i) +
           R"(T16:00:00Z","model":"deepseek-flash","usage":)"
           R"({"prompt_tokens":10,"completion_tokens":5}})"
           "\n";
  }
  return log;
}

// A file that somebody made to take long takes no longer for each record.
void hostile() {
  std::printf("\nDays that are all different, newest first\n");
  const double few =
      gigabytes_a_second("5,000", many_days(5'000), whole_log, 5);
  const double many =
      gigabytes_a_second("40,000", many_days(40'000), whole_log, 3);
  std::printf("    40,000 / 5,000 %7.2f, at least 0.50%s\n", many / few,
              many < 0.5 * few ? "  MISSED" : "");
}

int run(const char* path, int others, char** other_paths) {
  const std::string log = contents(path);
  if (log.empty()) {
    std::fprintf(stderr, "%s cannot be read\n", path);
    return 1;
  }
  std::printf("\nThe log natively (the best of nine)\n");
  const double plain = gigabytes_a_second("newlines", log, newlines);
  const double other = gigabytes_a_second("simdjson", log, on_demand);
  const double ours = gigabytes_a_second("usage scan", log, scan);
  const double billed = gigabytes_a_second("usage log", log, whole_log);
  const double file = gigabytes_a_second(
      "usage file", log,
      [path](const std::string&) { return whole_file(path); });
  std::printf("  usage scan / newlines            %7.2f\n", ours / plain);
  std::printf("  usage scan / simdjson On-Demand  %7.2f\n", ours / other);
  std::printf("  usage log / simdjson On-Demand   %7.2f\n", billed / other);
  const bool met = file >= 1.5 || file / other >= 0.75;
  std::printf("  usage file %.2f GB/s, at least 1.5 or 0.75 of simdjson%s\n",
              file, met ? "" : "  MISSED");
  if (others > 0) other_formats(others, other_paths, billed);
  hostile();
  return 0;
}

}  // namespace
}  // namespace deepseek_cost::usage

int main(int argc, char** argv) {
  if (argc < 2) {
    std::fprintf(stderr, "usage_bench LOG [OTHER...]\n");
    return 2;
  }
  return deepseek_cost::usage::run(argv[1], argc - 2, argv + 2);
}
