// Kinds of records in the variants that their writers have: other nestings,
// texts for objects, other names, and what is said where two readings differ.
#include <gtest/gtest.h>

#include <string>

#include "core/json/value.h"
#include "tests/support/usage_report.h"

namespace deepseek_cost::usage {
namespace {

struct Variant {
  const char* about;
  const char* log;
  const char* want;  // requests hits/misses/output
  const char* code;  // of the first that is skipped, or ""
  const char* options = "{}";
};

constexpr const char* kAtNight = R"({"default_at":"2026-09-10T16:00:00Z"})";

constexpr Variant
    kVariants[] =
        {
            {"details beside counts of the record",
             R"({"ts":"2026-09-10T16:00:00Z","model":"deepseek-flash","prompt_tokens":1000,"completion_tokens":50,"prompt_tokens_details":{"cached_tokens":896}}
)",
             "1 896/104/50", ""},
            {"the arguments of a call",
             R"({"ts":"2026-09-10T16:00:00Z","kwargs":{"usage":{"prompt_tokens":5,"completion_tokens":7}},"response":{"id":"x","model":"deepseek-flash","usage":{"prompt_tokens":1000,"completion_tokens":50,"prompt_cache_hit_tokens":896}}}
)",
             "1 896/104/50", ""},
            {"a request's body",
             R"({"ts":"2026-09-10T16:00:00Z","model":"deepseek-flash","request_body":{"model":"deepseek-flash","usage":{"prompt_tokens":5,"completion_tokens":7}},"usage":{"prompt_tokens":1000,"completion_tokens":50,"prompt_cache_hit_tokens":896}}
)",
             "1 896/104/50", ""},
            {"a model as an object",
             R"({"ts":"2026-09-10T16:00:00Z","model":{"providerID":"deepseek","modelID":"deepseek-flash"},"usage":{"prompt_tokens":1000,"completion_tokens":50,"prompt_cache_hit_tokens":896}}
)",
             "1 896/104/50", ""},
            {"metadata as a text",
             R"({"ts":"2026-09-10T16:00:00Z","model":"deepseek-flash","prompt_tokens":1000,"completion_tokens":50,"metadata":"{\"usage_object\":{\"prompt_tokens\":1000,\"completion_tokens\":50,\"prompt_cache_hit_tokens\":896}}"}
)",
             "1 896/104/50", ""},
            {"values beside a row's counts",
             R"({"ts":"2026-09-10T16:00:00Z","model":"deepseek-flash","prompt_tokens":1000,"completion_tokens":50,"metadata":{"additional_usage_values":{"prompt_cache_hit_tokens":896}}}
)",
             "1 896/104/50", ""},
            {"a model that a relay has mapped",
             R"({"ts":"2026-09-10T16:00:00Z","model_name":"gpt-4o","prompt_tokens":1000,"completion_tokens":50,"other":"{\"cache_tokens\":896,\"upstream_model_name\":\"deepseek-flash\"}"}
)",
             "1 896/104/50", ""},
            {"Pydantic AI before 1.0",
             R"({"timestamp":"2026-09-10T16:00:00Z","model_name":"deepseek-flash","usage":{"request_tokens":1000,"response_tokens":50,"details":{"cached_tokens":896}}}
)",
             "1 896/104/50", ""},
            {"hits whose place nothing says",
             R"({"ts":"2026-09-10T16:00:00Z","model":"deepseek-flash","usage":{"input_tokens":1000,"output_tokens":50,"cache_read_tokens":896}}
)",
             "0 0/0/0", "contradictory_usage"},
            {"Pydantic AI's spans",
             R"({"start_time":"2026-09-10T16:00:00Z","attributes":{"gen_ai.request.model":"deepseek-flash","gen_ai.usage.input_tokens":1000,"gen_ai.usage.output_tokens":50,"gen_ai.usage.details.cache_read_tokens":896}}
)",
             "1 896/104/50", ""},
            {"spans in small letters",
             R"({"resource_spans":[{"scope_spans":[{"spans":[{"start_time_unix_nano":"1789056000000000000","attributes":[{"key":"gen_ai.request.model","value":{"stringValue":"deepseek-flash"}},{"key":"gen_ai.usage.input_tokens","value":{"intValue":1000}},{"key":"gen_ai.usage.output_tokens","value":{"intValue":50}},{"key":"gen_ai.usage.cache_read.input_tokens","value":{"doubleValue":896}}]}]}]}]}
)",
             "1 896/104/50", ""},
            {"Vercel's provider metadata",
             R"({"response":{"timestamp":"2026-09-10T16:00:00Z","modelId":"deepseek-flash"},"usage":{"inputTokens":1000,"outputTokens":50},"providerMetadata":{"deepseek":{"promptCacheHitTokens":896,"promptCacheMissTokens":104}}}
)",
             "1 896/104/50", ""},
            {"a price called usage, and counts",
             R"({"ts":"2026-09-10T16:00:00Z","model":"deepseek-flash","usage":0.1,"prompt_tokens":1000,"completion_tokens":50,"cached_tokens":896}
)",
             "1 896/104/50", ""},
            {"a price called usage alone",
             R"({"ts":"2026-09-10T16:00:00Z","model":"deepseek-flash","usage":0.1}
)",
             "0 0/0/0", "no_usage"},
            {"an answer of a model that is over",
             R"({"id":"r","object":"response","created_at":1789056000,"status":"incomplete","model":"deepseek-flash","usage":null}
)",
             "0 0/0/0", "no_usage"},
            {"Cline's own provider, before the first hit",
             R"([{"ts":1789056000000,"type":"say","say":"api_req_started","text":"{\"tokensIn\":0,\"tokensOut\":50,\"cacheWrites\":1000,\"cacheReads\":0}","modelInfo":{"providerId":"deepseek","modelId":"deepseek-flash"}}]
)",
             "1 0/1000/50", ""},
            {"a tool as the provider",
             R"({"ts":"2026-09-10T16:00:00Z","model":"deepseek-flash","provider":"claude-code","usage":{"prompt_tokens":1000,"completion_tokens":50,"prompt_cache_hit_tokens":896}}
)",
             "1 896/104/50", ""},
            {"a Claude name that is none",
             R"({"ts":"2026-09-10T16:00:00Z","model":"claude-code/deepseek-flash","usage":{"prompt_tokens":1000,"completion_tokens":50,"prompt_cache_hit_tokens":896}}
)",
             "0 0/0/0", "unknown_model"},
            {"a Codex session with another seller",
             R"({"timestamp":"2026-09-10T16:00:00Z","type":"session_meta","payload":{"id":"s","model_provider":"openrouter"}}
{"timestamp":"2026-09-10T16:00:00Z","type":"turn_context","payload":{"model":"deepseek-flash"}}
{"timestamp":"2026-09-10T16:00:00Z","type":"event_msg","payload":{"type":"token_count","info":{"last_token_usage":{"input_tokens":1000,"cached_input_tokens":896,"output_tokens":50},"total_token_usage":{"input_tokens":1000,"cached_input_tokens":896,"output_tokens":50}}}}
)",
             "0 0/0/0", "unknown_model"},
            {"a Codex session, and a copy of it",
             R"({"timestamp":"2026-09-10T16:00:00Z","type":"session_meta","payload":{"id":"s","model_provider":"ds"}}
{"timestamp":"2026-09-10T16:00:00Z","type":"turn_context","payload":{"model":"deepseek-flash"}}
{"timestamp":"2026-09-10T16:00:00Z","type":"event_msg","payload":{"type":"token_count","info":{"last_token_usage":{"input_tokens":1000,"cached_input_tokens":896,"output_tokens":50},"total_token_usage":{"input_tokens":1000,"cached_input_tokens":896,"output_tokens":50}}}}
{"timestamp":"2026-09-10T16:00:00Z","type":"session_meta","payload":{"id":"s","model_provider":"ds"}}
{"timestamp":"2026-09-10T16:00:00Z","type":"turn_context","payload":{"model":"deepseek-flash"}}
{"timestamp":"2026-09-10T16:00:00Z","type":"event_msg","payload":{"type":"token_count","info":{"last_token_usage":{"input_tokens":1000,"cached_input_tokens":896,"output_tokens":50},"total_token_usage":{"input_tokens":1000,"cached_input_tokens":896,"output_tokens":50}}}}
)",
             "1 896/104/50", ""},
            {"one id for all replies",
             R"({"type":"assistant","timestamp":"2026-09-10T16:00:00Z","sessionId":"s","uuid":"1","message":{"id":"msg_1","role":"assistant","model":"deepseek-flash","usage":{"input_tokens":104,"cache_read_input_tokens":896,"output_tokens":50}}}
{"type":"user","timestamp":"2026-09-10T16:00:00Z","sessionId":"s","uuid":"u","message":{"role":"user","content":"x"}}
{"type":"assistant","timestamp":"2026-09-10T16:00:00Z","sessionId":"s","uuid":"2","message":{"id":"msg_1","role":"assistant","model":"deepseek-flash","usage":{"input_tokens":10,"cache_read_input_tokens":1792,"output_tokens":60}}}
)",
             "2 2688/114/110", ""},
            {"blocks of one reply with a tool between them",
             R"({"type":"assistant","timestamp":"2026-09-10T16:00:00Z","sessionId":"s","uuid":"1","message":{"id":"msg_1","role":"assistant","model":"deepseek-flash","usage":{"input_tokens":104,"cache_read_input_tokens":896,"output_tokens":1}}}
{"type":"user","timestamp":"2026-09-10T16:00:00Z","sessionId":"s","uuid":"u","message":{"role":"user","content":"x"}}
{"type":"assistant","timestamp":"2026-09-10T16:00:00Z","sessionId":"s","uuid":"2","message":{"id":"msg_1","role":"assistant","model":"deepseek-flash","usage":{"input_tokens":104,"cache_read_input_tokens":896,"output_tokens":50}}}
)",
             "1 896/104/50", ""},
            {"one id, another model",
             R"({"type":"assistant","timestamp":"2026-09-10T16:00:00Z","sessionId":"s","uuid":"1","message":{"id":"msg_1","role":"assistant","model":"deepseek-flash","usage":{"input_tokens":104,"cache_read_input_tokens":896,"output_tokens":50}}}
{"type":"assistant","timestamp":"2026-09-10T16:00:00Z","sessionId":"s","uuid":"2","message":{"id":"msg_1","role":"assistant","model":"deepseek-v4-pro","usage":{"input_tokens":104,"cache_read_input_tokens":896,"output_tokens":50}}}
)",
             "2 1792/208/100", ""},
            {"a result that has more than its lines",
             R"({"type":"assistant","message":{"id":"a","role":"assistant","model":"deepseek-flash","usage":{"input_tokens":104,"cache_read_input_tokens":896,"output_tokens":1}},"session_id":"s"}
{"type":"assistant","message":{"id":"b","role":"assistant","model":"deepseek-flash","usage":{"input_tokens":104,"cache_read_input_tokens":896,"output_tokens":1}},"session_id":"s"}
{"type":"result","session_id":"s","usage":{"input_tokens":208,"cache_read_input_tokens":1792,"output_tokens":100},"modelUsage":{"deepseek-flash":{"inputTokens":208,"cacheReadInputTokens":1792,"outputTokens":100}}}
)",
             "2 1792/208/100", "", kAtNight},
            {"the same without models",
             R"({"type":"assistant","message":{"id":"a","role":"assistant","model":"deepseek-flash","usage":{"input_tokens":104,"cache_read_input_tokens":896,"output_tokens":1}},"session_id":"s"}
{"type":"assistant","message":{"id":"b","role":"assistant","model":"deepseek-flash","usage":{"input_tokens":104,"cache_read_input_tokens":896,"output_tokens":1}},"session_id":"s"}
{"type":"result","session_id":"s","usage":{"input_tokens":208,"cache_read_input_tokens":1792,"output_tokens":100}}
)",
             "2 1792/208/100", "", kAtNight},
            {"lines of zeros",
             R"({"type":"assistant","message":{"id":"a","role":"assistant","model":"deepseek-flash","usage":{"input_tokens":0,"cache_read_input_tokens":0,"output_tokens":0}},"session_id":"s"}
{"type":"result","session_id":"s","usage":{"input_tokens":104,"cache_read_input_tokens":896,"output_tokens":50}}
)",
             "1 896/104/50", "no_usage", kAtNight},
            {"a result that has less than its lines",
             R"({"type":"assistant","message":{"id":"a","role":"assistant","model":"deepseek-flash","usage":{"input_tokens":104,"cache_read_input_tokens":896,"output_tokens":50}},"session_id":"s"}
{"type":"result","session_id":"s","usage":{"input_tokens":4,"cache_read_input_tokens":896,"output_tokens":50},"modelUsage":{"deepseek-flash":{"inputTokens":4,"cacheReadInputTokens":896,"outputTokens":50}}}
)",
             "1 896/104/50", "sum_of_others", kAtNight},
            {"two results of one session alone",
             R"({"type":"result","session_id":"s","usage":{"input_tokens":104,"cache_read_input_tokens":896,"output_tokens":50},"modelUsage":{"deepseek-flash":{"inputTokens":104,"cacheReadInputTokens":896,"outputTokens":50}}}
{"type":"result","session_id":"s","usage":{"input_tokens":104,"cache_read_input_tokens":896,"output_tokens":50},"modelUsage":{"deepseek-flash":{"inputTokens":104,"cacheReadInputTokens":896,"outputTokens":50}}}
)",
             "0 0/0/0", "sum_of_others", kAtNight},
            {"a copy of a DeepSeek Harness session",
             R"({"type":"assistant/message","time":1789056000004,"data":{"usage":{"inputTokens":104,"outputTokens":50,"cacheReadTokens":896},"message":{"role":"assistant","source":{"model":"deepseek-flash"}}}}
{"type":"assistant/message","time":1789056000004,"data":{"usage":{"inputTokens":104,"outputTokens":50,"cacheReadTokens":896},"message":{"role":"assistant","source":{"model":"deepseek-flash"}}}}
)",
             "1 896/104/50", "duplicate_request"},
            {"two of its messages with the same counts",
             R"({"type":"assistant/message","time":1789056000004,"data":{"usage":{"inputTokens":104,"outputTokens":50,"cacheReadTokens":896},"message":{"role":"assistant","source":{"model":"deepseek-flash"}}}}
{"type":"assistant/message","time":1789056000005,"data":{"usage":{"inputTokens":104,"outputTokens":50,"cacheReadTokens":896},"message":{"role":"assistant","source":{"model":"deepseek-flash"}}}}
)",
             "2 1792/208/100", ""},
            {"a request around a larger one",
             R"({"trace_id":"t","span_id":"a","parent_span_id":"","start_time":"2026-09-10T16:00:00Z","attributes":{"gen_ai.operation.name":"chat","gen_ai.request.model":"deepseek-flash","gen_ai.usage.input_tokens":1000,"gen_ai.usage.output_tokens":50,"gen_ai.usage.cache_read.input_tokens":896}}
{"trace_id":"t","span_id":"b","parent_span_id":"a","start_time":"2026-09-10T16:00:00Z","attributes":{"gen_ai.operation.name":"execute_tool"}}
{"trace_id":"t","span_id":"c","parent_span_id":"b","start_time":"2026-09-10T16:00:00Z","attributes":{"gen_ai.operation.name":"chat","gen_ai.request.model":"deepseek-flash","gen_ai.usage.input_tokens":5000,"gen_ai.usage.output_tokens":50,"gen_ai.usage.cache_read.input_tokens":4896}}
)",
             "2 5792/208/100", ""},
            {"a sum around a request",
             R"({"trace_id":"t","span_id":"a","parent_span_id":"","start_time":"2026-09-10T16:00:00Z","attributes":{"gen_ai.operation.name":"chat","gen_ai.request.model":"deepseek-flash","gen_ai.usage.input_tokens":1000,"gen_ai.usage.output_tokens":50,"gen_ai.usage.cache_read.input_tokens":896}}
{"trace_id":"t","span_id":"c","parent_span_id":"a","start_time":"2026-09-10T16:00:00Z","attributes":{"gen_ai.operation.name":"chat","gen_ai.request.model":"deepseek-flash","gen_ai.usage.input_tokens":1000,"gen_ai.usage.output_tokens":50,"gen_ai.usage.cache_read.input_tokens":896}}
)",
             "1 896/104/50", "sum_of_others"},
            {"how many requests it sums up",
             R"({"ts":"2026-09-10T16:00:00Z","model":"deepseek-flash","call_count":40,"prompt_tokens":1000,"completion_tokens":50,"cached_tokens":896}
)",
             "40 896/104/50", ""},
            {"another answer under a name that is not known",
             R"({"ts":"2026-09-10T16:00:00Z","response":{"id":"a","object":"chat.completion","created":1789056000,"model":"deepseek-flash","usage":{"prompt_tokens":1000,"completion_tokens":50,"prompt_cache_hit_tokens":896}},"judge":{"response":{"id":"b","object":"chat.completion","created":1789056000,"model":"deepseek-v4-pro","usage":{"prompt_tokens":500,"completion_tokens":20,"prompt_cache_hit_tokens":0}}}}
)",
             "1 896/104/50", "contradictory_usage"},
            {"the same answer under a name that is not known",
             R"({"ts":"2026-09-10T16:00:00Z","response":{"id":"a","object":"chat.completion","created":1789056000,"model":"deepseek-flash","usage":{"prompt_tokens":1000,"completion_tokens":50,"prompt_cache_hit_tokens":896}},"seen":{"id":"a","object":"chat.completion","created":1789056000,"model":"deepseek-flash","usage":{"prompt_tokens":1000,"completion_tokens":50,"prompt_cache_hit_tokens":896}}}
)",
             "1 896/104/50", ""},
            {"two answers with the id of their task",
             R"({"id":"task","object":"chat.completion","created":1789056000,"model":"deepseek-flash","usage":{"prompt_tokens":1000,"completion_tokens":50,"prompt_cache_hit_tokens":896}}
{"id":"task","object":"chat.completion","created":1789056000,"model":"deepseek-v4-pro","usage":{"prompt_tokens":1000,"completion_tokens":50,"prompt_cache_hit_tokens":896}}
)",
             "2 1792/208/100", ""},
            {"records behind the separator of RFC 7464",
             "\x1E"
             R"({"id":"a","object":"chat.completion","created":1789056000,"model":"deepseek-flash","usage":{"prompt_tokens":1000,"completion_tokens":50,"prompt_cache_hit_tokens":896}}
)"
             "\x1E"
             R"({"id":"b","object":"chat.completion","created":1789056000,"model":"deepseek-flash","usage":{"prompt_tokens":1000,"completion_tokens":50,"prompt_cache_hit_tokens":896}}
)",
             "2 1792/208/100", ""},
            {"Docker Compose's events",
             R"(web-1  | data: {"object":"chat.completion.chunk","created":1789056000,"model":"deepseek-flash","choices":[],"usage":{"prompt_tokens":1000,"completion_tokens":50,"prompt_cache_hit_tokens":896}}
web-1  | 
web-1  | data: [DONE]
)",
             "1 896/104/50", ""},
            {"the hits of a table are NULL",
             R"(ts,model,prompt_tokens,completion_tokens,cached_tokens
2026-09-10T16:00:00Z,deepseek-flash,1000,50,NULL
2026-09-10T16:00:00Z,deepseek-flash,1000,50,\N
)",
             "2 0/2000/100", ""},
            {"a table of hits and misses",
             R"(ts,model,cache_hit_tokens,cache_miss_tokens,output_tokens
2026-09-10T16:00:00Z,deepseek-flash,896,104,50
)",
             "1 896/104/50", ""},
            {"times of people's own names",
             R"({"event_time":"2026-09-10T16:00:00Z","model":"deepseek-flash","usage":{"prompt_tokens":1000,"completion_tokens":50,"prompt_cache_hit_tokens":896}}
{"TimeGenerated":"2026-09-10T16:00:00Z","model":"deepseek-flash","usage":{"prompt_tokens":1000,"completion_tokens":50,"prompt_cache_hit_tokens":896}}
)",
             "2 1792/208/100", ""},
            {"Pi's events repeat a message",
             R"({"type":"turn_start"}
{"type":"message_start","message":{"role":"assistant","provider":"deepseek","model":"deepseek-flash","usage":{"input":0,"output":0,"cacheRead":0,"cacheWrite":0},"timestamp":1789056000001}}
{"type":"message_update","message":{"role":"assistant","provider":"deepseek","model":"deepseek-flash","usage":{"input":104,"output":50,"cacheRead":896,"cacheWrite":0},"timestamp":1789056000001}}
{"type":"message_end","message":{"role":"assistant","provider":"deepseek","model":"deepseek-flash","usage":{"input":104,"output":50,"cacheRead":896,"cacheWrite":0},"timestamp":1789056000001}}
{"type":"turn_end","message":{"role":"assistant","provider":"deepseek","model":"deepseek-flash","usage":{"input":104,"output":50,"cacheRead":896,"cacheWrite":0},"timestamp":1789056000001}}
{"type":"agent_end","messages":[{"role":"assistant","provider":"deepseek","model":"deepseek-flash","usage":{"input":104,"output":50,"cacheRead":896,"cacheWrite":0},"timestamp":1789056000001}]}
)",
             "1 896/104/50", ""},
            {"a wire's own names under the key of another",
             R"({"ts":"2026-09-10T16:00:00Z","model":"deepseek-flash","tokens":{"prompt_tokens":1000,"completion_tokens":50,"prompt_tokens_details":{"cached_tokens":896}}}
)",
             "1 896/104/50", ""},
            {"opencode's names under another key",
             R"({"ts":"2026-09-10T16:00:00Z","model":"deepseek-flash","usage":{"input":104,"output":30,"reasoning":20,"cache":{"read":896,"write":0}}}
)",
             "1 896/104/50", ""},
            {"records as texts in a list",
             R"({"logs":["{\"ts\":\"2026-09-10T16:00:00Z\",\"model\":\"deepseek-flash\",\"id\":\"a\",\"usage\":{\"prompt_tokens\":1000,\"completion_tokens\":50,\"prompt_cache_hit_tokens\":896}}","{\"ts\":\"2026-09-10T16:00:00Z\",\"model\":\"deepseek-flash\",\"id\":\"b\",\"usage\":{\"prompt_tokens\":1000,\"completion_tokens\":50,\"prompt_cache_hit_tokens\":896}}"]}
)",
             "2 1792/208/100", ""},
            {"Loki's answer",
             R"({"data":{"resultType":"streams","result":[{"stream":{},"values":[["1789056000000000000","{\"ts\":\"2026-09-10T16:00:00Z\",\"model\":\"deepseek-flash\",\"usage\":{\"prompt_tokens\":1000,\"completion_tokens\":50,\"prompt_cache_hit_tokens\":896}}"]]}]}}
)",
             "1 896/104/50", ""},
            {"CloudWatch's query",
             R"({"results":[[{"field":"@timestamp","value":"x"},{"field":"@message","value":"{\"ts\":\"2026-09-10T16:00:00Z\",\"model\":\"deepseek-flash\",\"usage\":{\"prompt_tokens\":1000,\"completion_tokens\":50,\"prompt_cache_hit_tokens\":896}}"},{"field":"@ptr","value":"x"}]]}
)",
             "1 896/104/50", ""},
            {"the messages of an agent's state",
             R"({"ts":"2026-09-10T16:00:00Z","messages":[{"type":"human","content":"x"},{"type":"ai","response_metadata":{"model_name":"deepseek-flash"},"usage_metadata":{"input_tokens":1000,"output_tokens":50,"input_token_details":{"cache_read":896}}}]}
)",
             "1 896/104/50", ""},
            {"the messages of a request",
             R"({"ts":"2026-09-10T16:00:00Z","model":"deepseek-flash","usage":{"prompt_tokens":1000,"completion_tokens":50,"prompt_cache_hit_tokens":896},"messages":[{"role":"assistant","usage":{"prompt_tokens":3,"completion_tokens":3,"prompt_cache_hit_tokens":1}}]}
)",
             "1 896/104/50", ""},
            {"another seller by the address of the request",
             R"({"ts":"2026-09-10T16:00:00Z","request":{"url":"https://openrouter.ai/api/v1/chat/completions"},"response":{"id":"a","object":"chat.completion","created":1789056000,"model":"deepseek-flash","usage":{"prompt_tokens":1000,"completion_tokens":50,"prompt_cache_hit_tokens":896}}}
)",
             "0 0/0/0", "unknown_model"},
            {"an address that is no seller's",
             R"({"ts":"2026-09-10T16:00:00Z","model":"deepseek-flash","url":"https://github.com/x/y","usage":{"prompt_tokens":1000,"completion_tokens":50,"prompt_cache_hit_tokens":896}}
)",
             "1 896/104/50", ""},
            {"the end of a stream behind its steps",
             R"({"type":"finish-step","usage":{"inputTokens":1000,"outputTokens":50,"cachedInputTokens":896},"response":{"id":"a","timestamp":"2026-09-10T16:00:00Z","modelId":"deepseek-flash"}}
{"type":"finish-step","usage":{"inputTokens":1000,"outputTokens":50,"cachedInputTokens":896},"response":{"id":"b","timestamp":"2026-09-10T16:00:00Z","modelId":"deepseek-flash"}}
{"type":"finish","totalUsage":{"inputTokens":2000,"outputTokens":100,"cachedInputTokens":1792}}
)",
             "2 1792/208/100", "sum_of_others"},
            {"characters",
             R"({"ts":"2026-09-10T16:00:00Z","model":"deepseek-flash","usage":{"unit":"CHARACTERS","input":4000,"output":200}}
)",
             "0 0/0/0", "other_service"},
            {"a time that is not understood has no default",
             R"({"model":"deepseek-flash","date":"2026-09-08","usage":{"prompt_tokens":1000,"completion_tokens":50,"prompt_cache_hit_tokens":896}}
)",
             "0 0/0/0", "no_instant", kAtNight},
            {"how long it took is no time",
             R"({"model":"deepseek-flash","response_time":"0.123","usage":{"prompt_tokens":1000,"completion_tokens":50,"prompt_cache_hit_tokens":896}}
)",
             "1 896/104/50", "", kAtNight},
            {"ids that are none",
             R"({"ts":"2026-09-10T16:00:00Z","model":"deepseek-flash","id":"chatcmpl-None","usage":{"prompt_tokens":1000,"completion_tokens":50,"prompt_cache_hit_tokens":896}}
{"ts":"2026-09-10T16:00:00Z","model":"deepseek-flash","id":"chatcmpl-None","usage":{"prompt_tokens":1000,"completion_tokens":50,"prompt_cache_hit_tokens":896}}
)",
             "2 1792/208/100", ""},
            {"times of Go and Java",
             R"({"ts":"2026-09-10 16:00:00.12 +0000 UTC m=+0.01","model":"deepseek-flash","usage":{"prompt_tokens":1000,"completion_tokens":50,"prompt_cache_hit_tokens":896}}
{"ts":"2026-09-11T00:00:00+08:00[Asia/Shanghai]","model":"deepseek-flash","usage":{"prompt_tokens":1000,"completion_tokens":50,"prompt_cache_hit_tokens":896}}
)",
             "2 1792/208/100", ""},
};

