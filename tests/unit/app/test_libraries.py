"""A machine without Qt's system libraries gets a sentence and a remedy, not a loader error."""

import pytest

from werkbank.app.libraries import explain_import_error, require_screen, system_packages
from werkbank.model.errors import KnownError


def test_a_missing_library_is_named_with_the_command_that_brings_it() -> None:
    loader = ImportError("libEGL.so.1: cannot open shared object file: No such file or directory")
    known = explain_import_error(loader)
    assert known.text == "Het venster kan niet openen: op deze computer ontbreekt libEGL.so.1."
    assert "apt-get install --no-install-recommends libegl1 libgl1 " in known.remedy
    assert "libxcb-cursor0" in known.remedy
    assert known.code == "system-library-missing"


def test_an_import_error_of_another_kind_keeps_its_cause() -> None:
    known = explain_import_error(ImportError("DLL load failed while importing QtCore"))
    assert "DLL load failed" in known.text
    assert known.code == "qt-broken"


def test_no_screen_is_said_before_qt_aborts() -> None:
    with pytest.raises(KnownError, match="geen beeldscherm") as caught:
        require_screen({}, platform="linux", loads=lambda name: True)
    assert "--no-window" in caught.value.remedy


def test_a_missing_window_library_is_said_before_qt_aborts() -> None:
    with pytest.raises(KnownError, match=r"ontbreekt libxcb-cursor\.so\.0\.") as caught:
        require_screen({"DISPLAY": ":0"}, platform="linux", loads=lambda name: name != "libxcb-cursor.so.0")
    assert caught.value.remedy.endswith("install --no-install-recommends libxcb-cursor0")


def test_several_missing_libraries_are_counted_and_named() -> None:
    with pytest.raises(KnownError, match=r"ontbreken \d+ onderdelen: libxcb-cursor\.so\.0, libxcb-icccm\.so\.4, "):
        require_screen({"DISPLAY": ":0"}, platform="linux", loads=lambda name: False)


@pytest.mark.parametrize(
    ("environ", "platform"),
    [
        ({"DISPLAY": ":0"}, "linux"),
        ({"QT_QPA_PLATFORM": "offscreen"}, "linux"),
        ({"WAYLAND_DISPLAY": "wayland-0"}, "linux"),
        ({}, "win32"),
    ],
)
def test_a_machine_that_can_show_a_window_passes(environ: dict[str, str], platform: str) -> None:
    require_screen(environ, platform=platform, loads=lambda name: True)


def test_wayland_stands_in_for_the_libraries_of_x11() -> None:
    require_screen({"DISPLAY": ":0", "WAYLAND_DISPLAY": "wayland-0"}, platform="linux", loads=lambda name: False)


def test_every_listed_package_has_a_known_need() -> None:
    known = frozenset({"import", "screen", "check"})
    everything = system_packages(needed_for=known)
    lines = [line for line in _list().splitlines() if line and not line.startswith("#")]
    assert len(everything) == len(lines)
    assert all(package.library == "-" for package in everything if package.needed_for == "check")


def _list() -> str:
    from werkbank.i18n.resources import resource

    return resource("system-packages.txt").read_text(encoding="utf-8")
