#include "core/api/book_of_request.h"

#include <utility>

#include "core/rates/load/load.h"

namespace deepseek_cost {

BookOfRequest::BookOfRequest(json::ObjectReader& reader) {
  const json::Value* book = reader.optional("book");
  if (book == nullptr) return;
  Result<RateBook> read = read_rate_book(*book, reader.path_of("book"));
  if (read) {
    custom_ = std::move(read).value();
  } else {
    for (const Error& error : read.errors()) reader.errors().push_back(error);
  }
}

}  // namespace deepseek_cost
