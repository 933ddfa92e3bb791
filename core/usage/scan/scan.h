// Cutting a log into records, whatever way it arrives and however it is laid
// out: JSON Lines, one array, pretty-printed objects one after another, or the
// `data:` lines of server-sent events, in chunks of any size, cut anywhere.
//
// A record is a stretch with balanced braces. White space, commas and square
// brackets may stand between records, and so may the lines of an event stream
// that carry no data and the NULs that a rotated log begins with. Where an
// object has no usage but a list of objects (`data`, `items`, `spans`, …), as
// the answer of an API has, those are the records, down to kMostListDepth; of
// one that is too large for a record they are read as they come (open_lists.h).
// A line may begin with text, as log lines do ("2026-10-01T08:00:00Z INFO {…"):
// its objects are records, and where they have no time, the line's is theirs.
// Lines that a container runtime has split are joined first (cri_lines.h).
// Anything else there is a skipped record that ends with its line. A broken
// record must not take its neighbours with it, so inside a record that spans
// lines a new line ends it
//   - within a string (JSON has no line breaks there),
//   - where the line begins with a character that JSON cannot have there,
//   - where the line begins with '{' in a file of JSON Lines (the last whole
//     record lay on one line), or after a token that no '{' can follow.
// The data of an event may stand on several lines, each with its "data:", up to
// an empty one (HTML Standard, server-sent events).
//
// Most records lie on one line inside one chunk and are read where they are, in
// one pass. The others are cut out first, by a machine that keeps its state
// between chunks, and then read; only an unfinished record is kept, up to
// kMostRecordBytes. The result does not depend on where the chunks are cut.
#ifndef DEEPSEEK_COST_CORE_USAGE_SCAN_SCAN_H_
#define DEEPSEEK_COST_CORE_USAGE_SCAN_SCAN_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"
#include "core/usage/record/open_lists.h"
#include "core/usage/record/record.h"
#include "core/usage/scan/cri_lines.h"
#include "core/usage/scan/partial_lines.h"
#include "core/usage/text/log_position.h"

namespace deepseek_cost::usage {

inline constexpr int kMostListDepth = 6;
// Where a line of text says what it is: its time, stream, tag.
inline constexpr std::size_t kMostLabel = 128;
inline constexpr std::size_t kMostRecordBytes = std::size_t{16} << 20;

// Where the records go. The record is valid during the call only.
class RecordSink {
 public:
  virtual void record(UsageRecord& record, LogPosition at) = 0;
  virtual void unreadable(const Error& error, LogPosition at) = 0;
  // The line "data: [DONE]" of a stream.
  virtual void end_of_stream() {}

 protected:
  ~RecordSink() = default;
};

class UsageScan {
 public:
  explicit UsageScan(RecordSink& sink) : sink_(sink) {}

  void append(std::string_view bytes);
  // The end of a file: what is unfinished is broken. The next append begins a
  // new file.
  void finish();

 private:
  enum class State : std::uint8_t {
    between,
    word,
    prefix,  // text before an object
    part,    // of a line that a container runtime has split
    rest_of_line,
    inside,
    data_field,  // of an event, at the beginning of a line inside a record
    list_text,   // a string among the items of an open list
    behind_list  // of an object whose list was read as it came
  };

