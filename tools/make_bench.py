#!/usr/bin/env python3
"""Prints MEGABYTES of generated news: as dense in names and dates as news is, no sentence twice."""
import random
import sys

pick = random.Random(7)
GIVEN = "Anna Boris Carla David Elena Farid Grace Hiro Ines James Kofi Laura Marek Nadia Omar Priya Rosa Sanjay Tomas Uma".split()
FAMILY = "Abbott Becker Castro Dlamini Eriksen Fischer Gupta Hughes Ivanov Jansen Kim Lopez Mbeki Novak Okafor Petrov Quinn Rossi Silva Tanaka".split()
PLACE = "Paris Lagos Mumbai Lima Oslo Cairo Seoul Toronto Madrid Nairobi Vienna Jakarta Boston Lisbon Sydney Warsaw Athens Bogota Dublin Manila".split()
ORG = ["Ministry of Health", "Acme Corp.", "Northern Bank", "University of %s", "%s Chamber of Commerce", "Global Steel Ltd", "United Mills Inc"]
MONTH = "January February March April May June July August September October November December".split()
VERB = "announced opened criticised visited rejected approved bought described joined left".split()
NOUN = "the report a new bridge its annual budget the proposal an old factory the festival several roads the treaty a hospital three schools".split()
REST = ["although few residents had expected it", "and the council will vote again", "because prices had risen by %d percent",
        "which cost $%d million to build", "while %d people waited outside", "after weeks of heavy rain", "with little comment from the other side"]


def person():
    return pick.choice(GIVEN) + " " + pick.choice(FAMILY)


def date():
    year = pick.randint(1950, 2024)
    return pick.choice(["on %d %s %d" % (pick.randint(1, 28), pick.choice(MONTH), year), "in %d" % year,
                        "in %s %d" % (pick.choice(MONTH), year), "on Monday", "last week"])


def fill(text):
    return text.replace("%s", pick.choice(PLACE)).replace("%d", str(pick.randint(2, 9999)))


def sentence(n):
    subject = pick.choice([person(), "The " + fill(pick.choice(ORG)), person() + ", a spokesman for the " + fill(pick.choice(ORG)) + ",", "The mayor of " + pick.choice(PLACE)])
    return "%s %s the plan number %d %s in %s, %s." % (subject, pick.choice(VERB), n, date(), pick.choice(PLACE), fill(pick.choice(REST)))


def main():
    wanted, made, n = int(float(sys.argv[1]) * 1e6), 0, 0
    while made < wanted:
        paragraph = " ".join(sentence(n + i) for i in range(5)) + "\n\n"
        n += 5
        made += len(paragraph)
        sys.stdout.write(paragraph)


main()
