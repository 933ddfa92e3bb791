// The names of counts, and of the objects that hold them. Of spellings.cc
// alone.
#ifndef DEEPSEEK_COST_CORE_USAGE_RECORD_SPELLING_COUNTS_H_
#define DEEPSEEK_COST_CORE_USAGE_RECORD_SPELLING_COUNTS_H_

#include <cstdint>
#include <string_view>

#include "core/usage/record/spellings.h"

namespace deepseek_cost::usage {
namespace spelling_table {

using K = KeyKind;
using F = UsageField;

constexpr Spelling key(std::string_view name, KeyKind kind) {
  return {.name = name, .kind = kind};
}
// A count that means tokens wherever it stands.
constexpr Spelling count(std::string_view name, UsageField field) {
  return {.name = name,
          .kind = K::count,
          .top = field,
          .in_input = field,
          .in_output = field,
          .flat = true};
}
// A count of a usage object or its details only: the name alone is too common.
constexpr Spelling inner(std::string_view name, UsageField top,
                         UsageField in_input = F::none,
                         UsageField in_output = F::none) {
  return {.name = name,
          .kind = K::count,
          .top = top,
          .in_input = in_input,
          .in_output = in_output};
}
// A count of hits or writes, which says something else in details of the input.
constexpr Spelling cache_count(std::string_view name, UsageField top,
                               UsageField in_input) {
  Spelling spelling = inner(name, top, in_input);
  spelling.flat = true;
  return spelling;
}
// A count at the top; as an object, the details of the same.
constexpr Spelling both(std::string_view name, KeyKind details,
                        UsageField field) {
  return {.name = name, .kind = details, .top = field, .flat = true};
}
constexpr Spelling usage(std::string_view name,
                         UsageOf what = UsageOf::request) {
  return {.name = name, .kind = K::usage, .usage = what};
}
constexpr Spelling list(std::string_view name, ListOf what = ListOf::records) {
  return {.name = name, .kind = K::list, .list = what};
}
constexpr Spelling model(std::string_view name, std::uint8_t rank) {
  return {.name = name, .kind = K::model, .rank = rank};
}
inline constexpr Spelling kCounts[] = {
    // DeepSeek, Chat Completions: api-docs.deepseek.com/api/
    // create-chat-completion. The input includes the hits.
    count("prompt_tokens", F::prompt),
    count("prompt_cache_hit_tokens", F::hit_api),
    count("prompt_cache_miss_tokens", F::miss),
    count("completion_tokens", F::output),
    count("total_tokens", F::total),
    key("prompt_tokens_details", K::input_details),
    key("completion_tokens_details", K::output_details),
    count("cached_tokens", F::hit_inside),
    count("reasoning_tokens", F::reasoning),
    // Responses: the input includes input_tokens_details.cached_tokens.
    // Anthropic: it excludes cache_read_ and cache_creation_input_tokens.
    count("input_tokens", F::input),
    count("output_tokens", F::output),
    key("input_tokens_details", K::input_details),
    key("output_tokens_details", K::output_details),
    count("cache_read_input_tokens", F::hit_beside),
    count("cache_creation_input_tokens", F::write_beside),
    // Our own, and what people's logs shorten it to. Langfuse (usage,
    // usageDetails), Pi, OpenClaw and opencode name input and output so.
    inner("hit", F::hit_own),
    inner("miss", F::miss),
    inner("input", F::input),
    // As a text in the record, the answer, which may be the API's.
    Spelling{
        .name = "output", .kind = K::count, .answer = true, .top = F::output},
    inner("reasoning", F::reasoning, F::none, F::reasoning),
    inner("total", F::total, F::prompt, F::output),
    // Codex (openai/codex, protocol TokenUsage): both inside.
    count("cached_input_tokens", F::hit_inside),
    count("reasoning_output_tokens", F::reasoning),
    usage("last_token_usage"),
    key("total_token_usage", K::running_total),
    key("info", K::wrapper),
    // Forks and subagents of it: github.com/ccusage/ccusage/issues/1370,
    // github.com/getagentseal/codeburn/pull/1383.
    key("forked_from_id", K::fork),
    key("parent_thread_id", K::fork),
    key("subagent", K::wrapper),
    key("thread_spawn", K::wrapper),
    // DeepSeek Harness: data.chunk.usage, data.header.config.model.
    key("chunk", K::wrapper),
    key("header", K::wrapper),
    key("config", K::request_wrapper),
    // Pi, OpenClaw (badlogic/pi-mono, packages/ai): beside the input.
    inner("cacheRead", F::hit_beside, F::hit_inside),
    inner("cacheWrite", F::write_beside, F::write),
    // opencode (anomalyco/opencode, session/message): cache {read, write} and
    // reasoning stand beside input and output.
    usage("tokens", UsageOf::opencode),
    key("cache", K::cache_details),
    inner("read", F::none, F::none, F::none),
    inner("write", F::none, F::none, F::none),
    key("parts", K::parts),
    key("stream", K::attempt_stream),
    // Claude Code: of a run, by model; an event of its stream.
    key("modelUsage", K::model_usage),
    key("event", K::event),
    // LangChain (langchain_core.messages.ai UsageMetadata): inside.
    usage("usage_metadata"),
    usage("token_usage"),
    key("input_token_details", K::input_details),
    key("output_token_details", K::output_details),
    key("prompt_token_details", K::input_details),
    key("completion_token_details", K::output_details),
    inner("cache_read", F::hit_either, F::hit_inside),
    inner("cache_creation", F::none, F::write),
    // Vercel AI SDK 4 to 6, Spring AI: promptTokens and inputTokens are the
    // whole input; details inside. DeepSeek Harness (dsh session.jsonl) writes
    // inputTokens for the misses and cacheReadTokens beside them.
    count("promptTokens", F::prompt),
    count("completionTokens", F::output),
    count("totalTokens", F::total),
    both("inputTokens", K::input_details, F::input),
    both("outputTokens", K::output_details, F::output),
    count("cachedInputTokens", F::hit_inside),
    count("reasoningTokens", F::reasoning),
    key("inputTokenDetails", K::input_details),
    key("outputTokenDetails", K::output_details),
    // Mastra (mastra-ai/mastra, UsageStats): its input is the sum of these.
    key("inputDetails", K::input_details),
    key("outputDetails", K::output_details),
    key("inputTokensDetails", K::input_details),
    key("outputTokensDetails", K::output_details),
    key("promptTokensDetails", K::input_details),
    key("completionTokensDetails", K::output_details),
    key("nativeUsage", K::native_usage),
    inner("noCacheTokens", F::none, F::miss),
    inner("noCache", F::none, F::miss),
    cache_count("cacheReadTokens", F::hit_either, F::hit_inside),
    cache_count("cacheWriteTokens", F::write, F::write),
    count("cachedTokens", F::hit_inside),
    // Bedrock Converse: beside the input.
    count("cacheReadInputTokens", F::hit_beside),
    count("cacheWriteInputTokens", F::write_beside),
    count("cacheCreationInputTokens", F::write_beside),
    // OpenHands, pydantic-ai, OpenRouter, sub2api.
    cache_count("cache_read_tokens", F::hit_either, F::hit_inside),
    cache_count("cache_write_tokens", F::write, F::write),
    cache_count("cache_creation_tokens", F::write, F::write),
    count("prompt_cache_read_tokens", F::hit_either),
    // DeepSeek's names in camel case, and shortened.
    count("promptCacheHitTokens", F::hit_api),
    count("promptCacheMissTokens", F::miss),
    count("cache_hit_tokens", F::hit_either),
    count("cache_miss_tokens", F::miss),
    count("cacheHitTokens", F::hit_either),
    count("cacheMissTokens", F::miss),
    count("prompt_cache_write_tokens", F::write),
    // Microsoft.Extensions.AI and Semantic Kernel (dotnet/extensions,
    // UsageDetails), LangChain4j (TokenUsage): cached ones inside.
    usage("tokenUsage"),
    count("inputTokenCount", F::input),
    count("outputTokenCount", F::output),
    count("cachedInputTokenCount", F::hit_inside),
    count("cachedTokenCount", F::hit_inside),
    count("reasoningTokenCount", F::reasoning),
    count("cacheTokens", F::hit_either),
    count("promptCacheReadTokens", F::hit_either),
    count("cachedPromptTokens", F::hit_inside),
    count("promptCachedTokens", F::hit_inside),
    count("inputCachedTokens", F::hit_either),
    count("inputCacheRead", F::hit_either),
    count("tokensCached", F::hit_inside),
    count("nativeTokensCached", F::hit_inside),
    count("input_token_count", F::input),
    count("output_token_count", F::output),
    count("cached_token_count", F::hit_inside),
    count("cached_input_token_count", F::hit_inside),
    count("num_cached_tokens", F::hit_inside),
    // Vercel's spans, CrewAI, Braintrust, Opik.
    count("ai.usage.cachedInputTokens", F::hit_inside),
    count("cached_prompt_tokens", F::hit_inside),
    count("prompt_cached_tokens", F::hit_inside),
    count("original_usage.prompt_cache_hit_tokens", F::hit_api),
    // Ollama (docs/api.md): what it took from its cache is not counted.
    count("prompt_eval_count", F::prompt),
    count("eval_count", F::output),
    // LiteLLM, beside the counts of a spend log's row.
    key("additional_usage_values", K::metadata),
    // new-api, one-api (QuantumNous/new-api, model/log.go): `other` is JSON in
    // a string; with `claude` the prompt excludes the hits.
    count("cache_tokens", F::hit_either),
    count("input_tokens_total", F::prompt),
    key("other", K::extra),
    key("claude", K::exclusive),
    // Cline, Roo, Kilo (ui_messages.json, text of api_req_started).
    // Gemini CLI: tokens {input, output, cached, thoughts, tool, total}.
    inner("thoughts", F::reasoning_beside),
    count("tokensIn", F::input),
    count("tokensOut", F::output),
    count("cacheReads", F::hit_either),
    count("cacheWrites", F::write),
    key("totalCost", K::task_cost),  // taskHistory.json
    key("say", K::say),
    key("text", K::text),
    key("apiProtocol", K::protocol),
    model("modelInfo", 2),
    // Langfuse: usageDetails, whose hits stand beside the input, says more than
    // the usage next to it.
    // Vercel AI SDK 5: of all steps, where `usage` is of the last.
    usage("totalUsage", UsageOf::all_steps),
    // Cline's sessions (cline/cline, sdk/packages/shared/src/llms/messages.ts,
    // MessageWithMetadata; before that src/shared/messages/metrics.ts, with
    // tokens {prompt, completion, cached}); Braintrust.
    Spelling{.name = "metrics",
             .kind = K::usage,
             .loose = true,
             .usage = UsageOf::metrics},
    inner("prompt", F::prompt),
    usage("usageDetails", UsageOf::details),
    usage("usage_details", UsageOf::details),
    count("input_cached_tokens", F::hit_either),
    // langfuse-python, CallbackHandler: details are taken off what they are of.
    count("input_cache_read", F::hit_either),
    count("input_cache_creation", F::write),
    count("output_reasoning", F::reasoning_beside),
    count("output_reasoning_tokens", F::reasoning_beside),
    // OpenTelemetry gen_ai (semantic conventions: the input includes cached
    // tokens), OpenLLMetry, OpenInference.
    count("gen_ai.usage.input_tokens", F::input),
    count("gen_ai.usage.prompt_tokens", F::prompt),
    count("gen_ai.usage.output_tokens", F::output),
    count("gen_ai.usage.completion_tokens", F::output),
    count("gen_ai.usage.cache_read.input_tokens", F::hit_inside),
    count("gen_ai.usage.cache_creation.input_tokens", F::write),
    count("gen_ai.usage.cache_read_input_tokens", F::hit_either),
    count("gen_ai.usage.cache_creation_input_tokens", F::write),
    count("gen_ai.usage.cached_tokens", F::hit_inside),
    // Pydantic AI: every count of the provider's.
    count("gen_ai.usage.details.cache_read_tokens", F::hit_inside),
    count("gen_ai.usage.details.cached_tokens", F::hit_inside),
    count("gen_ai.usage.details.prompt_cache_hit_tokens", F::hit_api),
    count("gen_ai.usage.details.prompt_cache_miss_tokens", F::miss),
    count("gen_ai.usage.details.reasoning_tokens", F::reasoning),
    count("gen_ai.usage.reasoning_tokens", F::reasoning),
    count("gen_ai.usage.reasoning.output_tokens", F::reasoning),
    count("gen_ai.usage.total_tokens", F::total),
    count("llm.usage.total_tokens", F::total),
    count("llm.token_count.prompt", F::prompt),
    count("llm.token_count.completion", F::output),
    count("llm.token_count.total", F::total),
    count("llm.token_count.prompt_details.cache_read", F::hit_inside),
    count("llm.token_count.prompt_details.cache_write", F::write),
    count("llm.token_count.completion_details.reasoning", F::reasoning),
    key("gen_ai.operation.name", K::operation),
    key("openinference.span.kind", K::operation),
    key("run_type", K::operation),
    // Cloudflare AI Gateway, OpenRouter (activity CSV, generations), Portkey,
    // Dify.
    count("tokens_in", F::input),
    count("tokens_out", F::output),
    count("tokens_prompt", F::prompt),
    count("tokens_completion", F::output),
    count("tokens_cached", F::hit_inside),
    count("tokens_reasoning", F::reasoning),
    count("native_tokens_prompt", F::prompt),
    count("native_tokens_completion", F::output),
    count("native_tokens_cached", F::hit_inside),
    count("native_tokens_reasoning", F::reasoning),
    count("req_units", F::prompt),
    count("res_units", F::output),
    count("message_tokens", F::prompt),
    count("answer_tokens", F::output),
    // Gemini's format (ai.google.dev/api/generate-content, UsageMetadata): the
    // prompt includes the cached content, thoughts stand beside the candidates.
    usage("usageMetadata"),
    count("promptTokenCount", F::prompt),
    count("candidatesTokenCount", F::output),
    // …but for Qwen Code: then the total says so.
    count("thoughtsTokenCount", F::reasoning_beside),
    count("cachedContentTokenCount", F::hit_inside),
    count("totalTokenCount", F::total),
    count("prompt_token_count", F::prompt),
    count("candidates_token_count", F::output),
    count("thoughts_token_count", F::reasoning_beside),
    count("cached_content_token_count", F::hit_inside),
    count("total_token_count", F::total),
    // Kong before 3.10 (AI audit log reference), Higress (ai-statistics).
    count("prompt_token", F::prompt),
    count("completion_token", F::output),
    count("input_token", F::input),
    count("output_token", F::output),
    count("total_token", F::total),
    // How many requests a record sums up (OpenAI Agents SDK and Pydantic AI,
    // whose `requests` is a list elsewhere; CrewAI; LangChain's callbacks).
    key("successful_requests", K::requests),
    key("request_count", K::requests),
    key("requests_count", K::requests),
    key("num_requests", K::requests),
    key("n_requests", K::requests),
    key("total_requests", K::requests),
    key("num_model_requests", K::requests),
    key("api_requests", K::requests),
    key("num_calls", K::requests),
    key("call_count", K::requests),
    key("requestCount", K::requests),
    key("count", K::requests),
    key("api_call_count", K::requests),  // Hermes Agent's sessions
    key("apiCallCount", K::requests),
    key("api_calls", K::requests),
    key("apiCalls", K::requests),
    key("llm_calls", K::requests),
    key("llm_call_count", K::requests),
    key("model_calls", K::requests),
    key("total_calls", K::requests),
    key("n_calls", K::requests),
    key("numCalls", K::requests),
    key("callCount", K::requests),
    key("numRequests", K::requests),
    key("totalRequests", K::requests),
    key("number_of_requests", K::requests),
    key("invocations", K::requests),
    key("invocation_count", K::requests),
    key("doc_count", K::requests),  // Elasticsearch's aggregations
    key("cnt", K::requests),
    key("请求数", K::requests),
    inner("request_tokens", F::prompt),  // Pydantic AI before 1.0
    inner("response_tokens", F::output),
    // LiteLLM (litellm docs, proxy/logging_spec; spend logs).
    usage("usage_object"),
};

}  // namespace spelling_table
}  // namespace deepseek_cost::usage

#endif  // DEEPSEEK_COST_CORE_USAGE_RECORD_SPELLING_COUNTS_H_