  void feed(std::string_view bytes);
  const char* step(const char* at, const char* end);
  const char* between(const char* at, const char* end);
  const char* word(const char* at, const char* end);
  const char* prefix(const char* at, const char* end);
  const char* begin_prefixed(const char* at, const char* end);
  void end_prefix();
  // Whether the line that has been kept holds a record as text.
  bool read_text_line();
  // Whether the line that has been kept holds records in JSON's quotes, one
  // or a list of them.
  bool read_quoted_line();
  // Whether the object is one that Node has printed; then it has been read.
  bool read_printed(std::string_view bytes);
  std::string_view line_label() const;
  const char* part(const char* at, const char* end);
  void end_part();
  const char* rest_of_line(const char* at, const char* end);
  const char* begin_record(const char* at, const char* end);
  void begin_inside(const char* at);
  const char* begin_text(const char* at);
  const char* inside(const char* at, const char* end);
  const char* begin_data_field(const char* at);
  const char* data_field(const char* at, const char* end);
  const char* end_data_field(const char* at);
  const char* in_string(const char* at, const char* end);
  const char* outside_string(const char* at, const char* end);
  bool breaks_record(char first_of_line) const;
  void end_record(const char* after);
  void broken_record(std::size_t size);
  // Whether `record`, from its beginning on, has a list whose items are read
  // as they come; then it has been read.
  bool read_open_list(std::string_view record);
  void read_cut_lists();
  const char* list_text(const char* at, const char* end);
  const char* behind_list(const char* at, const char* end);
  void read(std::string_view record);
  void record_read(UsageRecord& record, std::string_view bytes, LogPosition at);
  void outermost_read(UsageRecord& record, std::string_view bytes,
                      LogPosition at);
  // Hands on the record, or the records of the lists in it. `bytes`: where it
  // stands, from `at` on; empty where it was parsed as a whole.
  void deliver(UsageRecord& record, std::string_view bytes, LogPosition at,
               int depth);
  // The same for objects that are kept by their ids; false where these are
  // none.
  bool deliver_members(const UsageRecord& record, std::string_view bytes,
                       LogPosition at, int depth);
  // The same for objects whose names are those of models or nodes.
  bool deliver_named(const UsageRecord& record, std::string_view bytes,
                     LogPosition at, int depth);
  class Delivery;
  // One record, which no list or object in it stands for.
  void emit(UsageRecord& record, LogPosition at);
  void say_other_answers(const UsageRecord& record, LogPosition at);
  void say_further_counts(const UsageRecord& record,
                          const std::vector<RecordList>& read, LogPosition at);
  static bool stands_alone(const UsageRecord& record);
  void unreadable(ErrorCode code, Words detail);
  void unreadable_at(Error error, LogPosition at);
  LogPosition position(const char* at) const;

  RecordSink& sink_;
  std::int64_t emitted_ = 0;  // to the sink: records, and what cannot be read
  State state_ = State::between;

  const char* chunk_ = nullptr;  // the chunk being read…
  std::int64_t chunk_byte_ = 0;  // …and its place in the file
  std::int64_t line_ = 1;
  std::int64_t file_ = 0;
  LogPosition start_;  // of the record or the word

  std::string word_;    // the beginning of a line that is no JSON
  std::string prefix_;  // what stands before an object on its line
  LogPosition prefix_start_;
  char prefix_last_ = '\0';     // the last character of that text
  bool prefixed_ = false;       // on such a line
  bool quoted_ = false;         // …which begins as an object in quotes
  bool prefix_useful_ = false;  // …which has had an object

  OpenLists lists_;
  LogPosition list_start_;  // of the outermost record with an open list
  PartialLines partial_;
  CriLines cri_;

  bool in_event_ = false;  // the line is one of an event stream's data

  // Inside a record.
  std::string carried_;          // of this record, from earlier chunks
  const char* begin_ = nullptr;  // of this record, in this chunk
  std::size_t depth_ = 0;        // open braces and brackets
  char last_token_ = '\0';       // the last character that is not white space
  bool ended_ = false;           // …whose last brace has been passed over
  bool broken_ = false;          // …or which a new line has ended
  bool in_string_ = false;
  bool escaped_ = false;  // the character before was a backslash
  bool at_line_start_ = false;
  bool has_newline_ = false;
  bool empty_line_ = false;     // …which ends an event
  std::size_t field_read_ = 0;  // of "data:"
  LogPosition field_start_;     // where its line begins
  bool too_large_ = false;
  bool json_lines_ = false;  // the last whole record lay on one line
};

// One whole record by the fast way, else by the full parser; the errors of the
// latter. The record may refer to `storage`.
Errors read_usage_record(std::string_view bytes, json::Value& storage,
                         UsageRecord& record);

// A record that has been read, once more by the full parser where a text of it
// is JSON that only that can read: with half a character, or escapes in names.
Errors read_texts_again(std::string_view bytes, json::Value& storage,
                        UsageRecord& record);

}  // namespace deepseek_cost::usage

#endif  // DEEPSEEK_COST_CORE_USAGE_SCAN_SCAN_H_
