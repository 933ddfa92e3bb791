"""The core against the oracle, and the rate book against its schema.

The core is asked through build/native/deepseek_cost_call, or the program that DEEPSEEK_COST_CALL names.
"""

import os
import unittest

import oracle
import schema

CORE = os.environ.get("DEEPSEEK_COST_CALL", str(oracle.ROOT / "build/native/deepseek_cost_call"))


class OracleTest(unittest.TestCase):
    def test_core_prices_like_the_oracle(self):
        differing, seen = oracle.run(CORE)
        self.assertEqual(differing, 0)
        # Every kind of answer has to have been due often, or the draws prove little.
        for kind in ("flat", "off_peak", "peak", "unknown", "model_retired", "model_not_yet_available", "unknown_model"):
            self.assertGreater(seen.get(kind, 0), 500, kind)

    def test_oracle_refuses_a_wrong_digit(self):
        book = oracle.Book((oracle.ROOT / "core/rates/deepseek.json").read_text("utf-8"))
        request = {"model": "deepseek-v4-pro", "usage": {"hit": 0, "miss": 11, "output": 207}, "currency": "USD"}
        expected = book.answer(request, oracle.seconds("2026-04-30T00:00:00Z"))
        self.assertEqual(expected["amount"], "0.000184875")
        right = {"ok": True, **expected}
        self.assertTrue(oracle.compare(expected, right))
        self.assertFalse(oracle.compare(expected, {**right, "amount": "0.000184876"}))
        self.assertFalse(oracle.compare(expected, {**right, "card": "2026-04-25"}))


class SchemaTest(unittest.TestCase):
    def test_schemas_take_the_book_and_the_exports_and_refuse_mistakes(self):
        self.assertEqual(schema.run(), [])


if __name__ == "__main__":
    unittest.main()
