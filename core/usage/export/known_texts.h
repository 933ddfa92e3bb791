// Numbers for texts, the same for the same: 0, 1, 2 as they come.
//
// Texts are kept and compared, so that two never have one number. They are
// found by hashes with a seed that a file's writer cannot know.
#ifndef DEEPSEEK_COST_CORE_USAGE_EXPORT_KNOWN_TEXTS_H_
#define DEEPSEEK_COST_CORE_USAGE_EXPORT_KNOWN_TEXTS_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/usage/requests/seen_ids.h"

namespace deepseek_cost::usage {

class KnownTexts {
 public:
  explicit KnownTexts(std::uint64_t seed) : hashes_(seed) {}

  // Nothing for a new text beyond kMostBytes of all.
  std::optional<std::uint32_t> number_of(std::string_view text);

 private:
  static constexpr std::size_t kMostBytes = std::size_t{16} << 20;

  // Where the text stands in `slots_`, or would. Open addressing, half full.
  std::size_t place_of(std::string_view text) const;
  void grow();

  SeenIds hashes_;
  std::vector<std::string> texts_;
  std::vector<std::uint32_t> slots_;  // 0: free, else the number + 1
  std::size_t bytes_ = 0;             // with what each takes besides
};

}  // namespace deepseek_cost::usage

#endif  // DEEPSEEK_COST_CORE_USAGE_EXPORT_KNOWN_TEXTS_H_
