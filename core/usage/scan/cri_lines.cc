#include "core/usage/scan/cri_lines.h"

#include <algorithm>

namespace deepseek_cost::usage {

std::optional<std::string_view> CriLines::text_of(std::string_view line) {
  for (const std::string_view stream : {" stdout ", " stderr "}) {
    const std::size_t at = line.find(stream);
    if (at == std::string_view::npos || line.find(' ') != at) continue;
    const std::string_view rest = line.substr(at + stream.size());
    return rest.substr(std::min(rest.find(' '), rest.size()));
  }
  return std::nullopt;
}

CriLines::Begins CriLines::begin_line(std::string_view prefix, LogPosition at) {
  const std::size_t stream = prefix.find(' ') + 1;
  if (stream < 11 || prefix[0] < '0' || prefix[0] > '9') return Begins::other;
  const std::string_view rest = prefix.substr(stream);
  const bool error = rest.starts_with("stderr ");
  if (!error && !rest.starts_with("stdout ")) return Begins::other;
  constexpr std::size_t kTag = 7;
  const std::string_view tags = rest.substr(kTag, rest.size() - kTag - 1);
  if (tags.empty() || tags.find(' ') != std::string_view::npos) {
    return Begins::other;
  }
  const std::string_view tag = tags.substr(0, tags.find(':'));
  Line& line = lines_[error ? 1 : 0];
  if (tag != "P" && (tag != "F" || !line.open)) return Begins::other;
  if (!line.open) {
    line = {true, false, std::string(prefix.substr(0, stream + kTag)), at};
    line.text += "F ";
  }
  current_ = &line;
  last_ = tag == "F";
  return last_ ? Begins::last : Begins::part;
}

void CriLines::add(std::string_view text) {
  if (current_->too_large) return;
  current_->text += text;
  if (current_->text.size() <= kMostLineBytes) return;
  current_->too_large = true;
  current_->text.clear();
}

bool CriLines::end_line(std::string& joined, LogPosition& at) {
  // A line's break may be that of Windows.
  if (current_->text.ends_with('\r')) current_->text.pop_back();
  if (!last_) return false;
  joined.swap(current_->text);
  at = current_->at;
  *current_ = {};
  return true;
}

std::optional<LogPosition> CriLines::take_unfinished() {
  return take_open_line(lines_);
}

}  // namespace deepseek_cost::usage
