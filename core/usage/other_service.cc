#include "core/usage/other_service.h"

#include <algorithm>
#include <array>
#include <string>

namespace deepseek_cost::usage {
namespace {

// Also with the "a" of LiteLLM's asynchronous calls.
constexpr std::array<std::string_view, 12> kWords = {
    "ocr",           "aocr",           "asr",     "tts",
    "speech",        "aspeech",        "stt",     "whisper",
    "transcription", "transcriptions", "parsing", "atranscription"};

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

}  // namespace

bool names_other_service(std::string_view name) {
  std::string word;
  for (std::size_t i = 0; i <= name.size(); ++i) {
    if (i < name.size() && is_letter(name[i])) {
      word += static_cast<char>(name[i] | 0x20);
      continue;
    }
    if (std::find(kWords.begin(), kWords.end(), word) != kWords.end()) {
      return true;
    }
    word.clear();
  }
  return false;
}

bool is_model_endpoint(std::string_view address) {
  address = address.substr(0, address.find_first_of("?#"));
  while (address.ends_with('/')) address.remove_suffix(1);
  for (const std::string_view end : {"completions", "messages", "responses"}) {
    if (address.ends_with(end)) return true;
  }
  return false;
}

bool is_other_endpoint(std::string_view address) {
  address = address.substr(0, address.find_first_of("?#"));
  while (address.ends_with('/')) address.remove_suffix(1);
  const std::size_t slash = address.rfind('/');
  if (slash == std::string_view::npos) return names_other_service(address);
  return names_other_service(address.substr(slash + 1));
}

}  // namespace deepseek_cost::usage
