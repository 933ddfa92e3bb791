// The outer form of a share link's text: escaping, the checksum, and repair.
//
// A link's text is `key=value` pairs joined by '&'. In a value, every byte but
// A–Z a–z 0–9 . _ ~ - / is percent-encoded with upper-case digits. The text
// ends in its checksum, `&k=` and four characters that sum up all that stands
// before, so that what mail and chat programs do to links is noticed:
//
//   v=1&card=2026-06-28&in=12000&k=6x0m
//
// Damage of a known kind (a '#' or a quote carried along, a full stop or a
// bracket glued to the end, line breaks and invisible signs put in, as they are
// or escaped, escapes added or taken off, letters put into upper or lower case)
// is undone only when the checksum then matches: a repair is proven, never
// guessed.
#ifndef DEEPSEEK_COST_CORE_LINK_ENVELOPE_H_
#define DEEPSEEK_COST_CORE_LINK_ENVELOPE_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/json/value.h"

namespace deepseek_cost::link {

inline constexpr std::size_t kChecksumLength = 4;
inline constexpr std::string_view kChecksumKey = "&k=";

// Four characters of 0–9 a–z without i, l, o, u (five bits each): the top 20
// bits of the 64-bit FNV-1a hash of the text after MurmurHash3's finalizer. A
// random change goes unnoticed once in 1,048,576 times. Fixed for ever.
std::string checksum_of(std::string_view text);

// The same hash in eight such characters (40 bits): for marks that name data.
std::string fingerprint_of(std::string_view text);

// What names the content of somebody's own rate book: the same for every text
// of the same JSON.
std::string fingerprint_of_book(const json::Value& book);

void append_percent_encoded(std::string& out, std::string_view value);

// Undoes one level of escaping; a '%' without two hexadecimal digits stays.
std::string percent_decoded(std::string_view text);

// Kinds of repair, in the order in which they are named.
enum Repair : std::uint8_t {
  kSurroundings = 1,  // text before or after the link taken off
  kWhitespace = 2,    // line breaks, blanks, invisible signs taken out
  kEscapes = 4,       // escapes normalised: &amp; &#38; =3D %253D %3d
  kLetterCase = 8     // upper-cased or lower-cased text restored
};
std::vector<std::string_view> names_of_repairs(std::uint8_t repairs);

struct ProvenLink {
  std::string body;  // canonical text before the checksum
  std::uint8_t repairs = 0;
};

// The link in `text`, if its checksum matches as it stands or after repairs.
// The work is bounded: some hundred passes over the text at most.
std::optional<ProvenLink> find_proven_link(std::string_view text);

// What can be said of a text without a proven link: where it is one at all,
// freed of blanks, a '#' and what stands before; otherwise "".
std::string link_like_part(std::string_view text);

}  // namespace deepseek_cost::link

#endif  // DEEPSEEK_COST_CORE_LINK_ENVELOPE_H_
