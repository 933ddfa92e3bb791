// embind names a type by its address, printed with sprintf("%p"), and nothing
// else in the module prints. This sprintf knows only that: libc's brings all of
// printf, floating point included, which is 2 KB on the wire.
#include <charconv>
#include <cstdarg>
#include <cstdint>
#include <cstdlib>
#include <string_view>

extern "C" int sprintf(char* to, const char* format, ...) {
  if (std::string_view(format) != "%p") std::abort();
  va_list arguments;
  va_start(arguments, format);
  const auto address =
      reinterpret_cast<std::uintptr_t>(va_arg(arguments, void*));
  va_end(arguments);
  char* end = std::to_chars(to, to + 2 * sizeof address, address, 16).ptr;
  *end = '\0';
  return static_cast<int>(end - to);
}

// The name by which the compiler calls a sprintf that prints no fractions.
extern "C" int siprintf(char* to, const char* format, ...)
    __attribute__((alias("sprintf")));
