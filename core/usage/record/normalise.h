// What one request is billed for, whatever wire format reported it.
//
// DeepSeek bills three buckets: hits, misses and output. Logs write them under
// some hundred names (core/usage/record/spellings.h); here is what follows from
// the counts that were found, in the order in which the rules apply:
//   1. A count that stands in several places is one number, never added. A 0
//      beside another number is a field that nobody filled in; two different
//      numbers contradict each other.
//   2. `prompt` is the whole input. `input` is the misses alone where hits or
//      cache writes are named as Anthropic names them (beside it), and the
//      whole input where they are named as a part of it. Where the name does
//      not say, the total decides, or that there are more hits than input; else
//      the record is refused.
//   3. The input is hits and misses ("prompt_tokens … equals
//      prompt_cache_hit_tokens + prompt_cache_miss_tokens"). Where one of them
//      is not given, or the misses are 0, it is the rest of the input; two that
//      are given and are not the input contradict it.
//   4. Writing to the cache costs what a miss costs: there is no fee for it,
//   and
//      DeepSeek reports none. Clients that write its misses as writes have them
//      twice where both are the same number; an input that is hits and writes
//      together includes them (can1357/oh-my-pi#1517, Cline, Roo).
//   5. Reasoning tokens are inside the output and are never added to it, except
//      in logs that write them beside it (opencode, Langfuse).
//   6. Counts that contradict each other (more hits than input, more reasoning
//      than output, a total that is not the sum) are refused, and so are
//      negative, fractional and absurd (above 10^15) ones: no bill is better
//      than an invented one.
//   7. Where no hits are reported at all, all input is billed as misses, and
//      `hits_known` is false.
//
// Sources: https://api-docs.deepseek.com/api/create-chat-completion (fields and
// their sums) and .../guides/kv_cache; the Anthropic meaning is confirmed by a
// request log that adds up to the official export of 2026-06-03.
#ifndef DEEPSEEK_COST_CORE_USAGE_RECORD_NORMALISE_H_
#define DEEPSEEK_COST_CORE_USAGE_RECORD_NORMALISE_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "core/base/result.h"
#include "core/json/value.h"
#include "core/number/units.h"
#include "core/rates/pricing.h"
#include "core/usage/record/spellings.h"

namespace deepseek_cost::usage {

// The most tokens that one request can plausibly have used.
inline constexpr std::int64_t kMostTokensReported = 1000000000000000;

// What `server_tool_use` counts.
enum class ServerTool : std::uint8_t { search, fetch, other };
inline constexpr std::size_t kServerTools = 3;
inline constexpr std::int64_t kMostToolUses = 1000000000;  // of one request
// Of one record that sums up requests.
inline constexpr std::int64_t kMostRequestsReported = 1000000000;

struct TokenUsage {
  Usage billed;               // output: reasoning included
  Tokens reasoning;           // for information; a part of the output
  std::int64_t requests = 1;  // more where the record sums up several
  bool hits_known = true;

  std::int64_t input() const {
    return billed.hit.count() + billed.miss.count();
  }
};

// Hits and misses under names that may count something else. They are believed
// where they are the input together.
class SplitClaim {
 public:
  // `side`: UsageField::miss, or any of hits. `text`: as it was written.
  void add(UsageField side, json::Value::Kind kind, std::string_view text);
  bool is_whole() const { return hit_ >= 0 && miss_ >= 0; }
  bool is_of(std::int64_t input) const {
    return is_whole() && hit_ + miss_ == input;
  }
  std::int64_t hit() const { return hit_; }

 private:
  static constexpr std::int64_t kNone = -1;
  static constexpr std::int64_t kTwo = -2;  // that differ

  std::int64_t hit_ = kNone;
  std::int64_t miss_ = kNone;
};

// The counts as they were found. Reading never fails; the first thing that
// cannot be a token count is kept and refused by `normalise`.
class UsageFields {
 public:
  // `name`: as the log spells it, of the table. Kinds other than number, string
  // and null are no count. A string must hold digits only. `text` is the number
  // as it was written.
  void set(UsageField field, std::string_view name, json::Value::Kind kind,
           std::string_view text);

  // Several counts that are one together.
  struct Sum {
    void add(json::Value::Kind kind, std::string_view text);

    std::int64_t tokens = 0;
    bool any = false;
    std::optional<ErrorCode> refusal;
  };
  void set_sum(UsageField field, std::string_view name, const Sum& sum);

