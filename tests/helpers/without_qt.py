"""A pytest plugin (and a plain import) that makes Qt absent: ``python -m pytest -p tests.helpers.without_qt``."""

import sys
from collections.abc import Sequence
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec
from types import ModuleType

BLOCKED = ("PySide6", "shiboken6")


class _Absent(MetaPathFinder):
    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None, /
    ) -> ModuleSpec | None:
        if fullname.partition(".")[0] in BLOCKED:
            message = f"{fullname} is blocked: only werkbank.ui may need it"
            raise ModuleNotFoundError(message, name=fullname)
        return None


sys.meta_path.insert(0, _Absent())
