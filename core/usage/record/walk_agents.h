// The parts of the walk that only agents' sessions have: usages by model, the
// steps of a message, what an attempt has streamed.
#ifndef DEEPSEEK_COST_CORE_USAGE_RECORD_WALK_AGENTS_H_
#define DEEPSEEK_COST_CORE_USAGE_RECORD_WALK_AGENTS_H_

#include <string_view>

#include "core/usage/record/record.h"
#include "core/usage/record/walk_counts.h"

namespace deepseek_cost::usage {

template <typename Cursor>
class WalkAgents {
  using Kind = json::Value::Kind;

 public:
  WalkAgents(Cursor& cursor, UsageRecord& record)
      : cursor_(cursor), record_(record), counts_(cursor, record) {}

  // {"deepseek-v4-pro":{"inputTokens":…},…}, beside each other; or
  // {"deepseek-v4-pro":{"requests":{"count":2},"usage":{…}}}, inside.
  void model_usages(const Spelling& key) {
    const bool metrics = key.name == "modelMetrics";
    std::string_view model;
    for (bool more = cursor_.enter(model); more; more = cursor_.next(model)) {
      UsageFields* const fields = cursor_.kind() == Kind::object
                                      ? record_.begin_model_usage(model)
                                      : nullptr;
      if (fields == nullptr) {
        cursor_.skip();
      } else if (metrics) {
        model_metrics(*fields);
      } else {
        fields->set_anthropic();
        counts_.all(*fields, key);
      }
    }
  }

  // Open WebUI: {"history":{"messages":{"<id>":{…},…}},"messages":[…]}. The
  // list has those of the branch that is shown, the history all.
  void chat(int scope) {
    each_object("history", [this, scope] {
      each_object("messages", [this, scope] {
        RecordList found = cursor_.list();
        if (!cursor_.good()) return;
        if (!found.bytes.empty()) found.bytes.remove_prefix(1);
        record_.saw_list(scope, found);
      });
    });
  }

  // [{"type":"step-finish","tokens":{…}},…]
  void steps() {
    const Spelling& tokens = *find_spelling("tokens");
    objects([this, &tokens] {
      UsageFields step;
      bool counted = false;
      bool finished = false;
      std::string_view name;
      for (bool more = cursor_.enter(name); more; more = cursor_.next(name)) {
        const Kind kind = cursor_.kind();
        if (name == "tokens" && kind == Kind::object) {
          counted = true;
          counts_.all(step, tokens);
        } else if (name == "type" && kind == Kind::string) {
          std::string_view type;
          cursor_.scalar(type);
          finished = type == "step-finish";
        } else {
          cursor_.skip();
        }
      }
      if (counted && finished && cursor_.good()) record_.add_step(step);
    });
  }

  // [{"type":"chunk","chunk":{"type":"usage","usage":{…}}},…]
  void attempt(int scope) {
    objects([this, scope] {
      each_object("chunk", [this, scope] {
        each_object("usage", [this, scope] {
          UsageFields* const fields = record_.begin_stream_usage(scope);
          if (fields == nullptr) return cursor_.skip();
          counts_.all(*fields, *find_spelling("usage"));
        });
      });
    });
  }

 private:
  void model_metrics(UsageFields& fields) {
    fields.set_inclusive();
    std::string_view name;
    for (bool more = cursor_.enter(name); more; more = cursor_.next(name)) {
      const bool object = cursor_.kind() == Kind::object;
      if (object && name == "usage") {
        counts_.all(fields, *find_spelling("usage"));
      } else if (object && name == "requests") {
        counts_.number_of_requests(fields);
      } else {
        cursor_.skip();
      }
    }
  }

  // Calls `see` for each object of a list.
  template <typename See>
  void objects(const See& see) {
    for (bool more = cursor_.enter_array(); more && cursor_.good();
         more = cursor_.next_item()) {
      if (cursor_.kind() == Kind::object) {
        see();
      } else {
        cursor_.skip();
      }
    }
  }

  // Calls `see` for the object of that name in the one that begins here.
  template <typename See>
  void each_object(std::string_view wanted, const See& see) {
    std::string_view name;
    for (bool more = cursor_.enter(name); more; more = cursor_.next(name)) {
      if (name == wanted && cursor_.kind() == Kind::object) {
        see();
      } else {
        cursor_.skip();
      }
    }
  }

  Cursor& cursor_;
  UsageRecord& record_;
  WalkCounts<Cursor> counts_;
};

}  // namespace deepseek_cost::usage

#endif  // DEEPSEEK_COST_CORE_USAGE_RECORD_WALK_AGENTS_H_
