// Records that are kept by their ids or days, or in a list of any name:
//
//   {"chatcmpl-1": {"model": "…", "usage": {…}}, "chatcmpl-2": {…}}
//   {"2026-10-01": [{…}, {…}], "2026-10-02": [{…}]}
//   {"version": 2, "answers": [{…}, {…}]}
#ifndef DEEPSEEK_COST_CORE_USAGE_RECORD_KEYED_RECORDS_H_
#define DEEPSEEK_COST_CORE_USAGE_RECORD_KEYED_RECORDS_H_

#include <string_view>
#include <vector>

namespace deepseek_cost::usage {

// The values of the object that hold records, in their order: where no key of
// it names a field, its lists, and its objects if every key has a digit, as ids
// and days have. None where the first record in them has no usage or no model.
// `object`: checked JSON.
std::vector<std::string_view> keyed_records(std::string_view object);

}  // namespace deepseek_cost::usage

#endif  // DEEPSEEK_COST_CORE_USAGE_RECORD_KEYED_RECORDS_H_
