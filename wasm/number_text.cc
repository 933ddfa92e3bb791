// Two functions of the C library, without fractions: nlohmann_json calls them,
// and the library's own bring the arithmetic of 128-bit floating point along,
// a tenth of a module. The core has no fractions (core/json/parse.cc).
#include <cstdarg>
#include <cstddef>
#include <cstring>

// Emscripten's snprintf for whole numbers.
extern "C" int vsniprintf(char* to, std::size_t size, const char* format,
                          std::va_list values);

// Called for numbers that the JSON reader has found to be well-formed; what
// comes out is not looked at, for they are kept as written.
extern "C" double __wrap_strtod(const char* text, char** end) {
  const std::size_t length = std::strspn(text, "0123456789.+-eE");
  *end = const_cast<char*>(text) + length;
  return 0;
}

extern "C" int __wrap_snprintf(char* to, std::size_t size, const char* format,
                               ...) {
  std::va_list values;
  va_start(values, format);
  const int length = vsniprintf(to, size, format, values);
  va_end(values);
  return length;
}
