// The only door into the core: request text in, response text out.
//
// Everything the calculator can do is a named call with a JSON request and a
// JSON response. The page, the worker, Node and the native tests all exchange
// these very bytes, so a golden file that holds natively holds everywhere.
//
//   call("price", R"({"model":"deepseek-v4-pro","card":"2026-06-28",
//                     "usage":{"hit":0,"miss":11,"output":207},
//                     "currency":"USD"})")
//     → {"ok":true,"amount":"0.000184875","currency":"USD",…}
//
// A call never throws and always answers with one JSON object: either
// {"ok":true,…}, or {"ok":false,"errors":[{"code","where","value","detail",
// "message"}]} where "code" is one of core/base/error_codes.h, "where" a JSON
// path into the request and "detail" what the sentence adds, left out where it
// is nothing. Amounts are canonical decimal strings; token counts are decimal
// strings.
#ifndef DEEPSEEK_COST_CORE_API_API_H_
#define DEEPSEEK_COST_CORE_API_API_H_

#include <cstdint>
#include <string>
#include <string_view>

namespace deepseek_cost {

// Answers one request. `request` is UTF-8 JSON; an empty text counts as {}.
std::string call(std::string_view name, std::string_view request);

// The same, of the calls in one WebAssembly module (core/api/calls.h), and the
// names of these with a space between. Any other call is unknown.
std::string call_calculator(std::string_view name, std::string_view request);
std::string call_importer(std::string_view name, std::string_view request);
std::string call_tokenizer(std::string_view name, std::string_view request);
std::string calls_of_calculator();
std::string calls_of_importer();
std::string calls_of_tokenizer();
std::string calls_of_everything();

// A usage log is too long for one request: it is fed in chunks of any size,
// cut anywhere. `begin` answers {"ok":true,"log":7}; `append` takes the next
// bytes and answers the running totals; `finish` answers the report and forgets
// the log. Several files go into one log with `end_file` between them. A log
// that was never begun, or is finished, is refused.
std::string begin_usage_log(std::string_view options);
std::string append_usage_log(std::int32_t log, std::string_view bytes);
std::string end_usage_log_file(std::int32_t log);
std::string finish_usage_log(std::int32_t log);

// Exact token counts need the vocabulary file (core/tokens/vocabulary.h), which
// is loaded once: {"ok":true,"tokens":"128000"}, or refused.
std::string load_vocabulary(std::string_view file);

// A text too long for one call, in chunks of any size, cut anywhere; what is no
// UTF-8 counts as U+FFFD. `begin` answers {"ok":true,"text":3}, `append` what
// is settled so far and `finish` the sums as the call countText does.
std::string begin_text();
std::string append_text(std::int32_t text, std::string_view bytes);
std::string finish_text(std::int32_t text);

}  // namespace deepseek_cost

#endif  // DEEPSEEK_COST_CORE_API_API_H_
