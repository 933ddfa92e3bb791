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

void SpanTree::mark(std::uint64_t span) {
  while (span != 0) {
    Span* const known = find_or_add(span);
    if (known == nullptr || known->sum) return;
    known->sum = true;
    span = known->parent;
  }
}

void SpanTree::add(std::uint64_t span, std::uint64_t parent, bool has_usage) {
  if (parent == span) parent = 0;
  bool sum = false;
  // One without a parent is known by those inside it.
  if (span != 0 && parent != 0) {
    if (Span* const known = find_or_add(span)) {
      known->parent = parent;
      sum = known->sum;
    }
  }
  if (has_usage || sum) mark(parent);
}

bool SpanTree::is_sum(std::uint64_t span) const {
  return !slots_.empty() && span != 0 && slots_[place_of(span)].sum;
}

}  // namespace deepseek_cost::usage
