"""A pattern that cannot be looked for: the others are told, and note and log share one code, nothing personal."""

from dataclasses import replace
from pathlib import Path
from types import MappingProxyType

import pytest

from tests.helpers.program import Inside
from werkbank.patterns import DETECTORS, search


@pytest.mark.expects_log
def test_the_command_line_goes_on_without_it(
    bare: Inside, samples: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(*_: object) -> list[object]:
        raise ValueError("Sam Voorbeeld, 06-12345678")

    bad = replace(DETECTORS["zelfde-hulp"], detect=broken)  # type: ignore[arg-type]
    monkeypatch.setattr(search, "DETECTORS", MappingProxyType({**DETECTORS, "zelfde-hulp": bad}))
    run = bare("patterns", samples / "casus2", "--json", key=False)
    assert run.code == 0
    assert {row["detector"] for row in run.document} >= {"seizoen", "open-dicht"}
    [line] = [line for line in caplog.text.splitlines() if "zelfde-hulp failed" in line]
    code = line.split("(")[-1].split(")")[0]
    assert f"Het patroon 'zelfde-hulp' kon niet worden bekeken (code {code})" in run.err
    assert "Voorbeeld" not in caplog.text + run.err
    assert "06-" not in caplog.text + run.err
