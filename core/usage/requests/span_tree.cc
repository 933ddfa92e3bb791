#include "core/usage/requests/span_tree.h"

#include <utility>

namespace deepseek_cost::usage {

std::size_t SpanTree::place_of(std::uint64_t span) const {
  const std::size_t mask = slots_.size() - 1;
  std::size_t at = (span >> 1) & mask;
  while (slots_[at].key != 0 && slots_[at].key != span) at = (at + 1) & mask;
  return at;
}

void SpanTree::grow() {
  constexpr std::size_t kFewestSlots = 64;
  std::vector<Span> old(slots_.empty() ? kFewestSlots : slots_.size() * 2);
  std::swap(old, slots_);
  for (const Span& span : old) {
    if (span.key != 0) slots_[place_of(span.key)] = span;
  }
}

SpanTree::Span* SpanTree::find_or_add(std::uint64_t span) {
  if (used_ * 2 >= slots_.size() && used_ < kMostSpans) grow();
  Span& known = slots_[place_of(span)];
  if (known.key == span) return &known;
  if (used_ >= kMostSpans) return nullptr;
  known.key = span;
  ++used_;
  return &known;
}

void SpanTree::mark(std::uint64_t span, std::int64_t input) {
  for (int again = 0; span != 0;) {
    Span* const known = find_or_add(span);
    if (known == nullptr || known->inside >= input) return;
    if (known->inside != kNone && ++again > kMostAgain) return;
    known->inside = input;
    span = known->parent;
  }
}

void SpanTree::add(std::uint64_t span, std::uint64_t parent,
                   std::int64_t input) {
  if (parent == span) parent = 0;
  std::int64_t most = input;
  // One without a parent is known by those inside it.
  if (span != 0 && parent != 0) {
    if (Span* const known = find_or_add(span)) {
      known->parent = parent;
      most = std::max(most, known->inside);
    }
  }
  if (most != kNone) mark(parent, most);
}

bool SpanTree::is_sum(std::uint64_t span, std::int64_t input) const {
  if (slots_.empty() || span == 0) return false;
  const std::int64_t inside = slots_[place_of(span)].inside;
  return inside != kNone && inside <= input;
}

}  // namespace deepseek_cost::usage
