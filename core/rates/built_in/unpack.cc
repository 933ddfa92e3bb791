#include <cstdlib>

#include "core/rates/built_in/field_list.h"
#include "core/rates/built_in/pack.h"

namespace deepseek_cost {
namespace {

// The counterpart of the Packer in core/rates/built_in/pack.cc.
class Unpacker {
 public:
  explicit Unpacker(std::string_view bytes) : rest_(bytes) {}

  template <typename... Fields>
  void operator()(Fields&... fields) {
    (get(fields), ...);
  }

  void price(Price& price, Currency currency) {
    price = Price(number(), currency);
  }

  bool at_end() const { return rest_.empty(); }

 private:
  std::string_view bytes(std::size_t count) {
    if (count > rest_.size()) std::abort();
    const std::string_view taken = rest_.substr(0, count);
    rest_.remove_prefix(count);
    return taken;
  }
  std::int64_t number() {
    std::uint64_t zigzag = 0;
    for (int shift = 0;; shift += 7) {
      const auto byte = static_cast<unsigned char>(bytes(1).front());
      zigzag |= std::uint64_t{byte & 127U} << shift;
      if (byte < 128) break;
    }
    return static_cast<std::int64_t>(zigzag >> 1 ^ (~(zigzag & 1) + 1));
  }
  std::size_t size() { return static_cast<std::size_t>(number()); }

  template <typename Number>
  requires(std::integral<Number> ||
           std::is_enum_v<Number>) void get(Number& field) {
    field = static_cast<Number>(number());
  }
  void get(std::string& text) { text = bytes(size()); }
  void get(Instant& instant) { instant = Instant(number()); }
  template <typename Item>
  void get(std::vector<Item>& items) {
    // Made whole: growing would need code to move items of every kind.
    items = std::vector<Item>(size());
    for (Item& item : items) get(item);
  }
  template <typename Value>
  void get(std::optional<Value>& value) {
    if (number() != 0) get(value.emplace());
  }
  template <typename Part>
  requires std::is_class_v<Part>
  void get(Part& part) { pass(*this, part); }

  std::string_view rest_;
};

}  // namespace

RateBook unpack_rate_book(std::string_view bytes) {
  RateBook book;
  Unpacker unpacker(bytes);
  unpacker(book);
  if (!unpacker.at_end()) std::abort();
  return book;
}

}  // namespace deepseek_cost
