// The grammar of RFC 8259, read in one pass into Value.
//
// A parser of our own, and not a library's, because of what the reader of the
// page downloads: a general parser brings floating-point reading and printing
// with it, a third of the module, for numbers that may never become floating
// point here. The tests and a fuzzer hold it against nlohmann_json: the two
// accept the same texts and read the same values.
#include <algorithm>
#include <charconv>
#include <string>
#include <utility>

#include "core/base/utf8.h"
#include "core/json/json.h"

namespace deepseek_cost::json {
namespace {

std::string to_string(std::size_t number) {
  char digits[24];
  return {digits, std::to_chars(digits, digits + sizeof digits, number).ptr};
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

std::string_view repeated_key(const std::vector<Member>& members) {
  constexpr std::size_t kFew = 12;
  if (members.size() <= kFew) {
    for (std::size_t i = 1; i < members.size(); ++i) {
      for (std::size_t j = 0; j < i; ++j) {
        if (members[i].key == members[j].key) return members[i].key;
      }
    }
    return {};
  }
  std::vector<std::string_view> keys;
  keys.reserve(members.size());
  for (const Member& member : members) keys.push_back(member.key);
  std::sort(keys.begin(), keys.end());
  const auto twin = std::adjacent_find(keys.begin(), keys.end());
  return twin == keys.end() ? std::string_view() : *twin;
}

// The length of the well-formed code point at the start of `text`, or 0.
std::size_t utf8_length(std::string_view text) {
  std::string_view rest = text;
  if (text.empty() || !take_code_point(rest)) return 0;
  return text.size() - rest.size();
}

void append_utf8(std::string& text, unsigned point) {
  const auto tail = [&](int shift) {
    text += static_cast<char>(0x80U | ((point >> shift) & 0x3FU));
  };
  if (point < 0x80) {
    text += static_cast<char>(point);
  } else if (point < 0x800) {
    text += static_cast<char>(0xC0U | point >> 6);
    tail(0);
  } else if (point < 0x10000) {
    text += static_cast<char>(0xE0U | point >> 12);
    tail(6);
    tail(0);
  } else {
    text += static_cast<char>(0xF0U | point >> 18);
    tail(12);
    tail(6);
    tail(0);
  }
}

class Parser {
 public:
  Parser(std::string_view text, Limits limits) : text_(text), limits_(limits) {
    if (text_.starts_with("\xEF\xBB\xBF")) at_ = 3;  // a byte order mark
  }

  Result<Value> document() {
    Value root;
    if (value(root, 0)) {
      skip_space();
      if (at_ == text_.size()) return root;
      wrong();
    }
    return std::move(errors_);
  }

 private:
  // Each reader answers whether it could read on; if not, one error is noted.
  bool wrong() {
    std::string_view shown;  // the character in the way, where it can be shown
    if (at_ < text_.size() && !(text_[at_] >= 0 && text_[at_] < ' ')) {
      shown = text_.substr(at_, utf8_length(text_.substr(at_)));
    }
    errors_.emplace_back(ErrorCode::invalid_json, "", shown,
                         at_ < text_.size()
                             ? "something is wrong at byte " + to_string(at_)
                             : "it ends too early, at byte " + to_string(at_));
    return false;
  }

  void skip_space() {
    while (at_ < text_.size() && (text_[at_] == ' ' || text_[at_] == '\n' ||
                                  text_[at_] == '\t' || text_[at_] == '\r')) {
      ++at_;
    }
  }

  bool take(char wanted) {
    if (at_ >= text_.size() || text_[at_] != wanted) return false;
    ++at_;
    return true;
  }

  bool word(std::string_view wanted) {
    for (const char c : wanted) {
      if (!take(c)) return wrong();
    }
    return true;
  }

  bool value(Value& out, std::size_t depth) {
    skip_space();
    if (at_ == text_.size()) return wrong();
    switch (text_[at_]) {
      case '{':
        return object(out, depth);
      case '[':
        return array(out, depth);
      case '"':
        out.kind = Value::Kind::string;
        return string(out.text);
      case 't':
      case 'f':
        out.kind = Value::Kind::boolean;
        out.boolean = text_[at_] == 't';
        return word(out.boolean ? "true" : "false");
      case 'n':
        return word("null");
      default:
        out.kind = Value::Kind::number;
        return number(out.text);
    }
  }

  bool enter(std::size_t depth) {
    ++at_;
    if (depth < limits_.depth) return true;
    errors_.emplace_back(ErrorCode::too_deep, "", "", to_string(limits_.depth));
    return false;
  }

  bool array(Value& out, std::size_t depth) {
    if (!enter(depth)) return false;
    out.kind = Value::Kind::array;
    skip_space();
    if (take(']')) return true;
    do {
      if (!value(out.items.emplace_back(), depth + 1)) return false;
      skip_space();
    } while (take(','));
    return take(']') || wrong();
  }

  bool object(Value& out, std::size_t depth) {
    if (!enter(depth)) return false;
    out.kind = Value::Kind::object;
    skip_space();
    if (take('}')) return true;
    do {
      skip_space();
      if (at_ == text_.size() || text_[at_] != '"') return wrong();
      Member& member = out.members.emplace_back();
      if (!string(member.key)) return false;
      skip_space();
      if (!take(':')) return wrong();
      if (!value(member.value, depth + 1)) return false;
      skip_space();
    } while (take(','));
    if (!take('}')) return wrong();
    if (limits_.repeated_keys) return true;
    const std::string_view twin = repeated_key(out.members);
    if (twin.empty()) return true;
    errors_.emplace_back(ErrorCode::duplicate_key, "", shortened(twin));
    return false;
  }

  bool digits() {
    if (at_ >= text_.size() || !is_digit(text_[at_])) return wrong();
    while (at_ < text_.size() && is_digit(text_[at_])) ++at_;
    return true;
  }

  bool number(std::string& out) {
    const std::size_t start = at_;
    take('-');
    if (!take('0') && !digits()) return false;
    if (take('.') && !digits()) return false;
    if (take('e') || take('E')) {
      if (!take('+')) take('-');
      if (!digits()) return false;
    }
    out = text_.substr(start, at_ - start);
    return true;
  }

  bool string(std::string& out) {
    ++at_;  // the opening quote
    while (at_ < text_.size()) {
      const std::size_t start = at_;
      while (at_ < text_.size() && text_[at_] != '"' && text_[at_] != '\\' &&
             static_cast<unsigned char>(text_[at_]) - 0x20U < 0x60U) {
        ++at_;
      }
      out.append(text_, start, at_ - start);
      if (take('"')) return true;
      if (take('\\')) {
        if (!escape(out)) return false;
        continue;
      }
      if (at_ < text_.size() && text_[at_] >= 0 && text_[at_] < ' ') {
        return wrong();
      }
      const std::size_t length = utf8_length(text_.substr(at_));
      if (length == 0) return wrong();
      out.append(text_, at_, length);
      at_ += length;
    }
    return wrong();
  }

  bool escape(std::string& out) {
    static constexpr std::string_view kNames = "\"\\/bfnrt";
    static constexpr std::string_view kMeanings = "\"\\/\b\f\n\r\t";
    if (at_ == text_.size()) return wrong();
    const std::size_t which = kNames.find(text_[at_]);
    if (which != std::string_view::npos) {
      out += kMeanings[which];
      ++at_;
      return true;
    }
    unsigned point = 0;
    if (!unit(point)) return false;
    if (point >= 0xDC00 && point <= 0xDFFF) return wrong();
    if (point >= 0xD800 && point <= 0xDBFF) {
      unsigned low = 0;
      if (!take('\\')) return wrong();
      if (!unit(low)) return false;
      if (low < 0xDC00 || low > 0xDFFF) return wrong();
      point = 0x10000 + ((point - 0xD800) << 10) + (low - 0xDC00);
    }
    append_utf8(out, point);
    return true;
  }

  // "u" and four hexadecimal digits.
  bool unit(unsigned& point) {
    if (!take('u')) return wrong();
    for (int i = 0; i < 4; ++i) {
      if (at_ == text_.size()) return wrong();
      const char c = text_[at_];
      const char lower = static_cast<char>(c | 0x20);
      const bool letter = lower >= 'a' && lower <= 'f';
      if (!is_digit(c) && !letter) return wrong();
      point = point * 16 +
              static_cast<unsigned>(letter ? lower - 'a' + 10 : c - '0');
      ++at_;
    }
    return true;
  }

  std::string_view text_;
  std::size_t at_ = 0;
  Limits limits_;
  Errors errors_;
};

}  // namespace

Result<Value> parse(std::string_view text, Limits limits) {
  if (text.size() > limits.bytes) {
    return Error{ErrorCode::too_large, "", to_string(text.size()) + " bytes",
                 to_string(limits.bytes) + " bytes"};
  }
  return Parser(text, limits).document();
}

}  // namespace deepseek_cost::json
