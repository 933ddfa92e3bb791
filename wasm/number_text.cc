// Two functions of the C library that nlohmann_json calls, without what they
// bring along: the arithmetic of 128-bit floating point and printf, a tenth of
// a module. The core has no fractions, and words of its own for what is wrong
// (core/json/parse.cc).
#include <cstddef>
#include <cstdlib>
#include <cstring>

// Called for numbers that the JSON reader has found to be well-formed; what
// comes out is not looked at, for they are kept as written.
extern "C" double __wrap_strtod(const char* text, char** end) {
  const std::size_t length = std::strspn(text, "0123456789.+-eE");
  *end = const_cast<char*>(text) + length;
  return 0;
}

// Called for a control character in the message of a parse error, which nobody
// reads; for nothing else.
extern "C" int __wrap_snprintf(char* to, std::size_t size, const char* format,
                               ...) {
  if (size == 0 || std::strcmp(format, "<U+%.4X>") != 0) std::abort();
  *to = '\0';
  return 0;
}
