// Links that several tests make and read.
#ifndef DEEPSEEK_COST_TESTS_SUPPORT_LINKS_H_
#define DEEPSEEK_COST_TESTS_SUPPORT_LINKS_H_

#include <string>
#include <string_view>

#include "core/link/share_link.h"
#include "tests/support/examples.h"

namespace deepseek_cost {

inline link::Content guide() {
  link::Content content;
  content.scenario.card = "2026-06-28";
  content.scenario.workloads = {guide_workload()};
  return content;
}

inline std::string encoded(const link::Content& content) {
  const Result<std::string> text = link::encode(content);
  return text ? *text : std::string(name_of(text.errors()[0].code));
}

inline std::string refusal(std::string_view text,
                           link::Checksum checksum = link::Checksum::required) {
  const Result<link::Decoded> link = link::decode(text, checksum);
  if (link) return "accepted";
  const Error& error = link.errors()[0];
  return std::string(name_of(error.code)) +
         (error.value.empty() ? "" : ":" + error.value);
}

}  // namespace deepseek_cost

#endif  // DEEPSEEK_COST_TESTS_SUPPORT_LINKS_H_
