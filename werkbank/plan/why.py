"""The reasons for leaving something out, in words for the team; they never stand on the print."""

from __future__ import annotations

from enum import Enum

from werkbank.i18n import mark


class Why(Enum):
    """Why an item is not for a reader."""

    UNDECIDED = mark("delen is nog niet bepaald")
    LEVEL = mark("niet bedoeld voor deze lezer (delen)")
    NOT_FOR = mark("staat op 'niet voor'")
    ONLY_FOR = mark("alleen voor anderen")
    OTHER_ADULT = mark("gaat over een ander")
    OTHER_CHILD = mark("gaat over een kind van een ander")
    CHILD_SAYS = mark("het kind wil niet dat deze lezer het ziet")
    CHILD_UNASKED = mark("van het kind zelf; nog niet uitgelegd en gevraagd wie het mag zien")
    PASS_ON = mark("niet doorgeven: vraag het bij de bron")
    CHILD_OWN = mark("van het kind zelf; overleg met gedragswetenschapper of jurist")
    ACCUSATION = mark("beschuldiging of verslaving: nooit op het blad van een ander, en alleen met bron en status")
    SECRET = mark("geheim verblijf")
    DESCENT = mark("afstamming afgeschermd")
    NOT_RECOGNISED = mark("nog niemand uit het gezin herkent dit patroon")
    EVIDENCE = mark("leunt op iets dat deze lezer niet ziet")
    NOT_NAMED = mark("noemt deze lezer niet")
    TEAM_ONLY = mark("antwoord van het team")
    LEANS = mark("hoort bij iets dat er niet in staat")
    NO_BLOCK = mark("hoort niet bij het plan van deze lezer")
