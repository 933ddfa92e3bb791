// The words in an error's sentence beside its numbers and names: a closed list,
// each with its parameters, so that every language makes its own sentence.
#ifndef DEEPSEEK_COST_CORE_BASE_PHRASES_H_
#define DEEPSEEK_COST_CORE_BASE_PHRASES_H_

#include <cstdint>
#include <string>
#include <string_view>

namespace deepseek_cost {

// X(name, "English"): the name is the phrase's on the wire; `{…}` names a
// parameter there and stands for it in English. Parameters after a '|' are not
// part of the phrase: the sentence of the error's code names them.
#define DEEPSEEK_COST_PHRASES(X)                                             \
  /* What stands there: a number, a date, a name, a list of names */         \
  X(verbatim, "{text}")                                                      \
  /* Limits */                                                               \
  X(at_most, "at most {limit}")                                              \
  X(at_least, "at least {limit}")                                            \
  X(more_than_0, "it must be more than 0")                                   \
  X(minutes_between, "from {from} to {to} minutes")                          \
  X(month_between, "a month from {from} to {to}")                            \
  X(too_many_digits, "too many digits")                                      \
  X(below_double, "numbers are smaller than 1e308")                          \
  X(either, "{one} or {other}")                                              \
  X(bytes, "{count} bytes")                                                  \
  X(workloads, "{count} workloads")                                          \
  X(ranges, "{count} ranges")                                                \
  X(errors, "{count} errors")                                                \
  X(open_logs, "Open usage logs")                                            \
  X(of_context, "{tokens}|{limit}")                                          \
  X(ten_billion, "10 billion, some 3,800 in every second")                   \
  /* JSON */                                                                 \
  X(ends_at_byte, "it ends too early, at byte {byte}")                       \
  X(wrong_at_byte, "something is wrong at byte {byte}")                      \
  X(a_number, "a number")                                                    \
  X(the_number, "the number {number}")                                       \
  X(text, "text")                                                            \
  X(the_text, "the text “{text}”")                                           \
  X(a_list, "a list")                                                        \
  X(an_object, "an object")                                                  \
  X(a_boolean, "true or false")                                              \
  X(its_keys, "its keys are {keys}")                                         \
  X(eight_characters, "eight characters")                                    \
  X(text_or_book, "give either `text` or `book`")                            \
  /* Rate books */                                                           \
  X(format_1, "format 1")                                                    \
  X(three_prices, "three prices: cache hit, cache miss, output")             \
  X(start_and_end, "a start and an end, such as [\"09:00\", \"12:00\"]")     \
  X(a_weekday, "a weekday from 1 (Monday) to 7 (Sunday)")                    \
  X(digits_with_point, "write digits with a point, such as 0.0028")          \
  X(id_characters, "1 to 64 of the characters A–Z a–z 0–9 . _ -")            \
  X(name_bytes, "1 to 128 bytes without spaces and asterisks")               \
  X(plain_text, "text without line breaks and control characters")           \
  X(https_address, "an address that starts with https://")                   \
  X(starts_at, "{card} starts at {instant}")                                 \
  X(not_listed_by, "rate card {card} does not list it")                      \
  X(both, "{one} and {other}")                                               \
  X(not_after_from, "it is not after `from`")                                \
  X(not_in_year, "it is not in the listed year")                             \
  X(ends_before_start, "it ends before it starts")                           \
  X(no_minutes, "it has no minutes; a whole day is 00:00–24:00")             \
  X(has_bands_too, "there are off-peak or peak prices as well")              \
  X(no_reduced_price, "there is no reduced price beside it")                 \
  /* Prices and estimates */                                                 \
  X(has_bands, "it has off_peak and peak")                                   \
  X(has_one_price, "it has one price for all hours")                         \
  X(is_band, "{instant} is {band}")                                          \
  X(most_of_month, "the amounts shown are the most that the month can cost") \
  X(requests_tokens_price, "requests × tokens × price")                      \
  X(requests_in_flight, "requests in flight")                                \
  X(cost_of_failures, "the cost of failures")                                \
  X(above_other_end, "it is above the other end")                            \
  X(no_such_model, "this card has no such model")                            \
  X(no_flash_and_pro, "this card has no Flash and Pro to choose between")

enum class Phrase : std::uint8_t {
#define DEEPSEEK_COST_X(name, english) name,
  DEEPSEEK_COST_PHRASES(DEEPSEEK_COST_X)
#undef DEEPSEEK_COST_X
};

// A phrase with what stands for its parameters, in their order. It refers to
// texts of others: an argument, not to be kept.
struct Words {
  Words(std::string_view text = {}) : first(text) {}  // NOLINT
  Words(const char* text) : first(text) {}            // NOLINT
  Words(const std::string& text) : first(text) {}     // NOLINT
  Words(Phrase which, std::string_view one = {},      // NOLINT
        std::string_view other = {})
      : phrase(which), first(one), second(other) {}

  Phrase phrase = Phrase::verbatim;
  std::string_view first;
  std::string_view second;
};

std::string_view name_of(Phrase phrase);
// In English: "at most 1000".
std::string text_of(const Words& words);
// The name of the first or second parameter, "" where there is none.
std::string_view parameter_name(Phrase phrase, int index);

}  // namespace deepseek_cost

#endif  // DEEPSEEK_COST_CORE_BASE_PHRASES_H_
