// One request, put together from the records that report it.
#ifndef DEEPSEEK_COST_CORE_USAGE_REQUESTS_REQUEST_H_
#define DEEPSEEK_COST_CORE_USAGE_REQUESTS_REQUEST_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "core/usage/record/normalise.h"
#include "core/usage/record/record.h"
#include "core/usage/requests/copies.h"
#include "core/usage/text/log_position.h"

namespace deepseek_cost::usage {

struct Request {
  std::uint64_t key = 0;       // by which its later reports find it
  std::uint64_t id_key = 0;    // of its id; 0 for none
  std::uint64_t span_key = 0;  // of its span, observation or run
  // Which other streams' counts may be its own: one number for all of them.
  std::size_t doubt = 0;
  StreamPart part = StreamPart::whole;
  bool has_usage = false;
  bool delta_seen = false;
  Finish delta_finish = Finish::unknown;  // …and what it said of others
  bool ended = false;
  bool usage_differs = false;
  bool by_deepseek = false;  // the provider says so
  bool failed = false;
  int http_status = 0;  // 0 where not given
  std::string seller;   // another one, or ""
  UnreadTime unread_time = UnreadTime::none;
  bool opened = false;       // a part said that it goes on…
  bool over = false;         // …and a later one that it does not
  bool finished = false;     // a part said why the answer ended
  bool copied = false;       // in the history of another session, too
  CopyKey copy;              // without an id
  bool last_step = false;    // of opencode: its counts are those of one step
  bool sums = false;         // …of all requests of a session
  bool sums_period = false;  // …of an hour or more
  bool times_apart = false;
  std::optional<Instant> created;  // as the answer says
  // What the result of a run has beyond its lines.
  bool adds_to_lines = false;
  std::uint64_t session_key = 0;  // of the agent's session, or 0
  std::int64_t turn =
      0;              // how many words of clients stood before its last part
  bool late = false;  // an earlier report of it is billed or skipped already
  // The key that marks it as answered from a cache, or "". Of the table of
  // spellings, which lives for ever.
  std::string_view cache_mark;
  std::string model;  // at most kMostModelBytes
  std::string id;     // for showing
  std::string keys;   // seen, where something is not given
  UsageFields usage;
  std::optional<UsageRecord::Time> time;
  LogPosition at;
  // The same message again in other files.
  std::int64_t last_file = 0;
  std::int64_t copies = 0;
  LogPosition first_copy;
};

// No name of a model is longer; many requests are kept at once.
inline constexpr std::size_t kMostModelBytes = 256;
inline constexpr std::size_t kMostIdBytes = 60;
inline constexpr std::size_t kMostKeysBytes = 500;

}  // namespace deepseek_cost::usage

#endif  // DEEPSEEK_COST_CORE_USAGE_REQUESTS_REQUEST_H_
