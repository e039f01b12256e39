"""Row 9: no word of the family in any file of a whole session at the window."""

import sys
from pathlib import Path

import pytest

from tests.torture.leaking import hits_in, plain_text
from tests.torture.session import MARKERS
from tests.torture.settings import PROFILE, assert_good, assert_noticed


@pytest.mark.slow
def test_a_session_leaves_no_word() -> None:
    assert_good(plain_text(PROFILE))


@pytest.mark.slow
@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="asks the system which files are open")
def test_sorting_on_the_disk_is_noticed() -> None:
    assert_noticed(plain_text(PROFILE, mode="temp-file"), MARKERS[0], MARKERS[3])


@pytest.mark.parametrize("code", ["utf-8", "utf-16-le", "utf-16-be"])
def test_the_search_finds_a_word_in_contents_and_names(tmp_path: Path, code: str) -> None:
    (tmp_path / "log.txt").write_bytes(f"er was eens {MARKERS[9]}".encode(code))
    (tmp_path / f"{MARKERS[2]}.db").write_bytes(b"\0")
    assert set(hits_in(tmp_path.iterdir())) == {f"the name {MARKERS[2]}.db", f"log.txt: {MARKERS[9]}"}
