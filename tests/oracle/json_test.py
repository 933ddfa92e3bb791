"""The core's reader of JSON against Python's: damaged texts are taken or refused alike.

Each text is the request of the call "version", one a line, so none holds a line break.
"""

import json
import random
import re
import subprocess
import unittest

from oracle_test import CORE

SEEDS = (
    b'{"a":[1,-2.5e-3,true,null,"\\ud83d\\ude00 \xe5\xae\xa2\xe6\x9c\x8d \\"q\\" \\u0041"]}',
    b'\xef\xbb\xbf["mark"]',
    b'[[],{},[{}],"",0,-0,1E5,0.0,18446744073709551616,{"b":{"c":"\\n\\t"}}]',
    b'{"ok":true,"card":"2026-06-28","lines":[{"bucket":"hit","tokens":1050,"amount":"0.000184875"}]}',
)
BYTES = b'{}[]",:0123456789.-+eE\\utrfalsn \t\x00\x01\x7f\x80\xbf\xc2\xe2\xed\xa0\xf0\x9f\xf4\x90\xff'
# What the core says where it refuses a text before any call sees it.
REFUSALS = {"invalid_json", "duplicate_key", "too_deep", "out_of_range"}


class Repeated(ValueError):
    pass


def unique(pairs):
    if len({key for key, _ in pairs}) != len(pairs):
        raise Repeated
    return dict(pairs)


def not_json(name):
    raise ValueError(name)


def number(text):
    """The core's own bound: below 1e308, whatever a machine's floating point makes of it."""
    whole, fraction, exponent = re.fullmatch(r"-?(\d+)(?:\.(\d+))?(?:[eE]([-+]?\d+))?", text).groups()
    digits = whole + (fraction or "")
    first = len(digits) - len(digits.lstrip("0"))
    if first < len(digits) and len(whole) - 1 - first + int(exponent or 0) >= 308:
        raise ValueError(text)
    return text


def is_json(text):
    """RFC 8259, in UTF-8 with an optional byte order mark, keys unique, every surrogate paired."""
    try:
        value = json.loads(
            text.decode("utf-8").removeprefix("\ufeff"),
            parse_constant=not_json,
            object_pairs_hook=unique,
            parse_float=number,
            parse_int=number,
        )
        json.dumps(value, ensure_ascii=False).encode("utf-8")
    except ValueError:
        return False
    return True


def damaged(draw):
    text = bytearray(draw.choice(SEEDS))
    if draw.random() < 0.3:
        start = draw.randrange(len(text))
        text = text[start : start + draw.randrange(40)]
    for _ in range(draw.randrange(4)):
        if text and draw.random() < 0.5:
            text[draw.randrange(len(text))] = draw.choice(BYTES)
        else:
            text.insert(draw.randrange(len(text) + 1), draw.choice(BYTES))
    return bytes(text) or b"0"


class JsonTest(unittest.TestCase):
    def test_damaged_texts_are_taken_or_refused_as_by_python(self):
        draw = random.Random(20261123)
        texts = [damaged(draw) for _ in range(60000)]
        answers = subprocess.run(
            [CORE, "version"], input=b"\n".join(texts) + b"\n", stdout=subprocess.PIPE, check=True
        ).stdout.splitlines()
        self.assertEqual(len(answers), len(texts))
        taken = 0
        for text, answer in zip(texts, answers):
            errors = json.loads(answer).get("errors", [])
            refused = any(e["code"] in REFUSALS and e["where"] == "" for e in errors)
            self.assertEqual(is_json(text), not refused, (text, answer))
            taken += not refused
        # Both verdicts have to have been due often.
        self.assertGreater(taken, 5000)
        self.assertLess(taken, 55000)


if __name__ == "__main__":
    unittest.main()
