#!/usr/bin/env python3
"""Counts how many small transactions SQLite makes last on this disk, one writer.

    python3 Benchmarks/commits.py FOLDER [SECONDS]

The same journal and the same care as Woodbell's: WAL, synchronous=FULL. One row a transaction.
"""

import pathlib
import sqlite3
import sys
import time


def main():
    path = pathlib.Path(sys.argv[1]) / "commits.sqlite"
    seconds = float(sys.argv[2]) if len(sys.argv) > 2 else 5
    books = sqlite3.connect(path, isolation_level=None)
    books.execute("PRAGMA journal_mode=WAL")
    books.execute("PRAGMA synchronous=FULL")
    books.execute("CREATE TABLE lines (id INTEGER PRIMARY KEY, words TEXT NOT NULL) STRICT")
    count = 0
    start = time.monotonic()
    while time.monotonic() < start + seconds:
        books.execute("BEGIN IMMEDIATE")
        books.execute("INSERT INTO lines (words) VALUES (?)", ("x" * 300,))
        books.execute("COMMIT")
        count += 1
    print(f"{count / (time.monotonic() - start):.0f} commits a second")
    books.close()
    for ending in ("", "-wal", "-shm"):
        pathlib.Path(f"{path}{ending}").unlink(missing_ok=True)


if __name__ == "__main__":
    main()
