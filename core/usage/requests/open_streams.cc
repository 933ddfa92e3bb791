#include "core/usage/requests/open_streams.h"

#include <utility>

namespace deepseek_cost::usage {
namespace {

constexpr std::size_t kFewestSlots = 64;

}  // namespace

Request* OpenStreams::at(Index index) {
  return index == kNone ? nullptr : &nodes_[index].request;
}

std::size_t OpenStreams::slot_of(std::uint64_t key) const {
  const std::size_t mask = slots_.size() - 1;
  std::size_t slot = static_cast<std::size_t>(key >> 1) & mask;
  while (slots_[slot] != kNone && nodes_[slots_[slot]].request.key != key) {
    slot = (slot + 1) & mask;
  }
  return slot;
}

OpenStreams::Index OpenStreams::index_of(std::uint64_t key) const {
  return used_ == 0 ? kNone : slots_[slot_of(key)];
}

Request* OpenStreams::find(std::uint64_t key) { return at(index_of(key)); }

Request* OpenStreams::before(const Request& request) {
  return at(nodes_[index_of(request.key)].earlier);
}

Request* OpenStreams::after(const Request& request) {
  return at(nodes_[index_of(request.key)].later);
}

void OpenStreams::link(Index index) {
  nodes_[index].earlier = latest_;
  nodes_[index].later = kNone;
  (latest_ == kNone ? oldest_ : nodes_[latest_].later) = index;
  latest_ = index;
}

void OpenStreams::unlink(Index index) {
  const Node& node = nodes_[index];
  (node.later == kNone ? latest_ : nodes_[node.later].earlier) = node.earlier;
  (node.earlier == kNone ? oldest_ : nodes_[node.earlier].later) = node.later;
}

void OpenStreams::grow() {
  slots_.assign(slots_.empty() ? kFewestSlots : slots_.size() * 2, kNone);
  for (Index index = latest_; index != kNone; index = nodes_[index].earlier) {
    slots_[slot_of(nodes_[index].request.key)] = index;
  }
}

Request& OpenStreams::add(std::uint64_t key) {
  if (2 * (used_ + 1) > slots_.size()) grow();
  Index index = free_;
  if (index == kNone) {
    index = static_cast<Index>(nodes_.size());
    nodes_.emplace_back();
  } else {
    free_ = nodes_[index].earlier;
    nodes_[index] = Node();
  }
  nodes_[index].request.key = key;
  slots_[slot_of(key)] = index;
  link(index);
  ++used_;
  return nodes_[index].request;
}

void OpenStreams::touch(const Request& request) {
  const Index index = index_of(request.key);
  if (index == kNone) return;  // not one of these
  unlink(index);
  link(index);
}

// What stands behind it up to a free slot may have been put off by it.
void OpenStreams::free_slot(std::size_t slot) {
  const std::size_t mask = slots_.size() - 1;
  slots_[slot] = kNone;
  for (slot = (slot + 1) & mask; slots_[slot] != kNone;
       slot = (slot + 1) & mask) {
    const Index index = std::exchange(slots_[slot], kNone);
    slots_[slot_of(nodes_[index].request.key)] = index;
  }
}

void OpenStreams::remove(const Request& request) {
  if (used_ == 0) return;
  const std::size_t slot = slot_of(request.key);
  const Index index = slots_[slot];
  if (index == kNone) return;
  free_slot(slot);
  unlink(index);
  nodes_[index].request = Request();
  nodes_[index].earlier = free_;
  free_ = index;
  --used_;
}

}  // namespace deepseek_cost::usage
