"""Build the program as one folder that runs without Python, and prove it by its own self-test.

    python installer/build.py            # environment, folder, self-test, figures
    python installer/build.py --fresh    # with a new environment

Needs Python 3.11 or newer and the system packages of the README. Everything lands under ``build/installer`` and
``dist``; the environment is made from ``requirements-build.lock`` (with hashes) and kept until that file changes.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
import time
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
LOCK = ROOT / "requirements-build.lock"
WORK = ROOT / "build" / "installer"
DIST = ROOT / "dist"
PROGRAM = DIST / "werkbank" / ("werkbank.exe" if os.name == "nt" else "werkbank")
SAME_EACH_TIME = {"PYTHONHASHSEED": "1", "SOURCE_DATE_EPOCH": "1767225600"}  # 1 January 2026


def main() -> int:
    """Build and test; returns the exit code of the self-test."""
    words = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    words.add_argument("--fresh", action="store_true", help="make the environment anew")
    words.add_argument("--keep-symbols", action="store_true", help="do not strip what came with symbols")
    asked = words.parse_args()
    started = time.monotonic()
    python = environment(fresh=asked.fresh)
    prepared = time.monotonic()
    build(python)
    if not asked.keep_symbols:
        strip()
    built = time.monotonic()
    print(f"environment {prepared - started:.0f} s, build {built - prepared:.0f} s, {size(DIST / 'werkbank'):.0f} MB")
    return self_test()


def environment(*, fresh: bool) -> Path:
    """A Python with the locked packages and nothing else; made anew when the lock changes."""
    place, wanted = WORK / "venv", hashlib.sha256(LOCK.read_bytes()).hexdigest()
    python = place / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    made_from = place / "made-from.txt"
    if not fresh and made_from.exists() and made_from.read_text() == wanted:
        return python
    shutil.rmtree(place, ignore_errors=True)
    venv.create(place, with_pip=True)
    run(python, "-m", "pip", "install", "--quiet", "--require-hashes", "-r", LOCK)
    made_from.write_text(wanted)
    return python


def build(python: Path) -> None:
    """Run PyInstaller on the checkout."""
    shutil.rmtree(DIST / "werkbank", ignore_errors=True)
    spec = ROOT / "installer" / "werkbank.spec"
    places = ("--distpath", DIST, "--workpath", WORK / "work")
    run(python, "-m", "PyInstaller", "--noconfirm", "--clean", "--log-level", "WARN", *places, spec)


def strip() -> None:
    """Take the symbols out of the two libraries that are built with them (a third of the folder's own code)."""
    tool = shutil.which("strip")
    if tool is None or os.name == "nt":
        return
    for pattern in ("libpython3*.so*", "sqlcipher3/*.so"):
        for library in (DIST / "werkbank" / "_internal").glob(pattern):
            subprocess.run([tool, "--strip-unneeded", library], check=True)


def self_test() -> int:
    """Run the built program as a user would: elsewhere, without this checkout and without its environment."""
    kept = {name: os.environ[name] for name in ("HOME", "LANG", "SYSTEMROOT", "TEMP") if name in os.environ}
    with tempfile.TemporaryDirectory() as elsewhere:
        for words in (["--version"], ["date", "--json", "zomer 2014"], ["self-test"]):
            started = time.monotonic()
            said = subprocess.run(
                [PROGRAM, *words], cwd=elsewhere, env={**kept, "PATH": ""}, check=False, capture_output=True, text=True
            )
            good = said.returncode == 0 and "Traceback" not in said.stderr
            print(f"werkbank {' '.join(words)}: {'good' if good else 'FAILED'}, {time.monotonic() - started:.1f} s")
            if not good:
                print(said.stdout, said.stderr, sep="\n")
                return said.returncode or 1
    return 0


def run(python: Path, *words: str | Path) -> None:
    """Run something and stop when it fails."""
    subprocess.run([python, *words], cwd=ROOT, env={**os.environ, **SAME_EACH_TIME}, check=True)


def size(folder: Path) -> float:
    """Megabytes (10^6 bytes) in a folder."""
    return sum(file.stat().st_size for file in folder.rglob("*") if file.is_file() and not file.is_symlink()) / 1e6


if __name__ == "__main__":
    sys.exit(main())
