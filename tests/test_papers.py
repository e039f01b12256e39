"""README, licences, lock file and checks say the same as the project itself."""

import re
import tomllib

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.helpers.source_tree import ROOT
from werkbank.app.libraries import system_packages


def read(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def project() -> dict[str, object]:
    found = tomllib.loads(read("pyproject.toml"))["project"]
    assert isinstance(found, dict)
    return found


def requirements(*extras: str) -> list[Requirement]:
    data = tomllib.loads(read("pyproject.toml"))["project"]
    lines = [*data["dependencies"], *(line for extra in extras for line in data["optional-dependencies"][extra])]
    return [Requirement(line) for line in lines]


def locked(name: str) -> dict[str, str]:
    return {canonicalize_name(n): v for n, v in re.findall(r"^([\w.-]+)==([\w.]+)", read(name), re.MULTILINE)}


def command(name: str) -> str:
    """Return the one line of the README that stands under ``<!-- name -->``."""
    found = re.search(rf"<!-- {name} -->\n```bash\n(.+)\n```", read("README.md"))
    assert found, f"README.md has no line marked {name}"
    return found.group(1)


def test_run_and_test_differ_in_their_last_word_only() -> None:
    run, test = command("run"), command("test")
    assert run.rpartition(" && ")[0] == test.rpartition(" && ")[0]
    assert run.endswith("werkbank demo")
    assert re.search(r"python -m pytest( -n \d --dist loadfile --no-loadscope-reorder)?$", test)


def test_the_checks_run_the_line_of_the_readme() -> None:
    script = read(".ci/run")
    assert "/^<!-- test -->$/" in script
    assert "README.md" in script
    assert "resources/system-packages.txt" in script


def test_the_readme_lists_every_system_package() -> None:
    needed = [p.name for p in system_packages(needed_for=frozenset({"import", "screen"}))]
    assert command("packages").split()[5:] == needed
    checks = [p.name for p in system_packages(needed_for=frozenset({"check"}))]
    assert f"`{' '.join(checks)}`" in read("README.md")


def test_the_lock_satisfies_the_project() -> None:
    for file, extras in (("requirements.lock", ("test", "dev")), ("requirements-build.lock", ("build",))):
        versions = locked(file)
        wrong = [
            str(r) for r in requirements(*extras) if versions.get(canonicalize_name(r.name), "0") not in r.specifier
        ]
        assert not wrong, f"{file}: {wrong}"


def test_both_locks_hold_the_same_versions() -> None:
    everything, build = locked("requirements.lock"), locked("requirements-build.lock")
    assert {n: v for n, v in build.items() if n in everything and everything[n] != v} == {}


def test_the_locks_name_no_place_to_fetch_from() -> None:
    for file in ("requirements.lock", "requirements-build.lock"):
        assert not re.search(r"https?:|file:|--index|--find-links \S*/|/tmp|/opt", read(file)), file


def test_every_locked_package_has_hashes() -> None:
    for file in ("requirements.lock", "requirements-build.lock"):
        blocks = re.split(r"\n(?=[a-z0-9])", read(file))
        assert all("--hash=sha256:" in block for block in blocks if re.match(r"[\w.-]+==", block)), file


def test_every_dependency_is_accounted_for() -> None:
    text = read("THIRD-PARTY.md").lower()
    missing = [r.name for r in requirements("test", "dev", "build") if r.name.lower() not in text]
    assert not missing
    shipped = text.partition("## only to test")[0]
    runtime = {canonicalize_name(r.name) for r in requirements()}
    assert not [name for name in runtime if name not in shipped]


def test_the_licence_is_the_eupl() -> None:
    assert read("LICENSE").startswith("EUROPEAN UNION PUBLIC LICENCE v. 1.2")
    assert project()["license"] == "EUPL-1.2"


def test_the_version_is_told_once_and_logged() -> None:
    import werkbank

    assert project()["version"] == werkbank.__version__
    assert f"## {werkbank.__version__}" in read("CHANGELOG.md")


def test_architecture_is_two_pages_at_most() -> None:
    assert len(read("ARCHITECTURE.md").splitlines()) <= 120
