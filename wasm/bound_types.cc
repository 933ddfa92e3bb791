// The types that cross the border, for embind. Its own list has some thirty
// more, with their names and what converts them in JavaScript, and the C
// library's printf for messages that name a type: a twentieth of the
// calculator. The two functions stand in for those of Emscripten's library,
// whose file is then not linked.
#include <emscripten/bind.h>
#include <emscripten/emscripten.h>
#include <emscripten/val.h>
#include <emscripten/wire.h>

#include <cstdint>
#include <cstring>
#include <limits>
#include <string>
#include <typeinfo>

namespace {

using emscripten::internal::TypeID;

// Where Uint8Array stands among embind.js's kinds of views.
constexpr unsigned kUint8Array = 1;

template <typename Integer>
void register_integer(const char* name) {
  emscripten::internal::_embind_register_integer(
      TypeID<Integer>::get(), name, sizeof(Integer),
      static_cast<long>(std::numeric_limits<Integer>::min()),
      static_cast<unsigned long>(std::numeric_limits<Integer>::max()));
}

}  // namespace

extern "C" {

// In a message about a type that is not registered; the caller frees it.
EMSCRIPTEN_KEEPALIVE const char* __getTypeName(const std::type_info*) {
  return strdup("?");
}

EMSCRIPTEN_KEEPALIVE __attribute__((constructor)) void
__embind_register_native_and_builtin_types() {
  using namespace emscripten::internal;
  _embind_register_void(TypeID<void>::get(), "void");
  register_integer<std::int32_t>("int");
  register_integer<std::size_t>("unsigned long");
  _embind_register_std_string(TypeID<std::string>::get(), "std::string");
  _embind_register_emval(TypeID<emscripten::val>::get(), "emscripten::val");
  _embind_register_memory_view(
      TypeID<emscripten::memory_view<std::uint8_t>>::get(), kUint8Array,
      "emscripten::memory_view<uint8_t>");
}

}  // extern "C"
