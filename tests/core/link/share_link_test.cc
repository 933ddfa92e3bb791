#include "core/link/share_link.h"

#include <gtest/gtest.h>

#include <fstream>
#include <random>
#include <string>
#include <vector>

#include "core/link/envelope.h"
#include "core/link/repair.h"
#include "core/scenario/json/scenario_json.h"
#include "core/scenario/json/shape_json.h"
#include "tests/support/links.h"

namespace deepseek_cost {
namespace {

std::string with_checksum(const std::string& body) {
  return body + std::string(link::kChecksumKey) + link::checksum_of(body);
}

// Draws every field from its own range, the edges more often than the middle.
class RandomScenarios {
 public:
  explicit RandomScenarios(std::uint64_t seed) : source_(seed) {}

  link::Content next() {
    link::Content content;
    content.scenario.card = pick({"2026-06-28", "2026-11-13", "my card/2"});
    content.scenario.currency = flip() ? Currency::usd : Currency::cny;
    if (flip()) {
      content.scenario.month = CivilMonth{2000 + below(100), 1 + below(12)};
    }
    if (flip()) content.scenario.instant = BandInstant::start;
    if (flip()) content.book = {name(), "0123abcz"};
    const int count = flip() ? 1 : 1 + below(5);
    for (int i = 0; i < count; ++i) {
      content.scenario.workloads.push_back(workload());
    }
    return content;
  }

  int below(int bound) {
    return static_cast<int>(source_() % static_cast<unsigned>(bound));
  }
  bool flip() { return below(2) == 0; }

 private:
  std::string pick(std::vector<std::string> choices) {
    return choices[static_cast<std::size_t>(
        below(static_cast<int>(choices.size())))];
  }
  std::string name() {
    return pick({"", "Support", "客服", "A & B = C", "50% off", "a+b c", "#1",
                 "x/y", "\"<b>\"", "%41", "é—…", "w=1&k=aaaa"});
  }
  std::int64_t number(std::int64_t most, std::int64_t fallback) {
    switch (below(5)) {
      case 0:
        return 0;
      case 1:
        return most;
      case 2:
        return fallback;
      default:
        return static_cast<std::int64_t>(source_()) & (most / 2);
    }
  }
  Workload workload() {
    Workload workload;
    workload.name = name();
    workload.input = Tokens(number(kMostTokensPerRequest, 1500));
    workload.hit =
        PartsPerMillion(static_cast<std::int32_t>(number(1000000, 700000)));
    workload.output = Tokens(number(kMostTokensPerRequest, 400));
    workload.requests = Requests(number(kMostRequests, 100000));
    workload.per = static_cast<Period>(below(4));
    workload.model = static_cast<ModelChoice>(below(3));
    workload.hours.kind = static_cast<UsageHoursKind>(below(7));
    if (workload.hours.kind == UsageHoursKind::grid) {
      for (std::size_t i = 0; i < kHoursPerWeek; ++i) {
        workload.hours.grid[i] = flip();
      }
      workload.hours.grid[5] = true;
      workload.hours.utc_offset_minutes = kEarliestUtcOffset + below(1561);
    } else if (workload.hours.kind == UsageHoursKind::peak_share) {
      workload.hours.peak_share = PartsPerMillion(below(1000001));
    }
    return workload;
  }

