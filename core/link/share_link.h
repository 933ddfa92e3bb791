// A scenario as the text of a link, and back.
//
//   v=1&card=2026-06-28&cur=CNY&mon=2026-12&in=12000&req=3000/day&k=8q2m
//
// The text is canonical: one scenario has one text. Keys stand in the order of
// the tables in link_v1.cc; a value that is version 1's default is left out,
// a zero never is; `v` and `card` are always written, so that an old link keeps
// its prices. Version 1's defaults and meanings never change:
// tests/links/v1.txt holds links that have been published, for ever. A workload
// starts with its `w` (name) where there are several or it has a name. `k`
// is the checksum of the text (core/link/envelope.h).
//
// Reading a link does not look into a rate book: whether its card exists is
// asked when its prices are.
#ifndef DEEPSEEK_COST_CORE_LINK_SHARE_LINK_H_
#define DEEPSEEK_COST_CORE_LINK_SHARE_LINK_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "core/base/enum_names.h"
#include "core/base/result.h"
#include "core/link/link_v1.h"

namespace deepseek_cost::link {

inline constexpr std::int64_t kVersion = 1;
// Characters of a link's text.
// A name of 60 Chinese characters takes 540 of them: fifteen workloads with
// such names and numbers of their own fit.
inline constexpr std::size_t kLongest = 10000;
// Bytes of text in which a link is looked for; mangling makes links longer.
inline constexpr std::size_t kLongestText = 32768;

struct Decoded {
  Content content;
  std::uint8_t repairs = 0;  // of core/link/envelope.h
};

// Whether a link may come without its checksum, as people write them by hand
// into the element's `scenario` attribute. A checksum that is there must match.
enum class Checksum : std::uint8_t { required, optional };

// Errors: link_too_long, with what would make it fit: shorter names, no painted
// hours, or the first so many workloads alone.
Result<std::string> encode(const Content& content);

// A '#' before the text is allowed. Errors: link_empty,
// link_version_unsupported, link_truncated, link_damaged, link_field,
// too_large.
Result<Decoded> decode(std::string_view text, Checksum checksum);

}  // namespace deepseek_cost::link

template <>
struct deepseek_cost::EnumNames<deepseek_cost::link::Checksum> {
  static constexpr std::string_view kNames[] = {"required", "optional"};
};

#endif  // DEEPSEEK_COST_CORE_LINK_SHARE_LINK_H_