TEST(UsageVariantsTest, EachIsBilledOrRefused) {
  for (const Variant& variant : kVariants) {
    SCOPED_TRACE(variant.about);
    const json::Value got = report_of(variant.log, variant.options);
    const json::Value& totals = *got.find("totals");
    EXPECT_EQ(totals.find("requests")->text + " " + totals.find("hit")->text +
                  "/" + totals.find("miss")->text + "/" +
                  totals.find("output")->text,
              variant.want);
    const auto& skipped = got.find("skipped")->items;
    EXPECT_EQ(skipped.empty() ? "" : skipped[0].find("code")->text,
              variant.code);
  }
}

// However the file is cut.
TEST(UsageVariantsTest, PiecesMakeNoDifference) {
  for (const Variant& variant : kVariants) {
    EXPECT_EQ(report_text(variant.log, variant.options, 5),
              report_text(variant.log, variant.options))
        << variant.about;
  }
}

// A price that only the other list has is in no sum with the first.
TEST(UsageVariantsTest, TwoCurrenciesAreNotAdded) {
  const std::string rows =
      "user_id,utc_date,model,api_key_name,api_key,type,price,amount\n"
      "u,2026-09-14,deepseek-v4-pro,k,s,input_cache_miss_tokens,0.00000066,"
      "200000\n"
      "u,2026-09-14,deepseek-v4-pro,k,s,output_tokens,0.00000198,10000\n"
      "v,2026-09-14,deepseek-v4-pro,k,s,output_tokens,0.0000135,50000\n";
  const json::Value usd = report_of(rows);
  EXPECT_EQ(usd.find("currency")->text, "USD");
  EXPECT_EQ(usd.find("totals")->find("amount")->text, "0.1518");
  EXPECT_EQ(usd.find("counts")->find("skipped")->text, "1");
  EXPECT_NE(usd.find("skipped")->items[0].find("message")->text.find("CNY"),
            std::string::npos);
  const json::Value cny = report_of(rows, R"({"currency":"CNY"})");
  EXPECT_EQ(cny.find("totals")->find("amount")->text, "0.675");
  EXPECT_EQ(cny.find("counts")->find("skipped")->text, "2");
}

