#include "core/link/share_link.h"

#include <algorithm>
#include <charconv>

#include "core/base/utf8.h"
#include "core/link/envelope.h"

namespace deepseek_cost {
namespace {

std::string count_text(std::size_t count) {
  return decimal_of_scaled(static_cast<std::int64_t>(count), 0);
}

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

Result<DecodedLink> read_body(std::string_view body, std::uint8_t repairs) {
  std::string_view rest = body;
  const std::optional<std::int64_t> version = take_version(rest);
  if (version && *version > kLinkVersion) {
    return Error{ErrorCode::link_version_unsupported, "",
                 decimal_of_scaled(*version, 0), ""};
  }
  if (version != kLinkVersion) return link_field_error(take_link_pair(body));
  Result<LinkContent> content = read_link_v1(rest);
  if (!content) return content.errors();
  return DecodedLink{std::move(content).value(), repairs};
}

// Whether the text ends in the beginning of a seal, or in no whole pair.
bool ends_cut_off(std::string_view text) {
  if (text.ends_with('&') || text.ends_with("&k")) return true;
  const std::size_t seal = text.rfind(kSealKey);
  return seal != std::string_view::npos &&
         text.size() - seal < kSealKey.size() + kSealLength;
}

// What is wrong with a text in which no seal matches, or what it says where it
// may come without one.
Result<DecodedLink> read_unproven(std::string_view text, Seal seal) {
  const std::string found = link_like_part(text);
  if (found.empty()) return Error{ErrorCode::link_empty, "", "", ""};
  std::string_view rest = found;
  const std::optional<std::int64_t> version = take_version(rest);
  if (version && *version > kLinkVersion) return read_body(found, 0);
  if (ends_cut_off(found)) return Error{ErrorCode::link_truncated, "", "", ""};
  if (found.find(kSealKey) != std::string::npos ||
      found.find("&K=") != std::string::npos) {
    return Error{ErrorCode::link_damaged, "", "", ""};
  }
  if (seal == Seal::required) {
    return Error{ErrorCode::link_truncated, "", "", ""};
  }
  return read_body(found, 0);
}

}  // namespace

Result<std::string> encode_link(const LinkContent& content) {
  std::string text = write_link_v1(content);
  const std::string seal = seal_of(text);
  text.append(kSealKey).append(seal);
  if (text.size() > kLongestLink) {
    return Error{ErrorCode::link_too_long, "", count_text(text.size()),
                 count_text(kLongestLink)};
  }
  return text;
}

Result<DecodedLink> decode_link(std::string_view text, Seal seal) {
  if (text.size() > kLongestLinkText) {
    return Error{ErrorCode::too_large, "", "",
                 count_text(kLongestLinkText) + " bytes"};
  }
  if (text.starts_with('#')) text.remove_prefix(1);  // as location.hash has it
  const std::optional<ProvenLink> link = find_sealed_link(text);
  return link ? read_body(link->body, link->repairs)
              : read_unproven(text, seal);
}

}  // namespace deepseek_cost
