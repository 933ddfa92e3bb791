// Requests that are reported in parts, while further parts may come: streams,
// replies that an agent writes block by block, the totals of a session.
//
// Many run at once in the log of a service. kMostOpenStreams are waited for;
// beyond that, the one that has had no part for longest is given up.
#ifndef DEEPSEEK_COST_CORE_USAGE_REQUESTS_OPEN_STREAMS_H_
#define DEEPSEEK_COST_CORE_USAGE_REQUESTS_OPEN_STREAMS_H_

#include <cstddef>
#include <cstdint>
#include <vector>

#include "core/usage/requests/request.h"

namespace deepseek_cost::usage {

// About 30 MiB, at most.
inline constexpr std::size_t kMostOpenStreams = 32768;

// References to requests hold until the next add().
class OpenStreams {
 public:
  // The one with that key, or nullptr. Keys are hashes with a seed, or small
  // numbers.
  Request* find(std::uint64_t key);
  // One more, which is the latest now; its key is in use by no other, and room
  // has been made.
  Request& add(std::uint64_t key);
  std::size_t size() const { return used_; }
  bool full() const { return used_ == kMostOpenStreams; }
  // It has had another part.
  void touch(const Request& request);
  void remove(const Request& request);
  // From the one that had a part last to the one that has waited longest;
  // nullptr behind the ends.
  Request* latest() { return at(latest_); }
  Request* oldest() { return at(oldest_); }
  Request* before(const Request& request);
  Request* after(const Request& request);

 private:
  using Index = std::uint32_t;
  static constexpr Index kNone = UINT32_MAX;

  struct Node {
    Request request;
    Index earlier = kNone;  // had its last part before; of a free one, the next
    Index later = kNone;
  };

  Request* at(Index index);
  // Where the key stands in `slots_`, or would.
  std::size_t slot_of(std::uint64_t key) const;
  Index index_of(std::uint64_t key) const;
  void link(Index index);
  void unlink(Index index);
  void free_slot(std::size_t slot);
  void grow();

  std::vector<Node> nodes_;
  std::vector<Index> slots_;  // of the keys, at most half of them in use
  Index latest_ = kNone;
  Index oldest_ = kNone;
  Index free_ = kNone;
  std::size_t used_ = 0;
};

}  // namespace deepseek_cost::usage

#endif  // DEEPSEEK_COST_CORE_USAGE_REQUESTS_OPEN_STREAMS_H_
