#!/usr/bin/env python3
"""Prints MEGABYTES of generated news: as dense in names, dates and numbers as news is, no sentence twice.

    make_bench.py MEGABYTES

Names come from rules/en/names, in the proportions of news: most are of few people and places that a
report speaks of, and of many that no report speaks of twice.
"""
import os
import random
import sys

pick = random.Random(7)
NAMES = os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))), "rules", "en", "names")
MONTHS = "January February March April May June July August September October November December".split()
DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
ROLES = """the minister|the company's chairman|a spokesman|the mayor|the union's secretary|an engineer|a lawyer for
    the family|the club's coach|a historian|the museum's director|a farmer|the chief inspector""".replace("\n    ", " ").split("|")
SAID = "said told argued warned added insisted wrote explained admitted noted".split()
DID = """opened a second plant|left the board after a quarrel|asked for a new inquiry|sold the old warehouse|turned down
    the offer|moved the archive to a dry cellar|paid for the repairs|lost the vote by a narrow margin|spoke against the
    plan|walked out of the meeting|planted a row of limes|kept the minutes in pencil|refused to sign|won the
    second round|painted the gate""".replace("\n    ", " ").split("|")
THINGS = """the harbour wall|the budget|a change in the tariff|the water board|the railway line|the school
    roof|the fishing quota|an appeal|the theatre|a bridge over the canal|the pension fund|the hospital wing|the
    grain store|a strike at the mill|the ferry""".replace("\n    ", " ").split("|")
FILL = """although few of those who had waited since the morning were surprised by it|because prices had risen for
    the third time and nobody wanted to wait|while the others went on with their work as if nothing had been said|and
    it will take years before anyone knows what it was worth|which most people in the valley thought was too little
    and too late|after weeks in which every side had blamed the weather|so that the lower road had to be closed to
    anything heavier than a cart|even if the figures do not look as good as they did|with no word on who is to pay
    for it|as the older members had always said they would""".replace("\n    ", " ").split("|")
ORGS = """%s Bank|University of %s|%s Chamber of Commerce|%s Steel Corp.|%s Airlines|the %s Museum|%s United|Bank of
    %s|%s Electric Ltd|the %s Herald""".replace("\n    ", " ").split("|")


def names(path, most):
    with open(os.path.join(NAMES, path), encoding="utf-8") as lines:
        rows = [line.split("\t")[0] for line in lines if not line.startswith("#")]
    pick.shuffle(rows)
    return [row for row in rows if row[:1].isupper()][:most]


GIVEN, FAMILY = names("ssa/given-common.tsv", 2000), names("census/surname.tsv", 40000)
PLACES = names("geonames/city-large.tsv", 2500) + names("countries/country.tsv", 150) * 8


SEEN = set()


class Story:
    """The few people, places and organizations that a report speaks of."""

    def __init__(self):
        self.people = [(pick.choice(GIVEN), pick.choice(FAMILY)) for _ in range(3)]
        self.places = [pick.choice(PLACES) for _ in range(2)]
        self.orgs = [pick.choice(ORGS) % pick.choice(PLACES) for _ in range(2)]
        self.year = pick.randint(1975, 2024)
        self.told = set()

    def person(self):
        given, family = pick.choice(self.people)
        if given in self.told:
            return family
        self.told.add(given)
        return given + " " + family

    def place(self):
        return pick.choice(self.places)

    def when(self):
        return pick.choice(["on %s" % pick.choice(DAYS), "last week", "in %s" % pick.choice(MONTHS), "two months ago",
                            "on %d %s %d" % (pick.randint(1, 28), pick.choice(MONTHS), self.year),
                            "in %d" % (self.year - pick.randint(1, 20)), "this year", "for three weeks"])

    def sentence(self):
        """A sentence that was not made before."""
        made = self.some_sentence()
        while hash(made) in SEEN:
            made = self.some_sentence()
        SEEN.add(hash(made))
        return made

    def some_sentence(self):
        fill, thing, number = pick.choice(FILL), pick.choice(THINGS), pick.randint(12, 9800)
        return pick.choice([
            lambda: "%s, %s, %s %s, %s." % (self.person(), pick.choice(ROLES), pick.choice(DID), self.when(), fill),
            lambda: "The talks about %s broke off %s, %s." % (thing, self.when(), fill),
            lambda: "%s %s that %s would cost %d million dollars, %s." % (self.person(), pick.choice(SAID), thing, number, fill),
            lambda: "In %s some %d people came to see %s, %s." % (self.place(), number, thing, fill),
            lambda: "It was not the first time that %s had been spoken of, %s." % (thing, fill),
            lambda: "%s%s has had a share in %s since %d, %s." % (pick.choice(["", "Even "]), pick.choice(self.orgs), thing,
                                                                 self.year - pick.randint(2, 30), fill),
            lambda: "Nobody at the time thought much of %s, %s; %d letters were left unanswered." % (thing, fill, number),
            lambda: "\"We have seen %d of these,\" %s %s, %s." % (number, self.person(), pick.choice(SAID), fill),
        ])()


def main():
    wanted, made = int(float(sys.argv[1]) * 1e6), 0
    while made < wanted:
        story = Story()
        head = "%s, %s %d - " % (story.place().upper(), pick.choice(MONTHS), pick.randint(1, 28))
        text = head + "\n\n".join(" ".join(story.sentence() for _ in range(pick.randint(2, 4))) for _ in range(5)) + "\n\n\n"
        made += len(text.encode())
        sys.stdout.write(text)


main()
