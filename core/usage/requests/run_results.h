// What the results of agents' runs report, against the lines of the same
// sessions (Claude Code: `claude -p` with --output-format json or stream-json).
//
// A result has the usage of its run, by model (`modelUsage`) or of the main
// model (`usage`). The lines of the run, where they are in the files at all,
// may have less: each is written when its reply begins. What is beyond them is
// billed, at the time of the last line. Of a session with several results, and
// where a result has less than the lines, the lines hold.
#ifndef DEEPSEEK_COST_CORE_USAGE_REQUESTS_RUN_RESULTS_H_
#define DEEPSEEK_COST_CORE_USAGE_REQUESTS_RUN_RESULTS_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/usage/record/normalise.h"
#include "core/usage/record/record.h"
#include "core/usage/requests/request.h"

namespace deepseek_cost::usage {

struct RunResult {
  LogPosition at;
  std::uint64_t session = 0;
  std::optional<UsageRecord::Time> time;
  std::vector<std::pair<std::string, UsageFields>> models;
  bool main_model_only = false;
  std::string id;
};

// What the lines of a session have come to.
struct SessionSums {
  struct Model {
    std::string name;
    std::int64_t hit = 0;
    std::int64_t miss = 0;
    std::int64_t output = 0;
  };
  const Model* of(std::string_view model) const;

  std::vector<Model> models;
  std::optional<UsageRecord::Time> last;
};

class RunResults {
 public:
  bool full() const { return runs_.size() >= kMostRuns || sessions_lost_; }
  std::size_t size() const { return runs_.size(); }
  void add(RunResult run);
  void add_line(const Request& line, const TokenUsage& usage);
  std::vector<RunResult> take() { return std::exchange(runs_, {}); }
  const SessionSums* lines_of(std::uint64_t session) const;
  bool is_several(std::uint64_t session) const;
  // What the run has of that model beyond its lines; nothing where it has none,
  // or less of something.
  std::optional<UsageFields> beyond_lines(const RunResult& run,
                                          std::string_view model,
                                          const TokenUsage& all) const;

 private:
  static constexpr std::size_t kMostRuns = 65536;
  static constexpr std::size_t kMostSessions = 65536;
  static constexpr std::size_t kMostModels = 32;

  // Open addressing, at most half full; key 0 is free.
  struct Session {
    std::uint64_t key = 0;
    int results = 0;
    SessionSums lines;
  };
  const Session* find(std::uint64_t session) const;
  // nullptr where there is no room.
  Session* find_or_add(std::uint64_t session);
  std::size_t place_of(std::uint64_t session) const;
  void grow();

  std::vector<RunResult> runs_;
  std::vector<Session> sessions_;
  std::size_t used_ = 0;
  bool sessions_lost_ = false;
};

}  // namespace deepseek_cost::usage

#endif  // DEEPSEEK_COST_CORE_USAGE_REQUESTS_RUN_RESULTS_H_
