// Version 1 of the link text: its keys, defaults and meanings, frozen.
//
// The tables in link_v1.cc are the one place that knows a key: its name, the
// value that its absence means, its writer and its reader. Published links rely
// on them for ever, so a default never changes; what is added later gets a key
// of its own, whose absence means what it meant before.
#ifndef DEEPSEEK_COST_CORE_LINK_LINK_V1_H_
#define DEEPSEEK_COST_CORE_LINK_LINK_V1_H_

#include <optional>
#include <string>
#include <string_view>

#include "core/base/result.h"
#include "core/scenario/scenario.h"

namespace deepseek_cost::link {

// The mark that an estimate was made with the reader's own rate book, which a
// link does not carry: its name and the fingerprint of its content.
struct BookMark {
  std::string name;
  std::string fingerprint;  // eight characters; core/link/envelope.h
  friend bool operator==(const BookMark&, const BookMark&) = default;
};

struct Content {
  Scenario scenario;
  std::optional<BookMark> book;
  friend bool operator==(const Content&, const Content&) = default;
};

// "v=1&card=…", without the checksum.
std::string write_link_v1(const Content& content);

// Reads the pairs after "v=1&" (errors: link_field with the pair as it stands,
// too_many workloads). Keys may come in any order, each once; the keys of a
// workload belong to the `w` before them.
Result<Content> read_link_v1(std::string_view pairs);

// The error for a pair that cannot be read.
Error link_field_error(std::string_view pair);

// Takes the text up to the next '&', and that, off the front.
std::string_view take_link_pair(std::string_view& text);

}  // namespace deepseek_cost::link

#endif  // DEEPSEEK_COST_CORE_LINK_LINK_V1_H_
