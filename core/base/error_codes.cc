#include "core/base/error_codes.h"

#include <cstddef>

namespace deepseek_cost {
namespace {

struct Spec {
  std::string_view name;
  std::string_view sentence;
};

const Spec& spec_of(ErrorCode code) {
  static constexpr Spec kSpecs[] = {
#define DEEPSEEK_COST_X(name, sentence) {#name, sentence},
      DEEPSEEK_COST_ERROR_CODES(DEEPSEEK_COST_X)
#undef DEEPSEEK_COST_X
  };
  return kSpecs[static_cast<std::size_t>(code)];
}

}  // namespace

std::string_view name_of(ErrorCode code) { return spec_of(code).name; }
std::string_view sentence_of(ErrorCode code) { return spec_of(code).sentence; }

}  // namespace deepseek_cost
