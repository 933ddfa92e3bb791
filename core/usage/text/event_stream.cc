#include "core/usage/text/event_stream.h"

#include <utility>

namespace deepseek_cost::usage {
namespace {

// The first line of `text`, which is left behind it.
std::string_view take_line(std::string_view& text) {
  const std::size_t end = text.find_first_of("\r\n");
  const std::string_view line = text.substr(0, end);
  if (end == std::string_view::npos) {
    text = {};
    return line;
  }
  text.remove_prefix(text.substr(end, 2) == "\r\n" ? end + 2 : end + 1);
  return line;
}

}  // namespace

bool begins_event_stream(std::string_view text) {
  for (const std::string_view field : {"data:", "event:", "id:", "retry:"}) {
    if (text.starts_with(field)) return true;
  }
  return text.starts_with(": ") || text.starts_with(":\n");
}

bool carries_no_data(std::string_view line) {
  const auto trim = [&line] {
    const std::size_t first = line.find_first_not_of(" \t\r\n");
    line.remove_prefix(first == std::string_view::npos ? line.size() : first);
    line = line.substr(0, line.find_last_not_of(" \t\r\n") + 1);
  };
  trim();
  if (line.starts_with(kDataField)) {
    line.remove_prefix(kDataField.size());
    trim();
  } else if (begins_event_stream(line) || line == ":") {
    return line.find('{') == std::string_view::npos;
  }
  return line.empty() || line == "[DONE]";
}

bool ends_event_stream(std::string_view line) {
  const std::size_t first = line.find_first_not_of(" \t\r\n");
  if (first == std::string_view::npos) return false;
  line = line.substr(first, line.find_last_not_of(" \t\r\n") + 1 - first);
  return line.starts_with(kDataField) && line.ends_with("[DONE]") &&
         line.find_first_not_of(' ', kDataField.size()) == line.size() - 6;
}

std::vector<std::string> objects_of_events(std::string_view text) {
  std::vector<std::string> objects;
  std::string data;
  const auto end_event = [&] {
    const std::size_t first = data.find_first_not_of(" \t\n");
    if (first != std::string::npos && data[first] == '{') {
      const std::size_t last = data.find_last_not_of(" \t\n");
      objects.push_back(data.substr(first, last - first + 1));
    }
    data.clear();
  };
  while (!text.empty()) {
    const std::string_view line = take_line(text);
    if (line.empty()) {
      end_event();
    } else if (line.starts_with(kDataField)) {
      // Some write their events without the empty line between them.
      const std::string_view part = line.substr(kDataField.size());
      const std::size_t first = part.find_first_not_of(" \t");
      // JSON cannot go on with these behind a closing brace.
      const bool begins = first != std::string_view::npos &&
                          (part[first] == '{' || part[first] == '[');
      if (begins && data.ends_with("}\n")) end_event();
      data += part;
      data += '\n';
    }
  }
  end_event();
  return objects;
}

}  // namespace deepseek_cost::usage
