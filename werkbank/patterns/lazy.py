"""Values that are worked out when somebody first asks for them, and kept with the object.

:func:`functools.cached_property` does the same, but takes a lock for every first time: a run asks for about a hundred.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Generic, TypeVar, overload

T = TypeVar("T")


class lazy(Generic[T]):  # noqa: N801 - it stands where a property stands
    """A property of an object with a ``__dict__``: there its value comes to stand before the property itself."""

    def __init__(self, make: Callable[[Any], T], /) -> None:
        self._make = make
        self.__doc__ = make.__doc__

    def __set_name__(self, owner: type, name: str) -> None:
        self._name = name

    @overload
    def __get__(self, one: None, owner: type) -> lazy[T]: ...

    @overload
    def __get__(self, one: object, owner: type) -> T: ...

    def __get__(self, one: object, owner: type) -> lazy[T] | T:
        if one is None:
            return self
        found = one.__dict__[self._name] = self._make(one)
        return found
