#include "core/usage/scan/partial_lines.h"

#include <algorithm>

namespace deepseek_cost::usage {
namespace {

// Escapes make a text longer as it is written, never shorter.
constexpr std::size_t kPartBytes = 16 << 10;

// Whether the text, as it is written, ends with a line break.
bool ends_line(std::string_view text) {
  if (!text.ends_with("\\n")) return false;
  const std::size_t other = text.find_last_not_of('\\', text.size() - 2);
  const std::size_t run =
      text.size() - 2 - (other == std::string_view::npos ? 0 : other + 1) + 1;
  return run % 2 == 1;
}

// `bytes`: of a record but for its text, which may be long.
bool names_stderr(std::string_view bytes) {
  return bytes.find(R"("stderr")") != std::string_view::npos;
}

}  // namespace

PartialLines::Part PartialLines::take(const UsageRecord& record,
                                      std::string_view bytes, LogPosition& at,
                                      std::string& joined) {
  const UsageRecord::Text* const found = record.docker_text();
  if (found == nullptr) return Part::none;
  const std::string_view text = found->text;
  const bool placed =
      text.data() >= bytes.data() && text.data() <= bytes.data() + bytes.size();
  if (!placed) return Part::none;
  const auto begin = static_cast<std::size_t>(text.data() - bytes.data());
  const bool error = names_stderr(bytes.substr(0, begin)) ||
                     names_stderr(bytes.substr(begin + text.size()));
  Line& line = lines_[error ? 1 : 0];
  const bool ends = ends_line(text);
  const bool part = !ends && text.size() >= kPartBytes;
  // Its counts may stand in the first part.
  const bool whole = record.has_usage() && !record.unreadable_text();
  if (!line.open && (!part || whole)) return Part::none;
  if (!line.open) line = {true, "", at};
  if (line.text.size() + text.size() > kMostLineBytes) {
    at = line.at;
    line = {};
    return Part::too_large;
  }
  if (part) {
    line.text += text;
    return Part::kept;
  }
  joined.assign(bytes.substr(0, begin));
  joined += line.text;
  joined += bytes.substr(begin);
  at = line.at;
  line = {};
  return Part::last;
}

std::optional<LogPosition> PartialLines::take_unfinished() {
  return take_open_line(lines_);
}

}  // namespace deepseek_cost::usage
