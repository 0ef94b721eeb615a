#!/usr/bin/env python3
"""Prints the line coverage of src/ by file, the least covered first, and in all; fails below 90 %.

    tools/coverage.py build/coverage
"""
import glob
import os
import re
import subprocess
import sys

LEAST = 90.0


def covered(build):
    """{file: (lines run, lines)} by gcov, one object at a time; headers count where they are first seen."""
    found = {}
    for data in sorted(glob.glob(os.path.join(build, "src/**/*.gcda"), recursive=True)):
        out = subprocess.run(["gcov", "-n", "-o", data, data], capture_output=True, text=True, check=False).stdout
        for name, percent, lines in re.findall(r"File '(src/[^']*)'\nLines executed:([\d.]+)% of (\d+)", out):
            run = round(float(percent) * int(lines) / 100)
            found[name] = max(found.get(name, (0, int(lines))), (run, int(lines)))
    return found


def main():
    found = covered(sys.argv[1])
    if not found:
        sys.exit("coverage: no data below %s; make MODE=coverage test" % sys.argv[1])
    for name, (run, lines) in sorted(found.items(), key=lambda x: x[1][0] / x[1][1]):
        print("%6.1f %%  %4d of %4d  %s" % (100 * run / lines, run, lines, name))
    total = 100 * sum(run for run, _ in found.values()) / sum(lines for _, lines in found.values())
    print("line coverage of src/: %.1f %%" % total)
    if total < LEAST:
        sys.exit("coverage: below %.0f %%" % LEAST)


if __name__ == "__main__":
    main()
