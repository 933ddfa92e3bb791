"""An independent second opinion on every price.

    python3 tests/oracle/oracle.py build/native/deepseek_cost_call [draws] [seed]

Reads core/rates/deepseek.json with its own rules, written from the descriptions and not from the C++ code, with
Python's decimal numbers and dates. Then it draws random requests (100,000 unless told otherwise), clustered around
every boundary there is, asks the core all of them in one process, and compares card, model, band and every digit.
"""

import datetime
import decimal
import json
import pathlib
import random
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
BUCKETS = ("hit", "miss", "output")
UTC = datetime.timezone.utc
decimal.getcontext().prec = 80
decimal.getcontext().traps[decimal.Inexact] = True


def seconds(text):
    return int(datetime.datetime.fromisoformat(text.replace("Z", "+00:00")).timestamp())


def zone(offset):
    sign = -1 if offset[0] == "-" else 1
    return datetime.timezone(sign * datetime.timedelta(hours=int(offset[1:3]), minutes=int(offset[4:6])))


def clock(text):
    return int(text[:2]) * 60 + int(text[3:])


class Refused(Exception):
    pass


class Book:
    def __init__(self, text):
        book = json.loads(text)
        self.prices = book["prices"]
        self.cards = sorted(book["cards"], key=lambda card: seconds(card["effective_from"]))
        self.starts = [seconds(card["effective_from"]) for card in self.cards]
        self.names = book["names"]
        self.rules = {rule["id"]: rule for rule in book["peak_rules"]}
        self.zones = {}
        self.off = {}
        self.years = {}
        for calendar in book["calendars"]:
            key = calendar["id"]
            self.zones[key] = zone(calendar["utc_offset"])
            self.years[key] = {year["year"] for year in calendar["years"] if not year.get("partial")}
            self.off[key] = set()
            for year in calendar["years"]:
                for span in year["days_off"]:
                    first, _, last = span.partition("/")
                    day = datetime.date.fromisoformat(first)
                    while day <= datetime.date.fromisoformat(last or first):
                        self.off[key].add(day)
                        day += datetime.timedelta(days=1)

    def card_at(self, at):
        found = None
        for start, card in zip(self.starts, self.cards):
            if start <= at:
                found = card
        if found is None:
            raise Refused("before_first_card")
        return found

    def card_named(self, name):
        for card in self.cards:
            if card["id"] == name:
                return card
        raise Refused("unknown_card")

    def life(self, card):
        index = self.cards.index(card)
        end = self.starts[index + 1] if index + 1 < len(self.cards) else 10**12
        return self.starts[index], end

    def model_on(self, card, name, at):
        exact = [rule for rule in self.names if rule["name"] == name]
        fitting = [r for r in self.names if r["name"][-1] == "*" and name.startswith(r["name"][:-1])]
        if not exact and fitting:
            longest = max(len(rule["name"]) for rule in fitting)
            exact = [rule for rule in fitting if len(rule["name"]) == longest]
        if not exact:
            raise Refused("unknown_model")
        first, last = self.life(card)
        if at is not None and first <= at < last:
            first, last = at, at + 1
        spans = [
            (seconds(r["from"]) if "from" in r else -(10**12), seconds(r["to"]) if "to" in r else 10**12, r)
            for r in exact
        ]
        for start, end, rule in spans:
            if start < last and first < end:
                for model in card["models"]:
                    if model["name"] == rule["bills_as"]:
                        return model
        raise Refused("model_not_yet_available" if all(start > first for start, _, _ in spans) else "model_retired")

    def band(self, card, at):
        """"off_peak", "peak" or "unknown" under the card's rule."""
        rule = self.rules[card["peak_rule"]]
        local = datetime.datetime.fromtimestamp(at, self.zones[rule["calendar"]])
        minute = local.hour * 60 + local.minute
        inside = False
        for start, end in ((clock(a), clock(b)) for a, b in rule["windows"]):
            inside |= start <= minute < end if start < end else minute >= start or minute < end
        if not inside or local.isoweekday() not in rule["weekdays"]:
            return "off_peak"
        if not rule["holidays_off_peak"]:
            return "peak"
        if local.date() in self.off[rule["calendar"]]:
            return "off_peak"
        return "peak" if local.year in self.years[rule["calendar"]] else "unknown"

    def answer(self, request, at):
        """What the core has to say, as far as it is compared."""
        card = self.card_named(request["card"]) if "card" in request else self.card_at(at)
        model = self.model_on(card, request["model"], at)
        rows = self.prices[model["prices"]][request["currency"]]
        band = request.get("band")
        if "flat" in rows:
            if band not in (None, "flat"):
                raise Refused("band_not_on_card")
            band = "flat"
        elif band == "flat":
            raise Refused("band_not_on_card")
        elif at is not None:
            there = self.band(card, at)
            if there == "unknown":
                there = band or there
            elif band not in (None, there):
                raise Refused("inconsistent")
            band = there
        elif band is None:
            raise Refused("band_required")
        said = {"card": card["id"], "model": model["name"], "band": band}
        if band == "unknown":
            said["amount"] = None
            for bound, row in (("low", "off_peak"), ("high", "peak")):
                said[bound] = cost(rows[row], request["usage"])
        else:
            said["amount"] = cost(rows[band], request["usage"])
        return said


