#include "core/usage/record/spellings.h"

#include <algorithm>
#include <array>
#include <iterator>

#include "core/base/ascii.h"
#include "core/usage/record/spelling_counts.h"
#include "core/usage/record/spelling_forms.h"
#include "core/usage/record/spelling_places.h"
#include "core/usage/record/spelling_tools.h"
#include "core/usage/text/same_text.h"

namespace deepseek_cost::usage {
namespace {

using spelling_table::kCounts;
using spelling_table::kForms;
using spelling_table::kPlaces;
using spelling_table::kTools;

constexpr Spelling kOther;

constexpr std::size_t kBeforeForms = std::size(kCounts) + std::size(kPlaces);
constexpr std::size_t kBeforeTools = kBeforeForms + std::size(kForms);
constexpr std::size_t kListed = kBeforeTools + std::size(kTools);
static_assert(kListed < kMostSpellings);

// Open addressing, made at compile time: a look-up is one hash of four
// characters and, nearly always, one comparison.
constexpr std::size_t kSlots = 4096;
constexpr std::size_t slot_of(std::string_view name) {
  const auto at = [name](std::size_t i) {
    return static_cast<std::size_t>(static_cast<unsigned char>(name[i]));
  };
  const std::size_t n = name.size();
  return (n * 131 + at(0) * 7 + at(n / 2) * 89 + at(n - 1) * 331 +
          at(n * 3 / 4) * 557) %
         kSlots;
}

struct Table {
  std::array<Spelling, kListed> keys{};
  std::array<std::uint16_t, kSlots> slots{};  // 0: free; else index + 1
  std::size_t longest = 0;
};
constexpr const Spelling& listed(std::size_t i) {
  if (i < std::size(kCounts)) return kCounts[i];
  if (i < kBeforeForms) return kPlaces[i - std::size(kCounts)];
  return i < kBeforeTools ? kForms[i - kBeforeForms] : kTools[i - kBeforeTools];
}
constexpr Table make_table() {
  Table table;
  for (std::size_t i = 0; i < kListed; ++i) {
    Spelling& key = table.keys[i];
    key = listed(i);
    key.number = static_cast<std::uint16_t>(i);
    table.longest = std::max(table.longest, key.name.size());
    std::size_t slot = slot_of(key.name);
    while (table.slots[slot] != 0) slot = (slot + 1) % kSlots;
    table.slots[slot] = static_cast<std::uint16_t>(i + 1);
  }
  return table;
}
constexpr Table kTable = make_table();

constexpr bool is_capital(char c) { return c >= 'A' && c <= 'Z'; }

const Spelling* find_exactly(std::string_view name) {
  for (std::size_t slot = slot_of(name); kTable.slots[slot] != 0;
       slot = (slot + 1) % kSlots) {
    const Spelling& known = kTable.keys[kTable.slots[slot] - 1];
    if (same_text(known.name, name)) return &known;
  }
  return &kOther;
}

// PromptTokens, RequestID, PROMPT_TOKENS, X-Cache: a word begins at a capital
// that follows a small letter or precedes one.
const Spelling* find_capitalised(std::string_view name) {
  char snake[2 * kTable.longest];
  char camel[kTable.longest];
  std::size_t length = 0;
  for (std::size_t i = 0; i < name.size(); ++i) {
    const bool capital = is_capital(name[i]);
    const bool follows = i > 0 && name[i - 1] != '_' && name[i - 1] != '-';
    const bool begins =
        capital && follows &&
        (!is_capital(name[i - 1]) ||
         (i + 1 < name.size() && name[i + 1] >= 'a' && name[i + 1] <= 'z'));
    if (begins) snake[length++] = '_';
    snake[length++] = to_lower(name[i]);
    camel[i] = i == 0 ? to_lower(name[i]) : name[i];
  }
  const Spelling* const found = find_exactly({snake, length});
  return found == &kOther ? find_exactly({camel, name.size()}) : found;
}

}  // namespace

const Spelling* find_spelling(std::string_view name) {
  if (name.empty() || name.size() > kTable.longest) return &kOther;
  const Spelling* const found = find_exactly(name);
  return found == &kOther && is_capital(name[0]) ? find_capitalised(name)
                                                 : found;
}

const Spelling* find_flattened(std::string_view name) {
  constexpr std::string_view kUsage = "usage_";
  if (name.starts_with(kUsage)) {
    const Spelling* const count = find_spelling(name.substr(kUsage.size()));
    return count->kind == KeyKind::count ? count : &kOther;
  }
  for (std::size_t dot = name.find('.'); dot != std::string_view::npos;
       dot = name.find('.')) {
    switch (find_spelling(name.substr(0, dot))->kind) {
      case KeyKind::attributes:
      case KeyKind::usage:
      case KeyKind::wrapper:
      case KeyKind::text:
      case KeyKind::metadata:
      case KeyKind::input_details:
      case KeyKind::output_details:
        break;
      default:
        return &kOther;
    }
    name.remove_prefix(dot + 1);
    // attributes.llm.token_count.prompt
    if (find_spelling(name)->kind != KeyKind::other) break;
  }
  const Spelling* const last = find_spelling(name);
  switch (last->kind) {
    case KeyKind::count:
    case KeyKind::model:
    case KeyKind::id:
    case KeyKind::time:
      return last;
    default:
      return &kOther;
  }
}

std::span<const Spelling> all_spellings() { return kTable.keys; }

namespace {

// `word`: in small letters.
bool holds_word(std::string_view name, std::string_view word) {
  for (std::size_t at = 0; at + word.size() <= name.size(); ++at) {
    std::size_t same = 0;
    while (same < word.size() && to_lower(name[at + same]) == word[same]) {
      ++same;
    }
    if (same == word.size()) return true;
  }
  return false;
}

}  // namespace

bool speaks_of_cache(std::string_view name) {
  return holds_word(name, "cache");
}

bool speaks_of_hits(std::string_view name) {
  return holds_word(name, "cache") &&
         (holds_word(name, "tok") || holds_word(name, "hits") ||
          holds_word(name, "read"));
}

UsageField side_of_split(std::string_view name) {
  if (holds_word(name, "miss")) return UsageField::miss;
  return holds_word(name, "hit") ? UsageField::hit_either : UsageField::none;
}

}  // namespace deepseek_cost::usage
