#!/usr/bin/env python3
"""Compares the files that `bench comparing` has left with two other programs, on one core.

    python3 Benchmarks/comparing.py FOLDER

Needs fast-diff-match-patch in the interpreter's environment: Google's diff-match-patch in C++,
without a bound on its time. difflib comes with Python; where it needs more than a minute for a pair
it is stopped. Each figure is the best of three runs.
"""

import difflib
import multiprocessing
import pathlib
import sys
import time

import fast_diff_match_patch

RUNS = 3
KINDS = ("word", "twentieth", "half", "all")
PATIENCE = 60


def with_difflib(old, new):
    matcher = difflib.SequenceMatcher(None, old, new, autojunk=False)
    return sum(block.size for block in matcher.get_matching_blocks())


def with_match_patch(old, new):
    changes = fast_diff_match_patch.diff(old, new, timelimit=0, cleanup="No")
    return sum(length for sign, length in changes if sign == "=")


PROGRAMS = {
    "fast-diff-match-patch": with_match_patch,
    "difflib": with_difflib,
}


def measure(work, old, new, answers):
    times = []
    kept = 0
    for _ in range(RUNS):
        start = time.process_time()
        kept = work(old, new)
        times.append(time.process_time() - start)
    answers.put((min(times), kept))


def main():
    folder = pathlib.Path(sys.argv[1])
    old = (folder / "old.txt").read_text(encoding="utf-8")
    for name, work in PROGRAMS.items():
        for kind in KINDS:
            new = (folder / f"new-{kind}.txt").read_text(encoding="utf-8")
            answers = multiprocessing.Queue()
            process = multiprocessing.Process(target=measure, args=(work, old, new, answers))
            process.start()
            process.join(PATIENCE)
            if process.is_alive():
                process.kill()
                process.join()
                print(f"{name}: {kind}: more than {PATIENCE // RUNS} s")
                continue
            elapsed, kept = answers.get()
            print(f"{name}: {kind}: {elapsed * 1000:.1f} ms, {kept} of {len(old)} characters kept")


if __name__ == "__main__":
    main()