  std::mt19937_64 source_;
};

// What a link says is what it was made from, and one scenario has one text.
TEST(ShareLink, DecodeUndoesEncode) {
  RandomScenarios random(1);
  for (int i = 0; i < 5000; ++i) {
    const link::Content content = random.next();
    const std::string text = encoded(content);
    const Result<link::Decoded> link =
        link::decode(text, link::Checksum::required);
    ASSERT_TRUE(link) << text << ": " << message_of(link.errors()[0]);
    EXPECT_EQ(link->content, content) << text;
    EXPECT_EQ(link->repairs, 0) << text;
    EXPECT_EQ(encoded(link->content), text);
  }
}

TEST(ShareLink, LeavesOutDefaultsAndKeepsZeros) {
  EXPECT_EQ(encoded(guide()), with_checksum("v=1&card=2026-06-28"));
  link::Content content = guide();
  content.scenario.workloads[0].hit = PartsPerMillion(0);
  content.scenario.workloads[0].input = Tokens(0);
  content.scenario.workloads[0].requests = Requests(0);
  EXPECT_EQ(encoded(content),
            with_checksum("v=1&card=2026-06-28&in=0&hit=0&req=0/month"));
  content = guide();
  content.scenario.workloads.push_back(guide_workload());
  EXPECT_EQ(encoded(content), with_checksum("v=1&card=2026-06-28&w=&w="));
  content.scenario.workloads.pop_back();
  content.scenario.workloads[0].name = "客 A";
  content.scenario.workloads[0].hours = {.kind = UsageHoursKind::peak_share,
                                         .peak_share = PartsPerMillion(0)};
  EXPECT_EQ(encoded(content),
            with_checksum("v=1&card=2026-06-28&w=%E5%AE%A2%20A"
                          "&when=peak_share/0"));
}

// A link is plain characters that no browser, mail or chat program touches.
TEST(ShareLink, HoldsOnlyHarmlessCharacters) {
  RandomScenarios random(2);
  for (int i = 0; i < 1000; ++i) {
    for (const char c : encoded(random.next())) {
      const bool harmless =
          (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
          (c >= '0' && c <= '9') ||
          std::string_view("._~-/%=&").find(c) != std::string_view::npos;
      ASSERT_TRUE(harmless) << c;
    }
  }
}

// No prefix of a link is read as another estimate.
TEST(ShareLink, NoticesEveryTruncation) {
  link::Content content = guide();
  content.scenario.workloads[0].requests = Requests(123456);
  content.scenario.workloads[0].name = "Support";
  const std::string link = encoded(content);
  for (std::size_t length = 0; length < link.size(); ++length) {
    const std::string expected = length < 2 ? "link_empty" : "link_truncated";
    EXPECT_EQ(refusal(link.substr(0, length)), expected) << length;
  }
}

// Changing any single character is noticed, or (a hexadecimal digit's case, a
// character after the checksum) changes nothing.
TEST(ShareLink, NoticesEveryChangedCharacter) {
  link::Content content = guide();
  content.scenario.workloads[0].name = "Büro 7";
  content.scenario.workloads[0].requests = Requests(123456);
  const std::string link = encoded(content);
  for (std::size_t i = 0; i < link.size(); ++i) {
    for (const char c : {'0', '9', 'a', 'z', 'A', '&', '=', '%', '/', ' '}) {
      std::string changed = link;
      changed[i] = c;
      const Result<link::Decoded> read =
          link::decode(changed, link::Checksum::required);
      if (read) {
        EXPECT_EQ(read->content, content) << changed;
      }
    }
  }
}

TEST(ShareLink, SaysWhatIsWrong) {
  EXPECT_EQ(refusal(""), "link_empty");
  EXPECT_EQ(refusal("#"), "link_empty");
  EXPECT_EQ(refusal("section-2"), "link_empty");
  EXPECT_EQ(refusal("v"), "link_empty");
  EXPECT_EQ(refusal("v=2&anything"), "link_version_unsupported:2");
  EXPECT_EQ(refusal(with_checksum("v=2&card=x")), "link_version_unsupported:2");
  EXPECT_EQ(refusal("v=1&card=2026-06-28"), "link_truncated");
  EXPECT_EQ(refusal("v=1&card=2026-06-28&k=ye"), "link_truncated");
  EXPECT_EQ(refusal("v=1&card=2026-06-28&k=0000"), "link_damaged");
  EXPECT_EQ(refusal(std::string(40000, 'x')), "too_large");
}

// Text with a true checksum, but not from this program: each bad part is named.
TEST(ShareLink, NamesTheFieldThatCannotBeRead) {
  for (const char* pair : {"x=1",         "in=12x",
                           "in=-1",       "in=",
                           "in",          "hit=101",
                           "cur=EUR",     "mon=2026-13",
                           "ins=end",     "req=5",
                           "req=5/year",  "when=",
                           "when=grid",   "when=grid/ff/480",
                           "when=even/1", "when=peak_share",
                           "book=x",      "card=",
                           "=",           ""}) {
    const std::string expected = std::string(pair).empty()
                                     ? "link_field"
                                     : "link_field:" + std::string(pair);
    EXPECT_EQ(refusal(with_checksum("v=1&" + std::string(pair) + "&out=1")),
              expected);
  }
  EXPECT_EQ(refusal(with_checksum("v=1&in=1&in=2")), "link_field:in=2");
  EXPECT_EQ(refusal(with_checksum("v=1&card=a&card=b")), "link_field:card=b");
  EXPECT_EQ(refusal(with_checksum("v=1&w=%FF")), "link_field:w=%FF");
  EXPECT_EQ(refusal(with_checksum("v=1&w=%0A")), "link_field:w=%0A");
  EXPECT_EQ(refusal(with_checksum("v=1&w=%E2%80%AE")),
            "link_field:w=%E2%80%AE");
  EXPECT_EQ(refusal(with_checksum("v=0&card=a")), "link_field:v=0");
  EXPECT_EQ(refusal(with_checksum("v=&card=a")), "link_field:v=");
  std::string crowd = "v=1&card=a";
  for (int i = 0; i < 51; ++i) crowd += "&w=";
  EXPECT_EQ(refusal(with_checksum(crowd)), "too_many:51 workloads");
}

// People write scenarios by hand; a checksum that is there has to match even
// then.
TEST(ShareLink, ReadsHandWrittenTextWhereAllowed) {
  const Result<link::Decoded> link = link::decode(
      "v=1&hit=50&in=2k&card=2026-11-13", link::Checksum::optional);
  ASSERT_TRUE(link);
  link::Content expected = guide();
  expected.scenario.card = "2026-11-13";
  expected.scenario.workloads[0].input = Tokens(2000);
  expected.scenario.workloads[0].hit = PartsPerMillion(500000);
  EXPECT_EQ(link->content, expected);
  EXPECT_TRUE(link::decode("v=1", link::Checksum::optional).ok());
  EXPECT_EQ(refusal("v=1&in=12x", link::Checksum::optional),
            "link_field:in=12x");
  EXPECT_EQ(refusal("v=1&in=1&k=0000", link::Checksum::optional),
            "link_damaged");
  EXPECT_EQ(refusal("v=1&in=1&k=00", link::Checksum::optional),
            "link_truncated");
  EXPECT_EQ(refusal("card=2026-06-28", link::Checksum::optional), "link_empty");
}

// What would not count beside the rest is refused, not left out.
TEST(ShareLink, RefusesWhatWouldBeLeftOut) {
  const std::string chat = "shape=chat~turns-8~system-500~user-100~answer-250";
  const auto by_hand = [](const std::string& pairs) {
    return refusal("v=1&" + pairs, link::Checksum::optional);
  };
  EXPECT_EQ(by_hand(chat), "accepted");
  for (const std::string& pairs : {
           "in=12000&" + chat,
           chat + "&hit=80",
           "out=5&" + chat,
           chat + "~turns-9",
           chat + "~",
           chat + "~~shared-false",
           chat + "~steps-3",
           "w=a&" + chat + "&w=b&in=5&" + chat,
           std::string("decide=human-2~human-3"),
           std::string("decide=human-2~humane-3"),
       }) {
    EXPECT_EQ(by_hand(pairs).substr(0, 10), "link_field") << pairs;
  }
  EXPECT_EQ(by_hand("w=a&" + chat + "&w=b&in=5"), "accepted");
}

// A typical scenario is a short link.
TEST(ShareLink, TypicalScenariosAreShort) {
  link::Content content = guide();
  content.scenario.currency = Currency::cny;
  content.scenario.month = CivilMonth{2026, 12};
  Workload& workload = content.scenario.workloads[0];
  workload.name = "客服聊天机器人";
  workload.input = Tokens(12345);
  workload.hit = PartsPerMillion(654321);
  workload.output = Tokens(678);
  workload.requests = Requests(98765);
  workload.per = Period::day;
  workload.hours.kind = UsageHoursKind::office_us_east;
  EXPECT_LE(encoded(content).size(), 200u);
}

// Hostile text is answered, in bounded time, without a crash.
TEST(ShareLink, SurvivesNoise) {
  RandomScenarios random(3);
  std::string heavy = "v=1";
  while (heavy.size() < 16000) heavy += "&k=aaaa%2525+ ";
  EXPECT_NE(refusal(heavy), "accepted");
  for (int i = 0; i < 2000; ++i) {
    std::string text = encoded(random.next());
    for (int j = 0; j < 4; ++j) {
      const auto at =
          static_cast<std::size_t>(random.below(static_cast<int>(text.size())));
      text[at] = static_cast<char>(random.below(256));
    }
    (void)refusal(text);
    (void)refusal(text, link::Checksum::optional);
  }
}

// The checksum's definition never changes.
TEST(ShareLink, ChecksumsAreFixedForEver) {
  EXPECT_EQ(link::checksum_of(""), "xz81");
  EXPECT_EQ(link::checksum_of("v=1&card=2026-06-28"), "yej5");
  EXPECT_EQ(link::fingerprint_of("v=1&card=2026-06-28").substr(0, 4), "yej5");
}

// Every link that was ever published says what it said then.
TEST(ShareLink, PublishedLinksKeepTheirMeaning) {
  std::ifstream file(DEEPSEEK_COST_TESTS_DIR "/links/v1.txt");
  ASSERT_TRUE(file);
  int links = 0;
  for (std::string line; std::getline(file, line);) {
    if (line.empty() || line[0] == '#') continue;
    std::string scenario;
    ASSERT_TRUE(std::getline(file, scenario));
    const Result<link::Decoded> link =
        link::decode(line, link::Checksum::required);
    ASSERT_TRUE(link) << line << ": " << message_of(link.errors()[0]);
    json::Writer out;
    write_scenario(link->content.scenario, out);
    EXPECT_EQ(out.text(), scenario) << line;
    EXPECT_EQ(encoded(link->content), line);
    ++links;
  }
  EXPECT_GE(links, 10);
}

}  // namespace
}  // namespace deepseek_cost
