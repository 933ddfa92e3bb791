// Requests that are reported in parts, while further parts may come: streams,
// replies that an agent writes block by block, the totals of a session.
//
// Many run at once in the log of a service. kMostOpenStreams are waited for;
// beyond that, the one that has had no part for longest is given up.
#ifndef DEEPSEEK_COST_CORE_USAGE_OPEN_STREAMS_H_
#define DEEPSEEK_COST_CORE_USAGE_OPEN_STREAMS_H_

#include <cstddef>
#include <cstdint>
#include <list>
#include <unordered_map>

#include "core/usage/request.h"

namespace deepseek_cost::usage {

// About 30 MiB, at most.
inline constexpr std::size_t kMostOpenStreams = 32768;

class OpenStreams {
 public:
  using List = std::list<Request>;

  // The one with that key, or nullptr. Keys are hashes with a seed.
  Request* find(std::uint64_t key);
  // One more, which is the latest now; its key is in use by no other, and room
  // has been made.
  Request& add(std::uint64_t key);
  std::size_t size() const { return list_.size(); }
  bool full() const { return list_.size() == kMostOpenStreams; }
  // It has had another part.
  void touch(const Request& request);
  // From the one that had a part last to the one that has waited longest.
  List& latest_first() { return list_; }
  void remove(const Request& request);

 private:
  List list_;
  std::unordered_map<std::uint64_t, List::iterator> places_;
};

}  // namespace deepseek_cost::usage

#endif  // DEEPSEEK_COST_CORE_USAGE_OPEN_STREAMS_H_
