"""What every entity of a casus carries, and how its dates are stored (design: domain.md section 2).

Apart from ``entities`` so that a module with entities of its own can build on it; both are re-exported there.
"""

from __future__ import annotations

from typing import Annotated, Any, ClassVar, Self

from pydantic import BaseModel, BeforeValidator, ConfigDict, PlainSerializer

from werkbank.model.clock import EntityId
from werkbank.model.dates import VagueDate, date_from_json, date_to_json
from werkbank.model.kinds import Kind, Nature, PassOn, Sharing

type_json = Any  # what json.loads returns


def _read_date(value: object) -> object:
    return date_from_json(value) if isinstance(value, dict) else value


Date = Annotated[VagueDate, BeforeValidator(_read_date), PlainSerializer(date_to_json)]
"""A claim about time; stored as typed together with its EDTF form."""

UNKNOWN_DATE = VagueDate()
Ids = tuple[EntityId, ...]
Names = tuple[str, ...]


class Entity(BaseModel):
    """What every item in a casus carries."""

    model_config = ConfigDict(
        frozen=True, extra="forbid", defer_build=True, hide_input_in_errors=True, arbitrary_types_allowed=True
    )
    kind_of: ClassVar[Kind]

    id: EntityId
    ref: str = ""  # the number it had in the tables it came from; export writes it again
    about: Ids = ()
    sharing: Sharing = Sharing.UNDECIDED
    only_for: Names = ()
    not_for: Names = ()
    source: str = ""
    nature: Nature = Nature.FACT
    basis: str = ""
    pass_on: PassOn = PassOn.BY_SOURCE
    contributor: str = ""
    bouwstenen: Names = ()
    note: str = ""

    def __repr__(self) -> str:  # ids only: a repr ends up in logs and crash reports
        return f"<{self.kind_of} {self.id}>"

    __str__ = __repr__

    @property
    def name_in_tables(self) -> str:
        """The id that people know from their own tables, or our own."""
        return self.ref or self.id

    def but(self, **fields: Any) -> Self:  # noqa: ANN401 - the fields of the entity, validated below
        """The same entity with other values, validated."""
        return type(self).model_validate({**self.__dict__, **fields})
