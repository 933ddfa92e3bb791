"""A second reading of usage objects.

    python3 tests/oracle/usage_oracle.py build/native/deepseek_cost_call [draws] [seed]

Takes the names and their meanings from the tables of core/usage/record (spelling_counts.h, spelling_forms.h), and makes
of them hits, misses and output by the rules of core/usage/record/normalise.h, written from their description. Then it
draws random usage objects, sensible and not, asks the core all of them in one process, and compares every number and
every refusal.
"""

import json
import pathlib
import random
import re
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
TOP, INPUT, OUTPUT = range(3)
MOST = 10**15


class Refused(Exception):
    pass


def table():
    """Names of counts with their fields at the top, in details of the input and of the output; names of details."""
    listed = ""
    tables = (("spelling_counts.h", "kCounts"), ("spelling_forms.h", "kForms"), ("spelling_tools.h", "kTools"))
    for file, name in tables:
        text = (ROOT / "core/usage/record" / file).read_text()
        text = text[text.index(f"{name}[] = {{") : text.index("}  // namespace spelling_table")]
        listed += re.sub(r"\s+", " ", re.sub(r"//[^\n]*", "", text))
    counts, details = {}, {}
    for name, field in re.findall(r'count\("([^"]+)", F::(\w+)\)', listed):
        counts[name] = (field,) * 3
    for name, fields in re.findall(r'inner\("([^"]+)", ([^)]*)\)', listed):
        known = re.findall(r"F::(\w+)", fields)
        counts[name] = tuple((known + ["none"] * 3)[:3])
    for name, fields in re.findall(r'Spelling\{"([^"]+)", K::count, \d, ([^}]*)\}', listed):
        counts[name] = tuple((re.findall(r"F::(\w+)", fields) + ["none"] * 3)[:3])
    for name, kind, field in re.findall(r'both\("([^"]+)", K::(\w+), F::(\w+)\)', listed):
        counts[name] = (field, "none", "none")
        details[name] = kind
    for name, kind in re.findall(r'key\("([^"]+)", K::(input_details|output_details)\)', listed):
        details[name] = kind
    return counts, details


def capitalised(name):
    """The name as Go, C# and databases write it, of one in small letters with underscores or in camel case."""
    return "".join(word[:1].upper() + word[1:] for word in name.split("_"))


def with_capitals(counts, details):
    """Where two names become one, that with underscores counts."""
    plain = re.compile(r"[a-z][A-Za-z_]*")
    names = [name for name in {**counts, **details} if plain.fullmatch(name)]
    source = {}
    for name in sorted(names, key=lambda name: "_" not in name and not name.islower()):
        source.setdefault(capitalised(name), name)
        if name.islower():
            source.setdefault(name.upper(), name)
    for named in (counts, details):
        named.update({new: named[name] for new, name in source.items() if name in named})
    return counts, details


COUNTS, DETAILS = with_capitals(*table())


def merge(fields, field, value):
    if field == "none" or value is None:
        return
    if not isinstance(value, int) or isinstance(value, bool):
        raise Refused("wrong_type")
    if value < 0:
        raise Refused("negative_number")
    if value > MOST:
        raise Refused("out_of_range")
    known = fields.get(field, 0)
    if known and value and known != value:
        raise Refused("contradictory_usage")
    fields[field] = max(known, value)


def collect(usage):
    fields = {}
    for name, value in usage.items():
        if isinstance(value, dict) and name in DETAILS:
            place = INPUT if DETAILS[name] == "input_details" else OUTPUT
            for inner, count in value.items():
                merge(fields, COUNTS.get(inner, ("none",) * 3)[place], count)
        elif name in COUNTS:
            merge(fields, COUNTS[name][TOP], value)
    return fields


def whole(fields, everything, hit):
    hits_given = any(name in fields for name in HITS)
    miss = fields.get("miss", 0)
    if miss and not hits_given:
        if miss > everything:
            raise Refused("contradictory_usage")
        return everything - miss, miss
    if hit > everything:
        raise Refused("contradictory_usage")
    written = max(fields.get("write", 0), fields.get("write_beside", 0))
    if miss and everything not in (hit + miss, hit + miss + written):
        raise Refused("contradictory_usage")
    return hit, everything - hit


HITS = ("hit_api", "hit_inside", "hit_beside", "hit_either", "hit_own")


