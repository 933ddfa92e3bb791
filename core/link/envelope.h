// The outer form of a share link's text: escaping and the checksum.
//
// A link's text is `key=value` pairs joined by '&'. In a value, every byte but
// A–Z a–z 0–9 . _ ~ - / is percent-encoded with upper-case digits. The text
// ends in its checksum, `&k=` and four characters that sum up all that stands
// before, so that what mail and chat programs do to links is noticed:
//
//   v=1&card=2026-06-28&in=12000&k=6x0m
#ifndef DEEPSEEK_COST_CORE_LINK_ENVELOPE_H_
#define DEEPSEEK_COST_CORE_LINK_ENVELOPE_H_

#include <cstddef>
#include <string>
#include <string_view>

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

}  // namespace deepseek_cost::link

#endif  // DEEPSEEK_COST_CORE_LINK_ENVELOPE_H_
