"""Whatever stands in the operations, a casus opens; what does not fit is named."""

import tempfile
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from tests.helpers.case_files import action, existing, new_file, setting
from werkbank.journal.changes import FieldChange
from werkbank.model.entities import TYPES
from werkbank.model.kinds import Kind
from werkbank.store.fold import fold

FIELDS = sorted({name for cls in TYPES.values() for name in cls.model_fields} | {"vreemd", ""})
TEXT = st.text(st.characters(codec="utf-8"), max_size=6)
PLAIN = st.none() | st.booleans() | st.integers(-(2**53) + 1, 2**53 - 1) | TEXT
DATE = st.dictionaries(
    st.sampled_from(["typed", "edtf", "basis", "reason", "x"]), PLAIN | st.just("2010-13~"), max_size=3
)
VALUE = (
    PLAIN | DATE | st.lists(PLAIN | st.sampled_from(["a", "b"]), max_size=3) | st.dictionaries(TEXT, PLAIN, max_size=2)
)
ENTITY = st.sampled_from(["a", "b", "c", "casus"])
CHANGE = st.builds(
    lambda kind, entity, field, value: setting(field, value, entity=entity, kind=kind),
    st.sampled_from(list(Kind)),
    ENTITY,
    st.sampled_from(FIELDS),
    VALUE,
)


@given(st.lists(CHANGE, min_size=1, max_size=25), st.sets(st.sampled_from(list(Kind))))
def test_a_casus_opens_whatever_its_operations_say(changes: list[FieldChange], kinds: set[Kind]) -> None:
    born = [existing(entity, kind) for kind in kinds for entity in ("a", "b")]
    once = {change.address: change for change in [*changes, *born]}
    with tempfile.TemporaryDirectory() as folder:
        file = new_file(Path(folder))
        file.write(action(*once.values()))
        folded = fold(file.connection)
        file.connection.close()
    there = {(entity.kind_of, entity.id) for entity in folded.casus.everything()}
    apart = {(lost.kind, lost.entity) for lost in folded.quarantined if not lost.field}
    assert not {(str(kind), entity) for kind, entity in there} & apart
