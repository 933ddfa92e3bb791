// The closed list of errors and warnings, with their English sentences.
#ifndef DEEPSEEK_COST_CORE_BASE_ERROR_CODES_H_
#define DEEPSEEK_COST_CORE_BASE_ERROR_CODES_H_

#include <string_view>

namespace deepseek_cost {

// Every way in which the core refuses. X(name, "sentence"): the name is the
// code on the wire; the sentence is the English message, in which `{value}`
// stands for the offending value and `{detail}` for the explanation that the
// place of the error adds (a limit, a date, the names that would be accepted);
// any other `{…}` is a parameter of the detail's phrase (core/base/phrases.h).
#define DEEPSEEK_COST_ERROR_CODES(X)                                           \
  /* Text and JSON */                                                          \
  X(invalid_json, "This is not valid JSON: {detail}.")                         \
  X(too_deep, "This JSON is nested deeper than {detail} levels.")              \
  X(too_large, "This is larger than the limit of {detail}.")                   \
  X(duplicate_key, "The key “{value}” appears twice.")                         \
  X(missing_field, "“{value}” is missing.")                                    \
  X(unknown_field, "“{value}” is not a known field here.")                     \
  X(wrong_type, "Expected {detail}, got {value}.")                             \
  X(unknown_call, "There is no call named “{value}”.")                         \
  X(unknown_choice, "“{value}” is not one of {detail}.")                       \
  /* Numbers */                                                                \
  X(empty_number, "Enter a number.")                                           \
  X(not_a_number, "“{value}” is not a number.")                                \
  X(ambiguous_number, "“{value}” can be read in two ways: {detail}.")          \
  X(not_whole, "“{value}” is not a whole number.")                             \
  X(negative_number, "“{value}” is negative; it cannot be.")                   \
  X(too_precise, "“{value}” has more than {detail} decimal places.")           \
  X(out_of_range, "“{value}” is out of range: {detail}.")                      \
  X(other_currency, "“{value}” is in another currency: enter it in {detail}.") \
  X(overflow, "The result of {detail} is too large to be exact.")              \
  /* Time */                                                                   \
  X(invalid_instant,                                                           \
    "“{value}” is not an RFC 3339 instant such as 2026-09-10T04:00:00Z.")      \
  X(invalid_date, "“{value}” is not a calendar date such as 2026-10-01.")      \
  X(invalid_month, "“{value}” is not a month such as 2026-12.")                \
  X(invalid_time, "“{value}” is not a time of day such as 09:30.")             \
  X(instant_required, "Give an instant (`at`) or a rate card (`card`).")       \
  X(before_first_card, "{value} is before the first rate card ({detail}).")    \
  X(holiday_calendar_unknown,                                                  \
    "The public holidays of {value} are not published yet, so peak and "       \
    "off-peak hours cannot be told apart: {detail}.")                          \
  /* Rate book */                                                              \
  X(unknown_model, "“{value}” is not a model of this rate book.")              \
  X(model_retired, "“{value}” was retired at {detail} and is refused since.")  \
  X(model_not_yet_available, "“{value}” does not exist before {detail}.")      \
  X(unknown_card, "There is no rate card “{value}”.")                          \
  X(card_newer,                                                                \
    "The rate card “{value}” is newer than any known here; the newest is " \
    "{detail}.")                                                               \
  X(unknown_currency,                                                          \
    "“{value}” is not a currency of this rate book "                       \
    "({detail}).")                                                             \
  X(currency_not_listed, "This rate card has no {value} prices.")              \
  X(band_required,                                                             \
    "This rate card has peak and off-peak prices: give `band` or `at`.")       \
  X(band_not_on_card, "This rate card has no {value} prices ({detail}).")      \
  X(prices_absent,                                                             \
    "The sender's own prices (“{value}”) are not in the link or file.")        \
  X(unknown_reference, "“{value}” is named here but defined nowhere.")         \
  /* Workloads */                                                              \
  X(output_over_limit,                                                         \
    "{value} output tokens are more than the model's maximum of {detail}.")    \
  X(context_over_limit,                                                        \
    "{value} tokens of input and output do not fit the context of {detail}.")  \
  X(nothing_painted, "The weekly grid has no hour painted.")                   \
  X(too_many, "{value} are too many: the limit is {detail}.")                  \
  X(turn_over_context,                                                         \
    "Turn {value} outgrows the context: it takes {detail} tokens, and input "  \
    "and output together have room for {limit}.")                              \
  X(step_over_context,                                                         \
    "Step {value} outgrows the context: it takes {detail} tokens, and input "  \
    "and output together have room for {limit}. Compacting earlier keeps a "   \
    "run going.")                                                              \
  X(question_over_context,                                                     \
    "Question {value} outgrows the context: it takes {detail} tokens, and "    \
    "input and output together have room for {limit}.")                        \
  X(compaction_under_prefix,                                                   \
    "Compaction at {value} tokens can't work: every step sends {detail} "      \
    "tokens at least.")                                                        \
  X(inconsistent, "{value}: {detail}.")                                        \
  X(too_long, "“{value}” is longer than {detail} characters.")                 \
  X(control_character,                                                         \
    "A control or invisible character stands after “{value}”; remove it.")     \
  X(invalid_grid, "“{value}” is not a weekly grid of 42 hexadecimal digits.")  \
  /* Warnings: true answers to questions that may not be meant */              \
  X(nothing_sent, "Neither input nor output: such requests cost nothing.")     \
  X(no_requests, "No requests: the monthly bill is 0.")                        \
  X(many_requests,                                                             \
    "{value} requests a month are more than {detail}: check the number.")      \
  /* Rate books of users */                                                    \
  X(invalid_price, "“{value}” is not a price: {detail}.")                      \
  X(duplicate_id, "The id “{value}” is used twice.")                           \
  X(cards_out_of_order,                                                        \
    "Rate card “{value}” does not start after the one before it ({detail}).")  \
  X(overlapping_names, "The name “{value}” has two meanings at {detail}.")     \
  X(invalid_window, "“{value}” is not a time window: {detail}.")               \
  X(overlapping_windows, "The peak windows overlap: {detail}.")                \
  X(unsupported_format,                                                        \
    "This is not a rate book that this version reads "                         \
    "({value}; it reads {detail}).")                                           \
  /* Links */                                                                  \
  X(link_empty, "This link carries no estimate.")                              \
  X(link_version_unsupported,                                                  \
    "This link was made by a newer version of the calculator (v={value}).")    \
  X(link_damaged,                                                              \
    "This link is damaged: its checksum does not match. Ask for it again.")    \
  X(link_truncated, "This link is cut off: its end is missing.")               \
  X(link_too_long,                                                             \
    "This estimate does not fit a link: {value} characters, limit {detail}.")  \
  X(link_field, "The link has a part that cannot be read: {value}.")           \
  /* Queries */                                                                \
  X(invalid_identifier, "“{value}” cannot be written into a query: {detail}.") \
  /* Usage logs and exports */                                                 \
  X(unknown_log, "There is no open usage log {value}.")                        \
  X(no_usage, "No usage was found here: {detail}.")                            \
  X(no_input, "The input tokens are not given: {detail}.")                     \
  X(no_output, "The output tokens are not given: {detail}.")                   \
  X(sum_of_others, "This sums up other records: {detail}.")                    \
  X(other_service,                                                             \
    "This is of a service that DeepSeek does not bill by tokens: {value}.")    \
  X(proxy_cache,                                                               \
    "This is marked as answered from a cache ({detail}): where a proxy "       \
    "answered, DeepSeek billed nothing.")                                      \
  X(request_refused,                                                           \
    "The API refused this request with status {value} and billed nothing.")    \
  X(no_model, "The model is missing: {detail}.")                               \
  X(no_instant, "The time of the request is not known: {detail}.")             \
  X(contradictory_usage, "The token counts contradict each other: {detail}.")  \
  X(duplicate_request, "The request {value} was seen before.")                 \
  X(duplicate_row,                                                             \
    "This row repeats one of another file, which is counted once.")            \
  X(unknown_format,                                                            \
    "This is not a usage export or log that can be read: "                     \
    "{detail}.")                                                               \
  X(invalid_row, "This row cannot be read: {detail}.")                         \
  /* Tokens */                                                                 \
  X(not_a_vocabulary, "This is not the vocabulary file of this version.")      \
  X(vocabulary_required,                                                       \
    "Counting tokens exactly needs the vocabulary: load it first.")            \
  X(unknown_text, "There is no open text {value}.")

struct ErrorText {
  std::string_view name;
  std::string_view sentence;
};

// One of the list, as a closed enumeration would be; but each has its texts for
// itself, so that a module holds those alone that it can say.
class ErrorCode {
 public:
#define DEEPSEEK_COST_X(name, sentence) static const ErrorCode name;
  DEEPSEEK_COST_ERROR_CODES(DEEPSEEK_COST_X)
#undef DEEPSEEK_COST_X

  friend bool operator==(ErrorCode, ErrorCode) = default;
  // The code as it stands on the wire, e.g. "unknown_model".
  friend std::string_view name_of(ErrorCode code) { return code.text_->name; }
  // Its English sentence, with the placeholders.
  friend std::string_view sentence_of(ErrorCode code) {
    return code.text_->sentence;
  }

 private:
  constexpr explicit ErrorCode(const ErrorText& text) : text_(&text) {}

  const ErrorText* text_;
};

namespace error_texts {
#define DEEPSEEK_COST_X(name, sentence) \
  inline constexpr ErrorText name{#name, sentence};
DEEPSEEK_COST_ERROR_CODES(DEEPSEEK_COST_X)
#undef DEEPSEEK_COST_X
}  // namespace error_texts

#define DEEPSEEK_COST_X(name, sentence) \
  inline constexpr ErrorCode ErrorCode::name{error_texts::name};
DEEPSEEK_COST_ERROR_CODES(DEEPSEEK_COST_X)
#undef DEEPSEEK_COST_X

}  // namespace deepseek_cost

#endif  // DEEPSEEK_COST_CORE_BASE_ERROR_CODES_H_
