// Any bytes as a usage log, in any of the formats of tests/formats: the fast
// way and the full parser agree, chunks do not matter, the report is
// well-formed with counts that add up, and nothing is billed twice or below 0.
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>

#include "core/api/api.h"
#include "core/json/parse.h"
#include "core/json/value.h"
#include "tests/support/usage_check.h"

namespace {

void require(bool condition, const std::string& what) {
  if (condition) return;
  std::fprintf(stderr, "%s\n", what.c_str());
  std::abort();
}

std::string report(std::string_view bytes, std::size_t chunk) {
  const std::string begun = deepseek_cost::begin_usage_log(
      R"({"currency":"CNY","now":"2026-11-23T00:00:00Z",)"
      R"("naive_times":"+08:00","default_model":"deepseek-flash",)"
      R"("default_at":"2026-09-10T16:00:00Z",)"
      R"("bill_as":{"x":"deepseek-v4-pro"}})");
  const int log = std::atoi(begun.c_str() + begun.rfind(':') + 1);
  for (std::size_t at = 0; at < bytes.size(); at += chunk) {
    deepseek_cost::append_usage_log(log, bytes.substr(at, chunk));
  }
  return deepseek_cost::finish_usage_log(log);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data,
                                      std::size_t size) {
  const std::string_view input(reinterpret_cast<const char*>(data), size);
  const std::string broken = deepseek_cost::usage::broken_promise(input);
  require(broken.empty(), broken);
  const std::string whole = report(input, size + 1);
  require(whole == report(input, 61), "the report depends on the chunks");
  const auto parsed = deepseek_cost::json::parse(
      whole, {.bytes = std::size_t{1} << 26, .depth = 64});
  require(parsed.ok(), "the report is no JSON: " + whole);
  const deepseek_cost::json::Value* counts = parsed->find("counts");
  require(counts != nullptr, "the report has no counts");
  const auto count = [counts](std::string_view key) {
    return std::atoll(counts->find(key)->text.c_str());
  };
  require(count("records") == count("billed") + count("skipped"),
          "the counts do not add up");
  const deepseek_cost::json::Value* amount =
      parsed->find("totals")->find("amount");
  require(!amount->text.starts_with('-'), "a bill below 0");
  require(
      parsed->find("kind")->text != "log" ||
          std::atoll(parsed->find("totals")->find("requests")->text.c_str()) ==
              count("billed"),
      "the total is not of what was billed");
  return 0;
}
