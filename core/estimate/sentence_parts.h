// What the sentences about an estimate are made of, in English and in Chinese.
#ifndef DEEPSEEK_COST_CORE_ESTIMATE_SENTENCE_PARTS_H_
#define DEEPSEEK_COST_CORE_ESTIMATE_SENTENCE_PARTS_H_

#include <string>
#include <string_view>
#include <vector>

#include "core/time/calendar.h"

namespace deepseek_cost {

// `field` is the JSON path in the scenario of what the text says and a reader
// may change in its place; empty for the words between.
struct Piece {
  std::string text;
  std::string field;
};
using Pieces = std::vector<Piece>;

struct Sentence {
  Pieces en;
  Pieces zh;
};

// Adds a piece to a sentence, or lengthens its last where neither is a field's.
void add_piece(Pieces& pieces, std::string text, std::string field = "");

std::string joined(const Pieces& pieces);

// "30000" as "30,000".
std::string with_commas(std::string digits);

// In English, of 1 to 12.
std::string_view month_name(int month);

// The day in UTC: "September 10, 2026", "2026 年 9 月 10 日".
std::string date_text(Instant at);
std::string date_text_zh(Instant at);

}  // namespace deepseek_cost

#endif  // DEEPSEEK_COST_CORE_ESTIMATE_SENTENCE_PARTS_H_
