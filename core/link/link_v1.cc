#include "core/link/link_v1.h"

#include <algorithm>
#include <charconv>
#include <utility>

#include "core/base/ascii.h"
#include "core/base/utf8.h"
#include "core/link/envelope.h"
#include "core/number/parse_number.h"
#include "core/scenario/json/buyer_inputs_json.h"
#include "core/scenario/json/shape_json.h"
#include "core/scenario/labels.h"

namespace deepseek_cost::link {
namespace {

std::optional<std::int64_t> whole_number(std::string_view text) {
  std::int64_t number = 0;
  const char* end = text.data() + text.size();
  const auto [stop, error] = std::from_chars(text.data(), end, number);
  if (text.empty() || error != std::errc() || stop != end) return std::nullopt;
  return number;
}

bool read_label(std::string_view text, std::string& label) {
  if (check_label(text)) return false;
  label = text;
  return true;
}

template <typename Value>
bool assign(const std::optional<Value>& read, Value& value) {
  if (read) value = *read;
  return read.has_value();
}

bool read_tokens(std::string_view text, Tokens& tokens) {
  const Result<std::int64_t> count = read_count(text, kMostTokensPerRequest);
  if (count) tokens = Tokens(*count);
  return count.ok();
}

bool read_share(std::string_view text, PartsPerMillion& share) {
  const Result<PartsPerMillion> read = read_percent(text);
  if (read) share = *read;
  return read.ok();
}

// "<name>/<fingerprint>"; a name may hold a '/', a fingerprint never does.
std::string write_book(const Content& content) {
  if (!content.book) return "";
  return content.book->name + '/' + content.book->fingerprint;
}
bool read_book(std::string_view text, Content& content) {
  if (text.empty()) return true;
  const std::size_t slash = text.rfind('/');
  if (slash == std::string_view::npos) return false;
  const std::string_view fingerprint = text.substr(slash + 1);
  BookMark mark;
  if (fingerprint.size() != 2 * kChecksumLength ||
      !read_label(text.substr(0, slash), mark.name)) {
    return false;
  }
  mark.fingerprint = fingerprint;
  content.book = std::move(mark);
  return true;
}

bool read_link_month(std::string_view text, Content& content) {
  if (text.empty()) return true;
  const Result<CivilMonth> month = read_month(text);
  if (month) content.scenario.month = *month;
  return month.ok();
}

// "100000/month"
std::string write_requests(const Workload& workload) {
  std::string text;
  text += to_string(workload.requests.count());
  text += '/';
  text += name_of(workload.per);
  return text;
}
bool read_requests(std::string_view text, Workload& workload) {
  const std::size_t slash = text.find('/');
  if (slash == std::string_view::npos) return false;
  const Result<std::int64_t> count =
      read_count(text.substr(0, slash), kMostRequests);
  if (count) workload.requests = Requests(*count);
  return count.ok() &&
         assign(enum_from<Period>(text.substr(slash + 1)), workload.per);
}

// "office_china", "grid/<42 hexadecimal digits>/480", "peak_share/20.5"
std::string write_hours(const Workload& workload) {
  const UsageHours& hours = workload.hours;
  std::string text(name_of(hours.kind));
  if (hours.kind == UsageHoursKind::grid) {
    text += '/' + format_grid(hours.grid) + '/';
    text += to_string(hours.utc_offset_minutes);
  } else if (hours.kind == UsageHoursKind::peak_share) {
    text += '/' + to_percent(hours.peak_share);
  }
  return text;
}
bool read_grid_and_offset(std::string_view text, UsageHours& hours) {
  const std::size_t slash = text.find('/');
  const auto grid = read_grid(text.substr(0, slash));
  const std::optional<std::int64_t> offset =
      slash == std::string_view::npos ? std::nullopt
                                      : whole_number(text.substr(slash + 1));
  if (!grid || !offset || *offset < kEarliestUtcOffset ||
      *offset > kLatestUtcOffset) {
    return false;
  }
  hours.grid = *grid;
  hours.utc_offset_minutes = static_cast<int>(*offset);
  return true;
}
bool read_hours(std::string_view text, Workload& workload) {
  const std::size_t slash = text.find('/');
  UsageHours& hours = workload.hours;
  if (!assign(enum_from<UsageHoursKind>(text.substr(0, slash)), hours.kind)) {
    return false;
  }
  const bool has_more = hours.kind == UsageHoursKind::grid ||
                        hours.kind == UsageHoursKind::peak_share;
  if (has_more != (slash != std::string_view::npos)) return false;
  if (!has_more) return true;
  const std::string_view rest = text.substr(slash + 1);
  return hours.kind == UsageHoursKind::grid
             ? read_grid_and_offset(rest, hours)
             : read_share(rest, hours.peak_share);
}

// The shape in one word (core/scenario/json/shape_json.h). It stands in the
// place of the direct numbers.
std::string write_shape_word(const Workload& workload) {
  return workload.shape ? link_text_of(*workload.shape) : std::string();
}
bool read_shape_word(std::string_view text, Workload& workload) {
  if (text.empty()) return true;
  Result<Shape> shape = shape_from_link(text);
  if (!shape) return false;
  workload.shape = std::move(shape).value();
  return true;
}

bool read_decision_word(std::string_view text, Content& content) {
  if (text.empty()) return true;
  Result<BuyerInputs> decision = buyer_inputs_from_link(text);
  if (!decision) return false;
  content.scenario.decision = std::move(decision).value();
  return true;
}

// --- Version 1: every key, its default and its meaning. Frozen. -------------

template <typename Part>
struct Key {
  std::string_view key;
  std::string_view value_if_absent;
  bool always_written;
  std::string (*write)(const Part&);
  bool (*read)(std::string_view value, Part&);
};

constexpr Key<Content> kScenarioKeys[] = {
    {"card", "2026-06-28", true,
     [](const Content& link) { return link.scenario.card; },
     [](std::string_view value, Content& link) {
       return !value.empty() && read_label(value, link.scenario.card);
     }},
    {"book", "", false, write_book, read_book},
    {"cur", "USD", false,
     [](const Content& link) {
       return std::string(code_of(link.scenario.currency));
     },
     [](std::string_view value, Content& link) {
       return assign(currency_from(value), link.scenario.currency);
     }},
    {"mon", "", false,
     [](const Content& link) {
       return link.scenario.month ? format_month(*link.scenario.month)
                                  : std::string();
     },
     read_link_month},
    {"ins", "completion", false,
     [](const Content& link) {
       return std::string(name_of(link.scenario.instant));
     },
     [](std::string_view value, Content& link) {
       return assign(enum_from<BandInstant>(value), link.scenario.instant);
     }},
    {"decide", "", false,
     [](const Content& link) {
       return link.scenario.decision ? link_text_of(*link.scenario.decision)
                                     : std::string();
     },
     read_decision_word},
};

constexpr std::string_view kWorkloadStart = "w";

constexpr Key<Workload> kWorkloadKeys[] = {
    {kWorkloadStart, "", false,
     [](const Workload& workload) { return workload.name; },
     [](std::string_view value, Workload& workload) {
       return read_label(value, workload.name);
     }},
    {"shape", "", false, write_shape_word, read_shape_word},
    {"in", "1500", false,
     [](const Workload& workload) {
       return workload.shape ? "1500" : to_string(workload.input.count());
     },
     [](std::string_view value, Workload& workload) {
       return workload.shape || read_tokens(value, workload.input);
     }},
    {"hit", "70", false,
     [](const Workload& workload) {
       return workload.shape ? "70" : to_percent(workload.hit);
     },
     [](std::string_view value, Workload& workload) {
       return workload.shape || read_share(value, workload.hit);
     }},
    {"out", "400", false,
     [](const Workload& workload) {
       return workload.shape ? "400" : to_string(workload.output.count());
     },
     [](std::string_view value, Workload& workload) {
       return workload.shape || read_tokens(value, workload.output);
     }},
    {"req", "100000/month", false, write_requests, read_requests},
    {"when", "even", false, write_hours, read_hours},
    {"model", "", false,
     [](const Workload& workload) {
       return std::string(name_of(workload.model));
     },
     [](std::string_view value, Workload& workload) {
       return assign(enum_from<ModelChoice>(value), workload.model);
     }},
};

// ---------------------------------------------------------------------------

void append_pair(std::string& out, std::string_view key,
                 std::string_view value) {
  out += '&';
  out += key;
  out += '=';
  append_percent_encoded(out, value);
}

template <typename Part, std::size_t kCount>
void append_keys(std::string& out, const Key<Part> (&keys)[kCount],
                 const Part& part) {
  for (const Key<Part>& key : keys) {
    const std::string value = key.write(part);
    if (key.always_written || value != key.value_if_absent) {
      append_pair(out, key.key, value);
    }
  }
}

enum class Outcome { read, refused, other_key };

// Fills one part (the scenario, or one workload) pair by pair.
template <typename Part>
class PartReader {
 public:
  template <std::size_t kCount>
  PartReader(const Key<Part> (&keys)[kCount], Part& part)
      : keys_(keys), count_(kCount), part_(&part) {}

