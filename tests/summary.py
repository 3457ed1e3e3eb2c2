#!/usr/bin/env python3
"""Counts the cases that the tests of some build folders reported; the count is the last line.

Usage: summary.py BUILD_FOLDER…

A test program that failed without naming a case (a crash, a timeout, a sanitizer's report at the end) counts as one
failed case, and so does a folder without results, because its build failed.
"""

import json
import pathlib
import re
import sys

CASE = re.compile(r"^(not ok|ok)\b[^#\n]*(?:#\s*(skip|todo)?)?", re.IGNORECASE | re.MULTILINE)


def count_program(result):
    """The passed, failed and skipped cases of one test program."""
    passed = failed = skipped = 0
    for verdict, directive in CASE.findall(result.get("stdout") or ""):
        if directive.lower() == "skip":
            skipped += 1
        elif verdict.lower() == "ok":
            passed += 1
        else:
            failed += 1
    if result["result"] not in ("OK", "SKIP") and failed == 0:
        failed = 1
    if result["result"] == "SKIP" and skipped == 0:
        skipped = 1
    return passed, failed, skipped


def count_folder(folder):
    log = pathlib.Path(folder, "meson-logs", "testlog.json")
    if not log.is_file():
        print(f"{folder}: no results, the build failed")
        return 0, 1, 0
    totals = [0, 0, 0]
    for line in log.read_text(encoding="utf-8", errors="replace").splitlines():
        result = json.loads(line)
        counts = count_program(result)
        if counts[1] or counts[2]:
            print(f"{folder}: {result['name']}: {counts[1]} failed, {counts[2]} skipped")
        totals = [total + count for total, count in zip(totals, counts)]
    return tuple(totals)


def main(folders):
    counts = [count_folder(folder) for folder in folders]
    passed, failed, skipped = (sum(column) for column in zip(*counts))
    if skipped:
        print(f"{skipped} skipped, which counts as failed: a test that did not run proves nothing")
    if passed == 0 and failed == 0:
        failed = 1
    print(f"{passed} passed, {failed + skipped} failed")
    return 0 if failed + skipped == 0 else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
