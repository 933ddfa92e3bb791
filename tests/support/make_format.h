// Logs as other tools write them, of the same responses as make_log.h makes: a
// file is begin(), append() as often as wanted, and end().
#ifndef DEEPSEEK_COST_TESTS_SUPPORT_MAKE_FORMAT_H_
#define DEEPSEEK_COST_TESTS_SUPPORT_MAKE_FORMAT_H_

#include <string>
#include <string_view>

#include "core/time/calendar.h"
#include "tests/support/make_log.h"

namespace deepseek_cost {

class FormatMaker : public LogMaker {
 public:
  // Whether there is such a format: "api", "litellm" (a list of spend logs),
  // "data" (the same inside an object), "claude", "docker", "export".
  static bool known(std::string_view format) {
    for (const std::string_view each :
         {"api", "litellm", "data", "claude", "docker", "export"}) {
      if (each == format) return true;
    }
    return false;
  }

  FormatMaker(std::string_view format, std::uint64_t seed)
      : LogMaker(seed), format_(format) {}

  void begin(std::string& out) {
    if (format_ == "litellm") out += '[';
    if (format_ == "data") out += R"({"object":"list","data":[)";
    if (format_ == "export") {
      out +=
          "user_id,start_time_iso,end_time_iso,model,api_key_name,api_key,"
          "type,price,amount\n";
    }
  }

  void append(std::string& out) {
    if (format_ == "api") return append_line(out);
    if (format_ == "claude") return append_claude(out);
    if (format_ == "docker") return append_docker(out);
    if (format_ == "export") return append_export(out);
    if (count_++ > 0) out += ",\n";
    append_litellm(out);
  }

  void end(std::string& out) {
    if (format_ == "litellm") out += "]\n";
    if (format_ == "data") out += "]}\n";
  }

 private:
  std::string instant() {
    created_ += static_cast<std::int64_t>(below(3));
    return format_instant(Instant(created_));
  }

  // A row of LiteLLM_SpendLogs with the stored messages and response.
  void append_litellm(std::string& out) {
    const std::string time = instant();
    out += R"({"request_id":")";
    append_id(out);
    out +=
        R"(","call_type":"acompletion","api_key":"88dc28d0f030c55ed4ab77ed",)"
        R"("spend":0.000412,"startTime":")";
    out += time + R"(","endTime":")" + time + R"(","model":"deepseek-flash",)";
    out += R"("model_id":"7c1b4d0e","model_group":"flash","api_base":)"
           R"("https://api.deepseek.com/v1","user":"default","metadata":)"
           R"({"user_api_key_alias":"k","usage_object":{)";
    append_usage(out);
    out += R"(}},"cache_hit":"False","cache_key":"off","request_tags":[],)"
           R"("team_id":null,"end_user":"","custom_llm_provider":"deepseek",)"
           R"("messages":[{"role":"user","content":")";
    append_text(out, 700 + below(1400), below(8), false);
    out += R"("}],"response":{"choices":[{"message":{"role":"assistant",)"
           R"("content":")";
    append_text(out, 400 + below(1000), below(8), false);
    out += R"("}}]}})";
  }

  // A prompt, and a reply in two blocks.
  void append_claude(std::string& out) {
    const std::string time = instant();
    out += R"({"parentUuid":null,"isSidechain":false,"type":"user","message":)"
           R"({"role":"user","content":")";
    append_text(out, 400 + below(1800), below(8), false);
    out += R"("},"uuid":")";
    append_id(out);
    out += R"(","timestamp":")" + time + "\"}\n";
    std::string id;
    append_id(id);
    std::string usage;
    append_anthropic_usage(usage);
    for (int block = 0; block < 2; ++block) {
      out += R"({"parentUuid":")";
      append_id(out);
      out += R"(","isSidechain":false,"userType":"external","cwd":"/srv/app",)"
             R"("sessionId":"5f1d","version":"2.0.14","gitBranch":"main",)"
             R"("message":{"id":")";
      out += id + R"(","type":"message","role":"assistant","model":)"
                  R"("deepseek-flash","content":[{"type":"text","text":")";
      append_text(out, 300 + below(900), below(8), false);
      out += R"("}],"stop_reason":null,"stop_sequence":null,"usage":)";
      out += usage + R"(},"type":"assistant","uuid":")";
      append_id(out);
      out += R"(","timestamp":")" + time + "\"}\n";
    }
  }

  void append_anthropic_usage(std::string& out) {
    const auto field = [&out](std::string_view before, std::uint64_t count) {
      out += before;
      out += std::to_string(count);
    };
    field(R"({"input_tokens":)", 20 + below(900));
    field(R"(,"cache_creation_input_tokens":)", 0);
    field(R"(,"cache_read_input_tokens":)", below(64) * 128);
    field(R"(,"output_tokens":)", 150 + below(900));
    out += R"(,"service_tier":"standard"})";
  }

  // The API's line as the text of Docker's.
  void append_docker(std::string& out) {
    std::string line;
    append_response(line);
    out += R"({"log":")";
    for (const char c : line) {
      if (c == '"' || c == '\\') out += '\\';
      out += c;
    }
    out += R"(\n","stream":"stdout","time":")" + instant() + "\"}\n";
  }

  // The three rows of an hour, a model and a key.
  void append_export(std::string& out) {
    constexpr std::string_view kTypes[] = {
        "input_cache_hit_tokens", "input_cache_miss_tokens", "output_tokens"};
    constexpr std::string_view kPrices[] = {"0.0000000028", "0.00000014",
                                            "0.00000028"};
    // Eighty keys in each hour, from 2026-05-01 on.
    constexpr std::int64_t kFrom = 1777593600;
    const auto of_hour = static_cast<std::int64_t>(count_++ / 80) * 3600;
    const std::string from = format_instant(Instant(kFrom + of_hour));
    const std::string until = format_instant(Instant(kFrom + of_hour + 3600));
    for (int type = 0; type < 3; ++type) {
      out += "3f0b2d7c," + from + ',' + until + ",deepseek-v4-flash,key " +
             std::to_string(count_ % 80) + ",sk-12****9f,";
      out += kTypes[type];
      out += ',';
      out += kPrices[type];
      out += ',' + std::to_string(below(100000000)) + '\n';
    }
  }

  std::string_view format_;
  std::uint64_t count_ = 0;
};

}  // namespace deepseek_cost

#endif  // DEEPSEEK_COST_TESTS_SUPPORT_MAKE_FORMAT_H_
