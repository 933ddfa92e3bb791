#include "core/tokens/prompt/image_tokens.h"

#include <algorithm>
#include <cmath>

namespace deepseek_cost::tokens {
namespace {

// The rule is stated in binary floating point, so it is followed in it: these
// are pixels, not tokens or money.
constexpr std::int64_t kPatch = 14;
constexpr std::int64_t kPatchesPerToken = 3;
constexpr std::int64_t kTokenSide = kPatch * kPatchesPerToken;
constexpr std::int64_t kMostTokens = 1024;
constexpr std::int64_t kLeastArea = std::int64_t{544} * 544;
constexpr int kMostRounds = 10;

struct Size {
  std::int64_t width;
  std::int64_t height;
  bool operator==(const Size&) const = default;
};

std::int64_t quotient_up(std::int64_t a, std::int64_t b) {
  return (a + b - 1) / b;
}

std::int64_t tokens_of(Size pixels) {
  const std::int64_t columns =
      quotient_up(pixels.width / kPatch, kPatchesPerToken);
  const std::int64_t rows =
      quotient_up(pixels.height / kPatch, kPatchesPerToken);
  return rows * (columns + 1) + 2;
}

// The largest size of the same shape within kMostTokens.
Size shrunk(Size size) {
  const auto width = static_cast<double>(size.width);
  const auto height = static_cast<double>(size.height);
  const double ratio = height / width;
  const double most_columns =
      std::sqrt((static_cast<double>(kMostTokens) - 2.0) / ratio + 0.25) - 0.5;
  const double most_rows = most_columns * ratio;
  if (most_columns < 1.0) {
    return {kTokenSide, (kMostTokens - 2) / 2 * kTokenSide};
  }
  if (most_rows < 1.0) return {(kMostTokens - 3) * kTokenSide, kTokenSide};
  const auto scale_of = [](double cells, double pixels) {
    return std::floor(cells) * static_cast<double>(kTokenSide) / pixels;
  };
  const double scale =
      std::min(scale_of(most_columns, width), scale_of(most_rows, height));
  const auto side = [scale](double pixels) {
    return static_cast<std::int64_t>(pixels * scale /
                                     static_cast<double>(kPatch)) *
           kPatch;
  };
  return {side(width), side(height)};
}

Size fitted(Size size) {
  const std::int64_t area = size.width * size.height;
  if (area > 0 && area < kLeastArea) {
    const double ratio =
        std::sqrt(static_cast<double>(kLeastArea) / static_cast<double>(area));
    size.width =
        static_cast<std::int64_t>(static_cast<double>(size.width) * ratio);
    size.height =
        static_cast<std::int64_t>(static_cast<double>(size.height) * ratio);
  }
  const Size whole{quotient_up(size.width, kPatch) * kPatch,
                   quotient_up(size.height, kPatch) * kPatch};
  return tokens_of(whole) > kMostTokens ? shrunk(size) : whole;
}

}  // namespace

std::int64_t image_tokens(std::int64_t width, std::int64_t height) {
  Size size = fitted({width, height});
  for (int round = 1; round < kMostRounds; ++round) {
    const Size next = fitted(size);
    if (next == size) return tokens_of(size);
    size = next;
  }
  return 0;
}

}  // namespace deepseek_cost::tokens
