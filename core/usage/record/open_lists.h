// Lists of records inside objects that are too large to be held as one record:
// {"object":"list","data":[{…}, {…}, …],"has_more":false}.
//
// Where such a list begins is looked for in the first kMostHead bytes of the
// object, so that it does not depend on how the file was cut. From there on its
// items are records like those of a list of its own; what follows it, up to the
// object's end, is passed over, and lists in it are read too. An object that
// has a usage before its list is no list of records.
#ifndef DEEPSEEK_COST_CORE_USAGE_RECORD_OPEN_LISTS_H_
#define DEEPSEEK_COST_CORE_USAGE_RECORD_OPEN_LISTS_H_

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace deepseek_cost::usage {

class OpenLists {
 public:
  // What a step past a list's end has come to.
  enum class Found : std::uint8_t { nothing, list, usage, end };

  // Enters the first list of the object; where its items begin. Nothing, and
  // nothing is entered, where there is none, or too many lists are open.
  std::optional<std::size_t> enter(std::string_view object);
  bool any() const { return !open_.empty(); }
  // Whether the items of the innermost are spans.
  bool of_spans() const { return any() && open_.back().of_spans; }
  std::size_t depth() const { return open_.size(); }
  void clear() { open_.clear(); }

  // Brackets between the items. True where the second ends the list.
  void open_array() { ++open_.back().arrays; }
  bool close_array();

  // The next character behind the list: `list` where another one begins,
  // `usage` where the object has counts of its own, `end` behind its brace.
  Found behind(char c);

 private:
  static constexpr std::size_t kMostHead = std::size_t{1} << 20;
  static constexpr std::size_t kMostOpen = 6;

  struct Open {
    int objects = 0;  // around the list, from the record on
    int arrays = 0;   // inside the list, around its items
    bool of_spans = false;
  };

  std::vector<Open> open_;
  // Behind the list.
  int depth_ = 0;        // of what is passed over
  std::string key_;      // the last string outside of that
  bool in_key_ = false;  // `key_` is being read
  bool in_string_ = false;
  bool escaped_ = false;
};

}  // namespace deepseek_cost::usage

#endif  // DEEPSEEK_COST_CORE_USAGE_RECORD_OPEN_LISTS_H_
