// How fast a log is read, against reading its newlines alone and against
// simdjson On-Demand picking the same fields, in one run: `usage scan` finds
// and checks the records, `usage log` prices and sums them as well.
//
//   clang++ -std=c++20 -O2 -DNDEBUG -I. tests/bench/usage_bench.cc
//       <the core, built with DEEPSEEK_COST_SANITIZE=OFF> -lsimdjson
#include <simdjson.h>

#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <ctime>
#include <string>

#include "core/api.h"
#include "core/usage_scan.h"
#include "tests/bench/make_log.h"

namespace deepseek_cost {
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

Sums whole_log(const std::string& log) {
  const std::string begun = begin_usage_log(R"({"currency":"USD"})");
  const int number = std::atoi(begun.c_str() + begun.rfind(':') + 1);
  for (std::size_t at = 0; at < log.size(); at += kChunk) {
    append_usage_log(number, std::string_view(log).substr(at, kChunk));
  }
  Sums sums;
  const std::string report = finish_usage_log(number);
  const std::size_t at = report.find("\"requests\":\"");
  sums.records = std::atoll(report.c_str() + at + 12);
  return sums;
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
double gigabytes_a_second(const char* name, const std::string& log, Run run) {
  double best = 0;
  Sums sums;
  for (int i = 0; i < 9; ++i) {
    // Processor time: other programs must not count.
    const std::clock_t begin = std::clock();
    sums = run(log);
    const double took =
        static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC;
    const double speed = static_cast<double>(log.size()) / took / 1e9;
    best = speed > best ? speed : best;
  }
  std::printf("%-18s %7.2f GB/s   %lld records, %lld tokens\n", name, best,
              static_cast<long long>(sums.records),
              static_cast<long long>(sums.tokens));
  return best;
}

int run(std::size_t mib) {
  std::string log;
  LogMaker maker(1);
  log.reserve((mib + 1) << 20);
  while (log.size() < mib << 20) maker.append_line(log);
  log.reserve(log.size() + simdjson::SIMDJSON_PADDING);
  const double plain = gigabytes_a_second("newlines", log, newlines);
  const double other = gigabytes_a_second("simdjson", log, on_demand);
  const double ours = gigabytes_a_second("usage scan", log, scan);
  const double billed = gigabytes_a_second("usage log", log, whole_log);
  std::printf("usage log / simdjson On-Demand:  %.2f\n", billed / other);
  std::printf("usage scan / simdjson On-Demand: %.2f\n", ours / other);
  std::printf("usage scan / newlines:           %.2f\n", ours / plain);
  return 0;
}

}  // namespace
}  // namespace deepseek_cost

int main(int argc, char** argv) {
  return deepseek_cost::run(argc > 1 ? std::strtoull(argv[1], nullptr, 10)
                                     : 256);
}