  // In the Anthropic format (the input excludes the hits), or not, even if no
  // cache field says so.
  void set_anthropic() { exclusive_ = true; }
  void set_inclusive() { inclusive_ = true; }
  // opencode's: hits beside the input, reasoning beside the output.
  void set_opencode() { exclusive_ = reasoning_apart_ = true; }
  bool is_opencode() const { return reasoning_apart_; }
  // What the server did besides: never in the bill of tokens. More than
  // kMostToolUses are refused (out_of_range).
  void set_tool_uses(std::string_view name, json::Value::Kind kind,
                     std::string_view text);
  std::int64_t tool_uses(ServerTool tool) const {
    return tool_uses_[static_cast<std::size_t>(tool)];
  }
  // How many requests the counts are the sum of; 0 where that is not given.
  // More than kMostRequestsReported are refused (out_of_range).
  void set_requests(json::Value::Kind kind, std::string_view text);
  std::int64_t requests() const { return requests_; }
  // A name that speaks of a cache, with a number that is not 0.
  void saw_unknown_cache() { unknown_cache_ = true; }
  SplitClaim& claim() { return claim_; }
  // Takes a claim that stands beside the counts; true where it holds.
  bool take(const SplitClaim& claim);
  // One of the objects of a usage that is a list. A count in more than one of
  // them is refused (contradictory_usage), also where it is the same: they may
  // be of one request or of several.
  void add_part(const UsageFields& part);
  // Adds the counts of another request.
  void add(const UsageFields& other);
  // A value that should have been an object (usage, *_details) was none.
  void set_misshapen() { refuse(ErrorCode::no_usage, "usage"); }
  // Another report of the same standing says something else.
  void set_contradictory() { refuse(ErrorCode::contradictory_usage, "usage"); }

  bool has(UsageField field) const { return get(field) >= 0; }
  std::int64_t get(UsageField field) const {  // -1 where absent
    return counts_[static_cast<std::size_t>(field)];
  }
  std::int64_t get_or_zero(UsageField field) const {
    return has(field) ? get(field) : 0;
  }
  // What these counts, of a session so far, have grown by since `before`;
  // nothing where one of them is less than it was.
  std::optional<UsageFields> since(const UsageFields& before) const;
  // The counts, for a comparison: "1000,-1,50,".
  std::string text() const;
  bool empty() const;  // nothing found, nothing refused
  bool all_zero() const;
  bool has_input() const;
  bool has_output() const { return has(UsageField::output); }
  bool same_as(const UsageFields& other) const;
  // Which counts are given, as bits.
  std::uint32_t shape() const;

  // Errors: those of reading (`value` names the field), no_usage where nothing
  // was found, contradictory_usage. What is absent counts as 0.
  Result<TokenUsage> normalise() const;
  // The same, refused with no_input or no_output where either is not given.
  Result<TokenUsage> understood() const;

  // A stream's later report replaces what it repeats (Anthropic's
  // message_delta carries the final output, and the input only sometimes); a 0
  // replaces nothing.
  void update_from(const UsageFields& later);

 private:
  struct Input {
    std::int64_t hit = 0;
    std::int64_t miss = 0;
    bool known = true;
  };

  void set_tokens(UsageField field, std::string_view name, std::int64_t tokens);
  void refuse(ErrorCode code, std::string_view name);
  Result<std::int64_t> hits() const;
  bool any_hits_reported() const;
  bool is_exclusive(std::int64_t hit, bool& ambiguous) const;
  Result<Input> input() const;
  Result<Input> whole_input(std::int64_t all, std::int64_t hit) const;
  Result<Input> misses_input(std::int64_t hit) const;
  std::int64_t written() const;
  std::int64_t all_output() const;

  std::int64_t counts_[kUsageFields] = {-1, -1, -1, -1, -1, -1, -1,
                                        -1, -1, -1, -1, -1, -1, -1};
  SplitClaim claim_;
  std::int64_t tool_uses_[kServerTools] = {};
  std::int64_t requests_ = 0;
  bool exclusive_ = false;
  bool inclusive_ = false;
  bool reasoning_apart_ = false;
  bool unknown_cache_ = false;
  bool whole_output_ = false;  // LobeChat's: reasoning is never beside it
  bool refused_ = false;
  ErrorCode refusal_ = ErrorCode::no_usage;
  std::string_view refused_name_;  // of the table, which lives for ever
};

}  // namespace deepseek_cost::usage

#endif  // DEEPSEEK_COST_CORE_USAGE_RECORD_NORMALISE_H_