TEST(UsageVariantsTest, ExportsThatWerePutTogetherOverlap) {
  const std::string rows =
      "user_id,utc_date,model,api_key_name,api_key,type,price,amount\n"
      "u,2026-09-14,deepseek-v4-pro,k,s,input_cache_miss_tokens,0.00000066,"
      "200000\n";
  EXPECT_EQ(report_of(rows + rows).find("totals")->find("amount")->text,
            "0.132");
  EXPECT_EQ(report_of(rows + rows, R"({"duplicates":"bill"})")
                .find("totals")
                ->find("amount")
                ->text,
            "0.264");
}

// What was rounded to whole millions shows no decimals either.
TEST(UsageVariantsTest, RoundedCountsAreRefused) {
  const json::Value got = report_of(
      "user_id,utc_date,model,api_key_name,api_key,type,price,amount\n"
      "u,2026-09-14,deepseek-v4-pro,k,s,output_tokens,0.00000198,1E+06\n");
  EXPECT_EQ(got.find("totals")->find("amount")->text, "0");
  EXPECT_EQ(got.find("counts")->find("skipped")->text, "1");
}

// A time whose day may be its month is read where another row shows which.
TEST(UsageVariantsTest, SlashesAreDecidedByTheFile) {
  const std::string head = "ts,model,prompt_tokens,completion_tokens\n";
  const std::string rest = ",deepseek-v4-pro,1000,50\n";
  const std::string options = R"({"naive_times":"+00:00"})";
  const std::string either = "9/10/2026 16:00" + rest;
  const auto first_day = [&](const std::string& rows) {
    const json::Value got = report_of(head + rows, options);
    return got.find("by_day")->items.empty()
               ? got.find("skipped")->items[0].find("detail")->text
               : got.find("by_day")->items[0].find("day")->text;
  };
  EXPECT_EQ(first_day(either).substr(0, 25), "its time can be read with");
  EXPECT_EQ(first_day(either + "9/14/2026 4:00 PM" + rest), "2026-09-10");
  EXPECT_EQ(first_day(either + "14/9/2026 4:00 PM" + rest), "2026-09-14");
  EXPECT_EQ(first_day("14.9.2026 16:00" + rest), "2026-09-14");
  EXPECT_EQ(first_day("2026/9/14 16:00" + rest), "2026-09-14");
  EXPECT_EQ(first_day("9/14/26 16:00" + rest).substr(0, 24),
            "the year of its time has");
}

}  // namespace
}  // namespace deepseek_cost::usage