  Outcome take(std::string_view key, std::string_view value) {
    for (std::size_t i = 0; i < count_; ++i) {
      if (keys_[i].key != key) continue;
      const bool first = (seen_ >> i & 1) == 0;
      seen_ |= 1u << i;
      return first && keys_[i].read(value, *part_) ? Outcome::read
                                                   : Outcome::refused;
    }
    return Outcome::other_key;
  }

  bool has(std::string_view key) const {
    for (std::size_t i = 0; i < count_; ++i) {
      if (keys_[i].key == key) return (seen_ >> i & 1) != 0;
    }
    return false;
  }

  // Gives what was not in the text its frozen default.
  void finish() {
    for (std::size_t i = 0; i < count_; ++i) {
      if ((seen_ >> i & 1) == 0) {
        keys_[i].read(keys_[i].value_if_absent, *part_);
      }
    }
  }

 private:
  const Key<Part>* keys_;
  std::size_t count_;
  Part* part_;
  unsigned seen_ = 0;
};

// Whether direct numbers stand beside a shape, which would not count.
bool has_both(const PartReader<Workload>& reader, const Workload& workload) {
  return workload.shape &&
         (reader.has("in") || reader.has("hit") || reader.has("out"));
}

}  // namespace

std::string write_link_v1(const Content& content) {
  std::string text = "v=1";
  append_keys(text, kScenarioKeys, content);
  const std::vector<Workload>& workloads = content.scenario.workloads;
  for (const Workload& workload : workloads) {
    // A name that is empty is not written of its own accord.
    if (workloads.size() > 1 && workload.name.empty()) {
      append_pair(text, kWorkloadStart, "");
    }
    append_keys(text, kWorkloadKeys, workload);
  }
  return text;
}

Result<Content> read_link_v1(std::string_view text) {
  Content content;
  std::vector<Workload>& workloads = content.scenario.workloads;
  workloads.reserve(kMostWorkloads);  // a reader holds on to its workload
  workloads.emplace_back();
  PartReader<Content> scenario(kScenarioKeys, content);
  PartReader<Workload> workload(kWorkloadKeys, workloads.back());
  bool in_workload = false;
  while (!text.empty()) {
    const std::string_view pair = take_link_pair(text);
    const std::size_t equals = std::min(pair.find('='), pair.size());
    const std::string_view key = pair.substr(0, equals);
    const std::string value =
        percent_decoded(pair.substr(std::min(equals + 1, pair.size())));
    Outcome outcome = scenario.take(key, value);
    if (outcome == Outcome::other_key) {
      if (key == kWorkloadStart && in_workload) {
        if (workloads.size() == kMostWorkloads) {
          return Error{ErrorCode::too_many,
                       "",
                       {Phrase::workloads, to_string(kMostWorkloads + 1)},
                       to_string(kMostWorkloads)};
        }
        workload.finish();
        workload = PartReader(kWorkloadKeys, workloads.emplace_back());
      }
      in_workload = true;
      outcome = workload.take(key, value);
    }
    if (outcome != Outcome::read || equals == pair.size() ||
        has_both(workload, workloads.back())) {
      return link_field_error(pair);
    }
  }
  scenario.finish();
  workload.finish();
  return content;
}

Error link_field_error(std::string_view pair) {
  // Text that came out of somebody's escapes need not be UTF-8.
  std::string shown(pair);
  if (!count_code_points(shown)) {
    shown.clear();
    append_percent_encoded(shown, pair);
  }
  return {ErrorCode::link_field, "", shortened(shown), ""};
}

std::string_view take_link_pair(std::string_view& text) {
  const std::size_t end = text.find('&');
  const std::string_view pair = text.substr(0, end);
  text =
      end == std::string_view::npos ? std::string_view() : text.substr(end + 1);
  return pair;
}

}  // namespace deepseek_cost::link
