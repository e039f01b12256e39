"""What is done beside the unlock screen, so that the first casus opens as fast as the second."""

import subprocess
import sys

from tests.helpers.family import TODAY
from werkbank.app.warming import small_family, warm_up
from werkbank.model.entities import TYPES
from werkbank.model.rules import complaints_of

FRESH = """
from datetime import date
from werkbank.app.warming import warm_up
from werkbank.model.entities import TYPES
import sys
warm_up(today=date(2026, 11, 21))
before = set(sys.modules)
from werkbank.app.warming import small_family
from werkbank.genogram.picture import draw as genogram
from werkbank.timeline.picture import draw as timeline
genogram(small_family(), as_of=date(2026, 11, 21))
timeline(small_family(), today=date(2026, 11, 21), width=400.0)
print(all(made.__pydantic_complete__ for made in TYPES.values()), sorted(set(sys.modules) - before))
"""


def test_nothing_is_loaded_or_built_at_the_first_casus_after_warming() -> None:
    said = subprocess.run([sys.executable, "-c", FRESH], capture_output=True, text=True, check=True)
    assert said.stdout.split(" ", 1) == ["True", "[]\n"]


def test_the_small_family_is_without_complaint() -> None:
    warm_up(today=TODAY)
    assert not complaints_of(small_family(), today=TODAY)
    assert {type(entity) for entity in small_family().everything()} < set(TYPES.values())
