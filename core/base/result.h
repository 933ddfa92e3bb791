// Errors are values.
//
// No function of the core throws. A function that can fail returns Result<T>:
// either a T or at least one Error. An Error names what is wrong (a code from
// the closed list of core/base/error_codes.h), where (a JSON path, a byte
// offset, a line number) and the offending value as it was given, so that the
// page can show a clear sentence at the field it belongs to and keep what was
// typed.
#ifndef DEEPSEEK_COST_CORE_BASE_RESULT_H_
#define DEEPSEEK_COST_CORE_BASE_RESULT_H_

#include <cstdlib>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/base/error_codes.h"
#include "core/base/phrases.h"

namespace deepseek_cost {

// Errors are made in hundreds of places and rarely: their making and unmaking
// stay out of line, which keeps the module that readers download small.
struct Error {
  [[gnu::noinline]] Error(ErrorCode code, std::string_view where, Words value,
                          Words detail = {});
  Error(const Error& other);
  Error(Error&& other) noexcept;
  Error& operator=(const Error& other);
  Error& operator=(Error&& other) noexcept;
  ~Error();

  ErrorCode code;
  std::string where;   // JSON path ("/workloads/0/input"), or "" for the whole
  std::string value;   // what was given, shortened for display
  std::string detail;  // what the sentence of the code asks for, or ""

  // Of which phrase value and detail are the English, with its parameters
  // (none where they are verbatim).
  struct Parts {
    Phrase phrase = Phrase::verbatim;
    std::string first;
    std::string second;
  };
  Parts value_parts;
  Parts detail_parts;
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
