"""Validates the rate book and exported estimates against their JSON Schemas, with the standard library alone.

    python3 tests/oracle/schema.py      prints nothing where all is well

Only the keywords that the schemas use are known; any other ends the run, so that none is silently ignored.
Then it makes sure that the schemas refuse: each mistake below has to be found.
"""

import copy
import json
import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
TYPES = {"object": dict, "array": list, "string": str, "boolean": bool, "integer": int, "null": type(None)}
IGNORED = {"$schema", "$defs", "title", "description"}


def is_a(value, kind):
    return isinstance(value, kind) and not (kind is int and isinstance(value, bool))


def mistakes(value, schema, root, path=""):
    if schema is False:
        return [f"{path}: not allowed here"]
    unknown = set(schema) - IGNORED - KEYWORDS.keys()
    if unknown:
        sys.exit(f"the schema uses keywords that are not known here: {unknown}")
    if "type" in schema:
        names = schema["type"] if isinstance(schema["type"], list) else [schema["type"]]
        if not any(is_a(value, TYPES[name]) for name in names):
            return [f"{path}: not of type {schema['type']}"]
    found = []
    for keyword, argument in schema.items():
        if keyword in KEYWORDS:
            found += KEYWORDS[keyword](value, argument, schema, root, path)
    return found


def reference(value, target, _schema, root, path):
    node = root
    for part in target.removeprefix("#/").split("/"):
        node = node[part]
    return mistakes(value, node, root, path)


def properties(value, known, schema, root, path):
    found = []
    for key, item in value.items():
        if key in known:
            found += mistakes(item, known[key], root, f"{path}/{key}")
    return found


def additional(value, rule, schema, root, path):
    found = []
    for key, item in value.items():
        if key in schema.get("properties", {}):
            continue
        if rule is False:
            found.append(f"{path}/{key}: not a known field")
        else:
            found += mistakes(item, rule, root, f"{path}/{key}")
    return found


def one_of(value, choices, _schema, root, path):
    fitting = [choice for choice in choices if not mistakes(value, choice, root, path)]
    return [] if len(fitting) == 1 else [f"{path}: fits {len(fitting)} of {len(choices)} choices"]


def check(test, what):
    def keyword(value, argument, _schema, _root, path):
        return [] if test(value, argument) else [f"{path}: {what} {argument}"]

    return keyword


KEYWORDS = {
    "type": lambda *_: [],
    "$ref": reference,
    "properties": properties,
    "additionalProperties": additional,
    "propertyNames": lambda value, rule, _schema, root, path: [
        m for key in value for m in mistakes(key, rule, root, f"{path}/{key}")
    ],
    "items": lambda value, rule, _schema, root, path: [
        m for i, item in enumerate(value) for m in mistakes(item, rule, root, f"{path}/{i}")
    ],
    "oneOf": one_of,
    "required": lambda value, keys, _schema, _root, path: [
        f"{path}/{key}: missing" for key in keys if key not in value
    ],
    "const": check(lambda value, a: value == a, "is not"),
    "enum": check(lambda value, a: value in a, "is none of"),
    "pattern": check(lambda value, a: re.search(a, value) is not None, "does not match"),
    "minItems": check(lambda value, a: len(value) >= a, "fewer than"),
    "maxItems": check(lambda value, a: len(value) <= a, "more than"),
    "minProperties": check(lambda value, a: len(value) >= a, "fewer than"),
    "maxLength": check(lambda value, a: len(value) <= a, "longer than"),
    "minimum": check(lambda value, a: value >= a, "below"),
    "maximum": check(lambda value, a: value <= a, "above"),
}

# Where in the file, and the bad value put there.
BAD_BOOK = [
    (["format"], 2),
    (["cards", 0, "effective_from"], "2026-04-24"),
    (["cards", 0, "models", 0, "family"], "max"),
    (["cards", 0, "models", 0, "prices"], {"EUR": {"flat": ["1", "2", "3"]}}),
    (["prices", "flash-2026-04-24", "USD", "flat", 0], "0.0280001"),
    (["prices", "flash-2026-04-24", "USD", "flat", 0], "-0.028"),
    (["prices", "flash-2026-04-24", "USD", "flat", 0], 0.028),
    (["prices", "flash-2026-04-24", "USD", "peak"], ["1", "2", "3"]),
    (["peak_rules", 0, "windows", 0], ["09:00"]),
    (["peak_rules", 0, "weekdays", 0], 8),
    (["sources", "page-05", "url"], "javascript:alert(1)"),
    (["names", 0, "name"], "a*b"),
    (["cards"], []),
    (["extra"], 1),
]


BAD_ESTIMATE = [
    (["format"], "deepseek-cost"),
    (["version"], 2),
    (["custom_book"], {"name": "Reseller"}),
    (["rate_card", "effective_from"], "2026-06-28"),
    (["scenario", "currency"], "EUR"),
    (["scenario", "month"], "2026-13"),
    (["scenario", "workloads"], []),
    (["scenario", "workloads", 0, "input"], -1),
    (["scenario", "workloads", 0, "per"], "year"),
    (["estimate", "models", 0, "month", "amount"], 17.794),
    (["estimate", "models", 0, "month", "amount"], "1e3"),
    (["estimate", "models", 0, "lines", 0, "bucket"], "cache"),
]


def faults(schema_path, value_path, bad_values):
    """What the schema wrongly refuses or accepts."""
    schema = json.loads((ROOT / schema_path).read_text("utf-8"))
    value = json.loads((ROOT / value_path).read_text("utf-8"))
    failures = [f"{value_path}: {m}" for m in mistakes(value, schema, schema)]
    for place, bad in bad_values:
        broken = copy.deepcopy(value)
        node = broken
        for part in place[:-1]:
            node = node[part]
        node[place[-1]] = bad
        if not mistakes(broken, schema, schema):
            failures.append(f"{schema_path} accepts {bad!r} at {place}")
    return failures


def run():
    failures = faults("core/rates/rate_book.schema.json", "core/rates/deepseek.json", BAD_BOOK)
    for path in sorted((ROOT / "tests/exports").glob("*.json")):
        failures += faults("web/public/estimate.schema.json", path.relative_to(ROOT), BAD_ESTIMATE)
    return failures


if __name__ == "__main__":
    sys.exit("\n".join(run()))
