#!/usr/bin/env python3
"""Measures two other matchers on the files that `bench terms` has left, and compares the hits.

    python3 Benchmarks/terms.py FOLDER

Needs pyahocorasick and ahocorasick-rs in the interpreter's environment. One core, like the bench;
each figure is the best of three runs. All overlapping hits are asked for; what lies inside a longer
hit is then taken away, outside the measured time, because the bench reports only the longer one.
"""

import pathlib
import sys
import time

import ahocorasick
import ahocorasick_rs

RUNS = 3
KINDS = ("plain", "tricky", "dense")


def best(work):
    """The least processor time of some runs, and what the last one gave."""
    times = []
    result = None
    for _ in range(RUNS):
        result = None
        start = time.process_time()
        result = work()
        times.append(time.process_time() - start)
    return min(times), result


def outermost(hits):
    """(offset, end) pairs by place, without those inside a longer one."""
    kept = []
    reached = 0
    for offset, end in sorted(set(hits), key=lambda hit: (hit[0], -hit[1])):
        if end > reached:
            kept.append((offset, end))
            reached = end
    return kept


def pyahocorasick(terms):
    automaton = ahocorasick.Automaton()
    for number, term in enumerate(terms):
        automaton.add_word(term, number)
    automaton.make_automaton()

    def find(text):
        return list(automaton.iter(text))

    def places(found):
        return [(end + 1 - len(terms[number]), end + 1) for end, number in found]

    return find, places


def rust(terms, implementation):
    automaton = ahocorasick_rs.AhoCorasick(terms, implementation=implementation)

    def find(text):
        return automaton.find_matches_as_indexes(text, overlapping=True)

    def places(found):
        return [(start, end) for _, start, end in found]

    return find, places


PROGRAMS = {
    "pyahocorasick": pyahocorasick,
    "ahocorasick-rs contiguous": lambda terms: rust(
        terms, ahocorasick_rs.Implementation.ContiguousNFA
    ),
    "ahocorasick-rs DFA": lambda terms: rust(terms, ahocorasick_rs.Implementation.DFA),
}


def main():
    folder = pathlib.Path(sys.argv[1])
    terms = (folder / "terms.txt").read_text(encoding="utf-8").split()
    differences = 0
    for name, make in PROGRAMS.items():
        elapsed, (find, places) = best(lambda make=make: make(terms))
        print(f"{name}: compile {len(terms)} terms: {elapsed * 1000:.0f} ms")
        for kind in KINDS:
            data = (folder / f"text-{kind}.txt").read_bytes()
            text = data.decode("utf-8")
            elapsed, found = best(lambda text=text, find=find: find(text))
            ours = [
                (int(offset), int(offset) + int(length))
                for offset, length in (
                    line.split() for line in (folder / f"hits-{kind}.txt").read_text().splitlines()
                )
            ]
            theirs = outermost(places(found))
            same = ours == theirs
            # Tricks are not seen by the others: there ours has to hold at least all of theirs.
            if kind != "tricky" and not same:
                differences += 1
            verdict = "same hits" if same else f"{len(theirs)} hits, ours {len(ours)}"
            print(f"{name}: {kind}: {len(data) / elapsed / 1e6:.0f} MB/s, {verdict}")
    sys.exit(1 if differences else 0)


if __name__ == "__main__":
    main()
