// How many tokens an image takes in a V4.1 prompt.
//
// The image is cut into patches of 14 pixels, three by three of which make a
// token; a row ends with one token more, and two stand around the image. Small
// images are scaled up to the area of 544 by 544 first, those of more than
// 1,024 tokens down. Source: deepseek-recipe 0.1.1, image token specification
// (162 published sizes agree).
#ifndef DEEPSEEK_COST_CORE_TOKENS_PROMPT_IMAGE_TOKENS_H_
#define DEEPSEEK_COST_CORE_TOKENS_PROMPT_IMAGE_TOKENS_H_

#include <cstdint>

namespace deepseek_cost::tokens {

inline constexpr std::int64_t kMostPixels = 100'000;  // on a side

// For sides of 1 to kMostPixels pixels. Where the official rule does not come
// to rest, 0.
std::int64_t image_tokens(std::int64_t width, std::int64_t height);

}  // namespace deepseek_cost::tokens

#endif  // DEEPSEEK_COST_CORE_TOKENS_PROMPT_IMAGE_TOKENS_H_
