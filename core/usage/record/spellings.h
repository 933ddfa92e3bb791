// Every name under which people's logs write what a bill needs, in one table.
//
// A log is written by the API, an SDK, an agent, a gateway or a tracer, and
// each has its own names. The tables in spelling_counts.h, spelling_places.h,
// spelling_forms.h and spelling_tools.h say for each name what it means and
// where it was read; core/usage/README.md lists the formats. What a name means
// may depend on where it stands: `total` is a sum in a usage object, but the
// input in `inputTokens: {total, cacheRead}`.
#ifndef DEEPSEEK_COST_CORE_USAGE_RECORD_SPELLINGS_H_
#define DEEPSEEK_COST_CORE_USAGE_RECORD_SPELLINGS_H_

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

namespace deepseek_cost::usage {

// What a count says. Whether an input includes the hits is what logs differ in:
// `prompt` always does, `input` does or not by what stands beside it.
enum class UsageField : std::uint8_t {
  prompt,            // all input
  input,             // all input, or the misses alone
  hit_api,           // hits, as DeepSeek's own field names them
  hit_inside,        // hits, a part of the input
  hit_beside,        // hits, beside the input
  hit_either,        // hits; the name does not say which
  hit_own,           // hits, beside `miss` and `output` only
  miss,              // input without the hits
  write,             // written to the cache: misses, inside the input or not
  write_beside,      // the same, beside the input
  output,            // reasoning included
  reasoning,         // a part of the output
  reasoning_beside,  // beside the output
  total,             // input and output
  none,              // the name means nothing there
};
inline constexpr std::size_t kUsageFields = 14;

enum class KeyKind : std::uint8_t {
  other,
  usage,            // an object of counts
  model_usage,      // of usages, by the names of models (Claude Code)
  parts,            // opencode: the parts of a message, some of them steps
  attempt_stream,   // DeepSeek Harness: what an attempt has streamed
  chat,             // Open WebUI: messages by their ids
  event,            // of a stream: an object, or its name
  running_total,    // the counts of a session so far
  input_details,    // inside a usage: of the input
  output_details,   // …of the output
  cache_details,    // …of the cache
  native_usage,     // …the same counts as the API gave them
  wrapper,          // an object or a list that holds what matters
  metadata,         // the same, of less weight than what stands around it
  request_wrapper,  // what the client sent
  list,             // a list of records
  columns,          // the names of what its rows have (Azure Monitor, pandas)
  fields,           // an object whose values may be lists of one
  text,             // a log line as text, perhaps JSON
  body,             // HAR: an object with a response's body
  media_type,       // …of which kind, and…
  encoding,         // …how it is written
  envelope,         // says that a message of others stands beside it
  extra,            // more fields of the same record, as JSON text
  attributes,       // of a span: an object, or a list of key and value
  count,
  model,
  upstream_model,  // before all others
  id,
  row_id,  // of the row or the event that the record was kept as
  time,
  status,
  object,  // "chat.completion.chunk"
  type,    // "message_start"
  role,
  say,          // Cline: what a message is
  provider,     // who served it
  failure,      // that an attempt failed
  proxy_cache,  // that a proxy answered from its own cache
  exclusive,    // true: the input excludes the hits
  protocol,     // Roo, Kilo: then the input includes the hits
  operation,    // what a span or a run did
  endpoint,     // where the request went; which kind of call it was
  tools,        // inside a usage: what the server did besides
  unit,         // of the counts, where it is not tokens
  requests,     // how many requests the counts are the sum of
  task_cost,    // Cline: of all requests of a task
  fork,         // Codex: the session whose history this one begins with
  choices,      // of a chat completion: whether a stream goes on
  delta,        // of Anthropic's message_delta: the same
  span,         // the id of a span, of what stands around it, of all
  session,      // what agents' sessions have in each line
  finish,       // why an answer ended; null while it goes on
};

enum class RecordTime : std::uint8_t { start, logged, completion };
inline constexpr std::size_t kRecordTimes = 3;

// What an object of counts is of.
enum class UsageOf : std::uint8_t {
  request,
  opencode,   // its `tokens`, which other tools have too
  details,    // says more than the usage beside it
  all_steps,  // where the usage beside it is of the last
  metrics,    // among other measurements, perhaps
};

enum class ListOf : std::uint8_t {
  records,
  messages,  // of a conversation: records in some exports only
  spans,     // most of which are no requests to a model
  answers,   // those of the run that they stand in (LangSmith)
};

enum class SpanId : std::uint8_t { own, parent, trace };

// How a field names who served a request.
enum class Provider : std::uint8_t {
  client,    // the name that the client or the gateway has for it
  upstream,  // of those behind another seller
  address,   // to which the request was sent
  chosen,    // by whoever set the client up: any word (Codex), of which only
             // the name of a known seller counts
  host,      // an address of anything: only that of a seller's API counts
  mark,      // a name that only answers of other servers have
  build,     // of a server, of which only one that names a server counts
};

// How a field says that a request failed.
enum class Failure : std::uint8_t {
  if_true,
  if_false,
  if_any,    // an error: a text or an object
  if_named,  // the level of a log line
};

// How a proxy says that the answer came out of its own cache.
enum class ProxyCache : std::uint8_t {
  mark,    // true, 1, "HIT", "SEMANTIC HIT", "Hit from cloudfront", "STALE"
  source,  // the id of the request whose answer it was; zeros for none
};

// A name and what it means. Of the fields below the first five only those have
// a meaning that are of its kind.
struct Spelling {
  std::string_view name;
  KeyKind kind = KeyKind::other;
  // A name that may mean something else: a model or a time only where what
  // stands there shows it; a container only as an object that has counts or
  // records itself; attributes only so, or as a list.
  bool loose = false;
  // A text that is the answer itself, as the API gave it.
  bool answer = false;
  std::uint16_t number = 0;  // its place in the table

  // A count: in a usage object; in details of the input; of the output.
  UsageField top = UsageField::none;
  UsageField in_input = UsageField::none;
  UsageField in_output = UsageField::none;
  bool flat = false;  // also where it stands in the record itself

  std::uint8_t rank = 0;  // a model, an id: the smallest wins
  RecordTime time = RecordTime::logged;
  UsageOf usage = UsageOf::request;
  ListOf list = ListOf::records;
  SpanId span = SpanId::own;
  Provider provider = Provider::client;
  Failure failure = Failure::if_true;
  ProxyCache cache = ProxyCache::mark;
};
inline constexpr std::size_t kMostSpellings = 896;

// Never nullptr: names that don't matter are one entry of kind `other`. A name
// that begins with a capital and is not in the table is looked up in small
// letters with underscores, then in camel case: so write Go, C# and databases
// the same fields (`PromptTokens`, `PROMPT_TOKENS`).
const Spelling* find_spelling(std::string_view name);

// The same of a name with the path to it ("usage.prompt_tokens",
// "usage_prompt_tokens"), as loggers write that flatten objects: kind `other`
// where a part of the path is not known, or is what the client sent.
const Spelling* find_flattened(std::string_view name);

// All of the table, in its order.
std::span<const Spelling> all_spellings();

// A name that speaks of a cache, and is not in the table: hits may be there.
bool speaks_of_cache(std::string_view name);
// …and of a count of its hits, where any number may stand beside it.
bool speaks_of_hits(std::string_view name);
// The side of a split of the input that a name may be of, though it may count
// something else: `hit_either` ("cache_hits"), `miss`, or `none`.
UsageField side_of_split(std::string_view name);

}  // namespace deepseek_cost::usage

#endif  // DEEPSEEK_COST_CORE_USAGE_RECORD_SPELLINGS_H_