def split(fields, output):
    given = {fields[name] for name in HITS if fields.get(name)}
    if len(given) > 1:
        raise Refused("contradictory_usage")
    hit = max(given, default=0)
    written = max(fields.get("write", 0), fields.get("write_beside", 0))
    prompt, plain = fields.get("prompt", 0), fields.get("input", 0)
    if prompt or ("prompt" in fields and "input" not in fields):
        if plain and plain != prompt and plain + hit + written != prompt:
            raise Refused("contradictory_usage")
        return whole(fields, prompt, hit)
    if "input" not in fields:
        return hit, fields.get("miss", 0) + fields.get("write_beside", 0)
    inside = "hit_inside" in fields and fields.get("total") == plain + output
    if inside and hit <= plain and "hit_beside" not in fields:
        beside = False
    elif "hit_beside" in fields or "write_beside" in fields:
        if fields.get("hit_inside"):
            raise Refused("contradictory_usage")
        beside = True
    elif "hit_api" in fields or "hit_inside" in fields or not (hit or written):
        beside = False
    elif fields.get("miss") and fields["miss"] in (plain - hit, plain):
        beside = fields["miss"] == plain and hit > 0
    elif hit > plain or plain == 0:
        beside = True
    elif fields.get("total") == plain + output:
        beside = False
    elif fields.get("total") == plain + hit + written + output:
        beside = True
    else:
        raise Refused("contradictory_usage")
    if not beside:
        return whole(fields, plain, hit)
    if fields.get("hit_inside"):
        raise Refused("contradictory_usage")
    miss = fields.get("miss", 0)
    if miss and miss not in (plain, plain + written):
        raise Refused("contradictory_usage")
    return hit, plain + written


def normalise(usage):
    fields = collect(usage)
    if not fields:
        raise Refused("no_usage")
    output = fields.get("output", 0)
    beside = fields.get("reasoning_beside", 0)
    before = fields.get("prompt", fields.get("input", 0))
    whole = any(usage.get(name) is not None for name in ("totalOutputTokens", "TotalOutputTokens"))
    # Where the total is the sum without it, or it is named as whole, the output includes it.
    if whole:
        pass
    elif beside > output or fields.get("total", 0) != before + output:
        output += beside
    hit, miss = split(fields, output)
    reasoning = max(fields.get("reasoning", 0), fields.get("reasoning_beside", 0))
    if reasoning > output:
        raise Refused("contradictory_usage")
    # Totals that leave out what stands beside the input.
    plain = fields.get("input", -1) if "hit_beside" in fields and "prompt" not in fields else -1
    without_hits = 0 <= plain < hit and fields.get("total") == plain + output
    if fields.get("total") and not without_hits and fields["total"] != hit + miss + output:
        raise Refused("contradictory_usage")
    return {"hit": hit, "miss": miss, "output": output, "reasoning": reasoning}


class Draws:
    """Usage objects that agree with themselves more often than chance has it."""

    def __init__(self, seed):
        self.random = random.Random(seed)
        self.names = sorted(COUNTS)

    def usage(self):
        pick = self.random
        hit, miss, out = pick.randrange(200), pick.randrange(200), pick.randrange(1, 100)
        sensible = {
            "prompt": hit + miss, "input": pick.choice([miss, hit + miss]), "miss": miss, "output": out,
            "reasoning": pick.randrange(out + 1), "reasoning_beside": 0, "total": hit + miss + out, "write": 0,
            "write_beside": 0, "none": 1,
        }
        usage = {}
        for _ in range(pick.randrange(1, 7)):
            name = pick.choice(self.names)
            usage[name] = self.value(sensible.get(COUNTS[name][TOP], hit))
        for _ in range(pick.randrange(3)):
            name = pick.choice(sorted(DETAILS))
            place = INPUT if DETAILS[name] == "input_details" else OUTPUT
            inner = pick.choice(self.names)
            usage[name] = {inner: self.value(sensible.get(COUNTS[inner][place], hit))}
        return usage

    def value(self, sensible):
        odds = self.random.random()
        if odds < 0.8:
            return sensible
        return 0 if odds < 0.9 else self.random.choice([sensible + 1, None, -1, MOST + 1, 7])


def ask(binary, requests):
    text = "".join(json.dumps({"usage": usage}) + "\n" for usage in requests)
    done = subprocess.run([binary, "normaliseUsage"], input=text, capture_output=True, text=True, check=True)
    return [json.loads(line) for line in done.stdout.splitlines()]


def main(binary, draws=20000, seed=1):
    source = Draws(int(seed))
    requests = [source.usage() for _ in range(int(draws))]
    answers = ask(binary, requests)
    assert len(answers) == len(requests)
    billed = 0
    for usage, answer in zip(requests, answers):
        try:
            wanted = {key: str(value) for key, value in normalise(usage).items()}
            got = {key: answer.get(key) for key in wanted}
            billed += 1
        except Refused as refused:
            wanted, got = str(refused), answer.get("errors", [{}])[0].get("code")
        if wanted != got:
            sys.exit(f"{json.dumps(usage)}: {got}, not {wanted}")
    assert billed > len(requests) // 20, "too few usages are sensible"
    print(f"{len(requests)} usage objects agree, {billed} of them billed")


if __name__ == "__main__":
    main(*sys.argv[1:])
