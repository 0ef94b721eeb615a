#!/usr/bin/env python3
"""The calendar against python's datetime on random dates (a million unless --count tells), and
Easter against the rule that defines it.  Usage: test_calendar.py [--count N] [--cc gcc]"""
import argparse
import calendar
import datetime
import os
import random
import subprocess
import sys
import tempfile

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
EPOCH = datetime.date(1970, 1, 1).toordinal()
CYCLE = 146097  # days of 400 years, after which the calendar repeats


def build(cc, folder):
    out = os.path.join(folder, "calendar_driver")
    subprocess.run([cc, "-std=c17", "-O1", "-D_POSIX_C_SOURCE=200809L", "-Iinclude", "-Isrc",
                    "tests/property/calendar_driver.c", "src/time/calendar.c", "-o", out],
                   cwd=ROOT, check=True)
    return out


def ask(driver, lines):
    done = subprocess.run([driver], input="\n".join(lines) + "\n", text=True,
                          stdout=subprocess.PIPE, check=True)
    return [tuple(map(int, line.split())) for line in done.stdout.splitlines()]


def python_civil(day):
    """(year, month, day, weekday, iso year, iso week), moved by whole cycles into python's range."""
    cycles = 0
    ordinal = day + EPOCH
    while ordinal < 400:
        ordinal, cycles = ordinal + CYCLE, cycles - 1
    while ordinal > 3652000:
        ordinal, cycles = ordinal - CYCLE, cycles + 1
    date = datetime.date.fromordinal(ordinal)
    iso = date.isocalendar()
    return (date.year + 400 * cycles, date.month, date.day, date.isoweekday(),
            iso[0] + 400 * cycles, iso[1])


def python_add(y, m, d, months):
    y, m = divmod(y * 12 + m - 1 + months, 12)
    m += 1
    return y, m, min(d, calendar.monthrange(y % 400 + 400, m)[1])


def paschal_sunday(year):
    """Easter by the epact tables of the Gregorian computus (Lilius), independent of the C."""
    golden = year % 19 + 1
    century = year // 100 + 1
    sun = 3 * century // 4 - 12
    moon = (8 * century + 5) // 25 - 5
    sunday = 5 * year // 4 - sun - 10
    epact = (11 * golden + 20 + moon - sun) % 30
    if epact == 24 or (epact == 25 and golden > 11):
        epact += 1
    full = 44 - epact
    if full < 21:
        full += 30
    full += 7 - (sunday + full) % 7
    return datetime.date(year, 4, full - 31) if full > 31 else datetime.date(year, 3, full)


ORTHODOX = {2000: (4, 30), 2010: (4, 4), 2016: (5, 1), 2019: (4, 28), 2021: (5, 2), 2024: (5, 5),
            2025: (4, 20)}


def main():
    options = argparse.ArgumentParser()
    options.add_argument("--count", type=int, default=1_000_000)
    options.add_argument("--cc", default=os.environ.get("CC", "gcc"))
    given = options.parse_args()
    chance = random.Random(5)
    low, high = -4371587, 2932896  # -9999-01-01 and 9999-12-31
    days = [low, high, 0, -1] + [chance.randint(low, high) for _ in range(given.count)]
    months = [chance.randint(-600, 600) if -4300000 < d < 2900000 else 0 for d in days]
    wrong = 0
    with tempfile.TemporaryDirectory() as folder:
        driver = build(given.cc, folder)
        got = ask(driver, [f"d {d} {m}" for d, m in zip(days, months)])
        moved = ask(driver, [f"d {g[7]} 0" for g in got])
        years = list(range(1583, 4100))
        easters = ask(driver, [f"e {y} 0" for y in years])
    for day, month, g, after in zip(days, months, got, moved):
        want = python_civil(day)
        fine = g[:3] == want[:3] and g[3] == day and g[4:7] == want[3:]
        if not fine or after[:3] != python_add(*want[:3], month):
            wrong += 1
            print(f"day {day} months {month}: {g} {after}, python says {want}")
    for year, (western, orthodox) in zip(years, easters):
        if western + EPOCH != paschal_sunday(year).toordinal():
            wrong += 1
            print(f"Easter {year}: {western}")
        if year in ORTHODOX and orthodox + EPOCH != datetime.date(year, *ORTHODOX[year]).toordinal():
            wrong += 1
            print(f"Orthodox Easter {year}: {orthodox}")
    print(f"{len(days)} days, {len(years)} Easters, {wrong} wrong")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
