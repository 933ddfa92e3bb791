// Part of the build: reads the official rate book as any book is read, and
// writes it to the standard output as a C++ source that holds it packed.
// What the loader finds wrong goes to the standard error, and the build fails.
#include <cstdio>

#include "core/rates/built_in/embedded_text.h"
#include "core/rates/built_in/pack.h"
#include "core/rates/load/load.h"

int main() {
  using namespace deepseek_cost;  // NOLINT: it is the whole program
  const Result<RateBook> book = parse_rate_book(embedded_rate_book());
  if (!book) {
    for (const Error& error : book.errors()) {
      std::fprintf(stderr, "core/rates/deepseek.json: %s: %s\n",
                   error.where.c_str(), message_of(error).c_str());
    }
    return 1;
  }
  const std::string bytes = pack_rate_book(*book);
  std::printf(
      "#include \"core/rates/built_in/built_in_rates.h\"\n\nnamespace "
      "deepseek_cost {\n\n"
      "std::string_view packed_rates() {\n"
      "  static constexpr unsigned char kBytes[] = {");
  for (const char byte : bytes) {
    std::printf("%u,", static_cast<unsigned>(static_cast<unsigned char>(byte)));
  }
  std::printf(
      "};\n  return {reinterpret_cast<const char*>(kBytes), sizeof kBytes};\n"
      "}\n\n}  // namespace deepseek_cost\n");
  return 0;
}
