"""Texts that a careless loop takes quadratic time over.  Each function gives about `size` bytes, and the
same beginning for every size."""
import random

GIVEN = "Anna Bert Carl Dora Emil Fred Gina Hugo Ines Jane Karl Lena Mary Nora Otto Paul Rosa Saul Tina Uwe Vera Wanda".split()
HEADS = "bridge tower harbour market station library museum theatre palace garden school canal mill dam tunnel hall".split()


def grow(size, make):
    """make(0), make(1), ... up to `size` bytes."""
    parts, length, i = [], 0, 0
    while length < size:
        part = make(i)
        part = part if isinstance(part, bytes) else part.encode()
        parts.append(part)
        length += len(part)
        i += 1
    return b"".join(parts)


def word(i):
    """A word of its own for each number."""
    letters = ""
    for _ in range(4):
        letters += "bdfgklmnprstvz"[i % 14] + "aeiou"[i // 14 % 5]
        i //= 70
    return letters


def news(i):
    pick = random.Random(i)
    return "On %d May %d %s %s of %s Corp. met %s %s in Paris; the %s was opened by the mayor in %d.%s" % (
        pick.randint(1, 28), pick.randint(1900, 2020), pick.choice(GIVEN), word(pick.randint(0, 9999)).title(),
        word(pick.randint(0, 9999)).title(), pick.choice(GIVEN), word(pick.randint(0, 9999)).title(), pick.choice(HEADS),
        pick.randint(1900, 2020), "\n\n" if i % 5 == 4 else " ")


KINDS = {
    "news": news,
    "one sentence without an end": lambda i: word(i * 37 % 900) + " ",
    "one letter words": lambda i: "a ",
    "one long word": lambda i: "abcdefgh",
    "one long number": lambda i: "12345678",
    "accents on one letter": lambda i: "\u0301",
    "a long link": lambda i: "https://a.b/" if i == 0 else "path/%d/" % i,
    "opened brackets": lambda i: "(",
    "opened quotes": lambda i: "\u201ca ",
    "full stops": lambda i: ". ",
    "initials": lambda i: "A. ",
    "capitalised words": lambda i: word(i * 37 % 900).title() + " ",
    "all capitals": lambda i: word(i * 37 % 900).upper() + " ",
    "a name joined for ever": lambda i: "Bank of ",
    "names joined by and": lambda i: "Smith and ",
    "New York": lambda i: "New York ",
    "namesakes": lambda i: "%s %s Smith met Smith. " % (GIVEN[i % 22], word(i).title()),
    "different people": lambda i: "%s %s met %s %s. " % (GIVEN[i % 22], word(i).title(), GIVEN[i % 21], word(i + 1).title()),
    "he and she": lambda i: "%s %s was born in %d. She died in %d. " % (GIVEN[i % 22], word(i).title(), 1900 + i % 20, 1970 + i % 20),
    "one claim, again and again": lambda i: "Acme Corp. was founded in 1950. ",
    "one subject, many values": lambda i: "Acme Corp. was founded in %d.\n\n" % (1900 + i % 90),
    "one event of many things": lambda i: "The %s %s was opened in %d. " % (word(i).title(), HEADS[i % 16], 1900 + i % 90),
    "bare events": lambda i: "The opening was in %d. It was signed in %d. " % (1900 + i % 90, 1900 + i % 80),
    "acronyms": lambda i: "The %s %s Agency (%s%sA) met. " % (word(i).title(), word(i + 7).title(), word(i)[0].upper(), word(i + 7)[0].upper()),
    "dates in one sentence": lambda i: "%d May %d, " % (i % 28 + 1, 1900 + i % 120),
    "dates that cannot be": lambda i: "It closed on 31 June %d. " % (1900 + i % 120),
    "numbers": lambda i: "%d " % (i * 37 % 1000),
    "ratios": lambda i: "1/",
    "ranges": lambda i: "It ran from %d to %d. " % (1900 + i % 50, 1950 + i % 50),
    "amounts": lambda i: "The %s cost $4.%d million. " % (HEADS[i % 16], i % 10),
    "percentages": lambda i: "Sales of %s rose from 40 to 50, a rise of 25 percent. " % word(i),
    "a list": lambda i: "- %s %s\n" % (word(i), word(i + 1)),
    "a table": lambda i: "%s    %d    %d\n" % (word(i), i, i * 2),
    "headings": lambda i: "%s %s\n\n" % (word(i).title(), word(i + 1).title()),
    "blank lines": lambda i: "\n",
    "spaces": lambda i: " ",
    "relative dates": lambda i: "Three weeks earlier, on Monday, it rained. ",
    "emoji": lambda i: "\U0001F469\u200d\U0001F4BB",
    "bad bytes": lambda i: b"a\xff \xe2\x82 ",
    "NUL": lambda i: b"\0",
}
