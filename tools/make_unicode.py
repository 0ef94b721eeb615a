#!/usr/bin/env python3
"""Makes src/text/unicode_table.c from Debian's unicode-data (Unicode 15.0).

    tools/make_unicode.py [/usr/share/unicode]

Each code point gets a byte: its Word_Break class (UAX #29), with bits for upper case, lower case
and white space; kept in blocks of 128, equal blocks once.
"""
import os
import re
import sys

BASE = sys.argv[1] if len(sys.argv) > 1 else "/usr/share/unicode"
OUT = os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))), "src/text/unicode_table.c")
CLASSES = ["Other", "CR", "LF", "Newline", "Extend", "ZWJ", "Format", "Regional_Indicator", "Katakana",
           "Hebrew_Letter", "ALetter", "Single_Quote", "Double_Quote", "MidNumLet", "MidLetter", "MidNum",
           "Numeric", "ExtendNumLet", "WSegSpace", "ExtPict", "ALetterExtPict"]
UPPER, LOWER, SPACE = 32, 64, 128
BLOCK = 128


def ranges(path, wanted=None):
    with open(os.path.join(BASE, path), encoding="utf-8") as f:
        for line in f:
            m = re.match(r"([0-9A-F]+)(?:\.\.([0-9A-F]+))?\s*;\s*(\w+)", line)
            if m and (wanted is None or m.group(3) in wanted):
                yield int(m.group(1), 16), int(m.group(2) or m.group(1), 16), m.group(3)


table = bytearray(0x110000)
for first, last, name in ranges("auxiliary/WordBreakProperty.txt"):
    for c in range(first, last + 1):
        table[c] = CLASSES.index(name)
for first, last, _ in ranges("emoji/emoji-data.txt", {"Extended_Pictographic"}):
    for c in range(first, last + 1):
        table[c] = CLASSES.index({0: "ExtPict", CLASSES.index("ALetter"): "ALetterExtPict"}.get(table[c], CLASSES[table[c]])
                                 if table[c] else "ExtPict")
for first, last, name in ranges("DerivedCoreProperties.txt", {"Uppercase", "Lowercase"}):
    for c in range(first, last + 1):
        table[c] |= UPPER if name == "Uppercase" else LOWER
for first, last, _ in ranges("PropList.txt", {"White_Space"}):
    for c in range(first, last + 1):
        table[c] |= SPACE
table[0x200B] |= SPACE

blocks, index = [], []
for at in range(0, 0x110000, BLOCK):
    block = bytes(table[at:at + BLOCK])
    if block not in blocks:
        blocks.append(block)
    index.append(blocks.index(block))
assert len(blocks) < 65536


def rows(values, width):
    for at in range(0, len(values), width):
        yield "    " + ",".join(map(str, values[at:at + width])) + ",\n"


with open(OUT, "w", encoding="utf-8") as f:
    f.write("/* Made by tools/make_unicode.py from Unicode 15.0; the notice is in NOTICE. */\n"
            '#include "text/unicode_table.h"\n\n')
    f.write("const uint16_t unicode_blocks[%d] = {\n" % len(index))
    f.writelines(rows(index, 32))
    f.write("};\n\nconst uint8_t unicode_bytes[%d] = {\n" % (len(blocks) * BLOCK))
    f.writelines(rows([b for block in blocks for b in block], 32))
    f.write("};\n")
print("%d blocks" % len(blocks))
