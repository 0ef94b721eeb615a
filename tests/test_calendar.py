"""The calendar against python's: a million random days; months, weekdays and Easter against dateutil's."""
import ctypes
import datetime
import os
import random
import subprocess
import tempfile
import unittest

import dateutil.easter
import dateutil.relativedelta
import dateutil.rrule

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))


class Civil(ctypes.Structure):
    _fields_ = [("year", ctypes.c_int), ("month", ctypes.c_int), ("day", ctypes.c_int)]


class Calendar(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        library = os.path.join(cls.folder.name, "calendar.so")
        subprocess.run(["cc", "-O2", "-shared", "-fPIC", "-I" + os.path.join(ROOT, "src"),
                        os.path.join(ROOT, "src/time/calendar.c"), "-o", library], check=True)
        cls.lib = ctypes.CDLL(library)
        cls.lib.calendar_day.restype = ctypes.c_int64
        cls.lib.calendar_easter.restype = ctypes.c_int64
        cls.lib.calendar_orthodox_easter.restype = ctypes.c_int64
        cls.lib.calendar_civil.restype = Civil
        cls.lib.calendar_civil.argtypes = [ctypes.c_int64]
        cls.lib.calendar_add_months.restype = Civil
        cls.lib.calendar_add_months.argtypes = [Civil, ctypes.c_int]
        cls.lib.calendar_nth_weekday.restype = ctypes.c_int64
        cls.lib.calendar_week_start.restype = ctypes.c_int64
        cls.lib.calendar_lunar_new_year.restype = ctypes.c_bool
        cls.lib.calendar_lunar_new_year.argtypes = [ctypes.c_int, ctypes.POINTER(ctypes.c_int64)]
        cls.lib.calendar_weekday.argtypes = [ctypes.c_int64]
        cls.lib.calendar_iso_week.argtypes = [ctypes.c_int64, ctypes.POINTER(ctypes.c_int)]

    @classmethod
    def tearDownClass(cls):
        cls.folder.cleanup()

    def test_a_million_days(self):
        epoch = datetime.date(1970, 1, 1).toordinal()
        pick = random.Random(20250626)
        most = datetime.date(9999, 12, 31).toordinal()
        year = ctypes.c_int()
        for _ in range(1000000):
            day = datetime.date.fromordinal(pick.randint(1, most))
            n = self.lib.calendar_day(day.year, day.month, day.day)
            assert n == day.toordinal() - epoch, day
            c = self.lib.calendar_civil(n)
            assert (c.year, c.month, c.day) == (day.year, day.month, day.day), day
            iso = day.isocalendar()
            assert self.lib.calendar_weekday(n) == iso[2], day
            assert self.lib.calendar_iso_week(n, ctypes.byref(year)) == iso[1] and year.value == iso[0], day

    def test_before_christ(self):
        """The calendar repeats after 400 years, 146,097 days: so are the years that python lacks."""
        pick = random.Random(44)
        for _ in range(100000):
            day = datetime.date.fromordinal(pick.randint(1, datetime.date(2000, 12, 31).toordinal()))
            cycles = pick.randint(1, 24)
            year = day.year - 400 * cycles
            if year < -9999:
                continue
            n = self.lib.calendar_day(year, day.month, day.day)
            assert n == self.lib.calendar_day(day.year, day.month, day.day) - 146097 * cycles, (year, day)
            c = self.lib.calendar_civil(n)
            assert (c.year, c.month, c.day) == (year, day.month, day.day), (year, day)
            assert self.lib.calendar_weekday(n) == day.isoweekday(), (year, day)

    def test_months(self):
        pick = random.Random(12)
        for _ in range(100000):
            day = datetime.date.fromordinal(pick.randint(366 * 500, datetime.date(9000, 1, 1).toordinal()))
            months = pick.randint(-5000, 5000)
            wanted = day + dateutil.relativedelta.relativedelta(months=months)
            c = self.lib.calendar_add_months(Civil(day.year, day.month, day.day), months)
            assert (c.year, c.month, c.day) == (wanted.year, wanted.month, wanted.day), (day, months)

    def test_nth_weekdays(self):
        epoch = datetime.date(1970, 1, 1).toordinal()
        pick = random.Random(5)
        for _ in range(3000):
            year, month, weekday, nth = pick.randint(1, 9999), pick.randint(1, 12), pick.randint(1, 7), pick.choice([-1, 1, 2, 3, 4])
            first = datetime.date(year, month, 1)
            wanted = first + dateutil.relativedelta.relativedelta(
                day=31 if nth < 0 else 1, weekday=dateutil.rrule.weekdays[weekday - 1](nth))
            self.assertEqual(self.lib.calendar_nth_weekday(year, month, weekday, nth) + epoch, wanted.toordinal())

    def test_weeks(self):
        epoch = datetime.date(1970, 1, 1).toordinal()
        for year in range(1, 9999, 7):
            last = datetime.date(year, 12, 28).isocalendar()[1]
            self.assertEqual(self.lib.calendar_weeks_in_year(year), last)
            for week in (1, 26, last):
                self.assertEqual(self.lib.calendar_week_start(year, week) + epoch,
                                 datetime.date.fromisocalendar(year, week, 1).toordinal())

    def test_lunar_new_year(self):
        day = ctypes.c_int64()
        self.assertFalse(self.lib.calendar_lunar_new_year(1899, ctypes.byref(day)))
        self.assertFalse(self.lib.calendar_lunar_new_year(2101, ctypes.byref(day)))
        before = None
        for year in range(1900, 2101):
            self.assertTrue(self.lib.calendar_lunar_new_year(year, ctypes.byref(day)))
            self.assertTrue(datetime.date(year, 1, 20) < datetime.date(1970, 1, 1) + datetime.timedelta(day.value)
                            < datetime.date(year, 2, 22))
            if before is not None:  # twelve or thirteen months
                self.assertIn(day.value - before, (353, 354, 355, 383, 384, 385))
            before = day.value
        for year, month, of_month in ((1900, 1, 31), (1985, 2, 20), (2000, 2, 5), (2024, 2, 10), (2025, 1, 29), (2033, 1, 31)):
            self.lib.calendar_lunar_new_year(year, ctypes.byref(day))
            self.assertEqual(datetime.date(1970, 1, 1) + datetime.timedelta(day.value), datetime.date(year, month, of_month))

    def test_easter(self):
        epoch = datetime.date(1970, 1, 1).toordinal()
        for year in range(1583, 4099):
            self.assertEqual(self.lib.calendar_easter(year) + epoch, dateutil.easter.easter(year).toordinal())
        for year in range(1900, 2100):
            self.assertEqual(self.lib.calendar_orthodox_easter(year) + epoch,
                             dateutil.easter.easter(year, dateutil.easter.EASTER_ORTHODOX).toordinal())


if __name__ == "__main__":
    unittest.main()
