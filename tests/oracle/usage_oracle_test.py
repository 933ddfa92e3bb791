"""The second reading knows the table, and the published examples."""

import os
import unittest

import usage_oracle as oracle
from oracle_test import CORE


class UsageOracle(unittest.TestCase):
    def test_reads_the_whole_table(self):
        self.assertGreater(len(oracle.COUNTS), 80)
        self.assertEqual(oracle.COUNTS["prompt_tokens"], ("prompt",) * 3)
        self.assertEqual(oracle.COUNTS["total"], ("total", "prompt", "output"))
        self.assertEqual(oracle.DETAILS["prompt_tokens_details"], "input_details")

    def test_published_examples(self):
        usage = {"prompt_tokens": 2000, "prompt_cache_hit_tokens": 1500, "completion_tokens": 400}
        self.assertEqual(oracle.normalise(usage), {"hit": 1500, "miss": 500, "output": 400, "reasoning": 0})
        usage = {"input_tokens": 15000, "cache_read_input_tokens": 10000, "output_tokens": 800}
        self.assertEqual(oracle.normalise(usage)["miss"], 15000)

    def test_refuses(self):
        for usage in ({"prompt_tokens": 1, "completion_tokens": 2, "output_tokens": 3}, {"x": 1}):
            with self.assertRaises(oracle.Refused):
                oracle.normalise(usage)

    def test_the_core_agrees(self):
        if not os.path.exists(CORE):
            self.skipTest("the core is not built")
        oracle.main(CORE, 20000, 1)


if __name__ == "__main__":
    unittest.main()
