// Whether a record names another seller of the model than DeepSeek: its prices
// are not DeepSeek's, also where the model's name is bare.
//
// What a field calls the provider is a seller, unless it names DeepSeek, or the
// format of the requests (clients of OpenAI's and Anthropic's format call the
// provider so, whoever answers), or a proxy of one's own. An address may be a
// proxy's as well: it is a seller's only where it is known as one.
#ifndef DEEPSEEK_COST_CORE_USAGE_RECORD_OTHER_SELLER_H_
#define DEEPSEEK_COST_CORE_USAGE_RECORD_OTHER_SELLER_H_

#include <string>
#include <string_view>

namespace deepseek_cost::usage {

// Longer ones are cut.
inline constexpr std::size_t kMostSellerBytes = 64;

// In small letters, without a slash; "" for DeepSeek and for what is none.
std::string seller_of_provider(std::string_view provider);
// The same of a base address: "api.siliconflow.cn".
std::string seller_of_address(std::string_view address);

// The same where the address may be of anything: of a website, a machine.
std::string seller_of_api(std::string_view address);

// The same of a name that the reader has chosen, which may be any word: only
// where it is one of theirs.
std::string known_seller(std::string_view name);

// The server whose answers alone have that name; "" for none. Azure:
// learn.microsoft.com, Content filtering. OpenRouter: its documentation, Usage
// Accounting. Groq, Ollama: their API references. vLLM: vllm-project/vllm, its
// protocol.
std::string_view seller_by_mark(std::string_view name);

}  // namespace deepseek_cost::usage

#endif  // DEEPSEEK_COST_CORE_USAGE_RECORD_OTHER_SELLER_H_
