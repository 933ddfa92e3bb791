#include "core/scenario/link_fields.h"

#include <algorithm>
#include <utility>

namespace deepseek_cost {

void write_fields(const LinkFields& fields, json::Writer& out) {
  for (const LinkField& field : fields) {
    out.key(field.key);
    if (field.is_boolean) {
      out.raw(field.text);
    } else {
      out.value(field.text);
    }
  }
}

std::string join_fields(const LinkFields& fields) {
  std::string text;
  for (const LinkField& field : fields) {
    if (field.is_default) continue;
    if (!text.empty()) text += '~';
    text.append(field.key).append("-").append(field.text);
  }
  return text;
}

json::Value split_fields(std::string_view text) {
  json::Value object;
  object.kind = json::Value::Kind::object;
  for (bool more = !text.empty(); more;) {
    const std::string_view field = text.substr(0, text.find('~'));
    more = field.size() < text.size();
    text.remove_prefix(field.size() + (more ? 1 : 0));
    const std::size_t dash = std::min(field.size(), field.find('-'));
    const std::string_view content =
        field.substr(std::min(field.size(), dash + 1));
    json::Value value;
    if (content == "true" || content == "false") {
      value.kind = json::Value::Kind::boolean;
      value.boolean = content == "true";
    } else {
      value.kind = json::Value::Kind::string;
      value.text = std::string(content);
    }
    object.members.push_back(
        {std::string(field.substr(0, dash)), std::move(value)});
  }
  return object;
}

}  // namespace deepseek_cost
