"""The calendar against python's: a million random days, and Easter against dateutil's."""
import ctypes
import datetime
import os
import random
import subprocess
import tempfile
import unittest

import dateutil.easter

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

    def test_easter(self):
        epoch = datetime.date(1970, 1, 1).toordinal()
        for year in range(1583, 4099):
            self.assertEqual(self.lib.calendar_easter(year) + epoch, dateutil.easter.easter(year).toordinal())
        for year in range(1900, 2100):
            self.assertEqual(self.lib.calendar_orthodox_easter(year) + epoch,
                             dateutil.easter.easter(year, dateutil.easter.EASTER_ORTHODOX).toordinal())


if __name__ == "__main__":
    unittest.main()
