#include "core/usage/record/other_seller.h"

#include <algorithm>
#include <array>

#include "core/base/ascii.h"

namespace deepseek_cost::usage {
namespace {

constexpr std::string_view kDeepSeek = "deepseek";

// By their beginning: "openai-compatible", "openai.chat", "custom_openai".
constexpr std::array<std::string_view, 5> kFormats = {
    "openai", "anthropic", "custom", "litellm", "claude"};
// …and tools, of which none sells.
// Cline, Roo and Kilo sell too: their own accounts are providers of theirs.
constexpr std::array<std::string_view, 26> kNoSellers = {
    "codex",   "aider",   "langchain", "primary", "backup",  "ds",
    "",        "-",       "none",      "null",    "unknown", "other",
    "default", "api",     "llm",       "proxy",   "gateway", "relay",
    "http",    "generic", "one-api",   "one_api", "new-api", "new_api",
    "oneapi",  "newapi"};

// Parts of the hosts of those who sell DeepSeek's models.
constexpr std::array<std::string_view, 50> kHosts = {
    "openrouter.",   "siliconflow.", "together.",   "fireworks.",
    "deepinfra.",    "novita.",      "volces.",     "volcengine",
    "azure.",        "amazonaws.",   "googleapis.", "groq.",
    "sambanova.",    "nebius.",      "hyperbolic.", "baseten.",
    "nvidia.",       "huggingface.", "replicate.",  "cerebras.",
    "aliyuncs.",     "baidubce.",    "tencent.",    "tencentcloud",
    "myhuaweicloud", "modelscope.",  "ppinfra.",    "ppio.",
    "infini-ai.",    "302.ai",       "aihubmix.",   "venice.",
    "github",        "opencode.",    "chutes.",     "parasail.",
    "friendli.",     "requesty.",    "atlascloud.", "ai-gateway.vercel",
    "gmi-serving.",  "gmicloud.",    "kluster.",    "inference.net",
    "lambda.ai",     "scaleway.",    "ovh.",        "digitalocean.",
    "wandb.",        "nano-gpt."};

// What else they are called, by the beginning; and programs that run a model
// on a machine of one's own.
constexpr std::array<std::string_view, 19> kNames = {
    "bedrock",   "aws",       "amazon",    "vertex",  "google",
    "dashscope", "bailian",   "aliyun",    "alibaba", "qianfan",
    "baidu",     "hunyuan",   "doubao",    "huawei",  "ollama",
    "lmstudio",  "lm-studio", "llama.cpp", "sglang"};

// Of the hosts those that serve everything, and what those of models hold.
constexpr std::array<std::string_view, 17> kClouds = {
    "azure.",       "amazonaws.", "googleapis.",   "nvidia.",
    "huggingface.", "aliyuncs.",  "baidubce.",     "tencent.",
    "tencentcloud", "volces.",    "myhuaweicloud", "github",
    "scaleway.",    "ovh.",       "digitalocean.", "modelscope.",
    "volcengine"};
constexpr std::array<std::string_view, 16> kModels = {
    "openai",    "bedrock",      "aiplatform", "dashscope",
    "maas",      "qianfan",      "hunyuan",    "lkeap",
    "ark.",      "modelarts",    "models.",    "inference",
    "integrate", "api.scaleway", "endpoints",  "cognitiveservices"};

std::string small(std::string_view text) {
  std::string all(text.substr(0, kMostSellerBytes));
  for (char& c : all) c = c == '/' ? '-' : to_lower(c);
  return all;
}

bool holds(std::string_view text, std::string_view part) {
  return text.find(part) != std::string_view::npos;
}

template <std::size_t n>
bool is_part_of(std::string_view host,
                const std::array<std::string_view, n>& parts) {
  return std::any_of(parts.begin(), parts.end(),
                     [host](auto part) { return holds(host, part); });
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
  std::string host = small(address.substr(0, address.find_first_of("/?#")));
  const bool own = host == "deepseek.com" || host.ends_with(".deepseek.com");
  return !own && is_part_of(host, kHosts) ? host : std::string();
}

std::string seller_of_api(std::string_view address) {
  std::string host = seller_of_address(address);
  const bool cloud = is_part_of(host, kClouds) && !is_part_of(host, kModels);
  return cloud ? std::string() : host;
}

std::string known_seller(std::string_view name) {
  const std::string word = small(name);
  const auto begins = [&word](std::string_view known) {
    if (known.ends_with('.')) known.remove_suffix(1);
    return word.starts_with(known);
  };
  const bool known = std::any_of(kHosts.begin(), kHosts.end(), begins) ||
                     std::any_of(kNames.begin(), kNames.end(), begins);
  return known ? word : std::string();
}

std::string_view seller_by_mark(std::string_view name) {
  struct Mark {
    std::string_view name;
    std::string_view seller;
  };
  constexpr std::array<Mark, 9> kMarks = {{
      {"prompt_filter_results", "azure"},
      {"x_groq", "groq"},
      {"kv_transfer_params", "vllm"},
      {"prompt_logprobs", "vllm"},
      {"is_byok", "openrouter"},
      {"cost_details", "openrouter"},
      {"prompt_eval_duration", "ollama"},
      {"eval_duration", "ollama"},
      {"fp_ollama", "ollama"},
  }};
  for (const Mark& mark : kMarks) {
    if (mark.name == name) return mark.seller;
  }
  return {};
}

}  // namespace deepseek_cost::usage
