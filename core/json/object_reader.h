// Reading the fields of a JSON object, with every error and its place.
#ifndef DEEPSEEK_COST_CORE_JSON_OBJECT_READER_H_
#define DEEPSEEK_COST_CORE_JSON_OBJECT_READER_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/enum_names.h"
#include "core/base/result.h"
#include "core/json/value.h"
#include "core/number/units.h"
#include "core/time/calendar.h"

namespace deepseek_cost::json {

// Reads the fields of one object, collecting every error with its JSON path,
// and at the end reports the fields that no getter read.
//
//   ObjectReader reader(request, "", errors);
//   const std::string_view model = reader.required_text("model");
//   const std::int64_t hit = reader.required_count("hit", kMostTokens);
//   reader.finish();
//   if (!errors.empty()) return errors;
//
// A getter whose field is missing or wrong adds an error and answers an empty
// value, so that all errors of a request are found in one pass.
class ObjectReader {
 public:
  // Where `object` is no object: one wrong_type error, and every field absent
  // without further errors.
  ObjectReader(const Value& object, std::string path, Errors& errors);

  // nullptr where absent or null.
  const Value* optional(std::string_view key);
  const Value* required(std::string_view key);
  const Value* required_array(std::string_view key);

  std::optional<std::string_view> text(std::string_view key);
  std::string_view required_text(std::string_view key);
  bool boolean(std::string_view key, bool fallback);
  // A number or a text that stands for one, as it was written; of a number
  // without zeros at the end of its fraction.
  std::optional<std::string_view> number_text(std::string_view key);
  // A whole number, as a JSON number or as people type it
  // (core/number/parse_number.h).
  std::int64_t count(std::string_view key, std::int64_t most,
                     std::int64_t fallback);
  std::int64_t required_count(std::string_view key, std::int64_t most);

  // A share in percent: 12.5, "12.5" or "12.5 %".
  PartsPerMillion percent(std::string_view key, PartsPerMillion fallback);
  PartsPerMillion required_percent(std::string_view key);
  // RFC 3339; nothing where it is absent or wrong.
  std::optional<Instant> instant(std::string_view key);

  // One of a closed list of names; `fallback` where it is absent or wrong.
  template <NamedEnum Enum>
  Enum choice(std::string_view key, Enum fallback) {
    return static_cast<Enum>(choice(key, EnumNames<Enum>::kNames,
                                    static_cast<std::size_t>(fallback)));
  }
  // Where the name stands among `names`.
  std::size_t choice(std::string_view key,
                     std::span<const std::string_view> names,
                     std::size_t fallback);

  // Adds an error at `key` of this object.
  void fail(ErrorCode code, std::string_view key, Words value,
            Words detail = {});
  // Adds errors of a function that knows no path, placed at `key`.
  void fail(const Errors& errors, std::string_view key);

  std::string path_of(std::string_view key) const;
  Errors& errors() { return errors_; }

  // Reports every member that no getter read, and those that stand there twice
  // (in a link's words; JSON text with such was refused). Call it last.
  void finish();

 private:
  const Value& object_;
  std::string path_;
  Errors& errors_;
  bool readable_;
  std::vector<std::string_view> known_;
};

}  // namespace deepseek_cost::json

#endif  // DEEPSEEK_COST_CORE_JSON_OBJECT_READER_H_
