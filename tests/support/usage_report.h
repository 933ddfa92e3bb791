// Files read as a page has them read: begun, appended in pieces, finished.
#ifndef DEEPSEEK_COST_TESTS_SUPPORT_USAGE_REPORT_H_
#define DEEPSEEK_COST_TESTS_SUPPORT_USAGE_REPORT_H_

#include <gtest/gtest.h>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/api/api.h"
#include "core/json/parse.h"
#include "core/json/value.h"

namespace deepseek_cost::usage {

inline std::int32_t begin_log(const std::string& options) {
  const std::string begun = begin_usage_log(options);
  EXPECT_EQ(begun.substr(0, 11), "{\"ok\":true,") << begun;
  return std::stoi(begun.substr(begun.rfind(':') + 1));
}

inline json::Value parsed_report(const std::string& text) {
  Result<json::Value> parsed = json::parse(text);
  EXPECT_TRUE(parsed.ok()) << text;
  return std::move(parsed).value();
}

inline std::string report_text(std::string_view file,
                               const std::string& options = "{}",
                               std::size_t chunk = std::size_t{1} << 20) {
  const std::int32_t log = begin_log(options);
  for (std::size_t at = 0; at < file.size(); at += chunk) {
    append_usage_log(log, file.substr(at, chunk));
  }
  return finish_usage_log(log);
}

inline json::Value report_of(std::string_view file,
                             const std::string& options = "{}",
                             std::size_t chunk = std::size_t{1} << 20) {
  return parsed_report(report_text(file, options, chunk));
}

inline std::string report_text_of_files(const std::vector<std::string>& files,
                                        const std::string& options = "{}") {
  const std::int32_t log = begin_log(options);
  for (const std::string& file : files) {
    append_usage_log(log, file);
    end_usage_log_file(log);
  }
  return finish_usage_log(log);
}

inline json::Value report_of_files(const std::vector<std::string>& files,
                                   const std::string& options = "{}") {
  return parsed_report(report_text_of_files(files, options));
}

}  // namespace deepseek_cost::usage

#endif  // DEEPSEEK_COST_TESTS_SUPPORT_USAGE_REPORT_H_
