#include "core/usage/export/known_texts.h"

#include "core/usage/text/same_text.h"

namespace deepseek_cost::usage {

std::size_t KnownTexts::place_of(std::string_view text) const {
  const std::size_t mask = slots_.size() - 1;
  std::size_t at = static_cast<std::size_t>(hashes_.key_of(text) >> 1) & mask;
  while (slots_[at] != 0 && !same_text(texts_[slots_[at] - 1], text)) {
    at = (at + 1) & mask;
  }
  return at;
}

void KnownTexts::grow() {
  constexpr std::size_t kFewestSlots = 64;
  slots_.assign(slots_.empty() ? kFewestSlots : slots_.size() * 2, 0);
  for (std::uint32_t i = 0; i < texts_.size(); ++i) {
    slots_[place_of(texts_[i])] = i + 1;
  }
}

std::optional<std::uint32_t> KnownTexts::number_of(std::string_view text) {
  if (2 * (texts_.size() + 1) > slots_.size()) grow();
  std::uint32_t& slot = slots_[place_of(text)];
  if (slot == 0) {
    bytes_ += text.size() + sizeof(std::string);
    if (bytes_ > kMostBytes) return std::nullopt;
    texts_.emplace_back(text);
    slot = static_cast<std::uint32_t>(texts_.size());
  }
  return slot - 1;
}

}  // namespace deepseek_cost::usage
