#include "core/scenario/kept_requests.h"

namespace deepseek_cost {

KeptRequests keep_requests(Requests count, std::int64_t were,
                           std::int64_t now) {
  KeptRequests kept;
  kept.before = Int128{count.count()} * were;
  kept.runs = (2 * kept.before + now) / (2 * Int128{now});
  if (kept.runs == 0 && kept.before > 0) kept.runs = 1;
  kept.after = kept.runs * now;
  return kept;
}

}  // namespace deepseek_cost
