#include "core/link/share_link.h"

#include <algorithm>
#include <charconv>

#include "core/base/ascii.h"
#include "core/link/envelope.h"
#include "core/link/repair.h"

namespace deepseek_cost::link {
namespace {

// The version that the text begins with: "v=1&…" or "v=1"; nothing where it is
// no number. Takes it off the front.
std::optional<std::int64_t> take_version(std::string_view& text) {
  const std::string_view pair = take_link_pair(text);
  std::int64_t version = 0;
  const char* end = pair.data() + pair.size();
  const auto [stop, error] = std::from_chars(
      pair.data() + std::min<std::size_t>(2, pair.size()), end, version);
  if (error != std::errc() || stop != end) return std::nullopt;
  return version;
}

Result<Decoded> read_body(std::string_view body, std::uint8_t repairs) {
  std::string_view rest = body;
  const std::optional<std::int64_t> version = take_version(rest);
  if (version && *version > kVersion) {
    return Error{ErrorCode::link_version_unsupported, "", to_string(*version),
                 ""};
  }
  if (version != kVersion) return link_field_error(take_link_pair(body));
  Result<Content> content = read_link_v1(rest);
  if (!content) return content.errors();
  return Decoded{std::move(content).value(), repairs};
}

// Whether the text ends in the beginning of a checksum, or in no whole pair.
bool ends_cut_off(std::string_view text) {
  if (text.ends_with('&') || text.ends_with("&k")) return true;
  const std::size_t checksum = text.rfind(kChecksumKey);
  return checksum != std::string_view::npos &&
         text.size() - checksum < kChecksumKey.size() + kChecksumLength;
}

// What is wrong with a text in which no checksum matches, or what it says where
// it may come without one.
Result<Decoded> read_unproven(std::string_view text, Checksum checksum) {
  const std::string found = link_like_part(text);
  if (found.empty()) return Error{ErrorCode::link_empty, "", "", ""};
  std::string_view rest = found;
  const std::optional<std::int64_t> version = take_version(rest);
  if (version && *version > kVersion) return read_body(found, 0);
  if (ends_cut_off(found)) return Error{ErrorCode::link_truncated, "", "", ""};
  if (found.find(kChecksumKey) != std::string::npos ||
      found.find("&K=") != std::string::npos) {
    return Error{ErrorCode::link_damaged, "", "", ""};
  }
  if (checksum == Checksum::required) {
    return Error{ErrorCode::link_truncated, "", "", ""};
  }
  return read_body(found, 0);
}

std::size_t length_of(const Content& content) {
  return write_link_v1(content).size() + kChecksumKey.size() + kChecksumLength;
}

// How many of the workloads fit, counted from the first.
std::size_t workloads_that_fit(Content content) {
  std::vector<Workload>& workloads = content.scenario.workloads;
  while (workloads.size() > 1 && length_of(content) > kLongest) {
    workloads.pop_back();
  }
  return workloads.size();
}

Error too_long(const Content& content, std::size_t length) {
  Content unnamed = content;
  Content unpainted = content;
  for (Workload& workload : unnamed.scenario.workloads) workload.name.clear();
  for (Workload& workload : unpainted.scenario.workloads) {
    if (workload.hours.kind == UsageHoursKind::grid) workload.hours = {};
  }
  const auto error = [&](Phrase phrase, std::size_t count) {
    return Error{ErrorCode::link_too_long,
                 "",
                 to_string(length),
                 {phrase, to_string(kLongest), to_string(count)}};
  };
  const std::size_t names = length - length_of(unnamed);
  const std::size_t hours = length - length_of(unpainted);
  const std::size_t excess = length - kLongest;
  if (names >= excess && names >= hours) {
    return error(Phrase::link_names, names);
  }
  if (hours >= excess) return error(Phrase::link_hours, hours);
  if (names >= excess) return error(Phrase::link_names, names);
  return error(Phrase::link_workloads, workloads_that_fit(content));
}

}  // namespace

Result<std::string> encode(const Content& content) {
  std::string text = write_link_v1(content);
  const std::string checksum = checksum_of(text);
  text.append(kChecksumKey).append(checksum);
  if (text.size() > kLongest) return too_long(content, text.size());
  return text;
}

Result<Decoded> decode(std::string_view text, Checksum checksum) {
  if (text.size() > kLongestText) {
    return Error{
        ErrorCode::too_large, "", "", {Phrase::bytes, to_string(kLongestText)}};
  }
  if (text.starts_with('#')) text.remove_prefix(1);  // as location.hash has it
  const std::optional<ProvenLink> link = find_proven_link(text);
  return link ? read_body(link->body, link->repairs)
              : read_unproven(text, checksum);
}

}  // namespace deepseek_cost::link
