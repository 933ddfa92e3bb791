#include "core/link/envelope.h"

#include <cstdint>

#include "core/base/ascii.h"
#include "core/json/writer.h"

namespace deepseek_cost::link {
namespace {

constexpr std::string_view kChecksumAlphabet =
    "0123456789abcdefghjkmnpqrstvwxyz";

std::uint64_t hash_of(std::string_view text) {
  std::uint64_t hash = 0xCBF29CE484222325ULL;
  for (const char c : text) {
    hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001B3ULL;
  }
  hash = (hash ^ (hash >> 33)) * 0xFF51AFD7ED558CCDULL;
  hash = (hash ^ (hash >> 33)) * 0xC4CEB9FE1A85EC53ULL;
  return hash ^ (hash >> 33);
}

std::string top_characters(std::uint64_t hash, std::size_t count) {
  std::string text;
  for (std::size_t i = 0; i < count; ++i, hash <<= 5) {
    text += kChecksumAlphabet[hash >> 59];
  }
  return text;
}

bool plain(char c) {
  return is_letter(c) || is_digit(c) ||
         std::string_view("._~-/").find(c) != std::string_view::npos;
}

}  // namespace

std::string checksum_of(std::string_view text) {
  return top_characters(hash_of(text), kChecksumLength);
}

std::string fingerprint_of(std::string_view text) {
  return top_characters(hash_of(text), 2 * kChecksumLength);
}

std::string fingerprint_of_book(const json::Value& book) {
  json::Writer canonical;
  write_value(book, canonical);
  return fingerprint_of(canonical.text());
}

void append_percent_encoded(std::string& out, std::string_view value) {
  constexpr std::string_view kHex = "0123456789ABCDEF";
  for (const char c : value) {
    if (plain(c)) {
      out += c;
    } else {
      const auto byte = static_cast<unsigned char>(c);
      out += '%';
      out += kHex[byte >> 4];
      out += kHex[byte & 15];
    }
  }
}

std::string percent_decoded(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const int high =
        text[i] == '%' && i + 2 < text.size() ? hex_value(text[i + 1]) : -1;
    const int low = high < 0 ? -1 : hex_value(text[i + 2]);
    if (low < 0) {
      out += text[i];
    } else {
      out += static_cast<char>(high * 16 + low);
      i += 2;
    }
  }
  return out;
}

}  // namespace deepseek_cost::link
