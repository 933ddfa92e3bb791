// The names that tracers, clients and SDKs have beside those of the other
// tables, and the containers in which they write counts. Of spellings.cc alone.
//
// A loose container may hold anything else as well: it is entered only where it
// is an object that has counts or a list of records itself.
#ifndef DEEPSEEK_COST_CORE_USAGE_RECORD_SPELLING_TOOLS_H_
#define DEEPSEEK_COST_CORE_USAGE_RECORD_SPELLING_TOOLS_H_

#include <string_view>

#include "core/usage/record/spelling_counts.h"
#include "core/usage/record/spelling_places.h"

namespace deepseek_cost::usage {
namespace spelling_table {

constexpr Spelling container(std::string_view name, KeyKind kind) {
  return {.name = name, .kind = kind, .loose = true};
}
// An object, or a text, that is an API's answer where it says so itself.
constexpr Spelling answer_inside(std::string_view name) {
  return {.name = name, .kind = K::count, .answer = true};
}

inline constexpr Spelling kTools[] = {
    // Containers; `metrics`, `fields`, `record` and `customDimensions` are in
    // the other tables.
    // Phoenix (Arize-ai/phoenix, OpenInference attributes as nested objects):
    // {"llm":{"model_name":…,"token_count":{"prompt":…,"completion":…,
    // "prompt_details":{"cache_read":…}}}}.
    container("llm", K::wrapper),
    Spelling{.name = "token_count",
             .kind = K::usage,
             .loose = true,
             .top = F::total},
    key("prompt_details", K::input_details),
    key("completion_details", K::output_details),
    // AutoGen (microsoft/autogen, RequestUsage), of each message.
    container("models_usage", K::usage),
    // LlamaIndex (run-llama/llama_index, ChatResponse): what the API answered.
    answer_inside("raw"),
    // Tempo (grafana.com/docs/tempo/latest/api_docs), both versions.
    list("batches"),
    container("trace", K::wrapper),
    // Open WebUI (open-webui/open-webui): a chat's messages by their ids.
    key("chat", K::chat),

    // OpenTelemetry's attributes as other SDKs name them: the input includes
    // the hits in all of gen_ai.usage. Sentry; LangSmith's exporter.
    count("gen_ai.usage.input_tokens.cached", F::hit_inside),
    count("gen_ai.usage.input_tokens.cache_write", F::write),
    count("gen_ai.usage.output_tokens.reasoning", F::reasoning),
    count("gen_ai.usage.cached_input_tokens", F::hit_inside),
    count("gen_ai.usage.prompt_tokens_details.cached_tokens", F::hit_inside),
    count("gen_ai.usage.input_tokens_details.cached_tokens", F::hit_inside),
    count("gen_ai.usage.prompt_cache_hit_tokens", F::hit_api),
    count("gen_ai.usage.prompt_cache_miss_tokens", F::miss),
    key("gen_ai.usage.input_token_details", K::input_details),
    key("gen_ai.usage.output_token_details", K::output_details),
    key("gen_ai.usage.prompt_tokens_details", K::input_details),
    key("gen_ai.usage.completion_tokens_details", K::output_details),
    // Vercel AI SDK 4 and 5 (vercel/ai, generate-text telemetry).
    count("ai.usage.promptTokens", F::prompt),
    count("ai.usage.completionTokens", F::output),
    count("ai.usage.inputTokens", F::input),
    count("ai.usage.outputTokens", F::output),
    count("ai.usage.totalTokens", F::total),
    count("ai.usage.reasoningTokens", F::reasoning),
    key("ai.response.providerMetadata", K::metadata),
    model("ai.response.model", 4),
    model("ai.model.id", 5),

    // LobeChat (lobehub/lobe-chat, MessageMetadata); Amp. Elsewhere they may
    // be the sums of a session.
    inner("totalInputTokens", F::prompt),
    inner("totalOutputTokens", F::output),
    inner("total_input_tokens", F::prompt),
    inner("total_output_tokens", F::output),
    count("inputCacheMissTokens", F::miss),
    // Continue (continuedev/continue, tokensGenerated).
    count("generatedTokens", F::output),
    count("generated_tokens", F::output),
    // Kimi CLI (MoonshotAI/kimi-cli, TokenUsage): beside each other.
    count("input_other", F::miss),
    count("inputOther", F::miss),
    // Phoenix's tables.
    count("tokenCountPrompt", F::prompt),
    count("tokenCountCompletion", F::output),
    count("tokenCountTotal", F::total),
    count("token_count_prompt", F::prompt),
    count("token_count_completion", F::output),
    count("token_count_total", F::total),
    // The types of DeepSeek's usage export, as columns.
    count("input_cache_hit_tokens", F::hit_api),
    count("input_cache_miss_tokens", F::miss),
    count("inputCacheHitTokens", F::hit_api),
    // Coze; `token_count` is the sum in its usage.
    inner("input_count", F::input),
    inner("output_count", F::output),
    inner("inputCount", F::input),
    inner("outputCount", F::output),
    // APISIX (ai-proxy, its access log); Envoy AI Gateway.
    count("llm_prompt_tokens", F::prompt),
    count("llm_completion_tokens", F::output),
    count("genai_tokens_input", F::input),
    count("genai_tokens_output", F::output),
    count("genai_tokens_cached_input", F::hit_inside),
    count("llmPromptTokens", F::prompt),
    count("llmCompletionTokens", F::output),
    count("genaiTokensInput", F::input),
    count("genaiTokensOutput", F::output),
    count("genaiTokensCachedInput", F::hit_inside),
    // llm (simonw/llm, logs --json).
    time("datetime_utc", kLogged),
    key("token_details", K::metadata),
    // smolagents.
    key("timing", K::metadata),
    // OpenAI Agents SDK, traces.
    container("span_data", K::wrapper),
    // OpenHands: what a call of a tool came from.
    key("tool_call_metadata", K::metadata),
    answer_inside("model_response"),
    // Agent Development Kit (google/adk-python, Event): true while it goes on.
    key("partial", K::count),
    // n8n's items; Graylog; Tencent's and Aliyun's log services.
    container("json", K::wrapper),
    key("short_message", K::text),
    key("__CONTENT__", K::text),
    time("__TIMESTAMP__", kLogged),
    time("__time__", kLogged),
    usage("usage_json"),
    // claude-trace (badlogic/lemmy) and others: the stream as it came.
    answer("body_raw"),
    answer("response_raw"),
    answer("res_body"),
    answer("resBody"),
    // Claude's Agent SDK for Python.
    key("model_usage", K::model_usage),
    // What people's own logs call them.
    count("uncached_input_tokens", F::miss),
    count("uncached_tokens", F::miss),
    count("uncachedInputTokens", F::miss),
    count("uncachedTokens", F::miss),
    count("hit_tokens", F::hit_either),
    count("miss_tokens", F::miss),
    count("hitTokens", F::hit_either),
    count("missTokens", F::miss),
    count("tokens_input", F::input),
    count("tokens_output", F::output),
    count("tokensInput", F::input),
    count("tokensOutput", F::output),
    count("输入tokens", F::input),
    count("输出tokens", F::output),
    count("缓存命中tokens", F::hit_inside),
    count("cacheTokensRead", F::hit_either),
    count("cacheTokensWrite", F::write),
    count("cache_tokens_read", F::hit_either),
    count("cache_tokens_write", F::write),
    // Of hits, or of something else: believed where both are the input.
    key("cache_miss", K::count),
    key("cacheMiss", K::count),
    key("cache_hits", K::count),
    key("cacheHits", K::count),
    key("cache_misses", K::count),
    key("cacheMisses", K::count),

    // VCR's cassettes as JSON (vcr/vcr, kevin1024/vcrpy, betamaxpy/betamax):
    // {"http_interactions":[{"request":{"uri":…},"response":{"body":{"string":
    // "…"}},"recorded_at":…}]}; parsed_body in those of Pydantic AI.
    list("http_interactions"),
    list("interactions"),
    key("uri", K::endpoint),
    key("string", K::wrapper),
    key("base64_string", K::wrapper),
    key("parsed_body", K::wrapper),

    // Copilot CLI (github/copilot-sdk, session-events): of a session, by model.
    key("modelMetrics", K::model_usage),

    // Serilog (serilog/serilog-formatting-compact).
    time("@t", kLogged),
};

}  // namespace spelling_table
}  // namespace deepseek_cost::usage

#endif  // DEEPSEEK_COST_CORE_USAGE_RECORD_SPELLING_TOOLS_H_
