// What a row of an export has in common with its neighbours.
#include <algorithm>
#include <cstring>

#include "core/base/utf8.h"
#include "core/usage/export/export_fields.h"
#include "core/usage/export/platform_export.h"
#include "core/usage/text/same_text.h"

namespace deepseek_cost::usage {
namespace {

constexpr std::size_t kMostNames = 1000;
constexpr std::size_t kMostNameBytes = 128;

std::optional<std::size_t> index_of(std::vector<std::string>& names,
                                    std::string_view name) {
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (names[i] == name) return i;
  }
  if (names.size() >= kMostNames) return std::nullopt;
  names.emplace_back(name);
  return names.size() - 1;
}

// Names come from a file that may hold anything.
std::optional<std::string> read_name(std::string_view text) {
  text = trimmed_field(text);
  if (!count_code_points(text)) return std::nullopt;
  return shortened(text, kMostNameBytes);
}

std::optional<std::size_t> index_of_name(std::vector<std::string>& names,
                                         std::string_view field) {
  // The usual case first: a name that is known, as it stands.
  for (std::size_t i = 0; i < std::min<std::size_t>(names.size(), 8); ++i) {
    if (same_text(names[i], field) && !field.empty()) return i;
  }
  const auto name = read_name(field);
  return name ? index_of(names, *name) : std::nullopt;
}

}  // namespace

std::string_view UsageExport::head_field(const CsvFields& fields,
                                         std::size_t i) const {
  const std::size_t column = columns_.head[i];
  return column < fields.size() ? fields[column] : std::string_view();
}

// Into one text: nothing is asked of the library for each field.
void UsageExport::keep_texts(const CsvFields& fields) {
  std::uint32_t sizes[kHeadColumns];
  std::size_t size = kIdentitySizes;
  for (std::size_t i = 0; i < kHeadColumns; ++i) {
    sizes[i] = static_cast<std::uint32_t>(head_field(fields, i).size());
    size += sizes[i];
  }
  head_text_.resize(size);
  char* out = head_text_.data();
  for (std::size_t i = 0; i < kHeadColumns; ++i) {
    const std::string_view field = head_field(fields, i);
    std::copy(field.begin(), field.end(), out);
    head_fields_[i] = {out, field.size()};
    out += field.size();
  }
  std::memcpy(out, &sizes[kFirstIdentity], kIdentitySizes);
}

// Rows come in the order of their times, models and keys: most have those of
// the row before. Gives what is wrong, or nothing.
std::optional<Phrase> UsageExport::read_head(const CsvFields& fields) {
  std::size_t same = 0;
  while (same < kHeadColumns &&
         same_text(head_field(fields, same), head_fields_[same])) {
    ++same;
  }
  if (same < kHeadColumns) {
    head_kept_ = false;
    if (same < 2) interval_known_ = false;
    keep_texts(fields);
  }
  interval_known_ = interval_known_ || read_interval(fields);
  if (!interval_known_) {
    return columns_.start == kNone ? Phrase::date_unreadable
                                   : Phrase::times_unreadable;
  }
  return {};
}

bool UsageExport::read_interval(const CsvFields& fields) {
  if (columns_.start == kNone) {
    const auto day =
        read_day(trimmed_field(fields[columns_.date]), date_order_);
    if (!day) return false;
    head_.day = *day;
    head_.from = instant_of(*day, 0, 0);
    head_.until = instant_of(*day + 1, 0, 0);
    return true;
  }
  const std::string_view start = trimmed_field(fields[columns_.start]);
  const std::optional<Instant> from = read_time(start);
  const auto day = read_day(
      start.substr(0, std::min<std::size_t>(10, start.size())), date_order_);
  if (!from || !day) return false;
  std::optional<Instant> until = from;
  if (columns_.end != kNone) {
    until = read_time(trimmed_field(fields[columns_.end]));
  }
  if (!until || *until < *from) return false;
  head_.day = *day;
  head_.from = *from;
  head_.until = *until;
  return true;
}

// User, key and wallet of the row that is read, each with its size: they may
// hold anything.
std::string_view UsageExport::identity() const {
  std::size_t before = 0;
  for (std::size_t i = 0; i < kFirstIdentity; ++i) {
    before += head_fields_[i].size();
  }
  const std::string_view text(head_text_.data(), head_text_.size());
  return text.substr(before);
}

// Of the row that is read, as the last of `heads_`: only rows that are billed
// have one there. Gives what is wrong, or nothing.
std::optional<Phrase> UsageExport::keep_head(const CsvFields& fields) {
  if (head_kept_) return {};
  const auto model = index_of_name(models_, fields[columns_.model]);
  if (!model) return Phrase::model_unreadable;
  head_.model = static_cast<std::uint32_t>(*model);
  head_.key = 0;
  if (per_key_ && columns_.key_name != kNone) {
    const auto key = index_of_name(keys_, fields[columns_.key_name]);
    if (!key) return Phrase::key_name_unreadable;
    head_.key = static_cast<std::uint32_t>(*key);
  }
  const auto whose = known_.number_of(identity());
  if (!whose) return Phrase::key_name_unreadable;
  head_.whose = *whose;
  head_.file = file_;
  head_.table = table_;
  head_.owned = columns_.owned;
  heads_.push_back(head_);
  head_kept_ = true;
  return {};
}

}  // namespace deepseek_cost::usage
