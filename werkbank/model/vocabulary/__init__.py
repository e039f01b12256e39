"""The words of the field: kinds of event, reasons, bouwstenen, roles, bonds, abbreviations (domain.md section 3).

What people read and type stands in ``resources/vocabulary``; ids are stable and stand in case files. For example::

    words = vocabulary()
    words.find_event_kind("Veilig Thuis melding").id     # 'veilig-thuis-melding'
    words.find_event_kind("CBS:11").sentence             # one plain sentence for the family
    words.is_class("school-uitval", "loss")              # True
    words.find_bouwsteen("3")                            # Unclear: the 2018 numbers differ
    words.ending_of("afgehaakt").early                   # Early.YES
    words.bond_kinds.find("geweld").directed             # every table has find() and is a mapping by id
"""

from werkbank.model.vocabulary.endings import Ending
from werkbank.model.vocabulary.finding import Unclear
from werkbank.model.vocabulary.rows import (
    Abbreviation,
    BondKind,
    Bouwsteen,
    Code,
    ConditionKind,
    Early,
    EndReason,
    EventClass,
    EventKind,
    Frame,
    InvolvementRole,
    Lane,
    LifeDomain,
    Outcome,
    Product,
    Reason,
    Shape,
    Sign,
    StoppedBy,
    Tie,
    Word,
)
from werkbank.model.vocabulary.spelling import fold, slug, words
from werkbank.model.vocabulary.table import Table
from werkbank.model.vocabulary.vocabulary import TABLES, Vocabulary, vocabulary

__all__ = [
    "TABLES", "Abbreviation", "BondKind", "Bouwsteen", "Code", "ConditionKind", "Early", "EndReason", "Ending",
    "EventClass", "EventKind", "Frame", "InvolvementRole", "Lane", "LifeDomain", "Outcome", "Product", "Reason",
    "Shape", "Sign", "StoppedBy", "Table", "Tie", "Unclear", "Vocabulary", "Word", "fold", "slug", "vocabulary",
    "words",
]  # fmt: skip
