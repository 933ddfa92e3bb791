// A log such as a busy service writes: responses of 1.5 to 4 KB, one a line, in
// English, Chinese and code, with escapes and emoji, the same for the same seed
// on every machine. About one response in eight is written in ASCII with
// \uXXXX escapes, as Python's json.dumps does by default.
//
// JSON Lines of Chat Completions; `created` moves on by a second or so a line.
#ifndef DEEPSEEK_COST_TESTS_SUPPORT_MAKE_LOG_H_
#define DEEPSEEK_COST_TESTS_SUPPORT_MAKE_LOG_H_

#include <cstdint>
#include <string>
#include <string_view>

namespace deepseek_cost {

class LogMaker {
 public:
  explicit LogMaker(std::uint64_t seed) : state_(seed) {}

  // Appends the next line, its newline included.
  void append_line(std::string& out) {
    append_response(out);
    out += '\n';
  }

 protected:
  void append_response(std::string& out) {
    const std::uint64_t style = below(8);
    const bool ascii = style == 7;
    created_ += static_cast<std::int64_t>(below(3));
    out += R"({"id":")";
    append_id(out);
    out += R"(","object":"chat.completion","created":)";
    out += std::to_string(created_);
    out += R"(,"model":")";
    out += below(4) == 0 ? "deepseek-v4-pro" : "deepseek-flash";
    out +=
        R"(","choices":[{"index":0,"message":{"role":"assistant","content":")";
    append_text(out, 900 + below(1800), style, ascii);
    if (below(2) == 0) {
      out += R"(","reasoning_content":")";
      append_text(out, 200 + below(700), style, ascii);
    }
    out += R"("},"logprobs":null,"finish_reason":"stop"}],"usage":{)";
    append_usage(out);
    out += R"(},"system_fingerprint":"fp_8802369eaa_prod0623_fp8_kvcache"})";
  }

  std::uint64_t next() {  // SplitMix64
    std::uint64_t z = (state_ += 0x9E3779B97F4A7C15);
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
    return z ^ (z >> 31);
  }
  std::uint64_t below(std::uint64_t limit) { return next() % limit; }

  void append_id(std::string& out) {
    constexpr std::string_view kHex = "0123456789abcdef";
    for (int i = 0; i < 36; ++i) {
      out += i == 8 || i == 13 || i == 18 || i == 23 ? '-' : kHex[below(16)];
    }
  }

  void append_text(std::string& out, std::uint64_t bytes, std::uint64_t style,
                   bool ascii) {
    constexpr std::string_view kEnglish[] = {
        "the ",     "cache ",        "prefix ",      "of ",      "a ",
        "request ", "is ",           "billed ",      "at ",      "lower ",
        "price, ",  "so ",           "repeated ",    "context ", "matters; ",
        "see ",     "\\\"note\\\" ", "below.\\n\\n", "and ",     "therefore "};
    constexpr std::string_view kChinese[] = {
        "缓存", "命中", "的",     "输入", "价格",       "更低", "，",
        "因此", "重复", "上下文", "很",   "重要",       "。",   "模型",
        "输出", "请求", "时间",   "\\n",  "（见下文）", "API "};
    constexpr std::string_view kCode[] = {"    if (x < 10) {\\n",
                                          "        return ",
                                          "std::string",
                                          "(\\\"value\\\")",
                                          ";\\n",
                                          "    }\\n",
                                          "```python\\n",
                                          "def f(a, b):\\n",
                                          "\\t",
                                          "// ",
                                          "total += price * tokens",
                                          "\\\\n",
                                          "[i]",
                                          " != ",
                                          "{}",
                                          "\\r\\n",
                                          "🙂",
                                          "→",
                                          "for ",
                                          "0x1F"};
    const std::size_t until = out.size() + bytes;
    while (out.size() < until) {
      if (ascii) {
        append_escaped(out);
      } else if (style < 3) {
        out += kEnglish[below(20)];
      } else if (style < 5) {
        out += kChinese[below(20)];
      } else if (style == 5) {
        out += kCode[below(20)];
      } else {
        out += below(2) == 0 ? kEnglish[below(20)] : kChinese[below(20)];
        if (below(40) == 0) out += "🚀";
      }
    }
  }

  void append_escaped(std::string& out) {
    constexpr std::string_view kHex = "0123456789abcdef";
    if (below(30) == 0) {
      out += "\\ud83d\\ude42";
      return;
    }
    const std::uint64_t character = 0x4E00 + below(0x5000);
    out += "\\u";
    for (int shift = 12; shift >= 0; shift -= 4) {
      out += kHex[character >> shift & 15];
    }
  }

  void append_usage(std::string& out) {
    const std::uint64_t hit = below(64) * 128;
    const std::uint64_t miss = 20 + below(900);
    const std::uint64_t output = 150 + below(900);
    const std::uint64_t reasoning = below(output);
    const auto field = [&out](std::string_view before, std::uint64_t count) {
      out += before;
      out += std::to_string(count);
    };
    field(R"("prompt_tokens":)", hit + miss);
    field(R"(,"completion_tokens":)", output);
    field(R"(,"total_tokens":)", hit + miss + output);
    field(R"(,"prompt_tokens_details":{"cached_tokens":)", hit);
    field(R"(},"completion_tokens_details":{"reasoning_tokens":)", reasoning);
    field(R"(},"prompt_cache_hit_tokens":)", hit);
    field(R"(,"prompt_cache_miss_tokens":)", miss);
  }

  std::int64_t created_ = 1789020000;  // 2026-09-10T06:00Z

 private:
  std::uint64_t state_;
};

}  // namespace deepseek_cost

#endif  // DEEPSEEK_COST_TESTS_SUPPORT_MAKE_LOG_H_
