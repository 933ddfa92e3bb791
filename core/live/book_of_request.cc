#include "core/api/book_of_request.h"

namespace deepseek_cost {

// A field "book" is left to ObjectReader::finish, which refuses it.
BookOfRequest::BookOfRequest(ObjectReader&) {}

}  // namespace deepseek_cost
