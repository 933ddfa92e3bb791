// The words in an error's sentence beside its numbers and names: a closed list,
// each with its parameters, so that every language makes its own sentence.
#ifndef DEEPSEEK_COST_CORE_BASE_PHRASES_H_
#define DEEPSEEK_COST_CORE_BASE_PHRASES_H_

#include <string>
#include <string_view>

namespace deepseek_cost {

// X(name, "English"): the name is the phrase's on the wire; `{…}` names a
// parameter there and stands for it in English. Parameters after a '|' are not
// part of the phrase: the sentence of the error's code names them.
#define DEEPSEEK_COST_PHRASES(X)                                                    \
  /* What stands there: a number, a date, a name, a list of names */                \
  X(verbatim, "{text}")                                                             \
  /* Limits */                                                                      \
  X(at_most, "at most {limit}")                                                     \
  X(link_names,                                                                     \
    "{limit}; its names take {count}, so shorter ones make it fit")                 \
  X(link_hours,                                                                     \
    "{limit}; its painted hours take {count}, and without them it fits")            \
  X(link_workloads, "{limit}; the first {count} workloads fit")                     \
  X(at_least, "at least {limit}")                                                   \
  X(more_than_0, "it must be more than 0")                                          \
  X(minutes_between, "from {from} to {to} minutes")                                 \
  X(month_between, "a month from {from} to {to}")                                   \
  X(too_many_digits, "too many digits")                                             \
  X(below_double, "numbers must be below 1e308")                                    \
  X(either, "{one} or {other}")                                                     \
  X(bytes, "{count} bytes")                                                         \
  X(workloads, "{count} workloads")                                                 \
  X(ranges, "{count} ranges")                                                       \
  X(errors, "{count} errors")                                                       \
  X(open_logs, "Open usage logs")                                                   \
  X(of_context, "{tokens}|{limit}")                                                 \
  X(ten_billion, "10 billion (about 3,800 a second)")                               \
  /* JSON */                                                                        \
  X(ends_at_byte, "it ends too early, at byte {byte}")                              \
  X(wrong_at_byte, "something is wrong at byte {byte}")                             \
  X(a_number, "a number")                                                           \
  X(the_number, "the number {number}")                                              \
  X(text, "text")                                                                   \
  X(the_text, "the text “{text}”")                                                  \
  X(a_list, "a list")                                                               \
  X(an_object, "an object")                                                         \
  X(a_boolean, "true or false")                                                     \
  X(its_keys, "its keys are {keys}")                                                \
  X(eight_characters, "eight characters")                                           \
  X(text_or_book, "give either `text` or `book`")                                   \
  /* Rate books */                                                                  \
  X(format_1, "format 1")                                                           \
  X(three_prices, "three prices: cache hit, cache miss, output")                    \
  X(start_and_end, "a start and an end, such as [\"09:00\", \"12:00\"]")            \
  X(a_weekday, "a weekday from 1 (Monday) to 7 (Sunday)")                           \
  X(digits_with_point, "write digits with a point, such as 0.0028")                 \
  X(id_characters, "1 to 64 of the characters A–Z a–z 0–9 . _ -")                   \
  X(name_bytes, "1 to 128 bytes without spaces and asterisks")                      \
  X(plain_text, "text without line breaks and control characters")                  \
  X(https_address, "an address that starts with https://")                          \
  X(starts_at, "{card} starts at {instant}")                                        \
  X(not_listed_by, "rate card {card} does not list it")                             \
  X(both, "{one} and {other}")                                                      \
  X(not_after_from, "it is not after `from`")                                       \
  X(not_in_year, "it is not in the listed year")                                    \
  X(ends_before_start, "it ends before it starts")                                  \
  X(no_minutes, "it has no minutes; a whole day is 00:00–24:00")                    \
  X(has_bands_too, "there are off-peak or peak prices as well")                     \
  X(no_reduced_price, "there is no reduced price beside it")                        \
  X(divides_a_million, "1,000,000 is no multiple of it")                            \
  /* Prices and estimates */                                                        \
  X(has_bands, "it has off_peak and peak")                                          \
  X(has_one_price, "it has one price for all hours")                                \
  X(is_band, "{instant} is {band}")                                                 \
  X(most_of_month,                                                                  \
    "an amount that stands alone is the most that the month can cost")              \
  X(requests_tokens_price, "requests × tokens × price")                             \
  X(requests_in_flight, "requests in flight")                                       \
  X(cost_of_failures, "the cost of failures")                                       \
  X(above_other_end, "it is above the other end")                                   \
  X(two_ranges, "this number has a range already")                                  \
  X(number_outside, "the number itself, {number}, lies outside of this range")      \
  X(no_such_model, "this card has no such model")                                   \
  X(no_flash_and_pro, "this card has no Flash and Pro to choose between")           \
  X(whole_number, "a whole number")                                                 \
  X(identifier,                                                                     \
    "1 to 63 bytes of letters, digits, “_”, “-” and spaces, not beginning " \
    "with “bill_”")                                                                 \
  /* Usage */                                                                       \
  X(names, "Names")                                                                 \
  X(object_of_names, "an object of names")                                          \
  X(model_name, "the name of a model")                                              \
  X(no_json_object, "the line is not a JSON object")                                \
  X(record_cut_off, "the record is cut off")                                        \
  X(file_ends_within, "the file ends within this record")                           \
  X(json_in_text_broken, "the JSON in its text is broken or cut off")               \
  X(tokens_at_most, "at most 10^15 tokens")                                         \
  X(nothing_counted, "nothing is counted")                                          \
  X(usage_no_object, "what stands for the usage is not an object of counts")        \
  X(all_counts_0, "all its counts are 0")                                           \
  X(stream_without_usage, "the stream ended without it")                            \
  X(turn_without_usage, "a turn of the agent ended without it")                     \
  X(more_hits_than_input, "more hits than input")                                   \
  X(more_misses_than_input, "more misses than input")                               \
  X(split_is_no_sum, "hits and misses are not the input")                           \
  X(reasoning_above_output, "more reasoning than output")                           \
  X(total_is_no_sum, "the total is not the sum of input and output")                \
  X(total_shrinks, "the session's total is less than before")                       \
  X(several_totals,                                                                 \
    "several totals of one session, and it does not say whether the later "         \
    "ones "                                                                         \
    "include the earlier")                                                          \
  X(two_counts, "two different counts of one thing")                                \
  X(two_hit_counts, "two different counts of hits")                                 \
  X(two_miss_counts, "two different counts of misses")                              \
  X(two_input_counts, "two different counts of input")                              \
  X(hits_inside_and_beside,                                                         \
    "its input cannot both include and exclude the hits")                           \
  X(hits_inside_or_beside,                                                          \
    "it does not say whether the input includes the hits")                          \
  X(web_chat,                                                                       \
    "it is a chat of chat.deepseek.com, which the API does not bill")               \
  X(several_streams,                                                                \
    "several streams run at once, and it does not say which counts are whose")      \
  X(several_models,                                                                 \
    "streams of several models run at once, and it does not say which counts "      \
    "are whose")                                                                    \
  X(sum_of_run, "the result of a run, or a span around others")                     \
  X(sum_alone, "the records that it sums up are not in this file")                  \
  X(session_grew,                                                                   \
    "its session's total has grown by {input} input and {output} output tokens "    \
    "more than the requests in this file; those are not billed")                    \
  X(text_packed, "its text is packed with gzip; unpack it first")                   \
  X(another_answer,                                                                 \
    "another answer stands in it under “{key}”, and is not billed")                 \
  X(further_counts,                                                                 \
    "further counts stand in it under “{key}”, and are not billed")                 \
  X(drawn_table, "it is a table drawn with lines; export it as CSV")                \
  X(day_or_month,                                                                   \
    "its time can be read with the day or the month first, and no row shows "       \
    "which; write it as 2026-09-14")                                                \
  X(two_digit_year,                                                                 \
    "the year of its time has two digits; write it as 2026-09-14")                  \
  X(row_other_currency,                                                             \
    "its price is in {currency} and not in this total; choose that currency "       \
    "to "                                                                           \
    "see its sum")                                                                  \
  X(sum_of_task,                                                                    \
    "all requests of a task; drop the ui_messages.json of the task instead")        \
  X(no_name, "no name is given")                                                    \
  X(no_time, "no time is given")                                                    \
  X(no_time_in, "no time is given; its keys are {keys}")                            \
  X(time_unreadable,                                                                \
    "its time cannot be read; write it as 2026-09-14T00:00:00Z")                    \
  X(no_offset, "it has no offset; say in which zone it is")                         \
  X(other_columns, "it has more or fewer columns than the header")                  \
  X(quote_open, "a quote in or before it does not close, or it is too long")        \
  X(few_columns, "it has too few columns")                                          \
  X(no_header, "there is no header before it")                                      \
  X(thousands_or_decimals,                                                          \
    "a point or comma before three digits may part thousands or decimals; "         \
    "write it without")                                                             \
  X(amount_grouped,                                                                 \
    "the point or comma before three digits of its amount may part "                \
    "thousands or decimals; save it without")                                       \
  X(amount_rounded,                                                                 \
    "its amount was rounded by a spreadsheet; show the column as whole "            \
    "numbers and save it again")                                                    \
  X(date_unreadable, "its date cannot be read; save it as 2026-09-14")              \
  X(times_unreadable,                                                               \
    "its times cannot be read; save them as 2026-09-14T00:00:00Z")                  \
  X(date_ambiguous,                                                                 \
    "its date may be month/day or day/month; save it as 2026-09-14")                \
  X(amount_not_whole, "its amount is not a whole number")                           \
  X(price_unreadable, "its price cannot be read")                                   \
  X(price_rounded,                                                                  \
    "its price was rounded to 0 by a spreadsheet; show the column with all "        \
    "decimals and save it again")                                                   \
  X(price_out_of_range, "its price is out of range")                                \
  X(model_unreadable, "its model cannot be read")                                   \
  X(key_name_unreadable, "its key name cannot be read")                             \
  X(cost_unreadable, "its cost cannot be read")                                     \
  X(currency_unknown, "its currency is not known")                                  \
  X(million_rows, "there are more than a million rows")                             \
  X(zip_archive, "it is a ZIP archive; unpack it first")                            \
  X(gzip_file, "it is gzip; unpack it first")                                       \
  X(zstandard_file, "it is Zstandard; unpack it first")                             \
  X(xz_file, "it is xz; unpack it first")                                           \
  X(bzip2_file, "it is bzip2; unpack it first")                                     \
  X(tar_file, "it is a tar archive; unpack it first")                               \
  X(workbook_file, "it is a spreadsheet's own file; save its table as CSV")         \
  X(sqlite_file,                                                                    \
    "it is an SQLite database; export the table of requests as CSV or JSON "        \
    "Lines")                                                                        \
  X(parquet_file, "it is Parquet; export its rows as CSV or JSON Lines")            \
  X(not_text, "it is not text; if it is packed (brotli, …), unpack it first")       \
  X(utf_16, "it is UTF-16; save it as UTF-8")                                       \
  X(markup,                                                                         \
    "it is a web page, or a spreadsheet's own file; save the table as CSV")         \
  X(file_empty, "it is empty")                                                      \
  X(header_alone, "it has a header and no rows")                                    \
  X(no_records, "there are no records in it")                                       \
  X(table_without_tokens,                                                           \
    "it is a table without columns of input and output tokens; name them "          \
    "prompt_tokens and completion_tokens")                                          \
  X(table_of_sums,                                                                  \
    "each row sums up several requests, and the price depends on the time of "      \
    "each; export them one a row")                                                  \
  X(export_and_log,                                                                 \
    "an export and a log report the same requests; read them apart")

struct PhraseText {
  std::string_view name;
  std::string_view english;
};

// One of the list, as a closed enumeration would be; but each has its texts for
// itself, so that a module holds those alone that it can say.
class Phrase {
 public:
#define DEEPSEEK_COST_X(name, english) static const Phrase name;
  DEEPSEEK_COST_PHRASES(DEEPSEEK_COST_X)
#undef DEEPSEEK_COST_X

  friend bool operator==(Phrase, Phrase) = default;
  friend std::string_view name_of(Phrase phrase) { return phrase.text_->name; }
  friend std::string_view english_of(Phrase phrase) {
    return phrase.text_->english;
  }

 private:
  constexpr explicit Phrase(const PhraseText& text) : text_(&text) {}

  const PhraseText* text_;
};

namespace phrase_texts {
#define DEEPSEEK_COST_X(name, english) \
  inline constexpr PhraseText name{#name, english};
DEEPSEEK_COST_PHRASES(DEEPSEEK_COST_X)
#undef DEEPSEEK_COST_X
}  // namespace phrase_texts

#define DEEPSEEK_COST_X(name, english) \
  inline constexpr Phrase Phrase::name{phrase_texts::name};
DEEPSEEK_COST_PHRASES(DEEPSEEK_COST_X)
#undef DEEPSEEK_COST_X

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

// In English: "at most 1000".
std::string text_of(const Words& words);
// The name of the first or second parameter, "" where there is none.
std::string_view parameter_name(Phrase phrase, int index);

}  // namespace deepseek_cost

#endif  // DEEPSEEK_COST_CORE_BASE_PHRASES_H_
