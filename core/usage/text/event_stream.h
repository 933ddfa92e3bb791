// Server-sent events (html.spec.whatwg.org, server-sent-events) held in one
// text, as a gateway writes down the body of a streamed answer.
#ifndef DEEPSEEK_COST_CORE_USAGE_TEXT_EVENT_STREAM_H_
#define DEEPSEEK_COST_CORE_USAGE_TEXT_EVENT_STREAM_H_

#include <string>
#include <string_view>
#include <vector>

namespace deepseek_cost::usage {

// What a line of an event's data begins with.
inline constexpr std::string_view kDataField = "data:";

// Whether the text begins as such a stream does. White space before it is
// passed over by the caller.
bool begins_event_stream(std::string_view text);

// Whether a line is empty or one of a stream that carries no data: "[DONE]",
// "event: ping", ": keep-alive". It is no record.
bool carries_no_data(std::string_view line);
// "data: [DONE]"
bool ends_event_stream(std::string_view line);

// The data of its events that are objects, in their order. Others ("[DONE]"),
// comments and unknown fields are left out.
std::vector<std::string> objects_of_events(std::string_view text);

}  // namespace deepseek_cost::usage

#endif  // DEEPSEEK_COST_CORE_USAGE_TEXT_EVENT_STREAM_H_
