#include "core/usage/record/named_records.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>

#include "core/base/ascii.h"
#include "core/usage/record/json_cursor.h"

namespace deepseek_cost::usage {
namespace {

using Kind = json::Value::Kind;

// Calls `see` for each object that is a member, and is to pass over it.
template <typename See>
void each_object(JsonCursor& cursor, const See& see) {
  std::string_view name;
  for (bool more = cursor.enter(name); more; more = cursor.next(name)) {
    if (cursor.kind() == Kind::object) {
      see(name);
    } else {
      cursor.skip();
    }
  }
}

// The same for that of one name.
template <typename See>
void object_of(JsonCursor& cursor, std::string_view wanted, const See& see) {
  each_object(cursor, [&](std::string_view name) {
    if (name == wanted) return see();
    cursor.skip();
  });
}

// The list of that name in the object.
void list_of(JsonCursor& cursor, std::string_view wanted, RecordList like,
             std::vector<RecordList>& found) {
  std::string_view name;
  for (bool more = cursor.enter(name); more; more = cursor.next(name)) {
    if (name == wanted && cursor.kind() == Kind::array) {
      const std::string_view bytes = cursor.list().bytes;
      like.bytes = bytes;
      if (cursor.good()) found.push_back(like);
    } else {
      cursor.skip();
    }
  }
}

void lists_of_apis(JsonCursor& cursor, std::vector<RecordList>& found) {
  each_object(cursor, [&](std::string_view) {
    object_of(cursor, "models", [&] {
      each_object(cursor, [&](std::string_view model) {
        RecordList like;
        like.model = model;
        list_of(cursor, "details", like, found);
      });
    });
  });
}

// Whether a name says that what stands there was sent, or said before.
bool names_input(std::string_view name) {
  constexpr std::array<std::string_view, 8> kWords = {
      "nput",    "equest", "rompt", "istory",
      "revious", "ontext", "onfig", "emory"};
  return name == "req" ||
         std::any_of(kWords.begin(), kWords.end(),
                     [name](std::string_view word) {
                       return name.find(word) != std::string_view::npos;
                     });
}

void messages_in(JsonCursor& cursor, int depth,
                 std::vector<RecordList>& found) {
  constexpr int kMostAround = 2;
  each_object(cursor, [&](std::string_view name) {
    if (names_input(name)) return cursor.skip();
    JsonCursor node = cursor;
    const std::size_t before = found.size();
    list_of(node, "messages", {}, found);
    if (found.size() > before || depth == kMostAround) return cursor.skip();
    messages_in(cursor, depth + 1, found);
  });
}

std::vector<RecordList> found_in(std::string_view object,
                                 void (*look)(JsonCursor&,
                                              std::vector<RecordList>&)) {
  std::vector<RecordList> found;
  JsonCursor cursor(object.data(), object.data() + object.size(), true);
  if (cursor.kind() == Kind::object) look(cursor, found);
  return cursor.good() ? found : std::vector<RecordList>();
}

}  // namespace

bool may_name_answer(std::string_view name) {
  constexpr std::array<std::string_view, 28> kWords = {
      "ai",         "answer",   "api",   "body",     "call",    "chat",
      "completion", "ctx",      "data",  "deepseek", "details", "full",
      "gateway",    "http",     "info",  "llm",      "model",   "openai",
      "output",     "provider", "raw",   "reply",    "resp",    "response",
      "result",     "return",   "stats", "upstream"};
  std::string word;
  bool any = false;
  for (std::size_t i = 0; i <= name.size(); ++i) {
    const char c = i < name.size() ? name[i] : '_';
    const bool between = c == '_' || c == '-' || c == '.' || c == ' ';
    if ((between || to_lower(c) != c) && !word.empty()) {
      if (std::find(kWords.begin(), kWords.end(), word) == kWords.end()) {
        return false;
      }
      any = true;
      word.clear();
    }
    if (!between) word += to_lower(c);
  }
  return any;
}

std::vector<RecordList> lists_by_model(std::string_view object) {
  return found_in(
      object, [](JsonCursor& cursor, std::vector<RecordList>& found) {
        each_object(cursor, [&](std::string_view name) {
          if (name == "apis") return lists_of_apis(cursor, found);
          if (name != "usage") return cursor.skip();
          object_of(cursor, "apis", [&] { lists_of_apis(cursor, found); });
        });
      });
}

std::vector<RecordList> messages_of_nodes(std::string_view object) {
  return found_in(object,
                  [](JsonCursor& cursor, std::vector<RecordList>& found) {
                    messages_in(cursor, 1, found);
                  });
}

}  // namespace deepseek_cost::usage
