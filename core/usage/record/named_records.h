// Records in objects whose names are data: of models, or of the nodes of a
// graph.
//
// CLIProxyAPI (router-for-me/CLIProxyAPI, internal/usage, StatisticsSnapshot):
//   {"usage":{"apis":{"<key>":{"models":{"<model>":{"details":[{…},{…}]}}}}}}
// LangGraph's updates (langchain-ai/langgraph, stream_mode="updates"), as they
// are or with what a logger puts around them:
//   {"agent":{"messages":[{"type":"ai","usage_metadata":{…}, …}]}}
//   {"event":"updates","data":{"agent":{"messages":[…]}}}
#ifndef DEEPSEEK_COST_CORE_USAGE_RECORD_NAMED_RECORDS_H_
#define DEEPSEEK_COST_CORE_USAGE_RECORD_NAMED_RECORDS_H_

#include <string_view>
#include <vector>

#include "core/usage/record/record_parts.h"

namespace deepseek_cost::usage {

// Whether a name has only words that an answer of the API may stand under
// (llm_response, apiCall): not cached_response, estimate, expected or prompt.
bool may_name_answer(std::string_view name);

// The lists of requests in CLIProxyAPI's statistics, each with its model; none
// where `object`, which is checked JSON, holds none.
std::vector<RecordList> lists_by_model(std::string_view object);

// The messages that the nodes of a graph have added; none where there are none.
// What a name says was sent is not among them.
std::vector<RecordList> messages_of_nodes(std::string_view object);

}  // namespace deepseek_cost::usage

#endif  // DEEPSEEK_COST_CORE_USAGE_RECORD_NAMED_RECORDS_H_
