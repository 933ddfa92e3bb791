// The same names in their other form: in camel case where the tables have them
// with underscores, or the other way. And names that mean the same as one of
// those, but for their words' order. Of spellings.cc alone.
#ifndef DEEPSEEK_COST_CORE_USAGE_RECORD_SPELLING_FORMS_H_
#define DEEPSEEK_COST_CORE_USAGE_RECORD_SPELLING_FORMS_H_

#include <cstdint>
#include <string_view>

#include "core/usage/record/spelling_counts.h"
#include "core/usage/record/spelling_places.h"

namespace deepseek_cost::usage {
namespace spelling_table {

// A time under a name that may mean something else: only what can be read as
// one, or looks like one, counts.
constexpr Spelling loose(std::string_view name, RecordTime when) {
  return {.name = name, .kind = K::time, .loose = true, .time = when};
}
// A name of anything: only where it holds one of DeepSeek's.
constexpr Spelling loose_model(std::string_view name, std::uint8_t rank) {
  return {.name = name, .kind = K::model, .loose = true, .rank = rank};
}

inline constexpr Spelling kForms[] = {
    count("cache_read_input_token_count", F::hit_either),
    count("input_cache_read_tokens", F::hit_either),
    count("input_tokens_cached", F::hit_inside),
    count("prompt_tokens_cached", F::hit_inside),
    count("cache_hit_input_tokens", F::hit_either),
    count("total_cached_tokens", F::hit_inside),
    count("cached_content_tokens", F::hit_inside),  // Genkit
    count("reasoningOutputTokens", F::reasoning),
    usage("lastTokenUsage"),
    inner("cache_write", F::write_beside, F::write),
    key("promptTokenDetails", K::input_details),
    key("completionTokenDetails", K::output_details),
    inner("cacheCreation", F::none, F::write),
    inner("no_cache_tokens", F::none, F::miss),
    inner("no_cache", F::none, F::miss),
    count("cache_write_input_tokens", F::write_beside),
    cache_count("cacheCreationTokens", F::write, F::write),
    count("promptCacheWriteTokens", F::write),
    count("reasoning_token_count", F::reasoning),
    count("inputTokensTotal", F::prompt),
    count("cache_reads", F::hit_either),
    count("cache_writes", F::write),
    count("inputCacheCreation", F::write),
    count("outputReasoning", F::reasoning_beside),
    count("outputReasoningTokens", F::reasoning_beside),
    count("tokensPrompt", F::prompt),
    count("tokensCompletion", F::output),
    count("tokensReasoning", F::reasoning),
    count("nativeTokensPrompt", F::prompt),
    count("nativeTokensCompletion", F::output),
    count("nativeTokensReasoning", F::reasoning),
    count("reqUnits", F::prompt),
    count("resUnits", F::output),
    count("messageTokens", F::prompt),
    count("answerTokens", F::output),
    count("promptToken", F::prompt),
    count("promptEvalCount", F::prompt),
    count("evalCount", F::output),
    inner("requestTokens", F::prompt),
    inner("responseTokens", F::output),
    count("completionToken", F::output),
    count("inputToken", F::input),
    count("outputToken", F::output),
    count("totalToken", F::total),
    usage("usageObject"),
    count("cacheReadInputTokenCount", F::hit_either),
    count("inputCacheReadTokens", F::hit_either),
    count("inputTokensCached", F::hit_inside),
    count("promptTokensCached", F::hit_inside),
    count("cacheHitInputTokens", F::hit_either),
    count("numCachedTokens", F::hit_inside),
    count("totalCachedTokens", F::hit_inside),
    count("cachedContentTokens", F::hit_inside),
    // Microsoft.Extensions.AI (dotnet/extensions, UsageDetails).
    key("additionalCounts", K::native_usage),
    count("InputTokenDetails.CachedTokenCount", F::hit_inside),
    count("OutputTokenDetails.ReasoningTokenCount", F::reasoning),

    model("resolvedModel", 7),
    model("upstream_model", 7),
    model("upstreamModel", 7),
    model("modelUsed", 7),
    model("responseModel", 7),
    model("llmModel", 8),
    model("requestModel", 8),
    model("requestedModel", 8),
    model("aiModel", 8),
    loose_model("modelSlug", 16),
    loose_model("modelGroup", 17),
    loose_model("deployment", 18),
    loose_model("deployment_name", 18),
    loose_model("deploymentName", 18),
    loose_model("engine", 19),
    loose_model("model_version", 20),
    loose_model("base_model", 20),
    loose_model("baseModel", 20),

    time("event_timestamp", kLogged),
    time("eventTimestamp", kLogged),
    time("TimeGenerated", kLogged),  // Azure Monitor
    time("time_stamp", kLogged),
    time("logged_time", kLogged),
    time("loggedAt", kLogged),
    time("recordedAt", kLogged),
    time("occurredAt", kLogged),
    time("insertedAt", kLogged),
    time("ingested_at", kLogged),
    time("timestampUtc", kLogged),
    time("tsMs", kLogged),
    time("utcTime", kLogged),
    time("unixTime", kLogged),
    time("unix_timestamp", kLogged),
    time("unixTimestamp", kLogged),
    time("epoch_ms", kLogged),
    time("epochMs", kLogged),
    time("request_at", kStart),
    time("requestedAt", kStart),
    time("sentAt", kStart),
    time("requestTimestamp", kStart),
    time("start_timestamp", kStart),
    time("startTimestamp", kStart),
    time("startTs", kStart),
    time("start_at", kStart),
    time("startAt", kStart),
    time("request_started_at", kStart),
    time("requestStartedAt", kStart),
    time("timeCreated", kStart),
    time("createdTime", kStart),
    time("create_time", kStart),
    time("createdMs", kStart),
    time("created_on", kStart),
    time("createdOn", kStart),
    time("creation_time", kStart),
    time("creationTime", kStart),
    time("gmtCreate", kStart),
    time("respondedAt", kEnd),
    time("response_timestamp", kEnd),
    time("responseTimestamp", kEnd),
    time("completion_time", kEnd),
    time("end_timestamp", kEnd),
    time("endTimestamp", kEnd),
    time("endTs", kEnd),
    time("end_at", kEnd),
    time("endAt", kEnd),
    time("finish_time", kEnd),
    time("finishTime", kEnd),
    // Of nginx and others a duration; a place, a number of anything.
    loose("at", kLogged),
    loose("requestTime", kStart),
    loose("request_time", kStart),
    loose("epoch", kLogged),
    loose("request_start", kStart),
    loose("requestStart", kStart),
    loose("start", kStart),
    loose("response_time", kEnd),
    loose("responseTime", kEnd),
    loose("request_end", kEnd),
    loose("requestEnd", kEnd),
    loose("end", kEnd),

    // Who served it: Portkey, and what people's own logs call it.
    seller("llmProvider"),
    seller("apiProvider"),
    seller("modelProvider"),
    seller("upstreamProvider", Provider::upstream),
    seller("provider_id", Provider::chosen),
    seller("vendor", Provider::chosen),
    seller("targetUrl", Provider::address),
    seller("requestUrl", Provider::address),
    seller("apiBase", Provider::address),
    seller("api_url", Provider::address),
    seller("apiUrl", Provider::address),
    seller("endpoint_url", Provider::address),
    seller("http.host", Provider::host),
    seller("upstream", Provider::address),
    seller("upstreamHost", Provider::address),
    seller("host", Provider::host),
    seller("hostname", Provider::host),
    seller("domain", Provider::host),
    seller("upstream_url", Provider::address),
    seller("upstreamUrl", Provider::address),
    seller("provider_url", Provider::address),
    seller("providerUrl", Provider::address),
    seller("api_host", Provider::address),
    seller("apiHost", Provider::address),
    seller("platform", Provider::chosen),
    seller("backend", Provider::chosen),
    seller("channel_name", Provider::chosen),
    seller("channelName", Provider::chosen),
    seller("provider.name"),
    seller("provider.id", Provider::chosen),
};

}  // namespace spelling_table
}  // namespace deepseek_cost::usage

#endif  // DEEPSEEK_COST_CORE_USAGE_RECORD_SPELLING_FORMS_H_
