"""Would turning a step leave somebody's later work without what it hangs on?"""

from __future__ import annotations

from collections.abc import Sequence

from werkbank.journal.changes import EXISTS, FieldChange, apply
from werkbank.model.casus import Casus
from werkbank.model.references import REFERENCES


def leaves_loose(casus: Casus, changes: Sequence[FieldChange]) -> bool:
    """Whether something that stays would name an entity that these changes take away."""
    gone = {(one.kind, str(one.entity)) for one in changes if one.field == EXISTS and one.after is not True}
    if not gone:
        return False
    then = apply(casus, changes)
    for reference in REFERENCES:
        for entity in then.table(reference.kind).values():
            value = getattr(entity, reference.field)
            names = value if isinstance(value, tuple) else (value,)
            if any((reference.target, name) in gone for name in names):
                return True
    return False
