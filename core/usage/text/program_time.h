// Times as programming languages print them, as RFC 3339.
#ifndef DEEPSEEK_COST_CORE_USAGE_TEXT_PROGRAM_TIME_H_
#define DEEPSEEK_COST_CORE_USAGE_TEXT_PROGRAM_TIME_H_

#include <string>
#include <string_view>

namespace deepseek_cost::usage {

// The same time in another form; "" for every other text. Of
//   2026-09-10 16:00:00.12 +0800 CST m=+0.01     Go, Time.String
//   Thu Sep 10 16:00:00 UTC 2026                 Java, C and the shell's date
//   Thu Sep 10 2026 16:00:00 GMT+0000 (…)        JavaScript
//   2026-09-10 12:00:00 EDT
// A zone's letters are read where they mean one offset (RFC 2822, and those of
// Central Europe and East Asia): CST is China's as well, and no time then.
std::string from_program(std::string_view text);

// 1.789056E9, as BigQuery gives out its times, as 1789056000; "" for others. A
// spreadsheet writes 1.79E+09, which was rounded.
std::string without_exponent(std::string_view text);

}  // namespace deepseek_cost::usage

#endif  // DEEPSEEK_COST_CORE_USAGE_TEXT_PROGRAM_TIME_H_
