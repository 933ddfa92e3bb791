#include "core/link/repair.h"

#include <algorithm>
#include <array>
#include <utility>

#include "core/base/ascii.h"
#include "core/link/envelope.h"

namespace deepseek_cost::link {
namespace {

void replace_all(std::string& text, std::string_view from,
                 std::string_view to) {
  std::string out;
  std::size_t start = 0;
  for (std::size_t at = text.find(from); at != std::string::npos;
       at = text.find(from, start)) {
    out.append(text, start, at - start).append(to);
    start = at + from.size();
  }
  out.append(text, start);
  text = std::move(out);
}

// How blanks and plus signs are read.
enum class Blanks { keep, remove, plus_is_space };
// How letters are put back: the cases of names are tried one after another.
enum class Letters { keep, names_as_they_are, names_lower, names_capitalized };

// Blanks, line breaks, and signs that are not seen: spaces of no width,
// joiners, marks of the direction, variants, the soft hyphen.
constexpr std::array<std::string_view, 16> kBlanks = {" ",
                                                      "\t",
                                                      "\r",
                                                      "\n",
                                                      "\xC2\xA0",
                                                      "\xC2\xAD",
                                                      "\xE2\x80\x8B",
                                                      "\xE2\x80\x8C",
                                                      "\xE2\x80\x8D",
                                                      "\xE2\x80\x8E",
                                                      "\xE2\x80\x8F",
                                                      "\xE2\x80\xA8",
                                                      "\xE2\x81\xA0",
                                                      "\xE3\x80\x80",
                                                      "\xEF\xB8\x8F",
                                                      "\xEF\xBB\xBF"};
// Those that names are written with, too.
constexpr std::array<std::string_view, 5> kBlanksOfNames = {
    " ", "\xE2\x80\x8C", "\xE2\x80\x8D", "\xE3\x80\x80", "\xEF\xB8\x8F"};

// Embeddings and isolates of the direction: U+202A–202E, U+2066–2069.
bool begins_with_embedding(std::string_view text) {
  if (text.size() < 3 || text[0] != '\xE2') return false;
  const auto third = static_cast<unsigned char>(text[2]);
  return (text[1] == '\x80' && third >= 0xAA && third <= 0xAE) ||
         (text[1] == '\x81' && third >= 0xA6 && third <= 0xA9);
}

// The bytes of the blank that the text begins with; 0 where it begins with
// none.
std::size_t blank_size(std::string_view text) {
  if (begins_with_embedding(text)) return 3;
  for (const std::string_view blank : kBlanks) {
    if (text.starts_with(blank)) return blank.size();
  }
  return 0;
}

std::string without_blanks(std::string_view text) {
  std::string out;
  while (!text.empty()) {
    const std::size_t size = blank_size(text);
    if (size == 0) out += text.front();
    text.remove_prefix(std::max<std::size_t>(size, 1));
  }
  return out;
}

constexpr std::size_t kLongestEscapedBlank = 9;

// The same where all of the blank is escaped, as an address carries it.
std::size_t escaped_blank_size(std::string_view text) {
  if (!text.starts_with('%')) return 0;
  const std::size_t size =
      3 * blank_size(percent_decoded(text.substr(0, kLongestEscapedBlank)));
  if (size > text.size()) return 0;
  for (std::size_t i = 0; i < size; i += 3) {
    if (text[i] != '%') return 0;
  }
  return size;
}

// Only a name may hold blanks of its own.
bool may_hold_blanks(std::string_view pair_so_far) {
  std::string key;
  for (const char c : pair_so_far.substr(0, pair_so_far.find('='))) {
    key += to_lower(c);
  }
  return pair_so_far.find('=') != std::string_view::npos &&
         (key == "w" || key == "book");
}

// The length of what the text begins with, if no name has it: a sign that is
// not seen, or a line break with the blanks that indent the next line.
std::size_t escaped_break(std::string_view text) {
  std::size_t size = escaped_blank_size(text);
  if (size == 0) return 0;
  const std::string first = percent_decoded(text.substr(0, size));
  for (const std::string_view blank : kBlanksOfNames) {
    if (first == blank) return 0;
  }
  if (!text.starts_with("%0")) return size;
  while (const std::size_t more = escaped_blank_size(text.substr(size))) {
    size += more;
  }
  return size;
}

// Which of the escaped blanks inside names are taken out; those outside of
// names always are. A number counts from 1 and takes out that one alone.
constexpr std::size_t kNoneOfNames = 0;
constexpr std::size_t kAllOfNames = static_cast<std::size_t>(-1);
constexpr std::size_t kAllButSpacesOfNames = static_cast<std::size_t>(-2);

// The answer's second part is how many blanks there are in names.
std::pair<std::string, std::size_t> without_escaped_blanks(
    std::string_view text, std::size_t of_names) {
  std::string out;
  std::size_t pair_start = 0;
  std::size_t count = 0;
  while (!text.empty()) {
    std::size_t size = escaped_break(text);
    bool drop = size > 0;
    if (!drop) {
      size = escaped_blank_size(text);
      const bool in_name =
          may_hold_blanks(std::string_view{out}.substr(pair_start));
      if (size > 0 && in_name) ++count;
      drop = size > 0 &&
             (!in_name || of_names == kAllOfNames || of_names == count ||
              (of_names == kAllButSpacesOfNames && !text.starts_with("%20")));
    }
    size = std::max<std::size_t>(size, 1);
    if (!drop) out += text.substr(0, size);
    if (text.front() == '&') pair_start = out.size();
    text.remove_prefix(size);
  }
  return {out, count};
}

bool ends_in_escape(std::string_view text) {
  const std::size_t size = text.size();
  return size >= 3 && text[size - 3] == '%' && hex_value(text[size - 2]) >= 0 &&
         hex_value(text[size - 1]) >= 0;
}

// From the first "v=" (any case) that no letter precedes; "" where there is
// none. An escape is no letter.
std::string_view from_first_version(std::string_view text) {
  for (std::size_t i = 0; i + 1 < text.size(); ++i) {
    if (to_lower(text[i]) == 'v' && text[i + 1] == '=' &&
        (i == 0 || !is_letter(text[i - 1]) ||
         ends_in_escape(text.substr(0, i)))) {
      return text.substr(i);
    }
  }
  return {};
}

// A whole address may have been pasted, whose query has a "v=" of its own: the
// link begins after the last '#', if it begins there at all.
std::string_view from_version(std::string_view text) {
  const std::size_t hash = text.rfind('#');
  if (hash != std::string_view::npos) {
    const std::string_view link = from_first_version(text.substr(hash + 1));
    if (!link.empty()) return link;
  }
  return from_first_version(text);
}

void append_value(std::string& out, std::string_view key, std::string value,
                  Letters letters) {
  if (letters != Letters::keep) {
    const bool is_name = key == "w" || key == "book";
    const bool is_currency = key == "cur";
    const bool keeps = is_name && letters == Letters::names_as_they_are;
    for (char& c : value) {
      if (!keeps) c = is_currency ? to_upper(c) : to_lower(c);
    }
    if (is_name && letters == Letters::names_capitalized && !value.empty()) {
      value.front() = to_upper(value.front());
    }
  }
  append_percent_encoded(out, value);
}

// Every value with its escapes in the canonical form.
std::string canonical(std::string_view text, Letters letters) {
  std::string out;
  while (true) {
    const std::size_t end = text.find('&');
    const std::string_view pair = text.substr(0, end);
    const std::size_t equals = pair.find('=');
    std::string key(pair.substr(0, equals));
    if (letters != Letters::keep) {
      for (char& c : key) c = to_lower(c);
    }
    out += key;
    if (equals != std::string_view::npos) {
      out += '=';
      append_value(out, key, percent_decoded(pair.substr(equals + 1)), letters);
    }
    if (end == std::string_view::npos) return out;
    out += '&';
    text.remove_prefix(end + 1);
  }
}

// Cuts `text` behind its checksum; false where it has none or the checksum is
// cut off.
bool cut_behind_checksum(std::string_view& text) {
  for (std::size_t i = text.size(); i-- > 0;) {
    if (text[i] != '&' ||
        text.size() - i < kChecksumKey.size() + kChecksumLength ||
        to_lower(text[i + 1]) != 'k' || text[i + 2] != '=') {
      continue;
    }
    text = text.substr(0, i + kChecksumKey.size() + kChecksumLength);
    return true;
  }
  return false;
}

std::optional<std::string> proven_body(std::string_view with_checksum,
                                       Letters letters) {
  std::string text = canonical(with_checksum, letters);
  if (text.size() < kChecksumKey.size() + kChecksumLength) return std::nullopt;
  const std::size_t end = text.size() - kChecksumKey.size() - kChecksumLength;
  if (text.compare(end, kChecksumKey.size(), kChecksumKey) != 0) {
    return std::nullopt;
  }
  const std::string_view body = std::string_view{text}.substr(0, end);
  if (text.compare(end + kChecksumKey.size(), kChecksumLength,
                   checksum_of(body)) != 0) {
    return std::nullopt;
  }
  text.resize(end);
  return text;
}

// One reading of the text, tried with every reading of its letters.
std::optional<ProvenLink> prove(std::string_view text, std::uint8_t repairs) {
  std::string_view with_checksum = from_version(text);
  if (!cut_behind_checksum(with_checksum)) return std::nullopt;
  if (with_checksum.size() != text.size()) repairs |= kSurroundings;
  for (const Letters letters :
       {Letters::keep, Letters::names_as_they_are, Letters::names_lower,
        Letters::names_capitalized}) {
    std::optional<std::string> body = proven_body(with_checksum, letters);
    if (!body) continue;
    if (letters != Letters::keep) {
      repairs |= kLetterCase;
    } else if (with_checksum.substr(0, body->size()) != *body) {
      repairs |= kEscapes;
    }
    return ProvenLink{*std::move(body), repairs};
  }
  return std::nullopt;
}

// Line breaks and invisible signs that became part of the address. In a name
// one of them may stand beside blanks of the name's own.
std::optional<ProvenLink> prove_without_blanks(std::string_view text,
                                               std::uint8_t repairs) {
  constexpr std::size_t kMostOfNames = 8;
  repairs |= kWhitespace;
  const auto [outside, count] = without_escaped_blanks(text, kNoneOfNames);
  if (outside != text) {
    std::optional<ProvenLink> link = prove(outside, repairs);
    if (link) return link;
  }
  if (count == 0) return std::nullopt;
  std::optional<ProvenLink> link;
  for (const std::size_t some : {kAllButSpacesOfNames, kAllOfNames}) {
    if (!link) link = prove(without_escaped_blanks(text, some).first, repairs);
  }
  for (std::size_t i = 1; !link && i <= std::min(count, kMostOfNames); ++i) {
    link = prove(without_escaped_blanks(text, i).first, repairs);
  }
  return link;
}

std::optional<ProvenLink> prove_unescaped(std::string text,
                                          std::uint8_t repairs) {
  constexpr int kMostLevels = 3;
  for (int level = 0; level < kMostLevels; ++level) {
    std::optional<ProvenLink> link = prove(text, repairs);
    if (!link) link = prove_without_blanks(text, repairs);
    if (link) return link;
    std::string decoded = percent_decoded(text);
    if (decoded == text) return std::nullopt;
    text = std::move(decoded);
    repairs |= kEscapes;
  }
  return std::nullopt;
}

std::optional<ProvenLink> prove_with(Blanks blanks, std::string text,
                                     std::uint8_t repairs) {
  if (blanks == Blanks::remove) {
    std::string without = without_blanks(text);
    if (without == text) return std::nullopt;
    return prove_unescaped(std::move(without),
                           static_cast<std::uint8_t>(repairs | kWhitespace));
  }
  if (blanks == Blanks::plus_is_space) {
    if (text.find('+') == std::string::npos) return std::nullopt;
    replace_all(text, "+", " ");
    repairs |= kEscapes;
  }
  return prove_unescaped(std::move(text), repairs);
}

}  // namespace

std::vector<std::string_view> names_of_repairs(std::uint8_t repairs) {
  constexpr std::array<std::string_view, 4> kNames = {
      "surroundings", "whitespace", "escapes", "letter_case"};
  std::vector<std::string_view> names;
  for (std::size_t i = 0; i < kNames.size(); ++i) {
    if ((repairs >> i & 1) != 0) names.push_back(kNames[i]);
  }
  return names;
}

std::optional<ProvenLink> find_proven_link(std::string_view text) {
  // As mail and HTML show it: soft line breaks, '=' as =3D, '&' as &amp; or
  // its number, also when that was done twice.
  std::string from_mail(text);
  for (const std::string_view soft_break : {"=\r\n", "=\n"}) {
    replace_all(from_mail, soft_break, "");
  }
  replace_all(from_mail, "=3D", "=");
  for (const std::string_view ampersand :
       {"&amp;", "&amp;", "&#38;", "&#038;", "&#x26;", "&#X26;"}) {
    replace_all(from_mail, ampersand, "&");
  }
  const bool is_from_mail = from_mail != text;
  for (const Blanks blanks :
       {Blanks::keep, Blanks::remove, Blanks::plus_is_space}) {
    std::optional<ProvenLink> link = prove_with(blanks, std::string(text), 0);
    if (!link && is_from_mail) link = prove_with(blanks, from_mail, kEscapes);
    if (link) return link;
  }
  return std::nullopt;
}

std::string link_like_part(std::string_view text) {
  std::string unescaped = without_blanks(text);
  for (int level = 0; level < 2 && from_version(unescaped).empty(); ++level) {
    unescaped = percent_decoded(unescaped);
  }
  return std::string(from_version(unescaped));
}

}  // namespace deepseek_cost::link
