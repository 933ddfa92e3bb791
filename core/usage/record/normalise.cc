#include "core/usage/record/normalise.h"

#include <algorithm>
#include <iterator>
#include <optional>
#include <string>
#include <utility>

#include "core/base/ascii.h"
#include "core/usage/text/grouped_digits.h"
#include "core/usage/text/says_nothing.h"

namespace deepseek_cost::usage {
namespace {

using F = UsageField;

struct ReadTokens {
  std::int64_t tokens = 0;
  ErrorCode error = ErrorCode::not_a_number;
  bool good = false;
};

// What is wrong with what stands behind the digits at `at`. Nothing for ".0":
// tables that passed through a spreadsheet or a data frame write 2000.0.
std::optional<ErrorCode> fault_behind_digits(json::Value::Kind kind,
                                             std::string_view text,
                                             std::size_t at) {
  // 1,000 as Kibana writes it, or 1.000 where the comma is the decimal mark; as
  // a text, the point of 12.000 may part thousands too.
  if (digit_groups(text, ",") > 0 ||
      (kind == json::Value::Kind::string && digit_groups(text, ".") > 0)) {
    return ErrorCode::ambiguous_number;
  }
  if (text[at] != '.') return ErrorCode::not_a_number;
  const std::string_view zeros = text.substr(at + 1);
  const bool whole =
      !zeros.empty() && zeros.find_first_not_of('0') == std::string_view::npos;
  return whole ? std::nullopt : std::optional(ErrorCode::not_whole);
}

// 5e3, and 1e+05 as R writes it. Where programs round, or spreadsheets, the
// number is a million or more, or the letter a capital with a sign.
std::int64_t with_exponent(std::int64_t digits, std::string_view rest) {
  constexpr std::int64_t kRoundedFrom = 1000000;
  if (rest.starts_with("e+0")) {
    rest.remove_prefix(2);
  } else if (!rest.starts_with('e') && !rest.starts_with('E')) {
    return -1;
  }
  if (rest.size() != 2 || !is_digit(rest[1])) return -1;
  for (char power = rest[1]; power > '0'; --power) {
    digits = std::min(digits * 10, kRoundedFrom);
  }
  return digits < kRoundedFrom ? digits : -1;
}

ReadTokens read_tokens(json::Value::Kind kind, std::string_view text) {
  if (kind == json::Value::Kind::string && text.ends_with(" tokens")) {
    text.remove_suffix(7);
  }
  if (text.starts_with('-')) return {0, ErrorCode::negative_number, false};
  std::int64_t tokens = 0;
  std::size_t at = 0;
  for (; at < text.size() && is_digit(text[at]); ++at) {
    tokens = std::min(tokens * 10 + (text[at] - '0'), kMostTokensReported + 1);
  }
  if (at == 0) return {};
  if (at < text.size()) {
    // 1,000,000 and 12 000, but not 1,000.
    const std::optional<std::string> plain = without_groups(text, '\0');
    if (kind == json::Value::Kind::string && plain && *plain != text) {
      return read_tokens(kind, *plain);
    }
    const std::int64_t whole = with_exponent(tokens, text.substr(at));
    if (whole >= 0) return {whole, ErrorCode::not_a_number, true};
    if (const auto fault = fault_behind_digits(kind, text, at)) {
      return {0, *fault, false};
    }
  }
  if (tokens > kMostTokensReported) return {0, ErrorCode::out_of_range, false};
  return {tokens, ErrorCode::not_a_number, true};
}

Error contradiction(std::string_view field, Phrase detail) {
  return {ErrorCode::contradictory_usage, "", field, detail};
}

}  // namespace

void SplitClaim::add(UsageField side, json::Value::Kind kind,
                     std::string_view text) {
  const ReadTokens read = read_tokens(kind, text);
  if (!read.good) return;
  std::int64_t& known = side == F::miss ? miss_ : hit_;
  known = known == kNone || known == read.tokens ? read.tokens : kTwo;
}

void UsageFields::set(UsageField field, std::string_view name,
                      json::Value::Kind kind, std::string_view text) {
  if (kind == json::Value::Kind::null || field == F::none) return;
  if (kind != json::Value::Kind::number && kind != json::Value::Kind::string) {
    return refuse(ErrorCode::wrong_type, name);
  }
  if (kind == json::Value::Kind::string && says_nothing(text)) return;
  const ReadTokens read = read_tokens(kind, text);
  if (!read.good) return refuse(read.error, name);
  const bool whole =
      name == "totalOutputTokens" || name == "total_output_tokens";
  if (field == F::output && whole) whole_output_ = true;
  set_tokens(field, name, read.tokens);
}

void UsageFields::set_tokens(UsageField field, std::string_view name,
                             std::int64_t tokens) {
  std::int64_t& known = counts_[static_cast<std::size_t>(field)];
  if (known > 0 && tokens > 0 && known != tokens) {
    return refuse(ErrorCode::contradictory_usage, name);
  }
  known = std::max(known, tokens);
}

void UsageFields::Sum::add(json::Value::Kind kind, std::string_view text) {
  if (kind == json::Value::Kind::null) return;
  any = true;
  const bool scalar =
      kind == json::Value::Kind::number || kind == json::Value::Kind::string;
  const ReadTokens read = scalar ? read_tokens(kind, text) : ReadTokens{};
  if (!read.good && !refusal) {
    refusal = scalar ? read.error : ErrorCode::wrong_type;
  }
  tokens = std::min(tokens + read.tokens, kMostTokensReported + 1);
  if (tokens > kMostTokensReported) refusal = ErrorCode::out_of_range;
}

void UsageFields::set_sum(UsageField field, std::string_view name,
                          const Sum& sum) {
  if (!sum.any) return;
  if (sum.refusal) return refuse(*sum.refusal, name);
  set_tokens(field, name, sum.tokens);
}

void UsageFields::set_tool_uses(std::string_view name, json::Value::Kind kind,
                                std::string_view text) {
  if (kind != json::Value::Kind::number && kind != json::Value::Kind::string) {
    return;
  }
  const ReadTokens read = read_tokens(kind, text);
  if (!read.good) return;
  if (read.tokens > kMostToolUses) {
    return refuse(ErrorCode::out_of_range, "server_tool_use");
  }
  const ServerTool tool =
      name.find("search") != std::string_view::npos  ? ServerTool::search
      : name.find("fetch") != std::string_view::npos ? ServerTool::fetch
                                                     : ServerTool::other;
  std::int64_t& known = tool_uses_[static_cast<std::size_t>(tool)];
  known = std::max(known, read.tokens);
}

void UsageFields::set_requests(json::Value::Kind kind, std::string_view text) {
  if (kind != json::Value::Kind::number && kind != json::Value::Kind::string) {
    return;
  }
  const ReadTokens read = read_tokens(kind, text);
  if (!read.good) return;
  if (read.tokens > kMostRequestsReported) {
    return refuse(ErrorCode::out_of_range, "requests");
  }
  requests_ = std::max(requests_, read.tokens);
}

void UsageFields::refuse(ErrorCode code, std::string_view name) {
  if (refused_) return;
  refused_ = true;
  refusal_ = code;
  refused_name_ = name;
}

bool UsageFields::empty() const {
  return !refused_ && std::all_of(counts_, counts_ + kUsageFields,
                                  [](std::int64_t count) { return count < 0; });
}

bool UsageFields::all_zero() const {
  return !refused_ && std::all_of(counts_, counts_ + kUsageFields,
                                  [](std::int64_t count) { return count < 1; });
}

bool UsageFields::has_input() const {
  // An input of nothing but hits is one; no request has an input of 0.
  constexpr F kInputs[] = {
      F::prompt,     F::input,      F::miss,       F::hit_own, F::hit_api,
      F::hit_inside, F::hit_beside, F::hit_either, F::write,   F::write_beside};
  const bool given =
      has(F::prompt) || has(F::input) || has(F::miss) || has(F::hit_own);
  return given && std::any_of(std::begin(kInputs), std::end(kInputs),
                              [this](F field) { return get(field) > 0; });
}

std::uint32_t UsageFields::shape() const {
  std::uint32_t shape = 0;
  for (std::size_t i = 0; i < kUsageFields; ++i) {
    if (counts_[i] >= 0) shape |= std::uint32_t{1} << i;
  }
  return shape;
}

bool UsageFields::same_as(const UsageFields& other) const {
  return refused_ == other.refused_ &&
         std::equal(counts_, counts_ + kUsageFields, other.counts_);
}

void UsageFields::update_from(const UsageFields& later) {
  for (std::size_t i = 0; i < kUsageFields; ++i) {
    if (later.counts_[i] > 0 || counts_[i] < 0) counts_[i] = later.counts_[i];
  }
  for (std::size_t i = 0; i < kServerTools; ++i) {
    tool_uses_[i] = std::max(tool_uses_[i], later.tool_uses_[i]);
  }
  requests_ = std::max(requests_, later.requests_);
  exclusive_ = exclusive_ || later.exclusive_;
  reasoning_apart_ = reasoning_apart_ || later.reasoning_apart_;
  inclusive_ = inclusive_ || later.inclusive_;
  unknown_cache_ = unknown_cache_ || later.unknown_cache_;
  whole_output_ = whole_output_ || later.whole_output_;
  if (later.refused_) refuse(later.refusal_, later.refused_name_);
}

std::optional<UsageFields> UsageFields::since(const UsageFields& before) const {
  UsageFields grown = *this;
  for (std::size_t i = 0; i < kUsageFields; ++i) {
    if (counts_[i] < 0) continue;
    grown.counts_[i] -= std::max<std::int64_t>(before.counts_[i], 0);
    if (grown.counts_[i] < 0) return std::nullopt;
  }
  return grown;
}

std::string UsageFields::text() const {
  std::string all;
  for (const std::int64_t count : counts_) {
    all += std::to_string(count);
    all += ',';
  }
  return all;
}

void UsageFields::add(const UsageFields& other) {
  for (std::size_t i = 0; i < kUsageFields; ++i) {
    if (other.counts_[i] < 0) continue;
    counts_[i] =
        std::min(std::max<std::int64_t>(counts_[i], 0) + other.counts_[i],
                 kMostTokensReported + 1);
    if (counts_[i] > kMostTokensReported) {
      refuse(ErrorCode::out_of_range, "tokens");
    }
  }
  exclusive_ = exclusive_ || other.exclusive_;
  reasoning_apart_ = reasoning_apart_ || other.reasoning_apart_;
  unknown_cache_ = unknown_cache_ || other.unknown_cache_;
  if (other.refused_) refuse(other.refusal_, other.refused_name_);
}

void UsageFields::add_part(const UsageFields& part) {
  for (std::size_t i = 0; i < kUsageFields; ++i) {
    if (counts_[i] > 0 && part.counts_[i] > 0) set_contradictory();
  }
  update_from(part);
}

bool UsageFields::any_hits_reported() const {
  return has(F::hit_api) || has(F::hit_inside) || has(F::hit_beside) ||
         has(F::hit_either) || has(F::hit_own);
}

Result<std::int64_t> UsageFields::hits() const {
  std::int64_t hit = 0;
  for (const F field :
       {F::hit_api, F::hit_inside, F::hit_beside, F::hit_either, F::hit_own}) {
    const std::int64_t found = get_or_zero(field);
    if (found != 0 && hit != 0 && found != hit) {
      return contradiction("hit", Phrase::two_hit_counts);
    }
    hit = std::max(hit, found);
  }
  return hit;
}

std::int64_t UsageFields::written() const {
  return std::max(get_or_zero(F::write), get_or_zero(F::write_beside));
}

std::int64_t UsageFields::all_output() const {
  const std::int64_t output = get_or_zero(F::output);
  if (whole_output_) return output;
  const std::int64_t beside =
      std::max(get_or_zero(F::reasoning_beside),
               reasoning_apart_ ? get_or_zero(F::reasoning) : std::int64_t{0});
  // Where the total is the sum without it, the output includes it (Qwen Code).
  const std::int64_t in =
      has(F::prompt) ? get(F::prompt) : get_or_zero(F::input);
  const std::int64_t total = get_or_zero(F::total);
  if (beside <= output && total == in + output) return output;
  // opencode's before anomalyco/opencode#21047, and forks of it.
  const Result<std::int64_t> hit = hits();
  const bool whole =
      exclusive_ && hit && total == in + *hit + written() + output;
  if (whole && beside <= output) return output;
  return output + beside;
}

// Rule 2, of an input whose name does not say whether the hits are inside.
bool UsageFields::is_exclusive(std::int64_t hit, bool& ambiguous) const {
  const std::int64_t in = get(F::input);
  const std::int64_t out = all_output();
  const std::int64_t written = this->written();
  if (written > 0 && in == hit + written) return false;
  // Gemini CLI's `tokens`, an object that others write with the hits beside.
  const bool inside = has(F::hit_inside) && get(F::total) == in + out;
  if (inside && hit <= in && !has(F::hit_beside)) return false;
  if (exclusive_ || has(F::hit_beside) || has(F::write_beside)) return true;
  if (inclusive_ || has(F::hit_api) || has(F::hit_inside)) return false;
  if (hit == 0 && written == 0) return false;
  // Misses of their own name show it.
  const std::int64_t miss = get_or_zero(F::miss);
  if (miss > 0 && hit + miss == in) return false;
  if (miss > 0 && miss == in) return true;
  if (hit > in || in == 0) return true;
  const std::int64_t total = get(F::total);  // -1 where it is not given
  if (total == in + out) return false;
  if (total == in + hit + written + out) return true;
  ambiguous = true;
  return false;
}

Result<UsageFields::Input> UsageFields::whole_input(std::int64_t all,
                                                    std::int64_t hit) const {
  const std::int64_t miss = get_or_zero(F::miss);
  if (miss > 0 && !any_hits_reported()) {
    if (miss > all) {
      return contradiction("input", Phrase::more_misses_than_input);
    }
    return Input{all - miss, miss};
  }
  if (hit > all) return contradiction("hit", Phrase::more_hits_than_input);
  // Misses of 0 are a field that nobody filled in; what was written to the
  // cache may be counted apart from them.
  if (miss > 0 && hit + miss != all && hit + miss + written() != all) {
    return contradiction("input", Phrase::split_is_no_sum);
  }
  return Input{hit, all - hit};
}

Result<UsageFields::Input> UsageFields::misses_input(std::int64_t hit) const {
  // What the claim that hits are inside says, Anthropic's names deny.
  if (get_or_zero(F::hit_inside) != 0 && !exclusive_) {
    return contradiction("input_tokens", Phrase::hits_inside_and_beside);
  }
  const std::int64_t in = has(F::input) ? get(F::input) : get(F::prompt);
  const std::int64_t miss = get_or_zero(F::miss);
  if (miss != 0 && miss != in && miss != in + written()) {
    return contradiction("miss", Phrase::two_miss_counts);
  }
  return Input{hit, written() == in ? in : in + written()};
}

Result<UsageFields::Input> UsageFields::input() const {
  const Result<std::int64_t> hit = hits();
  if (!hit) return hit.errors();
  const std::int64_t prompt = get_or_zero(F::prompt);
  const std::int64_t in = get_or_zero(F::input);
  if (prompt > 0 || (has(F::prompt) && !has(F::input))) {
    if (exclusive_ && in == 0) return misses_input(*hit);
    if (in > 0 && in != prompt && in + *hit + written() != prompt) {
      return contradiction("input", Phrase::two_input_counts);
    }
    return whole_input(prompt, *hit);
  }
  if (!has(F::input)) {
    return Input{*hit, get_or_zero(F::miss) + get_or_zero(F::write_beside)};
  }
  bool ambiguous = false;
  const bool exclusive = is_exclusive(*hit, ambiguous);
  if (ambiguous) {
    return contradiction("input", Phrase::hits_inside_or_beside);
  }
  return exclusive ? misses_input(*hit) : whole_input(in, *hit);
}

Result<TokenUsage> UsageFields::normalise() const {
  if (refused_) {
    return Error{refusal_, "", refused_name_,
                 refusal_ == ErrorCode::out_of_range ? Phrase::tokens_at_most
                 : refusal_ == ErrorCode::no_usage   ? Phrase::usage_no_object
                 : refusal_ == ErrorCode::contradictory_usage
                     ? Phrase::two_counts
                 : refusal_ == ErrorCode::ambiguous_number
                     ? Phrase::thousands_or_decimals
                     : Phrase::whole_number};
  }
  if (empty()) {
    return Error{ErrorCode::no_usage, "", "", Phrase::nothing_counted};
  }
  const Result<Input> read = this->input();
  if (!read) return read.errors();
  Input input = *read;
  const bool claimed = !any_hits_reported() && get_or_zero(F::miss) == 0 &&
                       claim_.is_of(input.hit + input.miss);
  if (claimed) {
    input.hit = claim_.hit();
    input.miss -= claim_.hit();
  }

  const std::int64_t output = all_output();
  const std::int64_t reasoning =
      std::max(get_or_zero(F::reasoning), get_or_zero(F::reasoning_beside));
  if (reasoning > output) {
    return contradiction("reasoning", Phrase::reasoning_above_output);
  }
  // A total of 0 beside other counts is a field that nobody filled in.
  const std::int64_t total = get_or_zero(F::total);
  // Some count only what stands beside the hits in it (Bedrock); where the hits
  // are more than that, it cannot be meant otherwise.
  const bool without_hits = has(F::hit_beside) && has(F::input) &&
                            !has(F::prompt) && input.hit > get(F::input) &&
                            total == get(F::input) + output;
  const std::int64_t sum = input.hit + input.miss + output;
  const bool misses_twice = written() == input.miss && total == sum + written();
  if (total != 0 && !without_hits && !misses_twice && total != sum) {
    return contradiction("total_tokens", Phrase::total_is_no_sum);
  }
  const bool split = any_hits_reported() || get_or_zero(F::miss) > 0;
  const bool known = input.hit + input.miss == 0 || claimed ||
                     (split && (input.hit > 0 || !unknown_cache_));
  return TokenUsage{
      Usage{Tokens(input.hit), Tokens(input.miss), Tokens(output)},
      Tokens(reasoning), std::max<std::int64_t>(requests_, 1), known};
}

bool UsageFields::take(const SplitClaim& claim) {
  if (!claim.is_whole()) return false;
  const Result<TokenUsage> read = normalise();
  if (!read || read->hits_known || !claim.is_of(read->input())) return false;
  claim_ = claim;
  return true;
}

Result<TokenUsage> UsageFields::understood() const {
  if (!refused_ && !empty()) {
    if (!has_input()) return Error{ErrorCode::no_input, "", "", ""};
    if (!has_output()) return Error{ErrorCode::no_output, "", "", ""};
  }
  Result<TokenUsage> read = normalise();
  // Misses of 0 beside what was written into the cache: no request is without
  // input.
  if (read && read->input() == 0) return Error{ErrorCode::no_input, "", "", ""};
  return read;
}

}  // namespace deepseek_cost::usage
