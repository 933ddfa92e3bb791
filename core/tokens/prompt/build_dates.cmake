# Writes a C++ source (OUTPUT) with the instants from which a rate book (INPUT)
# names certain builds of the models.
file(READ "${INPUT}" book)
string(JSON cards LENGTH "${book}" cards)
math(EXPR last_card "${cards} - 1")

# The first instant with a version that matches: that of its card, or the day
# that a version such as "DeepSeek-V4-Flash (-0731 from 2026-07-31)" names.
function(first_instant result pattern)
  foreach(i RANGE ${last_card})
    string(JSON models LENGTH "${book}" cards ${i} models)
    math(EXPR last_model "${models} - 1")
    foreach(j RANGE ${last_model})
      string(JSON version GET "${book}" cards ${i} models ${j} version)
      if(NOT version MATCHES "${pattern}")
        continue()
      endif()
      if(version MATCHES " from ([0-9-]+)")
        set(instant "${CMAKE_MATCH_1}T00:00:00Z")
      else()
        string(JSON instant GET "${book}" cards ${i} effective_from)
      endif()
      set(${result} "${instant}" PARENT_SCOPE)
      return()
    endforeach()
  endforeach()
  message(FATAL_ERROR "the rate book names no version like ${pattern}")
endfunction()

first_instant(flash_0731 "^DeepSeek-V4-Flash.*-0731")
first_instant(pro_0813 "^DeepSeek-V4-Pro.*-0813")
first_instant(v41 "^DeepSeek-V4\\.1-Flash$")
first_instant(v41_next "^DeepSeek-V4\\.1-Flash-")

file(WRITE "${OUTPUT}" "#include \"core/tokens/prompt/build_dates.h\"

namespace deepseek_cost::tokens {

BuildDates build_dates() {
  return {.flash_0731 = \"${flash_0731}\",
          .pro_0813 = \"${pro_0813}\",
          .v41 = \"${v41}\",
          .v41_next = \"${v41_next}\"};
}

}  // namespace deepseek_cost::tokens
")
