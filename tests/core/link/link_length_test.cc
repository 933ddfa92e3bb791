// How much fits a link, and what is said where it does not.
#include <gtest/gtest.h>

#include <random>
#include <string>

#include "core/scenario/json/shape_json.h"
#include "tests/support/links.h"

namespace deepseek_cost {
namespace {

link::Content with_workloads(std::size_t count, const std::string& name) {
  link::Content content = guide();
  content.scenario.workloads.assign(count, guide_workload());
  for (Workload& workload : content.scenario.workloads) workload.name = name;
  return content;
}

std::string long_name() {
  std::string name;
  for (int i = 0; i < 60; ++i) name += "客";
  return name;
}

void paint(link::Content& content) {
  std::mt19937 random(3);
  for (Workload& workload : content.scenario.workloads) {
    workload.hours.kind = UsageHoursKind::grid;
    for (std::size_t i = 0; i < kHoursPerWeek; ++i) {
      workload.hours.grid.set(i, random() % 2 == 0);
    }
  }
}

// All workloads that there may be, each with its name, its numbers and its own
// painted hours.
TEST(LinkLength, FiftyPaintedWorkloadsFit) {
  link::Content content = with_workloads(50, "Night run of the week");
  paint(content);
  for (Workload& workload : content.scenario.workloads) {
    workload.input = Tokens(12345);
    workload.hit = PartsPerMillion(555000);
    workload.requests = Requests(5000);
  }
  const std::string text = encoded(content);
  EXPECT_LE(text.size(), link::kLongest);
  const Result<link::Decoded> back =
      link::decode(text, link::Checksum::required);
  ASSERT_TRUE(back.ok());
  EXPECT_EQ(back->content, content);
}

// Fifteen with names of 60 Chinese characters, and numbers and hours of their
// own.
TEST(LinkLength, FifteenLongChineseNamesFit) {
  link::Content content = with_workloads(15, long_name());
  for (Workload& workload : content.scenario.workloads) {
    workload.input = Tokens(12345);
    workload.hit = PartsPerMillion(555000);
    workload.output = Tokens(678);
    workload.requests = Requests(5000);
    workload.per = Period::day;
    workload.hours.kind = UsageHoursKind::office_china;
  }
  const Result<link::Decoded> back =
      link::decode(encoded(content), link::Checksum::required);
  ASSERT_TRUE(back.ok());
  EXPECT_EQ(back->content, content);
}

TEST(LinkLength, SaysWhatWouldMakeItFit) {
  const auto detail = [](const link::Content& content) {
    const Result<std::string> text = link::encode(content);
    return text ? std::string("fits") : text.errors().front().detail;
  };
  EXPECT_EQ(detail(with_workloads(18, long_name())), "fits");
  EXPECT_EQ(detail(with_workloads(19, long_name())),
            "10000; its names take 10260, so shorter ones make it fit");
  link::Content full = with_workloads(50, "n");
  paint(full);
  for (Workload& workload : full.scenario.workloads) {
    Shape shape = default_shape(ShapeKind::agent);
    shape.compact_at = Tokens(60000);
    shape.gap_minutes = 12345;
    shape.available = PartsPerMillion(123456);
    shape.measured = PartsPerMillion(333333);
    shape.keep_reasoning = false;
    shape.shared = false;
    shape.reasoning = Tokens(12345);
    shape.summary = Tokens(5000);
    shape.lifetime_minutes = 98765;
    shape.used = CacheCase::best;
    workload.shape = shape;
  }
  const std::string said = detail(full);
  EXPECT_EQ(said.substr(0, 17), "10000; the first ");
  full.scenario.workloads.resize(std::stoul(said.substr(17)));
  EXPECT_EQ(detail(full), "fits");
  full.scenario.workloads.push_back(full.scenario.workloads.front());
  EXPECT_NE(detail(full), "fits");
  for (Workload& workload : full.scenario.workloads) workload.hours = {};
  EXPECT_EQ(detail(full), "fits");
}

}  // namespace
}  // namespace deepseek_cost
