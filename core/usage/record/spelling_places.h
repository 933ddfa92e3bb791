// The names of what stands beside the counts (model, id, times, marks), and of
// the objects, lists and texts that lead to them. Of spellings.cc alone.
#ifndef DEEPSEEK_COST_CORE_USAGE_RECORD_SPELLING_PLACES_H_
#define DEEPSEEK_COST_CORE_USAGE_RECORD_SPELLING_PLACES_H_

#include <cstdint>
#include <string_view>

#include "core/usage/record/spelling_counts.h"

namespace deepseek_cost::usage {
namespace spelling_table {

constexpr Spelling id(std::string_view name, std::uint8_t rank) {
  return {.name = name, .kind = K::id, .rank = rank};
}
constexpr Spelling time(std::string_view name, RecordTime when) {
  return {.name = name, .kind = K::time, .time = when};
}
constexpr Spelling proxy(std::string_view name,
                         ProxyCache how = ProxyCache::mark) {
  return {.name = name, .kind = K::proxy_cache, .cache = how};
}
constexpr Spelling seller(std::string_view name,
                          Provider how = Provider::client) {
  return {.name = name, .kind = K::provider, .provider = how};
}
constexpr Spelling failure(std::string_view name, Failure how) {
  return {.name = name, .kind = K::failure, .failure = how};
}
constexpr Spelling span(std::string_view name, SpanId which) {
  return {.name = name, .kind = K::span, .span = which};
}
// A text that is all of what the API answered.
constexpr Spelling answer(std::string_view name) {
  return {.name = name, .kind = K::text, .answer = true};
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
    proxy("cache_hit"),
    proxy("cacheHit"),
    proxy("is_cache_hit"),
    proxy("isCacheHit"),
    // In a usage, a count (Gemini CLI).
    Spelling{.name = "cached", .kind = K::proxy_cache, .top = F::hit_inside},
    proxy("is_cached"),
    proxy("isCached"),
    proxy("from_cache"),
    proxy("fromCache"),
    proxy("is_from_cache"),
    proxy("isFromCache"),
    proxy("served_from_cache"),
    proxy("servedFromCache"),
    proxy("response_cached"),
    proxy("cached_response"),
    proxy("cache_status"),
    proxy("cacheStatus"),
    proxy("upstream_cache_status"),
    // Headers of answers.
    proxy("x-cache"),
    proxy("x-cache-hit"),
    proxy("x-cache-status"),
    proxy("x-proxy-cache"),
    proxy("cf-cache-status"),
    proxy("x-litellm-cache-hit"),
    proxy("x-portkey-cache-status"),
    proxy("cf-aig-cache-status"),
    proxy("helicone-cache"),
    // Bifrost's logs, whose cache_debug holds cache_hit.
    key("cache_debug", K::metadata),
    proxy("semantic_cache_hit"),
    proxy("semanticCacheHit"),
    proxy("response_cache"),
    proxy("responseCache"),
    // Helicone's rows: the request whose answer was given again.
    proxy("cache_reference_id", ProxyCache::source),
    key("headers", K::metadata),
    key("response_headers", K::metadata),
    key("responseHeaders", K::metadata),
    key("resp_headers", K::metadata),
    key("hidden_params", K::metadata),
    key("_hidden_params", K::metadata),
    key("additional_headers", K::metadata),
    seller("custom_llm_provider"),
    seller("provider"),
    seller("providerID"),
    seller("providerId"),
    seller("model_provider", Provider::chosen),
    seller("ls_provider"),
    seller("llm.provider"),
    seller("gen_ai.provider.name"),
    seller("gen_ai.system"),
    seller("ai.model.provider"),
    seller("provider_name", Provider::upstream),      // OpenRouter
    seller("inferenceProvider", Provider::upstream),  // Kilo
    seller("api_base", Provider::address),            // LiteLLM
    seller("base_url", Provider::address),
    seller("baseURL", Provider::address),
    seller("baseUrl", Provider::address),
    seller("target_url", Provider::address),  // Helicone
    seller("upstream_host", Provider::address),
    seller("server.address", Provider::address),
    seller("ai_org"),  // Portkey
    seller("llm_provider"),
    seller("api_provider"),
    seller("providerName"),
    seller("inference_provider", Provider::upstream),
    seller("upstream_provider", Provider::upstream),
    // That an attempt failed, besides its status.
    failure("success", Failure::if_false),
    failure("ok", Failure::if_false),
    failure("is_error", Failure::if_true),
    failure("isError", Failure::if_true),
    failure("failed", Failure::if_true),
    failure("error", Failure::if_any),
    failure("level", Failure::if_named),

    usage("usage"),
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

    model("model", 0),
    model("model_name", 1),
    model("modelVersion", 1),  // Gemini
    model("modelName", 2),
    // new-api: the name that the request had where it was sent.
    key("upstream_model_name", K::upstream_model),
    model("modelID", 2),
    model("modelId", 2),
    model("model_id", 3),
    // Langfuse's tables.
    model("providedModelName", 3),
    model("provided_model_name", 3),
    model("ai_model", 3),
    model("model_permaslug", 3),
    model("gen_ai.response.model", 4),
    model("gen_ai.request.model", 5),
    model("llm.model_name", 6),
    model("ls_model_name", 6),
    model("llm_model", 3),
    model("model_used", 3),
    model("resolved_model", 3),
    model("model_slug", 3),
    model("ai_model_id", 3),
    model("requested_model", 8),
    model("model_group", 8),
    model("模型", 3),
    model("response_model", 7),
    model("request_model", 8),

    id("id", 0),
    id("gen_ai.response.id", 1),
    id("responseId", 1),
    id("response_id", 1),
    id("request_id", 2),
    id("requestId", 3),
    id("generation_id", 3),
    id("provider_response_id", 4),  // Pydantic AI, before 1.0…
    id("vendor_id", 5),
    // Of what was kept or sent, not of the answer: Google Cloud Logging,
    // Elasticsearch, MongoDB, CloudWatch, what people's own logs call it.
    key("insertId", K::row_id),
    key("insert_id", K::row_id),
    key("_id", K::row_id),
    key("eventId", K::row_id),
    key("event_id", K::row_id),
    key("@ptr", K::row_id),
    key("message_id", K::row_id),
    key("messageId", K::row_id),
    key("completion_id", K::row_id),
    key("completionId", K::row_id),
    key("call_id", K::row_id),
    key("callId", K::row_id),
    key("provider_request_id", K::row_id),
    key("x-request-id", K::row_id),
    key("log_id", K::row_id),
    key("logId", K::row_id),
    key("record_id", K::row_id),
    key("recordId", K::row_id),
    key("row_id", K::row_id),

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
    time("start_ns", kStart),  // DataDog/dd-trace-py, LLM Observability
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
    span("spanId", SpanId::own),
    span("span_id", SpanId::own),
    span("parentSpanId", SpanId::parent),
    span("parent_span_id", SpanId::parent),
    span("parentObservationId", SpanId::parent),
    span("parent_observation_id", SpanId::parent),
    span("parent_run_id", SpanId::parent),
    span("traceId", SpanId::trace),
    span("trace_id", SpanId::trace),
    // Claude Code, of each line.
    key("uuid", K::session),
    key("sessionId", K::session),
    key("session_id", K::session),  // claude -p
    key("thread_id", K::session),   // codex exec
    // Whether an answer is complete: Chat Completions (in its choices),
    // Anthropic's format, SDKs.
    key("choices", K::choices),
    key("delta", K::delta),
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
    key("Sns", K::wrapper),
    key("kinesis", K::wrapper),
    key("detail", K::wrapper),
    key("awslogs", K::wrapper),
    key("value", K::wrapper),
    // DynamoDB's JSON: {"Item":{"usage":{"M":{…}}}}.
    key("Item", K::wrapper),
    key("M", K::wrapper),
    key("S", K::wrapper),
    list("Messages"),
    // HAR (ahmadnassri/har-spec, versions/1.2.md): a response's body stands in
    // content {mimeType, encoding, text}.
    key("content", K::body),
    key("mimeType", K::media_type),
    key("encoding", K::encoding),
    key("response", K::wrapper),
    // In Cline's metrics, a count.
    Spelling{.name = "completion", .kind = K::wrapper, .top = F::output},
    key("outputs", K::wrapper),
    key("llm_output", K::wrapper),
    key("jsonPayload", K::wrapper),
    // What a gateway got from the API: an object, or its bytes as a text.
    answer("response_body"),
    answer("responseBody"),
    answer("resp_body"),
    answer("respBody"),
    answer("upstream_response_body"),
    key("raw_response", K::wrapper),
    key("rawResponse", K::wrapper),
    answer("raw_response_body"),
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
    key("meta", K::metadata),  // ClickHouse: a list of columns
    // LiteLLM's callbacks (docs.litellm.ai/docs/proxy/logging_spec).
    key("standard_logging_object", K::wrapper),
    key("standard_logging_payload", K::wrapper),
    // loguru, serialize=True: {"text":…,"record":{"extra":{…},"time":{…}}}.
    key("record", K::wrapper),
    key("response_metadata", K::wrapper),
    // aider (analytics file).
    key("properties", K::wrapper),
    model("main_model", 3),
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
    key("anthropic", K::metadata),
    key("request", K::request_wrapper),
    key("attributes", K::attributes),
    // The body of OTLP's log records: an object, or a line of text.
    key("kvlistValue", K::attributes),
    key("stringValue", K::text),
    // Jaeger (query service, JSON): tags [{key, type, value}].
    Spelling{.name = "tags", .kind = K::attributes, .loose = true},
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
    list("items"),
    list("results"),
    list("logs"),
    list("rows"),
    list("steps"),
    list("records"),
    list("entries"),
    list("list"),
    list("docs"),
    list("documents"),
    list("calls"),
    list("values"),
    list("requests"),
    list("attempts"),
    list("retries"),
    list("responses"),
    // Elasticsearch's answers: hits.hits[]._source, or fields, each a list
    // (“Retrieve selected fields from a search”); GraphQL's: edges[].node.
    key("hits", K::wrapper),
    key("_source", K::wrapper),
    Spelling{.name = "fields", .kind = K::fields, .loose = true},
    // Azure Monitor's: tables[] {columns[] {name}, rows[][]}; in a row of
    // Application Insights customDimensions is JSON in a text.
    list("tables"),
    key("columns", K::columns),
    key("customDimensions", K::attributes),
    key("custom_dimensions", K::attributes),
    list("edges"),
    key("node", K::wrapper),
    list("events"),
    list("logEvents"),
    list("observations"),
    list("generations", ListOf::answers),
    list("runs"),
    list("child_runs"),
    list("traces"),
    list("spans", ListOf::spans),
    list("scopeSpans"),
    list("resourceSpans"),
    list("instrumentationLibrarySpans"),
    list("scope_spans"),
    list("resource_spans"),
    list("logRecords", ListOf::spans),
    list("log_records", ListOf::spans),
    list("scopeLogs"),
    list("resourceLogs"),
    list("scope_logs"),
    list("resource_logs"),
    list("messages", ListOf::messages),
};

}  // namespace spelling_table
}  // namespace deepseek_cost::usage

#endif  // DEEPSEEK_COST_CORE_USAGE_RECORD_SPELLING_PLACES_H_
