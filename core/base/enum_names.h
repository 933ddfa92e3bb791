// Closed lists: enumerations whose values have names on the wire.
//
//   enum class Period : std::uint8_t { minute, hour };
//   template <>
//   struct EnumNames<Period> {
//     static constexpr std::string_view kNames[] = {"minute", "hour"};
//   };
//   name_of(Period::hour)       → "hour"
//   enum_from<Period>("hour")   → Period::hour
//   names_of<Period>()          → "minute, hour"
#ifndef DEEPSEEK_COST_CORE_BASE_ENUM_NAMES_H_
#define DEEPSEEK_COST_CORE_BASE_ENUM_NAMES_H_

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace deepseek_cost {

// `kNames` in the order of the enumerators, which count from 0.
template <typename Enum>
struct EnumNames;

template <typename Enum>
concept NamedEnum = requires {
  EnumNames<Enum>::kNames;
};

// Where `name` stands among `names`.
std::optional<std::size_t> index_of(std::span<const std::string_view> names,
                                    std::string_view name);
// "minute, hour"; an empty name at the front, which stands for none, is left
// out.
std::string listed(std::span<const std::string_view> names);

template <NamedEnum Enum>
constexpr std::string_view name_of(Enum value) {
  return EnumNames<Enum>::kNames[static_cast<std::size_t>(value)];
}

template <NamedEnum Enum>
std::optional<Enum> enum_from(std::string_view name) {
  const auto index = index_of(EnumNames<Enum>::kNames, name);
  if (!index) return std::nullopt;
  return static_cast<Enum>(*index);
}

template <NamedEnum Enum>
std::string names_of() {
  return listed(EnumNames<Enum>::kNames);
}

}  // namespace deepseek_cost

#endif  // DEEPSEEK_COST_CORE_BASE_ENUM_NAMES_H_
