#include "core/usage/open_streams.h"

namespace deepseek_cost::usage {

Request* OpenStreams::find(std::uint64_t key) {
  const auto found = places_.find(key);
  return found == places_.end() ? nullptr : &*found->second;
}

Request& OpenStreams::add(std::uint64_t key) {
  Request& request = list_.emplace_front();
  request.key = key;
  places_[key] = list_.begin();
  return request;
}

void OpenStreams::touch(const Request& request) {
  const auto found = places_.find(request.key);
  if (found == places_.end()) return;  // not one of these
  list_.splice(list_.begin(), list_, found->second);
}

void OpenStreams::remove(const Request& request) {
  const auto found = places_.find(request.key);
  if (found == places_.end()) return;
  const List::iterator place = found->second;
  places_.erase(found);
  list_.erase(place);
}

}  // namespace deepseek_cost::usage
