#include "core/estimate/limits.h"

#include <algorithm>
#include <cstdint>
#include <string_view>

#include "core/base/ascii.h"
#include "core/scenario/json/shape_json.h"

namespace deepseek_cost {
namespace {

// What a model takes: no more than the official ones, which hold where its own
// limits are not recorded.
RequestLimits limits_of(const CardModel& model) {
  const auto bound = [](std::int64_t official, std::int64_t own) {
    return own == 0 ? official : std::min(own, official);
  };
  const RequestLimits official;
  return {bound(official.context, model.context),
          bound(official.output, model.max_output)};
}

// Whether a compared model does not take a run. Those that the official limits
// refuse were refused where they were read.
void check_run_limits(const Shape& shape, const std::string& path,
                      const ComparedModels& models, Errors& refused) {
  for (const CardModel* model : models) {
    const RequestLimits limits = limits_of(*model);
    if (limits == RequestLimits{}) continue;
    Errors errors = check_shape(shape, path + "/shape", limits);
    if (errors.empty()) continue;
    const bool alike = std::all_of(
        models.begin(), models.end(),
        [&](const CardModel* other) { return limits_of(*other) == limits; });
    for (Error& error : errors) {
      if (alike) break;
      const bool plain = error.detail_parts.phrase == Phrase::verbatim;
      (plain ? error.detail : error.detail_parts.second) +=
          " (" + model->name + ')';
    }
    refused.insert(refused.end(), errors.begin(), errors.end());
    return;
  }
}

// What a compared model does not take has no price on it, and so no comparison
// and no verdict either: the sentence names its own limit, and the model where
// others have another.
void check_request_limits(const Workload& workload, const std::string& path,
                          const ComparedModels& models, Errors& refused) {
  const std::int64_t output = workload.output.count();
  const std::int64_t total = (workload.input + workload.output).count();
  const auto check = [&](ErrorCode code, std::string_view field,
                         std::int64_t value, std::int64_t CardModel::*most) {
    const CardModel* least = nullptr;
    for (const CardModel* model : models) {
      const std::int64_t limit = model->*most;
      if (limit == 0 || value <= limit) continue;
      if (least == nullptr || limit < least->*most) least = model;
    }
    if (least == nullptr) return;
    const bool alike = std::all_of(
        models.begin(), models.end(),
        [&](const CardModel* other) { return other->*most == least->*most; });
    refused.push_back(
        {code, path + std::string(field), to_string(value),
         to_string(least->*most) + (alike ? "" : " (" + least->name + ')')});
  };
  check(ErrorCode::output_over_limit, "/output", output,
        &CardModel::max_output);
  check(ErrorCode::context_over_limit, "/input", total, &CardModel::context);
}

}  // namespace

void check_limits(const Workload& workload, const std::string& path,
                  const ComparedModels& models, Errors& refused) {
  if (workload.shape) {
    check_run_limits(*workload.shape, path, models, refused);
  } else {
    check_request_limits(workload, path, models, refused);
  }
}

void check_sense(const Workload& workload, const Ratio& requests,
                 const std::string& path, Errors& warnings) {
  if (!workload.shape && workload.input == Tokens() &&
      workload.output == Tokens()) {
    warnings.push_back({ErrorCode::nothing_sent, path, "", ""});
  }
  if (workload.requests == Requests()) {
    warnings.push_back({ErrorCode::no_requests, path + "/requests", "0", ""});
  }
  if (requests > Ratio(kManyRequests)) {
    warnings.push_back({ErrorCode::many_requests, path + "/requests",
                        round_half_even_to_decimal(requests, 0).text,
                        Phrase::ten_billion});
  }
}

}  // namespace deepseek_cost
