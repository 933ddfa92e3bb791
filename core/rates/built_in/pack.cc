#include "core/rates/built_in/pack.h"

#include "core/rates/built_in/field_list.h"

namespace deepseek_cost {
namespace {

// Numbers as 7 bits a byte, the smallest first and the sign in the lowest bit;
// texts and lists after their length.
class Packer {
 public:
  template <typename... Fields>
  void operator()(const Fields&... fields) {
    (put(fields), ...);
  }

  void price(const Price& price, Currency) { put(price.units()); }

  std::string take() { return std::move(bytes_); }

 private:
  template <typename Number>
  requires(std::integral<Number> ||
           std::is_enum_v<Number>) void put(const Number& number) {
    const auto wide = static_cast<std::int64_t>(number);
    auto rest = static_cast<std::uint64_t>(wide) << 1 ^
                static_cast<std::uint64_t>(wide >> 63);
    for (; rest > 127; rest >>= 7) {
      bytes_ += static_cast<char>((rest & 127) | 128);
    }
    bytes_ += static_cast<char>(rest);
  }
  void put(const std::string& text) {
    put(text.size());
    bytes_ += text;
  }
  void put(const Instant& instant) { put(instant.seconds()); }
  template <typename Item>
  void put(const std::vector<Item>& items) {
    put(items.size());
    for (const Item& item : items) put(item);
  }
  template <typename Value>
  void put(const std::optional<Value>& value) {
    put(value.has_value());
    if (value) put(*value);
  }
  template <typename Part>
  requires std::is_class_v<Part>
  void put(const Part& part) { pass(*this, part); }

  std::string bytes_;
};

}  // namespace

std::string pack_rate_book(const RateBook& book) {
  Packer packer;
  packer(book);
  return packer.take();
}

}  // namespace deepseek_cost
