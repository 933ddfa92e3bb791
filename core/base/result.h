// Errors are values.
//
// No function of the core throws. A function that can fail returns Result<T>:
// either a T or at least one Error. An Error names what is wrong (a code from
// the closed list below), where (a JSON path, a byte offset, a line number)
// and the offending value as it was given, so that the page can show a clear
// sentence at the field it belongs to and keep what was typed.
#ifndef DEEPSEEK_COST_CORE_BASE_RESULT_H_
#define DEEPSEEK_COST_CORE_BASE_RESULT_H_

#include <cstdlib>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace deepseek_cost {

// Every way in which the core refuses. X(name, "sentence"): the name is the
// code on the wire; the sentence is the English message, in which `{value}`
// stands for the offending value and `{detail}` for the explanation that the
// place of the error adds (a limit, a date, the names that would be accepted).
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
  X(unknown_currency,                                                          \
    "“{value}” is not a currency of this rate book "                       \
    "({detail}).")                                                             \
  X(currency_not_listed, "This rate card has no {value} prices.")              \
  X(band_required,                                                             \
    "This rate card has peak and off-peak prices: give `band` or `at`.")       \
  X(band_not_on_card, "This rate card has no {value} prices ({detail}).")      \
  X(unknown_reference, "“{value}” is named here but defined nowhere.")         \
  /* Workloads */                                                              \
  X(output_over_limit,                                                         \
    "{value} output tokens are more than the model's maximum of {detail}.")    \
  X(context_over_limit,                                                        \
    "{value} tokens of input and output do not fit the context of {detail}.")  \
  X(shares_over_whole, "The shares add up to {value}, more than 100 %.")       \
  X(nothing_painted, "The weekly grid has no hour painted.")                   \
  X(too_many, "{value} are too many: the limit is {detail}.")                  \
  X(turn_over_context,                                                         \
    "Turn {value} outgrows the context: it takes {detail} tokens, and input "  \
    "and output together have room for 1048576.")                              \
  X(step_over_context,                                                         \
    "Step {value} outgrows the context: it takes {detail} tokens, and input "  \
    "and output together have room for 1048576. Compacting earlier keeps a "   \
    "run going.")                                                              \
  X(question_over_context,                                                     \
    "Question {value} outgrows the context: it takes {detail} tokens, and "    \
    "input and output together have room for 1048576.")                        \
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
  X(no_usage, "No usage was found here.")                                      \
  X(no_model, "The model is missing.")                                         \
  X(no_instant, "The time of the request is missing.")                         \
  X(contradictory_usage, "The token counts contradict each other: {detail}.")  \
  X(duplicate_request, "The request {value} was seen before.")                 \
  X(unknown_format,                                                            \
    "This is not a usage export or log that can be read: "                     \
    "{detail}.")                                                               \
  X(invalid_row, "This row cannot be read: {detail}.")                         \
  /* Tokens */                                                                 \
  X(not_a_vocabulary, "This is not the vocabulary file of this version.")

enum class ErrorCode {
#define DEEPSEEK_COST_X(name, sentence) name,
  DEEPSEEK_COST_ERROR_CODES(DEEPSEEK_COST_X)
#undef DEEPSEEK_COST_X
};

// The code as it stands on the wire, e.g. "unknown_model".
std::string_view name_of(ErrorCode code);

// Errors are made in hundreds of places and rarely: their making and unmaking
// stay out of line, which keeps the module that readers download small.
struct Error {
  Error(ErrorCode code, std::string_view where, std::string_view value,
        std::string_view detail = {});
  Error(const Error& other);
  Error(Error&& other) noexcept;
  Error& operator=(const Error& other);
  Error& operator=(Error&& other) noexcept;
  ~Error();

  ErrorCode code;
  std::string where;   // JSON path ("/workloads/0/input"), or "" for the whole
  std::string value;   // what was given, shortened for display
  std::string detail;  // what the sentence of the code asks for, or ""
};

using Errors = std::vector<Error>;

// The English sentence for an error, e.g. "“12x” is not a number."
std::string message_of(const Error& error);

// A T, or the errors that kept it from being made (at least one).
template <typename T>
class [[nodiscard]] Result {
 public:
  Result(T value) : value_(std::move(value)) {}                 // NOLINT
  Result(Error error) { errors_.push_back(std::move(error)); }  // NOLINT
  Result(Errors errors) : errors_(std::move(errors)) {          // NOLINT
    if (errors_.empty()) std::abort();
  }

  bool ok() const { return value_.has_value(); }
  explicit operator bool() const { return ok(); }

  // Only when ok().
  const T& value() const& { return checked(); }
  T&& value() && { return std::move(const_cast<T&>(checked())); }
  const T& operator*() const& { return checked(); }
  T&& operator*() && { return std::move(*this).value(); }
  const T* operator->() const { return &checked(); }

  // Only when !ok().
  const Errors& errors() const {
    if (ok()) std::abort();
    return errors_;
  }

 private:
  const T& checked() const {
    if (!value_.has_value()) std::abort();
    return *value_;
  }

  std::optional<T> value_;
  Errors errors_;
};

}  // namespace deepseek_cost

#endif  // DEEPSEEK_COST_CORE_BASE_RESULT_H_
