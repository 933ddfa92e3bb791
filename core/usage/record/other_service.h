// What DeepSeek bills otherwise than by tokens, a closed list: parsing of files
// and OCR (by the page), speech (by the character or the second). Their
// responses carry token counts that are no bill (api-docs.deepseek.com/zh-cn,
// guides ocr, tts and asr), so these records are refused. Searches and fetches
// by the server (`server_tool_use`) are counted beside the tokens, with what
// they cost on the card of the request.
#ifndef DEEPSEEK_COST_CORE_USAGE_RECORD_OTHER_SERVICE_H_
#define DEEPSEEK_COST_CORE_USAGE_RECORD_OTHER_SERVICE_H_

#include <string_view>

namespace deepseek_cost::usage {

// Of a model or a kind of call: "deepseek-ocr", "aocr", "deepseek-tts-1".
bool names_other_service(std::string_view name);
// Of what a span or a run did (OpenTelemetry, OpenInference, LangSmith):
// requests to models that DeepSeek does not have, too: "embeddings",
// "RERANKER", "moderation".
bool is_other_operation(std::string_view operation);
// Where requests to a model go: "…/chat/completions", "…/v1/messages".
bool is_model_endpoint(std::string_view address);
// Of an address or a path, by its last part: "/v1/audio/transcriptions".
bool is_other_endpoint(std::string_view address);

}  // namespace deepseek_cost::usage

#endif  // DEEPSEEK_COST_CORE_USAGE_RECORD_OTHER_SERVICE_H_
