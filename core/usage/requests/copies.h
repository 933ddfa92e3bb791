// Records without an id that stand in a log twice, word for word: of a handler
// that was set up twice, or of files that were joined and share lines.
//
// With a part of a second in its time a record is a copy of one with the same
// bytes. Whole seconds prove less: small requests that were sent at once look
// alike. Of these as many are requests as stand together, among records of
// their second; the same again, behind records of another second, are copies.
// Without a time of its own nothing proves that a record is one.
#ifndef DEEPSEEK_COST_CORE_USAGE_REQUESTS_COPIES_H_
#define DEEPSEEK_COST_CORE_USAGE_REQUESTS_COPIES_H_

#include <cstdint>
#include <string_view>

#include "core/usage/record/record.h"
#include "core/usage/requests/keyed_values.h"
#include "core/usage/requests/seen_ids.h"

namespace deepseek_cost::usage {

// What is to be remembered of such a record once it is billed.
struct CopyKey {
  std::uint64_t key = 0;  // 0: it has an id
  bool proves = false;    // where the key was seen before, it is a copy
  bool again = false;     // one like it stands in the same second
};

class Copies {
 public:
  explicit Copies(std::uint64_t seed) : seed_(seed) {}

  // `keys`: for hashing.
  CopyKey look_at(const UsageRecord& record, const SeenIds& keys);

 private:
  std::uint64_t hash_of(std::string_view bytes) const;

  std::uint64_t seed_;
  std::uint64_t second_ = 0;  // of the last record, as it is written
  // How many of each stand in it so far.
  KeyedValues<std::uint64_t> in_second_;
};

}  // namespace deepseek_cost::usage

#endif  // DEEPSEEK_COST_CORE_USAGE_REQUESTS_COPIES_H_
