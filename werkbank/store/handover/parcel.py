"""What goes along in a handover: the bundle of a case, and the attachments that are mentioned in it.

Of a part of a case only what stands now leaves: older values of the fields that go along are withheld (their hash
stays, so that the chain still holds), and so are the names of actions, which may quote what stays behind.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace

from werkbank.model.errors import KnownError
from werkbank.store.bundling import bundle_of
from werkbank.store.chain import payload_hash
from werkbank.store.handover.manifest import Attached
from werkbank.store.handover.writing import Load
from werkbank.store.records import Bundle, OpRecord
from werkbank.store.stored_casus import StoredCasus

Keep = Callable[[str, str, str], bool]
_REFERENCE = re.compile(r"(?<![0-9a-f])[0-9a-f]{64}(?![0-9a-f])")


def load_of(stored: StoredCasus, *, keep: Keep | None) -> Load:
    """Everything that goes along; ``keep(kind, entity, field)`` chooses, without it the case goes as a whole.

    Raises:
        KnownError: attachment-damaged.
    """
    bundle = stored.on_file(lambda file: bundle_of(file.connection, keep=keep))
    if keep is not None:
        bundle = replace(reduced(bundle), partial=True)
    return Load(bundle, tuple(_attached(stored, bundle)), stored.attachment)


def reduced(bundle: Bundle) -> Bundle:
    """The bundle with only the present values, and nothing said of the actions but that they were."""
    replaced = {parent for one in bundle.ops for parent in one.parents}
    ops = tuple(_withheld(one) if one.name in replaced else one for one in bundle.ops)
    return replace(bundle, ops=ops, batches=tuple(replace(one, subject="") for one in bundle.batches))


def _withheld(one: OpRecord) -> OpRecord:
    if one.val is None:
        return one
    return replace(one, val=None, salt=payload_hash(one.val.encode(), salt=one.salt))


def _attached(stored: StoredCasus, bundle: Bundle) -> Iterator[Attached]:
    named = {name for one in bundle.ops if one.val for name in _REFERENCE.findall(one.val)}
    for name in sorted(named):
        try:
            content = stored.attachment(name)
        except KnownError as error:
            if error.code == "attachment-missing":  # a number that is no attachment, or one that was erased
                continue
            raise
        yield Attached(name, len(content))
