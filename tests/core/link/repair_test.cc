#include "core/link/repair.h"

#include <gtest/gtest.h>

#include <string>

#include "core/link/envelope.h"
#include "tests/support/links.h"

namespace deepseek_cost {
namespace {

std::string upper(std::string text) {
  for (char& c : text) {
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  }
  return text;
}
std::string lower(std::string text) {
  for (char& c : text) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return text;
}
std::string escaped(std::string_view text) {
  std::string out;
  link::append_percent_encoded(out, text);
  return out;
}
std::string replaced(std::string text, std::string_view from,
                     std::string_view to) {
  for (std::size_t at = text.find(from); at != std::string::npos;
       at = text.find(from, at + to.size())) {
    text.replace(at, from.size(), to);
  }
  return text;
}
std::string broken_every(const std::string& text, std::size_t width,
                         const std::string& with) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); i += width) {
    if (i > 0) out += with;
    out += text.substr(i, width);
  }
  return out;
}

// Whatever mail and chat programs do to a link is undone, and named.
TEST(LinkRepair, UndoesKnownDamage) {
  link::Content content = guide();
  content.scenario.currency = Currency::cny;
  content.scenario.workloads[0].name = "Kunden & Büro";
  content.scenario.workloads[0].input = Tokens(12000);
  content.scenario.workloads[0].per = Period::day;
  const std::string link = encoded(content);
  const struct {
    std::string text;
    std::uint8_t repairs;
  } damaged[] = {
      {"#" + link, 0},
      {"https://example.org/a?v=7#" + link, link::kSurroundings},
      {"<https://example.org/#" + link + ">", link::kSurroundings},
      {link + ".", link::kSurroundings},
      {link + ").", link::kSurroundings},
      {link + ">,;:\"'", link::kSurroundings},
      {link + "。”", link::kSurroundings},
      {link + " see #42 there", link::kSurroundings},
      {link + "&utm_source=mail", link::kSurroundings},
      {link + "&fbclid=IwAR0x_y", link::kSurroundings},
      {"https://eu.safelinks.protection.outlook.com/?url=" +
           escaped("https://example.org/#" + link) + "&data=05%7C02&reserved=0",
       link::kEscapes | link::kSurroundings},
      {"https://urldefense.com/v3/__https://example.org/*" + link + "__;Iw!!a$",
       link::kSurroundings},
      {"  " + link + "\r\n", link::kSurroundings},
      {broken_every(link, 20, "\r\n"), link::kWhitespace},
      {broken_every(link, 30, "\n  "), link::kWhitespace},
      {broken_every(link, 25, "\xE2\x80\x8B"), link::kWhitespace},
      {broken_every(replaced(link, "=", "=3D"), 40, "=\r\n"), link::kEscapes},
      {replaced(link, "&", "&amp;"), link::kEscapes},
      {escaped(link), link::kEscapes},
      {escaped(escaped(link)), link::kEscapes},
      {replaced(link, "%", "%25"), link::kEscapes},
      {replaced(link, "/", "%2F"), link::kEscapes},
      {replaced(link, "%20", "+"), link::kEscapes},
      {replaced(link, "%20", " "), link::kEscapes},
      {replaced(link, "%C3%BC", "ü"), link::kEscapes},
      {replaced(link, "%C3%BC", "%c3%bc"), link::kEscapes},
      {"#" + escaped(link) + ")", link::kEscapes | link::kSurroundings},
      {broken_every(link, 20, "%20"), link::kWhitespace},
      {broken_every(link, 30, "%0A%20%20"), link::kWhitespace},
      {broken_every(link, 31, "%0d%0a"), link::kWhitespace},
      {broken_every(link, 10, "%E2%80%8B"), link::kWhitespace},
      {broken_every(link, 7, "%c2%ad"), link::kWhitespace},
      {broken_every(link, 12, "\xC2\xAD"), link::kWhitespace},
      {broken_every(link, 11, "%E2%80%8D"), link::kWhitespace},
      {broken_every(link, 13, "%e2%80%8e"), link::kWhitespace},
      {broken_every(link, 19, "\xE2\x80\xA8"), link::kWhitespace},
      {broken_every(link, 23, "%E3%80%80"), link::kWhitespace},
      {"%E2%81%A6" + link + "%E2%81%A9", link::kSurroundings},
      {"%EF%BC%9A" + link, link::kSurroundings},
      {"https://example.org/%23" + link, link::kSurroundings},
      {"?v=1" + link.substr(3), link::kSurroundings},
      {"lang=en&" + link, link::kSurroundings},
      {replaced(link, "&", "&amp;amp;"), link::kEscapes},
      {replaced(link, "&", "&#38;"), link::kEscapes},
  };
  for (const auto& [text, repairs] : damaged) {
    const Result<link::Decoded> repaired =
        link::decode(text, link::Checksum::required);
    ASSERT_TRUE(repaired) << text << ": "
                          << message_of(repaired.errors().front());
    EXPECT_EQ(repaired->content, content) << text;
    EXPECT_EQ(repaired->repairs, repairs) << text;
  }
}

// Where a break falls into a name that has blanks, one of them is the damage.
TEST(LinkRepair, UndoesABreakInsideAName) {
  link::Content content = guide();
  content.scenario.workloads[0].name = "Support and sales in Europe";
  content.scenario.workloads[0].input = Tokens(12000);
  const std::string link = encoded(content);
  for (std::size_t at = 1; at < link.size(); ++at) {
    std::string text = link;
    text.insert(at, "%20");
    const Result<link::Decoded> repaired =
        link::decode(text, link::Checksum::required);
    // Cut into the checksum or the version, it is no link any more.
    if (!repaired) {
      EXPECT_TRUE(at < 4 || at > link.size() - 7) << text;
      continue;
    }
    EXPECT_EQ(repaired->content, content) << text;
  }
}

TEST(LinkRepair, RestoresLetterCase) {
  link::Content content = guide();
  content.scenario.currency = Currency::cny;
  content.scenario.workloads[0].hours.kind = UsageHoursKind::office_us_east;
  for (const char* name : {"", "support", "Support", "SUPPORT"}) {
    content.scenario.workloads[0].name = name;
    const std::string link = encoded(content);
    for (const std::string& text : {upper(link), lower(link)}) {
      if (text == link) continue;
      const Result<link::Decoded> repaired =
          link::decode(text, link::Checksum::required);
      // Upper-casing loses where "sUpport" had its capital: such a name is
      // restored only if the checksum proves a guess.
      if (!repaired && std::string_view(name) == "SUPPORT" &&
          text == lower(link)) {
        EXPECT_EQ(refusal(text), "link_damaged");
        continue;
      }
      ASSERT_TRUE(repaired) << text;
      EXPECT_EQ(repaired->content, content) << text;
      EXPECT_EQ(repaired->repairs, link::kLetterCase) << text;
    }
  }
}

}  // namespace
}  // namespace deepseek_cost
