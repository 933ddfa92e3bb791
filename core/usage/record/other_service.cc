#include "core/usage/record/other_service.h"

#include <algorithm>
#include <array>
#include <string>

#include "core/base/ascii.h"

namespace deepseek_cost::usage {
namespace {

// Also with the "a" of LiteLLM's asynchronous calls.
constexpr std::array<std::string_view, 12> kWords = {
    "ocr",           "aocr",           "asr",     "tts",
    "speech",        "aspeech",        "stt",     "whisper",
    "transcription", "transcriptions", "parsing", "atranscription"};

// `word`: of letters only.
bool is_service(std::string_view word) {
  return std::any_of(kWords.begin(), kWords.end(), [&](std::string_view known) {
    return known.size() == word.size() &&
           std::equal(known.begin(), known.end(), word.begin(),
                      [](char a, char b) { return a == to_lower(b); });
  });
}

}  // namespace

bool names_other_service(std::string_view name) {
  std::size_t begin = 0;
  for (std::size_t i = 0; i <= name.size(); ++i) {
    if (i < name.size() && is_letter(name[i])) continue;
    if (is_service(name.substr(begin, i - begin))) return true;
    begin = i + 1;
  }
  return false;
}

bool is_other_operation(std::string_view operation) {
  std::string small(operation.substr(0, 32));
  for (char& c : small) c = to_lower(c);
  for (const std::string_view word :
       {"embed", "rerank", "moderat", "image", "audio", "text_to_speech"}) {
    if (small.starts_with(word)) return true;
  }
  return names_other_service(operation);
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
