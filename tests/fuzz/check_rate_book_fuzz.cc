// Any text as a rate book: it is valid or refused with reasons, and a valid one
// can be priced from without a crash.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "core/api/api.h"
#include "core/json/parse.h"
#include "core/json/writer.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data,
                                      std::size_t size) {
  using deepseek_cost::call;
  const std::string text(reinterpret_cast<const char*>(data), size);
  if (!deepseek_cost::json::parse(text).ok()) return 0;  // as `text` is a field
  deepseek_cost::json::Writer request;
  request.begin_object().field("text", text).end_object();
  const std::string answer = call("checkRateBook", request.text());
  if (answer.starts_with("{\"ok\":false")) {
    if (answer.find("\"code\"") == std::string::npos) std::abort();
    return 0;
  }
  call("rateBook", "{\"book\":" + text + "}");
  call("rateTable", "{\"book\":" + text + "}");
  call("price",
       "{\"book\":" + text +
           ",\"model\":\"deepseek-v4-pro\",\"at\":\"2026-09-16T02:00:00Z\","
           "\"currency\":\"USD\",\"usage\":{\"hit\":1,\"miss\":2,\"output\":"
           "3}}");
  return 0;
}
