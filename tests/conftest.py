"""What holds for every test: no screen, no traces outside a temporary folder, and silence.

Silence means that a warning, a log record of WARNING or worse, or a message from Qt that nobody expected fails the
test. Warnings are turned into errors by ``filterwarnings`` and Qt's messages by pytest-qt, both set in pyproject.toml;
log records are judged here. A test that provokes them says so with ``@pytest.mark.expects_log``.
"""

import logging
import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from werkbank.i18n import set_language

os.environ["QT_QPA_PLATFORM"] = os.environ.get("WERKBANK_TEST_PLATFORM", "offscreen")

# A shared machine is slow at odd moments; a deadline would make tests fail for that alone.
settings.register_profile("usual", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("quick", settings.get_profile("usual"), max_examples=5, stateful_step_count=10)
settings.load_profile(os.environ.get("WERKBANK_TEST_PROFILE", "usual"))

PLACES = ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME")


@pytest.fixture(scope="session", autouse=True)
def _own_places(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Keep the workplace of the person who runs the tests out of reach."""
    home = tmp_path_factory.mktemp("places")
    with pytest.MonkeyPatch.context() as patch:
        for name in PLACES:
            patch.setenv(name, str(home / name.lower()))
        yield home


@pytest.fixture(autouse=True)
def _dutch() -> Iterator[None]:
    """Start each test in the source language, whatever the one before it chose."""
    set_language("nl")
    yield
    set_language("nl")


@pytest.fixture(autouse=True)
def _silent_log(request: pytest.FixtureRequest, caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """Fail a test that logged a problem nobody expected."""
    yield
    if request.node.get_closest_marker("expects_log"):
        return
    records = [*caplog.get_records("setup"), *caplog.get_records("call")]
    loud = [f"{r.name}: {r.getMessage()}" for r in records if r.levelno >= logging.WARNING]
    assert not loud, "unexpected log records: " + "; ".join(loud)
