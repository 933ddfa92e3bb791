// A share link found in what mail and chat programs have made of its text.
//
// Damage of a known kind (a '#' or a quote carried along, a full stop or a
// bracket glued to the end, line breaks and invisible signs put in, as they are
// or escaped, escapes added or taken off, letters put into upper or lower case)
// is undone only when the checksum then matches: a repair is proven, never
// guessed.
#ifndef DEEPSEEK_COST_CORE_LINK_REPAIR_H_
#define DEEPSEEK_COST_CORE_LINK_REPAIR_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace deepseek_cost::link {

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

#endif  // DEEPSEEK_COST_CORE_LINK_REPAIR_H_
