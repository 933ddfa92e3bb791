#include "core/api/book_of_request.h"

namespace deepseek_cost {

// A field "book" is left to json::ObjectReader::finish, which refuses it.
BookOfRequest::BookOfRequest(json::ObjectReader&) {}

}  // namespace deepseek_cost
