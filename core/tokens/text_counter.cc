#include "core/tokens/text_counter.h"

#include <algorithm>

#include "core/tokens/splitter.h"

namespace deepseek_cost::tokens {
namespace {

constexpr std::string_view kReplacement = "\xEF\xBF\xBD";

struct Sequence {
  int bytes = 0;           // that belong together
  bool whole = false;      // they are a character
  bool undecided = false;  // the text ends within them
};

// The length that a lead byte announces, and the bounds of the byte after it
// (Unicode Standard, table 3-7); length 0 where it leads nothing.
struct Lead {
  int length;
  unsigned char low;
  unsigned char high;
};

Lead lead_of(unsigned char byte) {
  if (byte < 0x80) return {1, 0, 0};
  if (byte < 0xC2 || byte > 0xF4) return {0, 0, 0};
  if (byte < 0xE0) return {2, 0x80, 0xBF};
  if (byte == 0xE0) return {3, 0xA0, 0xBF};
  if (byte == 0xED) return {3, 0x80, 0x9F};
  if (byte < 0xF0) return {3, 0x80, 0xBF};
  if (byte == 0xF0) return {4, 0x90, 0xBF};
  if (byte == 0xF4) return {4, 0x80, 0x8F};
  return {4, 0x80, 0xBF};
}

Sequence sequence_at(std::string_view text) {
  const Lead lead = lead_of(static_cast<unsigned char>(text[0]));
  if (lead.length == 0) return {.bytes = 1};
  unsigned char low = lead.low;
  unsigned char high = lead.high;
  for (int i = 1; i < lead.length; ++i) {
    if (static_cast<std::size_t>(i) == text.size()) {
      return {.bytes = i, .undecided = true};
    }
    const auto byte =
        static_cast<unsigned char>(text[static_cast<std::size_t>(i)]);
    if (byte < low || byte > high) return {.bytes = i};
    low = 0x80;
    high = 0xBF;
  }
  return {.bytes = lead.length, .whole = true};
}

bool begins_character(char byte) {
  return (static_cast<unsigned char>(byte) & 0xC0) != 0x80;
}

}  // namespace

std::string well_formed(std::string_view text, std::size_t& kept) {
  std::string out;
  out.reserve(text.size());
  kept = 0;
  while (!text.empty()) {
    const auto* const plain_end = std::find_if(
        text.begin(), text.end(),
        [](char c) { return static_cast<unsigned char>(c) > 127; });
    const auto plain = static_cast<std::size_t>(plain_end - text.begin());
    out.append(text.substr(0, plain));
    text.remove_prefix(plain);
    if (text.empty()) break;
    const Sequence sequence = sequence_at(text);
    const auto bytes = static_cast<std::size_t>(sequence.bytes);
    if (sequence.undecided) {
      kept = bytes;
      break;
    }
    out.append(sequence.whole ? text.substr(0, bytes) : kReplacement);
    text.remove_prefix(bytes);
  }
  return out;
}

void TextCounter::append(std::string_view bytes) {
  std::string joined;
  if (!unfinished_.empty()) {
    joined = unfinished_.append(bytes);
    bytes = joined;
  }
  std::size_t kept = 0;
  const std::string text = well_formed(bytes, kept);
  unfinished_.assign(bytes.substr(bytes.size() - kept));
  // A cut may lie between the last character that was there and the first one.
  std::size_t from = open_.size();
  while (from > 0 && !begins_character(open_[--from])) {
  }
  open_ += text;
  const std::size_t cut = last_safe_cut(std::string_view{open_}.substr(from));
  if (cut == 0) return;
  take(std::string_view{open_}.substr(0, from + cut));
  open_.erase(0, from + cut);
}

TextCount TextCounter::finish() {
  if (!unfinished_.empty()) open_ += kReplacement;
  take(open_);
  unfinished_.clear();
  open_.clear();
  return count_;
}

void TextCounter::take(std::string_view text) {
  count_.tokens += tokenizer_.count(text);
  count_.characters +=
      std::count_if(text.begin(), text.end(), begins_character);
  count_.bytes += static_cast<std::int64_t>(text.size());
}

}  // namespace deepseek_cost::tokens
