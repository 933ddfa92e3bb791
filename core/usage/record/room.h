// Room for a few objects in place, which are made when they are needed: most
// records have one scope and one usage, and clearing all that they could have
// takes longer than reading a key.
#ifndef DEEPSEEK_COST_CORE_USAGE_RECORD_ROOM_H_
#define DEEPSEEK_COST_CORE_USAGE_RECORD_ROOM_H_

#include <cstddef>
#include <memory>
#include <type_traits>

namespace deepseek_cost::usage {

template <typename T, std::size_t n>
class Room {
  static_assert(std::is_trivially_copyable_v<T> &&
                std::is_trivially_destructible_v<T>);

 public:
  // A new object at place `i`. Only places that were made may be read.
  template <typename Index>
  T& make(Index i) {
    return *std::construct_at(begin() + i);
  }
  template <typename Index>
  T& operator[](Index i) {
    return begin()[i];
  }
  template <typename Index>
  const T& operator[](Index i) const {
    return begin()[i];
  }
  T* begin() { return places_.items; }
  const T* begin() const { return places_.items; }

 private:
  union Places {
    Places() {}
    T items[n];
  };
  Places places_;
};

}  // namespace deepseek_cost::usage

#endif  // DEEPSEEK_COST_CORE_USAGE_RECORD_ROOM_H_
