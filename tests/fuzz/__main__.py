"""Fuzz one receiver for a while, guided by coverage; findings are kept.

    python -m tests.fuzz TARGET --seconds 120      # TARGET: slots, person, casus, kaartje, tables, xlsx, archive, ...
    python -m tests.fuzz --list

Needs the extra ``fuzz`` (atheris: Linux, Python 3.11 to 3.13). What it learned stays in ``--corpus`` (by default below
the system's folder for temporary files), so a next run goes on. An input that fails, hangs for ten seconds or takes a
gigabyte is written to ``--out``; put it in ``tests/data/fuzz/TARGET/`` and ``test_findings`` keeps it for ever.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
from pathlib import Path

SLOW_SECONDS = 10
MEMORY_MB = 1024


def main() -> int:
    """Prepare the corpus, then run libFuzzer in a process of its own."""
    words = _words()
    from tests.fuzz.targets import TARGETS

    if words.list or words.target not in TARGETS:
        sys.stdout.write("\n".join(TARGETS) + "\n")
        return 0 if words.list else 2
    corpus, out = words.corpus / words.target, words.out / words.target
    for folder in (corpus, out):
        folder.mkdir(parents=True, exist_ok=True)
    for number, seed in enumerate(TARGETS[words.target].seeds()):
        (corpus / f"seed-{number}").write_bytes(seed)
    dictionary = corpus.parent / f"{words.target}.dict"
    dictionary.write_text("\n".join(f'"{word}"' for word in TARGETS[words.target].words) + "\n", encoding="utf-8")
    options = [
        str(corpus), f"-max_total_time={words.seconds}", f"-timeout={SLOW_SECONDS}", f"-rss_limit_mb={MEMORY_MB}",
        f"-artifact_prefix={out}/", "-print_final_stats=1", f"-dict={dictionary}", f"-seed={words.seed}",
    ]  # fmt: skip
    return subprocess.run([sys.executable, "-m", "tests.fuzz.loop", words.target, *options], check=False).returncode


def _words() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__.partition("\n")[0])
    parser.add_argument("target", nargs="?", default="")
    parser.add_argument("--list", action="store_true", help="the names of all targets")
    parser.add_argument("--seconds", type=int, default=120)
    parser.add_argument("--seed", type=int, default=1)
    usual = Path(tempfile.gettempdir()) / f"werkbank-fuzz-{os.getuid()}"
    parser.add_argument("--corpus", type=Path, default=usual / "corpus")
    parser.add_argument("--out", type=Path, default=usual / "found")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
