"""What a refusal must be: words for people, and a code by which the program goes."""

import pytest

from werkbank.model.errors import KnownError


def code_of(caught: pytest.ExceptionInfo[KnownError]) -> str:
    """The code of a refusal, which says what happened and what to do."""
    assert caught.value.text
    assert caught.value.remedy
    return caught.value.code
