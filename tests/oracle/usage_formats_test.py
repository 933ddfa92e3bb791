"""The same random usages, written in several formats, come to what the second reading says."""

import csv
import io
import json
import os
import subprocess
import unittest

import usage_oracle as oracle
from oracle_test import CORE

INPUTS = {"prompt", "input", "miss", "hit_own"}


def understood(usage):
    """Hits, misses and output, or nothing where a log does not bill it."""
    try:
        fields = oracle.collect(usage)
        read = oracle.normalise(usage)
    except oracle.Refused:
        return None
    if not INPUTS & fields.keys() or "output" not in fields or not any(fields.values()):
        return None
    if read["hit"] + read["miss"] == 0:
        return None  # no request is without input: it was not counted
    return read["hit"], read["miss"], read["output"]


def names_once(usage):
    """A name that stands twice, in other capitals, is refused before its counts are read."""
    plain = [name.replace("_", "").lower() for name in usage]
    return len(set(plain)) == len(plain) and all(names_once(each) for each in usage.values() if isinstance(each, dict))


def wrapped(value):
    """MongoDB's extended JSON."""
    if isinstance(value, dict):
        return {key: wrapped(each) for key, each in value.items()}
    if isinstance(value, int):
        return {"$numberLong": str(value)}
    return value


def typed(value):
    """DynamoDB's JSON."""
    if isinstance(value, dict):
        return {"M": {key: typed(each) for key, each in value.items()}}
    if value is None:
        return {"NULL": True}
    return {"N": str(value)} if isinstance(value, (int, float)) else {"S": value}


def flat(usage, path="usage"):
    for key, value in usage.items():
        if isinstance(value, dict):
            yield from flat(value, f"{path}.{key}")
        elif value is not None:
            yield f"{path}.{key}", value


def table(rows):
    text = io.StringIO()
    csv.writer(text).writerows(rows)
    return text.getvalue()


def record(number, usage):
    return {"id": f"r{number}", "created": 1789056000, "model": "deepseek-flash", "usage": usage}


def renderings(usages):
    records = [record(*each) for each in enumerate(usages)]
    yield "JSON Lines", "".join(json.dumps(each) + "\n" for each in records)
    yield "MongoDB", "".join(json.dumps({**each, "usage": wrapped(each["usage"])}) + "\n" for each in records)
    yield "DynamoDB", json.dumps({"Items": [typed(each)["M"] for each in records], "Count": len(records)})
    yield "an object by ids", json.dumps({each["id"]: each for each in records})
    yield "Python's dicts", "".join(f"{each}\n" for each in records)
    yield "logged dicts", "".join(f"INFO:root:{each}\n" for each in records)
    yield "Docker, of dicts", "".join(
        json.dumps({"log": f"{each}\n", "stream": "stdout", "time": "2026-09-10T16:00:00Z"}) + "\n" for each in records
    )
    yield "Kafka", "".join(json.dumps({"topic": "t", "value": json.dumps(each)}) + "\n" for each in records)
    heads = ["id", "created", "model", "usage"]
    yield "a column of JSON", table([heads] + [[*list(each.values())[:3], json.dumps(each["usage"])] for each in records])
    yield "a column of dicts", table([heads] + [[*list(each.values())[:3], each["usage"]] for each in records])


class UsageFormats(unittest.TestCase):
    def read(self, log):
        done = subprocess.run([CORE, "--usage-log", "{}"], input=log.encode(), capture_output=True, check=True)
        return json.loads(done.stdout)

    def setUp(self):
        if not os.path.exists(CORE):
            self.skipTest("the core is not built")
        draws = oracle.Draws(7)
        drawn = (draws.usage() for _ in range(3000))
        # JSON in a text with a number below 0 is refused as a whole, whatever the number means.
        self.usages = [usage for usage in drawn if names_once(usage) and "-" not in str(usage.values())]

    def test_every_format_says_the_same(self):
        read = [understood(usage) for usage in self.usages]
        billed = [each for each in read if each]
        self.assertGreater(len(billed), 200)
        wanted = [str(len(billed))] + [str(sum(each[i] for each in billed)) for i in range(3)]
        for name, log in renderings(self.usages):
            report = self.read(log)
            got = [report["totals"][key] for key in ("requests", "hit", "miss", "output")]
            self.assertEqual(got, wanted, name)
            self.assertEqual(report["counts"]["records"], str(len(self.usages)), name)

    def test_flattened_columns(self):
        """One table for each usage: their columns differ."""
        for number, usage in enumerate(self.usages[:150]):
            cells = dict(flat(usage))
            if len(cells) < len(usage):
                continue  # a null, which a table leaves out
            if any("." in name for name, inner in usage.items() if isinstance(inner, dict)):
                continue  # a path already
            each = record(number, None)
            log = table([["id", "created", "model", *cells], [*list(each.values())[:3], *cells.values()]])
            read = understood(usage)
            totals = self.read(log)["totals"]
            wanted = ["1", *map(str, read)] if read else ["0"] * 4
            self.assertEqual([totals[key] for key in ("requests", "hit", "miss", "output")], wanted, usage)


if __name__ == "__main__":
    unittest.main()
