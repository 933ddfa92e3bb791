# Turns a JSON file (INPUT) into a C++ source (OUTPUT) that holds its text.
# Line breaks and indentation are dropped: JSON text has none inside strings.
file(READ "${INPUT}" text)
string(REGEX REPLACE "\n[ \t]*" "" text "${text}")
file(WRITE "${OUTPUT}" "#include \"core/rates/built_in/embedded_text.h\"

namespace deepseek_cost {

std::string_view embedded_rate_book() {
  static constexpr char kText[] = R\"__json__(${text})__json__\";
  return {kText, sizeof(kText) - 1};
}

}  // namespace deepseek_cost
")
