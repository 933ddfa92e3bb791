// The few vector operations that core/usage/text/string_scan.cc needs, in one
// spelling for SSE2 and WebAssembly SIMD. DEEPSEEK_COST_VECTORS is defined
// where there are any. Comparisons are signed, so bytes of 0x80 and above are
// negative.
#ifndef DEEPSEEK_COST_CORE_USAGE_TEXT_SIMD_H_
#define DEEPSEEK_COST_CORE_USAGE_TEXT_SIMD_H_

#include <cstdint>

#if defined(__SSE2__)
#include <emmintrin.h>
#define DEEPSEEK_COST_VECTORS 1
#elif defined(__wasm_simd128__)
#include <wasm_simd128.h>
#define DEEPSEEK_COST_VECTORS 1
#endif

#ifdef DEEPSEEK_COST_VECTORS
namespace deepseek_cost::usage {

#if defined(__SSE2__)
using Bytes16 = __m128i;
inline Bytes16 load16(const char* at) {
  return _mm_loadu_si128(reinterpret_cast<const __m128i*>(at));
}
inline void store16(char* to, Bytes16 v) {
  _mm_storeu_si128(reinterpret_cast<__m128i*>(to), v);
}
inline Bytes16 equal(Bytes16 v, char c) {
  return _mm_cmpeq_epi8(v, _mm_set1_epi8(c));
}
inline Bytes16 below(Bytes16 v, char c) {
  return _mm_cmplt_epi8(v, _mm_set1_epi8(c));
}
inline Bytes16 above(Bytes16 v, char c) {
  return _mm_cmpgt_epi8(v, _mm_set1_epi8(c));
}
inline Bytes16 either(Bytes16 a, Bytes16 b) { return _mm_or_si128(a, b); }
inline Bytes16 without(Bytes16 a, Bytes16 b) { return _mm_andnot_si128(b, a); }
inline Bytes16 masked(Bytes16 v, char c) {
  return _mm_and_si128(v, _mm_set1_epi8(c));
}
// Unsigned.
inline Bytes16 between(Bytes16 v, char first, char last) {
  const Bytes16 above_first = _mm_sub_epi8(v, _mm_set1_epi8(first));
  const Bytes16 range = _mm_set1_epi8(static_cast<char>(last - first));
  return _mm_cmpeq_epi8(_mm_min_epu8(above_first, range), above_first);
}
// One bit for each byte: its highest.
inline std::uint32_t bits_of(Bytes16 v) {
  return static_cast<std::uint32_t>(_mm_movemask_epi8(v));
}
#else
using Bytes16 = v128_t;
inline Bytes16 load16(const char* at) { return wasm_v128_load(at); }
inline void store16(char* to, Bytes16 v) { wasm_v128_store(to, v); }
inline Bytes16 equal(Bytes16 v, char c) {
  return wasm_i8x16_eq(v, wasm_i8x16_splat(c));
}
inline Bytes16 below(Bytes16 v, char c) {
  return wasm_i8x16_lt(v, wasm_i8x16_splat(c));
}
inline Bytes16 above(Bytes16 v, char c) {
  return wasm_i8x16_gt(v, wasm_i8x16_splat(c));
}
inline Bytes16 either(Bytes16 a, Bytes16 b) { return wasm_v128_or(a, b); }
inline Bytes16 without(Bytes16 a, Bytes16 b) { return wasm_v128_andnot(a, b); }
inline Bytes16 masked(Bytes16 v, char c) {
  return wasm_v128_and(v, wasm_i8x16_splat(c));
}
// Unsigned.
inline Bytes16 between(Bytes16 v, char first, char last) {
  const Bytes16 above_first = wasm_i8x16_sub(v, wasm_i8x16_splat(first));
  return wasm_u8x16_le(above_first,
                       wasm_i8x16_splat(static_cast<char>(last - first)));
}
inline std::uint32_t bits_of(Bytes16 v) {
  return static_cast<std::uint32_t>(wasm_i8x16_bitmask(v));
}
#endif

// 64 bytes, and a question asked of each.
struct Bytes64 {
  explicit Bytes64(const char* at)
      : parts{load16(at), load16(at + 16), load16(at + 32), load16(at + 48)} {}

  template <typename Question>
  std::uint64_t bits(Question question) const {
    return std::uint64_t{bits_of(question(parts[0]))} |
           std::uint64_t{bits_of(question(parts[1]))} << 16 |
           std::uint64_t{bits_of(question(parts[2]))} << 32 |
           std::uint64_t{bits_of(question(parts[3]))} << 48;
  }

  void store(char* to) const {
    store16(to, parts[0]);
    store16(to + 16, parts[1]);
    store16(to + 32, parts[2]);
    store16(to + 48, parts[3]);
  }

  Bytes16 parts[4];
};

}  // namespace deepseek_cost::usage
#endif  // DEEPSEEK_COST_VECTORS

#endif  // DEEPSEEK_COST_CORE_USAGE_TEXT_SIMD_H_
