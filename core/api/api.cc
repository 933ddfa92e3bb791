#include "core/api/api.h"

#include <algorithm>
#include <array>
#include <span>

#include "core/api/calls.h"
#include "core/base/utf8.h"
#include "core/json/parse.h"

namespace deepseek_cost {
namespace {

// The calls of one module, picked when this is compiled.
template <Module kModule>
constexpr auto calls_of() {
  constexpr auto is_in = [](const Call& each) {
    return each.module == kModule;
  };
  constexpr auto kCount = static_cast<std::size_t>(
      std::count_if(std::begin(kCalls), std::end(kCalls), is_in));
  std::array<Call, kCount> found{};
  std::copy_if(std::begin(kCalls), std::end(kCalls), found.begin(), is_in);
  return found;
}

std::string answer(std::span<const Call> calls, std::string_view name,
                   std::string_view request) {
  for (const Call& candidate : calls) {
    if (candidate.name != name) continue;
    const Result<json::Value> parsed = json::parse(
        request.empty() ? std::string_view("{}") : request, candidate.limits);
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

std::string names(std::span<const Call> calls) {
  std::string list;
  for (const Call& each : calls) {
    if (!list.empty()) list += ' ';
    list += each.name;
  }
  return list;
}

constexpr auto kOfCalculator = calls_of<Module::calculator>();
constexpr auto kOfImporter = calls_of<Module::importer>();
constexpr auto kOfTokenizer = calls_of<Module::tokenizer>();

}  // namespace

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
  return answer(kCalls, name, request);
}

std::string call_calculator(std::string_view name, std::string_view request) {
  return answer(kOfCalculator, name, request);
}

std::string call_importer(std::string_view name, std::string_view request) {
  return answer(kOfImporter, name, request);
}

std::string call_tokenizer(std::string_view name, std::string_view request) {
  return answer(kOfTokenizer, name, request);
}

std::string calls_of_calculator() { return names(kOfCalculator); }
std::string calls_of_importer() { return names(kOfImporter); }
std::string calls_of_tokenizer() { return names(kOfTokenizer); }
std::string calls_of_everything() { return names(kCalls); }

}  // namespace deepseek_cost
