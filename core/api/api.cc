#include "core/api/api.h"

#include "core/api/calls.h"
#include "core/base/utf8.h"

namespace deepseek_cost {

std::string write_refusal(const Errors& errors) {
  json::Writer out;
  out.begin_object().field("ok", false).key("errors").begin_array();
  for (const Error& error : errors) {
    write_error(error, out);
  }
  out.end_array().end_object();
  return out.take();
}

std::string call(std::string_view name, std::string_view request) {
  for (const Call& candidate : calls()) {
    if (candidate.name != name) continue;
    const Result<json::Value> parsed =
        json::parse(request.empty() ? std::string_view("{}") : request);
    if (!parsed) return write_refusal(parsed.errors());
    json::Writer out;
    out.begin_object().field("ok", true);
    const Errors errors = candidate.handler(*parsed, out);
    if (!errors.empty()) return write_refusal(errors);
    return out.end_object().take();
  }
  // The name comes from outside and may be no UTF-8, which no answer may hold.
  return write_refusal(
      {Error{ErrorCode::unknown_call, "",
             count_code_points(name) ? shortened(name, 40) : "?", ""}});
}

}  // namespace deepseek_cost
