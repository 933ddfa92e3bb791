#include "core/usage/record/other_seller.h"

#include <algorithm>
#include <array>

namespace deepseek_cost::usage {
namespace {

constexpr std::string_view kDeepSeek = "deepseek";

// By their beginning: "openai-compatible", "openai.chat", "custom_openai".
constexpr std::array<std::string_view, 4> kFormats = {"openai", "anthropic",
                                                      "custom", "litellm"};
constexpr std::array<std::string_view, 20> kNoSellers = {
    "",        "-",       "none",    "null",    "unknown", "other", "default",
    "api",     "llm",     "proxy",   "gateway", "relay",   "http",  "generic",
    "one-api", "one_api", "new-api", "new_api", "oneapi",  "newapi"};

// Parts of the hosts of those who sell DeepSeek's models.
constexpr std::array<std::string_view, 38> kHosts = {
    "openrouter.",   "siliconflow.", "together.",   "fireworks.",
    "deepinfra.",    "novita.",      "volces.",     "volcengine",
    "azure.",        "amazonaws.",   "googleapis.", "groq.",
    "sambanova.",    "nebius.",      "hyperbolic.", "baseten.",
    "nvidia.",       "huggingface.", "replicate.",  "cerebras.",
    "aliyuncs.",     "baidubce.",    "tencent.",    "tencentcloud",
    "myhuaweicloud", "modelscope.",  "ppinfra.",    "ppio.",
    "infini-ai.",    "302.ai",       "aihubmix.",   "venice.",
    "github",        "opencode.",    "chutes.",     "parasail.",
    "friendli.",     "requesty."};

std::string small(std::string_view text) {
  std::string all(text.substr(0, kMostSellerBytes));
  for (char& c : all) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c | 0x20);
    if (c == '/') c = '-';
  }
  return all;
}

bool holds(std::string_view text, std::string_view part) {
  return text.find(part) != std::string_view::npos;
}

}  // namespace

std::string seller_of_provider(std::string_view provider) {
  if (holds(provider, "://")) return seller_of_address(provider);
  std::string name = small(provider);
  const auto begins = [&name](std::string_view word) {
    return name.starts_with(word);
  };
  if (holds(name, kDeepSeek) ||
      std::any_of(kFormats.begin(), kFormats.end(), begins) ||
      std::find(kNoSellers.begin(), kNoSellers.end(), name) !=
          kNoSellers.end()) {
    return {};
  }
  return name;
}

std::string seller_of_address(std::string_view address) {
  const std::size_t scheme = address.find("://");
  if (scheme != std::string_view::npos) address.remove_prefix(scheme + 3);
  if (holds(address, kDeepSeek)) return {};
  std::string host = small(address.substr(0, address.find_first_of("/?#")));
  const auto is_part = [&host](std::string_view part) {
    return holds(host, part);
  };
  return std::any_of(kHosts.begin(), kHosts.end(), is_part) ? host
                                                            : std::string();
}

}  // namespace deepseek_cost::usage
