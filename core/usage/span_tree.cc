#include "core/usage/span_tree.h"

namespace deepseek_cost::usage {

void SpanTree::mark(std::uint64_t span) {
  while (span != 0) {
    if (spans_.size() >= kMostSpans && !spans_.contains(span)) return;
    Span& known = spans_[span];
    if (known.sum) return;
    known.sum = true;
    span = known.parent;
  }
}

void SpanTree::add(std::uint64_t span, std::uint64_t parent, bool has_usage) {
  if (parent == span) parent = 0;
  bool sum = false;
  // One without a parent is known by those inside it.
  if (span != 0 && parent != 0 &&
      (spans_.size() < kMostSpans || spans_.contains(span))) {
    Span& known = spans_[span];
    known.parent = parent;
    sum = known.sum;
  }
  if (has_usage || sum) mark(parent);
}

bool SpanTree::is_sum(std::uint64_t span) const {
  const auto found = spans_.find(span);
  return found != spans_.end() && found->second.sum;
}

}  // namespace deepseek_cost::usage
