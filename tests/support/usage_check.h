// What must hold for every input of the usage reader, valid, broken or hostile;
// shared by the tests and the fuzzer.
#ifndef DEEPSEEK_COST_TESTS_SUPPORT_USAGE_CHECK_H_
#define DEEPSEEK_COST_TESTS_SUPPORT_USAGE_CHECK_H_

#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>

#include "core/usage/scan/scan.h"
#include "core/usage/text/string_scan.h"

namespace deepseek_cost::usage {

// Everything that the bill can depend on.
inline std::string digest(const UsageRecord& record) {
  // It is refused, however far either reader came; its lists are still read.
  if (record.unreadable_text()) {
    return "unreadable " + std::to_string(record.list_count());
  }
  std::string text;
  const auto add = [&text](std::int64_t number) {
    text += std::to_string(number) + ' ';
  };
  text.append(record.model()).append("|").append(record.id()).append("|");
  for (const RecordTime wanted : {RecordTime::start, RecordTime::completion}) {
    const auto time = record.time(wanted);
    add(time ? time->at.seconds() : -1);
    add(time ? static_cast<int>(time->kind) : -1);
    add(time ? time->naive : -1);
  }
  add(record.http_status());
  add(static_cast<int>(record.stream_part()));
  add(static_cast<int>(record.finish()));
  add(record.repeated_key().empty() ? 0 : 1);
  add(record.has_usage());
  add(record.usage_differs());
  text.append(record.proxy_mark()).append("|");
  add(record.stream_without_usage());
  add(static_cast<int>(record.list_count()));
  text += record.keys_seen() + '|';
  for (std::size_t i = 0; i < kUsageFields; ++i) {
    add(record.usage().get(static_cast<UsageField>(i)));
  }
  const Result<TokenUsage> usage = record.usage().normalise();
  if (!usage) return text.append(name_of(usage.errors().front().code));
  add(usage->billed.hit.count());
  add(usage->billed.miss.count());
  add(usage->billed.output.count());
  add(usage->hits_known);
  return text;
}

class TraceSink final : public RecordSink {
 public:
  void record(UsageRecord& record, LogPosition at) override {
    ++records;
    place(at);
    trace += digest(record) + '\n';
  }
  void unreadable(const Error& error, LogPosition at) override {
    ++unreadables;
    place(at);
    trace.append(name_of(error.code)).append("\n");
  }

  std::string trace;
  int records = 0;
  int unreadables = 0;

 private:
  void place(LogPosition at) {
    trace += std::to_string(at.line) + ':' + std::to_string(at.byte) + ' ';
  }
};

// A small generator, the same everywhere.
class Random {
 public:
  explicit Random(std::uint64_t seed) : state_(seed) {}
  std::uint64_t below(std::uint64_t limit) {
    std::uint64_t z = (state_ += 0x9E3779B97F4A7C15);
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
    return (z ^ (z >> 31)) % limit;
  }

 private:
  std::uint64_t state_;
};

// The trace of a scan in chunks of 1 to `most` bytes.
inline TraceSink scan_in_chunks(std::string_view bytes, std::size_t most,
                                std::uint64_t seed) {
  TraceSink sink;
  UsageScan scan(sink);
  Random random(seed);
  while (!bytes.empty()) {
    const std::size_t size =
        std::min<std::size_t>(bytes.size(), 1 + random.below(most));
    // A copy of its own, so that reading past a chunk is noticed.
    scan.append(std::string(bytes.substr(0, size)));
    bytes.remove_prefix(size);
  }
  scan.finish();
  return sink;
}

// Nothing where all holds, else what does not:
//   - what the fast way accepts, the full parser accepts, with the same digest;
//   - strings pass by blocks as they pass byte by byte;
//   - cutting the input into chunks changes nothing.
inline std::string broken_promise(std::string_view input) {
  const std::string bytes(input);
  const char* const end = bytes.data() + bytes.size();
  if (skip_string(bytes.data(), end) != skip_string_scalar(bytes.data(), end)) {
    return "strings: blocks and bytes differ";
  }
  const std::size_t brace = bytes.find('{');
  if (brace != std::string::npos) {
    const std::string_view from = std::string_view(bytes).substr(brace);
    for (const bool newlines : {false, true}) {
      UsageRecord fast;
      std::size_t length = 0;
      if (!read_usage_record_fast(from, newlines, fast, length)) continue;
      UsageRecord slow;
      json::Value storage;
      if (!read_usage_record_slow(from.substr(0, length), storage, slow)
               .empty()) {
        return "the fast way accepts what the full parser refuses";
      }
      if (digest(fast) != digest(slow)) {
        return "fast: " + digest(fast) + "\nslow: " + digest(slow);
      }
    }
  }
  const std::string whole = scan_in_chunks(bytes, 1, 0).trace;
  TraceSink sink;
  UsageScan scan(sink);
  scan.append(bytes);
  scan.finish();
  if (sink.trace != whole) return "whole: " + sink.trace + "\nbytes: " + whole;
  for (const std::size_t most : {3u, 40u, 500u}) {
    const std::string cut = scan_in_chunks(bytes, most, bytes.size()).trace;
    if (cut != whole) return "cut: " + cut + "\nbytes: " + whole;
  }
  return {};
}

}  // namespace deepseek_cost::usage

#endif  // DEEPSEEK_COST_TESTS_SUPPORT_USAGE_CHECK_H_
