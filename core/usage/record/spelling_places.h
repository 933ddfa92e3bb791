// The names of what stands beside the counts (model, id, times, marks), and of
// the objects, lists and texts that lead to them. Of spellings.cc alone.
#ifndef DEEPSEEK_COST_CORE_USAGE_RECORD_SPELLING_PLACES_H_
#define DEEPSEEK_COST_CORE_USAGE_RECORD_SPELLING_PLACES_H_

#include <cstdint>
#include <string_view>

#include "core/usage/record/spelling_counts.h"

namespace deepseek_cost::usage {
namespace spelling_table {

constexpr Spelling time(std::string_view name, RecordTime when) {
  return {name, K::time, static_cast<std::uint8_t>(when)};
}
constexpr Spelling proxy(std::string_view name, ProxyCache who) {
  return {name, K::proxy_cache, static_cast<std::uint8_t>(who)};
}

constexpr auto kStart = RecordTime::start;
constexpr auto kLogged = RecordTime::logged;
constexpr auto kEnd = RecordTime::completion;

// Among times of one kind in one object the first listed wins.
inline constexpr Spelling kPlaces[] = {
    // What proxies set where they answered from their own cache: LiteLLM
    // (cache_hit, its header), Cloudflare AI Gateway (cached, cf-aig-…),
    // Portkey
    // (cache_status), Kong (cache_status, X-Cache-Status), Helicone, nginx and
    // CDNs (x-cache, X-Cache-Status), and what people's own logs call it.
    proxy("cache_hit", ProxyCache::mark),
    proxy("cacheHit", ProxyCache::mark),
    proxy("is_cache_hit", ProxyCache::mark),
    proxy("isCacheHit", ProxyCache::mark),
    // In a usage, a count (Gemini CLI).
    Spelling{"cached", K::proxy_cache,
             static_cast<std::uint8_t>(ProxyCache::mark), F::hit_inside},
    proxy("is_cached", ProxyCache::mark),
    proxy("isCached", ProxyCache::mark),
    proxy("from_cache", ProxyCache::mark),
    proxy("fromCache", ProxyCache::mark),
    proxy("is_from_cache", ProxyCache::mark),
    proxy("isFromCache", ProxyCache::mark),
    proxy("served_from_cache", ProxyCache::mark),
    proxy("servedFromCache", ProxyCache::mark),
    proxy("response_cached", ProxyCache::mark),
    proxy("cached_response", ProxyCache::mark),
    proxy("cache_status", ProxyCache::mark),
    proxy("cacheStatus", ProxyCache::mark),
    proxy("upstream_cache_status", ProxyCache::mark),
    // Headers of answers.
    proxy("x-cache", ProxyCache::mark),
    proxy("x-cache-hit", ProxyCache::mark),
    proxy("x-cache-status", ProxyCache::mark),
    proxy("x-proxy-cache", ProxyCache::mark),
    proxy("cf-cache-status", ProxyCache::mark),
    proxy("x-litellm-cache-hit", ProxyCache::mark),
    proxy("x-portkey-cache-status", ProxyCache::mark),
    proxy("cf-aig-cache-status", ProxyCache::mark),
    proxy("helicone-cache", ProxyCache::mark),
    // Helicone's rows: the request whose answer was given again.
    proxy("cache_reference_id", ProxyCache::source),
    key("headers", K::metadata),
    key("response_headers", K::metadata),
    key("responseHeaders", K::metadata),
    key("resp_headers", K::metadata),
    key("hidden_params", K::metadata),
    key("_hidden_params", K::metadata),
    key("additional_headers", K::metadata),
    key("custom_llm_provider", K::provider),
    key("provider", K::provider),
    key("providerID", K::provider),
    key("providerId", K::provider),
    key("model_provider", K::provider, 3),
    key("ls_provider", K::provider),
    key("llm.provider", K::provider),
    key("gen_ai.provider.name", K::provider),
    key("gen_ai.system", K::provider),
    key("ai.model.provider", K::provider),
    key("provider_name", K::provider, 1),      // OpenRouter
    key("inferenceProvider", K::provider, 1),  // Kilo
    key("api_base", K::provider, 2),           // LiteLLM
    key("base_url", K::provider, 2),
    key("baseURL", K::provider, 2),
    key("baseUrl", K::provider, 2),
    key("target_url", K::provider, 2),  // Helicone
    key("upstream_host", K::provider, 2),
    key("server.address", K::provider, 2),
    key("ai_org", K::provider),  // Portkey
    key("llm_provider", K::provider),
    key("api_provider", K::provider),
    key("providerName", K::provider),
    key("inference_provider", K::provider, 1),
    key("upstream_provider", K::provider, 1),
    // That an attempt failed, besides its status.
    key("success", K::failure, 1),
    key("ok", K::failure, 1),
    key("is_error", K::failure, 0),
    key("isError", K::failure, 0),
    key("failed", K::failure, 0),
    key("error", K::failure, 2),
    key("level", K::failure, 3),

    key("usage", K::usage),
    // Anthropic's format, of searches and fetches by the server.
    key("server_tool_use", K::tools),
    key("url", K::endpoint),
    key("request_url", K::endpoint),
    key("http.url", K::endpoint),
    key("url.full", K::endpoint),
    key("unit", K::unit),  // Langfuse
    key("path", K::endpoint),
    key("endpoint", K::endpoint),
    key("request_path", K::endpoint),
    key("call_type", K::endpoint),

    key("model", K::model, 0),
    key("model_name", K::model, 1),
    key("modelVersion", K::model, 1),  // Gemini
    key("modelName", K::model, 2),
    // new-api: the name that the request had where it was sent.
    key("upstream_model_name", K::upstream_model),
    key("modelID", K::model, 2),
    key("modelId", K::model, 2),
    key("model_id", K::model, 3),
    // Langfuse's tables.
    key("providedModelName", K::model, 3),
    key("provided_model_name", K::model, 3),
    key("ai_model", K::model, 3),
    key("model_permaslug", K::model, 3),
    key("gen_ai.response.model", K::model, 4),
    key("gen_ai.request.model", K::model, 5),
    key("llm.model_name", K::model, 6),
    key("ls_model_name", K::model, 6),
    key("llm_model", K::model, 3),
    key("model_used", K::model, 3),
    key("resolved_model", K::model, 3),
    key("model_slug", K::model, 3),
    key("ai_model_id", K::model, 3),
    key("requested_model", K::model, 8),
    key("model_group", K::model, 8),
    key("模型", K::model, 3),
    key("response_model", K::model, 7),
    key("request_model", K::model, 8),

    key("id", K::id, 0),
    key("gen_ai.response.id", K::id, 1),
    key("responseId", K::id, 1),
    key("response_id", K::id, 1),
    key("request_id", K::id, 2),
    key("requestId", K::id, 3),
    key("generation_id", K::id, 3),

    time("ts", kLogged),
    time("time", kLogged),
    time("datetime", kLogged),
    time("date", kLogged),  // as in HTTP
    time("Date", kLogged),
    time("timestamp", kLogged),
    time("@timestamp", kLogged),
    time("_time", kLogged),                 // Splunk
    time("__REALTIME_TIMESTAMP", kLogged),  // journald
    time("Timestamp", kLogged),
    time("logged_at", kLogged),
    // nginx.
    time("time_iso8601", kLogged),
    time("time_local", kLogged),
    time("msec", kLogged),
    time("timeUnixNano", kLogged),
    time("publishTime", kLogged),  // Google Pub/Sub
    time("publish_time", kLogged),
    time("approximateArrivalTimestamp", kLogged),  // Kinesis
    // What people's own logs and databases call it.
    time("event_time", kLogged),
    time("eventTime", kLogged),
    time("time_generated", kLogged),
    time("occurred_at", kLogged),
    time("recorded_at", kLogged),
    time("inserted_at", kLogged),
    time("received_at", kLogged),
    time("sent_at", kLogged),
    time("log_time", kLogged),
    time("logTime", kLogged),
    time("date_time", kLogged),
    time("dateTime", kLogged),
    time("timeStamp", kLogged),
    time("timestamp_ms", kLogged),
    time("timestampMs", kLogged),
    time("timestampInMs", kLogged),
    time("ts_ms", kLogged),
    time("timestamp_utc", kLogged),
    time("utc_time", kLogged),
    time("unix_time", kLogged),
    time("时间", kLogged),
    time("created", kStart),
    time("createdAt", kStart),
    time("createTime", kStart),
    time("startTime", kStart),
    time("startedAt", kStart),
    time("created_at", kStart),
    time("start_time", kStart),
    time("started_at", kStart),
    time("request_created_at", kStart),
    time("startedDateTime", kStart),  // HAR
    time("startTimeUnixNano", kStart),
    time("start_time_unix_nano", kStart),
    time("requested_at", kStart),
    time("request_timestamp", kStart),
    time("time_created", kStart),
    time("created_time", kStart),
    time("created_ms", kStart),
    time("gmt_create", kStart),
    time("start_ts", kStart),
    time("completed", kEnd),
    time("responded_at", kEnd),
    time("end_ts", kEnd),
    time("endTime", kEnd),
    time("endedAt", kEnd),
    time("end_time", kEnd),
    time("ended_at", kEnd),
    time("finishedAt", kEnd),
    time("completedAt", kEnd),
    time("finished_at", kEnd),
    time("completed_at", kEnd),
    time("response_created_at", kEnd),
    time("endTimeUnixNano", kEnd),
    time("end_time_unix_nano", kEnd),

    key("status", K::status),
    key("statusCode", K::status),
    key("status_code", K::status),
    key("http_status", K::status),
    key("response_status", K::status),
    key("object", K::object),
    key("type", K::type),
    key("role", K::role),
    // OTLP and its exporters; Langfuse's observations and LangSmith's runs,
    // whose own id is `id`. The parents of agents' messages are those before.
    key("spanId", K::span, 0),
    key("span_id", K::span, 0),
    key("parentSpanId", K::span, 1),
    key("parent_span_id", K::span, 1),
    key("parentObservationId", K::span, 1),
    key("parent_observation_id", K::span, 1),
    key("parent_run_id", K::span, 1),
    key("traceId", K::span, 2),
    key("trace_id", K::span, 2),
    // Claude Code, of each line.
    key("uuid", K::session),
    key("sessionId", K::session),
    key("session_id", K::session),  // claude -p
    // Whether an answer is complete: Chat Completions (in its choices),
    // Anthropic's format, SDKs.
    key("choices", K::choices),
    key("finish_reason", K::finish),
    key("finishReason", K::finish),
    key("stop_reason", K::finish),
    key("stopReason", K::finish),

    key("res", K::wrapper),
    key("body", K::wrapper),
    key("data", K::wrapper),
    key("result", K::wrapper),
    key("source", K::wrapper),
    key("message", K::text),
    key("payload", K::wrapper),
    // What carries a record from one service to another: SQS, SNS, Kinesis,
    // EventBridge, Kafka. Where such a key stands, the text beside it is what
    // somebody sent.
    key("eventSource", K::envelope),
    key("EventSource", K::envelope),
    key("receiptHandle", K::envelope),
    key("ReceiptHandle", K::envelope),
    key("topic", K::envelope),
    // CloudWatch Logs Insights: [{"field":"@message","value":"{…}"},…]
    key("field", K::envelope),
    key("Sns", K::wrapper),
    key("kinesis", K::wrapper),
    key("detail", K::wrapper),
    key("awslogs", K::wrapper),
    key("value", K::wrapper),
    // DynamoDB's JSON: {"Item":{"usage":{"M":{…}}}}.
    key("Item", K::wrapper),
    key("M", K::wrapper),
    key("S", K::wrapper),
    key("Messages", K::list),
    // HAR (ahmadnassri/har-spec, versions/1.2.md): a response's body stands in
    // content {mimeType, encoding, text}.
    key("content", K::body),
    key("mimeType", K::media_type),
    key("encoding", K::encoding),
    key("response", K::wrapper),
    key("completion", K::wrapper),
    key("outputs", K::wrapper),
    key("llm_output", K::wrapper),
    key("jsonPayload", K::wrapper),
    // What a gateway got from the API: an object, or its bytes as a text.
    key("response_body", K::text, 1),
    key("responseBody", K::text, 1),
    key("resp_body", K::text, 1),
    key("respBody", K::text, 1),
    key("upstream_response_body", K::text, 1),
    key("raw_response", K::wrapper),
    key("rawResponse", K::wrapper),
    key("raw_response_body", K::text, 1),
    key("response_text", K::wrapper),
    key("responseText", K::wrapper),
    key("response_data", K::wrapper),
    key("responseData", K::wrapper),
    key("response_json", K::wrapper),
    key("response_payload", K::wrapper),
    key("upstream_response", K::wrapper),
    key("resp", K::wrapper),
    // Kong:
    // {"ai":{"proxy":{"usage":{…},"meta":{…},"payload":{"response":"…"}}}}.
    key("ai", K::wrapper),
    key("proxy", K::wrapper),
    key("ai-proxy", K::wrapper),
    key("ai-proxy-advanced", K::wrapper),
    key("ai-semantic-cache", K::metadata),
    key("meta", K::metadata),
    key("response_metadata", K::wrapper),
    // aider (analytics file).
    key("properties", K::wrapper),
    key("main_model", K::model, 3),
    key("metadata", K::metadata),
    // LangChain's messages as it serialises them; Dify's nodes; opencode's
    // events, whose counts are of one step.
    key("kwargs", K::wrapper),
    key("process_data", K::wrapper),
    key("part", K::wrapper),
    key("extra", K::metadata),
    // Vercel AI SDK with @ai-sdk/deepseek.
    key("providerMetadata", K::metadata),
    key("experimental_providerMetadata", K::metadata),
    key("deepseek", K::metadata),
    key("request", K::request_wrapper),
    key("attributes", K::attributes),
    // Jaeger (query service, JSON): tags [{key, type, value}].
    key("tags", K::attributes, 1),
    // A line of a log as text: Docker (json-file), kubectl, CloudWatch,
    // journald,
    // Google Cloud Logging, Loki, Splunk.
    key("log", K::text),
    key("msg", K::text),
    key("line", K::text),
    key("_raw", K::text),
    key("MESSAGE", K::text),
    key("@message", K::text),
    key("textPayload", K::text),
    // Lists of records in an object.
    key("items", K::list),
    key("results", K::list),
    key("logs", K::list),
    key("rows", K::list),
    key("steps", K::list),
    key("records", K::list),
    key("entries", K::list),
    key("list", K::list),
    key("docs", K::list),
    key("documents", K::list),
    key("calls", K::list),
    key("values", K::list),
    key("requests", K::list),
    key("attempts", K::list),
    key("retries", K::list),
    key("responses", K::list),
    // Elasticsearch's answers: hits.hits[]._source; GraphQL's: edges[].node.
    key("hits", K::wrapper),
    key("_source", K::wrapper),
    key("edges", K::list),
    key("node", K::wrapper),
    key("events", K::list),
    key("logEvents", K::list),
    key("observations", K::list),
    key("generations", K::list, 3),
    key("runs", K::list),
    key("child_runs", K::list),
    key("traces", K::list),
    key("spans", K::list, 2),
    key("scopeSpans", K::list),
    key("resourceSpans", K::list),
    key("instrumentationLibrarySpans", K::list),
    key("scope_spans", K::list),
    key("resource_spans", K::list),
    key("logRecords", K::list, 2),
    key("log_records", K::list, 2),
    key("scopeLogs", K::list),
    key("resourceLogs", K::list),
    key("scope_logs", K::list),
    key("resource_logs", K::list),
    key("messages", K::list, 1),
};

}  // namespace spelling_table
}  // namespace deepseek_cost::usage

#endif  // DEEPSEEK_COST_CORE_USAGE_RECORD_SPELLING_PLACES_H_