def cost(row, usage):
    total = sum(int(usage[bucket]) * decimal.Decimal(price) for bucket, price in zip(BUCKETS, row)) / 1000000
    text = format(total, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


class Draws:
    NAMES = ["claude-opus-4-7", "claude-opus", "claude-sonnet-4-5", "claude-", "claude", "deepseek-v4", "gpt-4o",
             "Deepseek-Flash", "deepseek-flash-1017", "deepseek-v4-flash-vision"]

    COMMON = ["deepseek-v4-flash", "deepseek-v4-pro", "claude-opus-4-7", "claude-haiku-4-5"]

    def __init__(self, book, seed):
        self.random = random.Random(seed)
        self.book = book
        self.names = sorted({rule["name"].rstrip("*") for rule in book.names})
        self.edges = list(book.starts)
        for rule in book.names:
            self.edges += [seconds(rule[key]) for key in ("from", "to") if key in rule]
        for off in book.off.values():
            for day in off:
                self.edges.append(int(datetime.datetime(day.year, day.month, day.day, tzinfo=UTC).timestamp()))
        self.first = book.starts[0] - 86400
        self.edges = [edge for edge in self.edges if edge >= self.first]
        self.last = seconds("2027-06-30T00:00:00Z")

    def instant(self):
        r = self.random
        kind = r.randrange(10)
        if kind < 2:
            return r.randrange(self.first, self.last)
        near = r.choice((0, 0, -1, 1, -59, 59, -60, 60, r.randrange(-7200, 7200)))
        if kind < 4:
            return r.choice(self.edges) + near
        # A window's edge or a midnight, on any clock, of a day near an edge or of any day.
        day = r.choice(self.edges) // 86400 + r.randrange(-3, 4) if kind < 7 else r.randrange(self.first, self.last) // 86400
        rule = r.choice(list(self.book.rules.values()))
        minutes = [clock(text) for window in rule["windows"] for text in window] + [0, 1440, 480, 960]
        offset = r.choice((480, 480, 480, 0))
        return day * 86400 + (r.choice(minutes) - offset) * 60 + near

    def written(self, at):
        r = self.random
        fraction = r.choice(("", "", "", ".0", ".000000001", ".999999999999"))
        if r.randrange(2):
            return datetime.datetime.fromtimestamp(at, UTC).strftime("%Y-%m-%dT%H:%M:%S") + fraction + r.choice("Zz")
        minutes = r.choice((480, 60, -300, 330, -570, 0, 765, -720, r.randrange(-1439, 1440)))
        local = datetime.datetime.fromtimestamp(at, datetime.timezone(datetime.timedelta(minutes=minutes)))
        sign = "-" if minutes < 0 or (minutes == 0 and r.randrange(2)) else "+"
        return local.strftime("%Y-%m-%dT%H:%M:%S") + f"{fraction}{sign}{abs(minutes) // 60:02}:{abs(minutes) % 60:02}"

    def tokens(self):
        r = self.random
        most = r.choice((1, 10, 5000, 200000, 10**7, 10**12, 2**63))
        count = most - 1 if r.randrange(20) == 0 else r.randrange(most)
        return str(count) if r.randrange(3) == 0 else count

    def draw(self):
        r = self.random
        request = {
            "model": r.choice(self.NAMES if r.randrange(12) == 0 else self.names if r.randrange(3) == 0 else self.COMMON),
            "usage": {bucket: self.tokens() for bucket in BUCKETS},
            "currency": r.choice(("USD", "CNY")),
        }
        at = None
        if r.randrange(4) == 0:
            request["card"] = r.choice(self.book.cards)["id"]
        if "card" not in request or r.randrange(2):
            at = self.instant()
            request["at"] = self.written(at)
        if r.randrange(10) == 0 or (at is None and r.randrange(4)):
            request["band"] = r.choice(("flat", "off_peak", "peak"))
        return request, at


def compare(expected, response):
    if isinstance(expected, Refused):
        codes = [error["code"] for error in response.get("errors", [])]
        return codes == [str(expected)] and "amount" not in response
    said = {key: response.get(key) for key in ("card", "model", "band", "amount")}
    for bound in ("low", "high"):
        if bound in response:
            said[bound] = response[bound]["amount"]
    return response.get("ok") is True and said == expected


def run(core, draws=100000, seed=20260910):
    """How many answers differ, and how often each kind of answer was due."""
    book = Book((ROOT / "core/rates/deepseek.json").read_text("utf-8"))
    source = Draws(book, seed)
    asked = [source.draw() for _ in range(draws)]
    lines = "".join(json.dumps(request) + "\n" for request, _ in asked)
    answered = subprocess.run([core, "price"], input=lines, capture_output=True, text=True, check=True)
    responses = answered.stdout.splitlines()
    if len(responses) != draws:
        sys.exit(f"{draws} requests, {len(responses)} responses")
    differing = 0
    seen = {}
    for (request, at), line in zip(asked, responses):
        try:
            expected = book.answer(request, at)
            kind = expected["band"]
        except Refused as refused:
            expected, kind = refused, str(refused)
        seen[kind] = seen.get(kind, 0) + 1
        if not compare(expected, json.loads(line)):
            differing += 1
            if differing <= 10:
                print(f"{json.dumps(request)}\n  expected {expected!r}\n  got {line}", file=sys.stderr)
    return differing, seen


def main():
    differing, seen = run(sys.argv[1], *map(int, sys.argv[2:4]))
    print(f"{sum(seen.values())} draws, {differing} differ; " + ", ".join(f"{k} {v}" for k, v in sorted(seen.items())))
    return 1 if differing else 0


if __name__ == "__main__":
    sys.exit(main())
