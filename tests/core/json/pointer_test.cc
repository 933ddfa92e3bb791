#include "core/json/pointer.h"

#include <gtest/gtest.h>

namespace deepseek_cost {
namespace {

TEST(Pointer, NamesItemsAndMembers) {
  EXPECT_EQ(json::item_path("/cards", 3), "/cards/3");
  EXPECT_EQ(json::member_path("", "cards"), "/cards");
  EXPECT_EQ(json::member_path("/prices", "a/b~c"), "/prices/a~1b~0c");
  EXPECT_EQ(json::member_path("", ""), "/");
}

TEST(Pointer, ShortensKeysOfHostileTexts) {
  EXPECT_EQ(json::member_path("/x", std::string(61, 'k')),
            "/x/" + std::string(60, 'k') + "…");
}

}  // namespace
}  // namespace deepseek_cost
