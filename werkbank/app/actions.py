"""Every command of the window as declared data: menus, keys, palette and undo labels read this one table.

``needs`` names what must be true before the action can run; the window asks ``Session.offers``. An action that changes
the casus gives its id to the transaction, so the same title names the step in the undo menu and in the log.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from werkbank.i18n import mark


class Menu(StrEnum):
    """The menus, in order."""

    CASE = mark("&Casus")
    EDIT = mark("Be&werken")
    ADD = mark("&Toevoegen")
    VIEW = mark("Beel&d")
    GO = mark("&Ga naar")
    HELP = mark("&Help")
    NONE = ""


class Need(StrEnum):
    """What must be true before an action can run."""

    NOTHING = "nothing"
    CASE = "case"
    WRITABLE = "writable"
    PERSON = "person"
    EVENTS = "events"
    SELECTION = "selection"
    UNDO = "undo"
    REDO = "redo"
    AUDIENCE = "audience"


class ActionId(StrEnum):
    """Stable names: they stand in the case file as the name of a step."""

    OPEN_CASES = "open-cases"
    NEW_CASE = "new-case"
    IMPORT = "import"
    EXPORT_TABLES = "export-tables"
    EXPORT_PLAN = "export-plan"
    PRINT = "print"
    HAND_OVER = "hand-over"
    POSTER = "poster"
    MDO_SHEET = "mdo-sheet"
    LOCK = "lock"
    QUIT = "quit"
    UNDO = "undo"
    REDO = "redo"
    REMOVE = "remove"
    SELECT_NONE = "select-none"
    SEARCH = "search"
    ADD_PERSON = "add-person"
    ADD_PARTNER = "add-partner"
    ADD_CHILD = "add-child"
    ADD_PARENT = "add-parent"
    ADD_SIBLING = "add-sibling"
    UNPIN = "unpin"
    UNPIN_ALL = "unpin-all"
    ADD_EVENT = "add-event"
    QUICK_ENTRY = "quick-entry"
    ADD_HOUSEHOLD = "add-household"
    LAYER_BONDS = "layer-bonds"
    LAYER_PAST_BONDS = "layer-past-bonds"
    LAYER_HOUSEHOLDS = "layer-households"
    LAYER_ECOMAP = "layer-ecomap"
    LAYER_BADGES = "layer-badges"
    ADD_NETWORK = "add-network"
    ADD_SUPPORT = "add-support"
    MARK_PATTERN = "mark-pattern"
    TAG_BOUWSTEEN = "tag-bouwsteen"
    ADD_GOAL = "add-goal"
    ADD_STEP = "add-step"
    ADD_AGREEMENT = "add-agreement"
    ADD_UTTERANCE = "add-utterance"
    ZOOM_IN = "zoom-in"
    ZOOM_OUT = "zoom-out"
    FIT = "fit"
    FIT_SELECTION = "fit-selection"
    FIT_PERSON = "fit-person"
    FOLD_LANE = "fold-lane"
    FOLD_LANES = "fold-lanes"
    FIND_EVENT = "find-event"
    FIND_NEXT = "find-next"
    FIND_PREVIOUS = "find-previous"
    PREVIOUS_EVENT = "previous-event"
    NEXT_EVENT = "next-event"
    CURSOR_TODAY = "cursor-today"
    PLAY = "play"
    LESS_MOTION = "less-motion"
    PROJECTOR = "projector"
    THEME = "theme"
    PAGE_OVERVIEW = "page-overview"
    PAGE_PATTERNS = "page-patterns"
    PAGE_BOUWSTENEN = "page-bouwstenen"
    PAGE_PLAN = "page-plan"
    FOCUS_GENOGRAM = "focus-genogram"
    FOCUS_TIMELINE = "focus-timeline"
    FOCUS_INSPECTOR = "focus-inspector"
    GENOGRAM_ALONE = "genogram-alone"
    TIMELINE_ALONE = "timeline-alone"
    FAMILY_VIEW = "family-view"
    LEGEND = "legend"
    CHOOSE_SIGNS = "choose-signs"
    SIGNS = "signs"
    SAVE_GENOGRAM = "save-genogram"
    COPY_GENOGRAM = "copy-genogram"
    SAVE_TIMELINE = "save-timeline"
    KINSHIP = "kinship"
    CHECK_DRAWING = "check-drawing"
    ONE_HOUSEHOLD = "one-household"
    SHOW_EVERYBODY = "show-everybody"
    FAMILY_LIST = "family-list"
    KEYS = "keys"
    ABOUT = "about"
    # steps without a menu entry of their own: they only name what was done
    EDIT_PERSON = "edit-person"
    JOIN_PARTNERS = "join-partners"
    JOIN_PARENT = "join-parent"
    JOIN_SIBLINGS = "join-siblings"
    PIN = "pin"
    ORDER = "order"
    EDIT_EVENT = "edit-event"
    EDIT_PARTNERSHIP = "edit-partnership"
    ADD_BOND = "add-bond"
    EDIT_BOND = "edit-bond"
    END_BOND = "end-bond"
    EDIT_HOUSEHOLD = "edit-household"
    ADD_CONDITION = "add-condition"
    EDIT_CONDITION = "edit-condition"
    MOVE_IN = "move-in"
    MOVE_OUT = "move-out"
    EDIT_NETWORK = "edit-network"
    EDIT_PATTERN = "edit-pattern"
    EDIT_PLAN = "edit-plan"
    EDIT_CASE = "edit-case"
    ANSWER_FINDING = "answer-finding"
    IMPORT_TABLES = "import-tables"
    CREATE_CASE = "create-case"
    # the timeline: edited in place
    EDIT_TITLE = "edit-title"
    EDIT_SOURCE = "edit-source"
    ADD_CLAIM = "add-claim"
    COPY_EVENTS = "copy-events"
    SPLIT_EVENT = "split-event"
    MERGE_EVENTS = "merge-events"
    TIMELINE_TABLE = "timeline-table"
    MOVE_EVENTS = "move-events"
    SHOW_CLAIM = "show-claim"
    EDIT_CLAIM = "edit-claim"
    PASTE_EVENTS = "paste-events"
    ADD_REPORT = "add-report"
    # bouwstenen and weging
    PAGE_HELP_PATTERNS = "page-help-patterns"
    PAGE_WEIGHING = "page-weighing"
    EDIT_WORDING = "edit-wording"
    RESTORE_WORDING = "restore-wording"
    ADD_BOUWSTEEN = "add-bouwsteen"
    DROP_BOUWSTEEN = "drop-bouwsteen"
    USE_SET = "use-set"
    READ_WORDING = "read-wording"
    SAVE_WORDING = "save-wording"
    ADD_NOTE = "add-note"
    EDIT_NOTE = "edit-note"
    ADD_QUESTION = "add-question"
    CLOSE_QUESTION = "close-question"
    EDIT_WEIGHING = "edit-weighing"
    SAVE_WEIGHING = "save-weighing"
    # sessions
    START_SESSION = "start-session"
    CHANGE_SESSION = "change-session"
    END_SESSION = "end-session"
    MINUTES = "minutes"
    NEW_SINCE = "new-since"
    # patterns
    SEARCH_MORE = "search-more"
    LIGHT_OFF = "light-off"
    PATTERN_STATUS = "pattern-status"
    PATTERN_SETTINGS = "pattern-settings"
    MERGE_PATTERNS = "merge-patterns"
    SPLIT_PATTERN = "split-pattern"
    PLAN_VERSIONS = "plan-versions"
    SAVE_VERSION = "save-version"
    FINAL_VERSION = "final-version"
    EDIT_VERSION = "edit-version"
    REMOVE_VERSION = "remove-version"


@dataclass(frozen=True, slots=True)
class Action:
    """One command: what people call it, its keys, where it stands, what it needs."""

    id: ActionId
    title: str
    keys: tuple[str, ...] = ()
    menu: Menu = Menu.NONE
    need: Need = Need.NOTHING
    hint: str = ""
    line_before: bool = False


_A, _M, _N = ActionId, Menu, Need

ACTIONS: tuple[Action, ...] = (
    Action(
        _A.OPEN_CASES, mark("Andere casus openen"), ("Ctrl+O",), _M.CASE, hint=mark("Terug naar de lijst met casussen")
    ),
    Action(_A.NEW_CASE, mark("Nieuwe casus"), ("Ctrl+N",), _M.CASE),
    Action(_A.IMPORT, mark("Tabellen of GEDCOM inlezen…"), ("Ctrl+I",), _M.CASE, line_before=True),
    Action(_A.EXPORT_TABLES, mark("Opslaan als tabellen…"), ("Ctrl+Shift+S",), _M.CASE, _N.CASE),
    Action(
        _A.PRINT,
        mark("Afdrukken of opslaan als PDF…"),
        ("Ctrl+P",),
        _M.CASE,
        _N.CASE,
        hint=mark("Gezinsplan, MDO-blad, overdracht, wandplaat, genogram, tijdlijn of verslag"),
        line_before=True,
    ),
    Action(_A.HAND_OVER, mark("Overdragen aan een andere organisatie…"), (), _M.CASE, _N.CASE),
    Action(_A.POSTER, mark("Wandplaat…"), (), _M.CASE, _N.CASE),
    Action(_A.MDO_SHEET, mark("MDO-blad…"), (), _M.CASE, _N.CASE, hint=mark("Twee bladzijden voor een MDO")),
    Action(_A.EXPORT_PLAN, mark("Gezinsplan als PDF…"), (), _M.CASE, _N.CASE),
    Action(_A.PLAN_VERSIONS, mark("Versies van het gezinsplan…"), (), _M.CASE, _N.CASE),
    Action(_A.SAVE_WEIGHING, mark("Weging als PDF…"), (), _M.CASE, _N.CASE),
    Action(
        _A.SAVE_WORDING,
        mark("Woorden van de bouwstenen opslaan…"),
        (),
        _M.CASE,
        _N.CASE,
        hint=mark("Een bestand om te delen met anderen in de regio; er staat niets over het gezin in"),
    ),
    Action(_A.READ_WORDING, mark("Woorden van de bouwstenen inlezen…"), (), _M.CASE, _N.WRITABLE),
    Action(_A.SAVE_GENOGRAM, mark("Genogram opslaan…"), ("Ctrl+Alt+S",), _M.CASE, _N.CASE),
    Action(_A.SAVE_TIMELINE, mark("Tijdlijn opslaan…"), ("Ctrl+Alt+P",), _M.CASE, _N.CASE),
    Action(
        _A.COPY_GENOGRAM,
        mark("Kopieer genogram als afbeelding"),
        ("Ctrl+Shift+M",),
        _M.CASE,
        _N.CASE,
        hint=mark("Een plaatje van 300 dpi op het klembord"),
    ),
    Action(
        _A.START_SESSION,
        mark("Sessie: wie is er…"),
        ("Ctrl+Alt+M",),
        _M.CASE,
        _N.WRITABLE,
        hint=mark("Begin een sessie of verander wie meeleest; het scherm toont wat iedereen mag zien"),
        line_before=True,
    ),
    Action(_A.END_SESSION, mark("Sessie beëindigen…"), ("Ctrl+Alt+E",), _M.CASE, _N.AUDIENCE),
    Action(
        _A.MINUTES,
        mark("Verslag van een sessie…"),
        ("Ctrl+Alt+R",),
        _M.CASE,
        _N.CASE,
        hint=mark("Eén bladzijde: wie er was, wat erbij kwam en wat is afgesproken"),
    ),
    Action(_A.LOCK, mark("Vergrendelen"), ("Ctrl+L",), _M.CASE, line_before=True),
    Action(_A.QUIT, mark("Afsluiten"), ("Ctrl+Q",), _M.CASE),
    Action(_A.UNDO, mark("Ongedaan maken"), ("Ctrl+Z",), _M.EDIT, _N.UNDO),
    Action(_A.REDO, mark("Opnieuw doen"), ("Ctrl+Y", "Ctrl+Shift+Z"), _M.EDIT, _N.REDO),
    Action(_A.REMOVE, mark("Verwijderen"), ("Del",), _M.EDIT, _N.SELECTION, line_before=True),
    Action(_A.UNPIN, mark("Losmaken in het genogram"), (), _M.EDIT, _N.PERSON, line_before=True),
    Action(_A.UNPIN_ALL, mark("Alles losmaken in het genogram"), (), _M.EDIT, _N.WRITABLE),
    Action(_A.SELECT_NONE, mark("Niets selecteren"), ("Ctrl+Shift+A",), _M.EDIT, _N.SELECTION),
    Action(_A.SEARCH, mark("Zoeken"), ("Ctrl+F",), _M.EDIT, _N.CASE, line_before=True),
    Action(
        _A.EDIT_TITLE,
        mark("Titel in de tijdlijn"),
        ("F2",),
        _M.EDIT,
        _N.EVENTS,
        hint=mark("Typ de titel op zijn plaats"),
        line_before=True,
    ),
    Action(_A.EDIT_SOURCE, mark("Bron…"), ("Ctrl+Shift+O",), _M.EDIT, _N.EVENTS, hint=mark("In de tijdlijn ook: S")),
    Action(_A.ADD_CLAIM, mark("Andere datum volgens iemand anders…"), ("Ctrl+Shift+W",), _M.EDIT, _N.EVENTS),
    Action(_A.COPY_EVENTS, mark("Kopiëren naar een andere persoon…"), ("Ctrl+Shift+C",), _M.EDIT, _N.EVENTS),
    Action(_A.SPLIT_EVENT, mark("Periode splitsen op de tijdcursor"), ("Ctrl+Shift+X",), _M.EDIT, _N.EVENTS),
    Action(_A.MERGE_EVENTS, mark("Samenvoegen tot één gebeurtenis"), ("Ctrl+J",), _M.EDIT, _N.EVENTS),
    Action(_A.PASTE_EVENTS, mark("Gebeurtenissen plakken uit Excel…"), (), _M.EDIT, _N.WRITABLE),
    Action(_A.FIND_EVENT, mark("Zoeken in de tijdlijn"), ("Ctrl+Alt+F",), _M.EDIT, _N.CASE),
    Action(_A.FIND_NEXT, mark("Volgende gevonden gebeurtenis"), ("F3",), _M.EDIT, _N.CASE),
    Action(_A.FIND_PREVIOUS, mark("Vorige gevonden gebeurtenis"), ("Shift+F3",), _M.EDIT, _N.CASE),
    Action(_A.QUICK_ENTRY, mark("Snel een gebeurtenis typen"), ("Ctrl+E", "Ctrl+K"), _M.ADD, _N.WRITABLE),
    Action(
        _A.ADD_REPORT,
        mark("Tekst van een verslag…"),
        ("Ctrl+Shift+I",),
        _M.ADD,
        _N.WRITABLE,
        hint=mark("Stelt per zin een gebeurtenis voor; u kiest wat erbij komt"),
    ),
    Action(_A.ADD_EVENT, mark("Gebeurtenis"), ("Ctrl+Shift+E",), _M.ADD, _N.WRITABLE),
    Action(_A.ADD_PERSON, mark("Persoon"), ("Ctrl+Shift+P",), _M.ADD, _N.WRITABLE, line_before=True),
    Action(_A.ADD_PARTNER, mark("Partner"), ("Ctrl+Shift+R",), _M.ADD, _N.PERSON),
    Action(_A.ADD_CHILD, mark("Kind"), ("Ctrl+Shift+K",), _M.ADD, _N.PERSON),
    Action(_A.ADD_PARENT, mark("Ouder"), ("Ctrl+Shift+U",), _M.ADD, _N.PERSON),
    Action(_A.ADD_SIBLING, mark("Broer of zus"), ("Ctrl+Shift+B",), _M.ADD, _N.PERSON),
    Action(_A.ADD_HOUSEHOLD, mark("Huishouden van wie gekozen is"), ("Ctrl+Shift+H",), _M.ADD, _N.PERSON),
    Action(
        _A.ADD_NETWORK,
        mark("Netwerk toevoegen"),
        ("Ctrl+Shift+N",),
        _M.ADD,
        _N.WRITABLE,
        hint=mark("Iemand of een organisatie om het gezin heen"),
    ),
    Action(
        _A.ADD_SUPPORT,
        mark("Steun toevoegen"),
        ("Ctrl+Alt+G",),
        _M.ADD,
        _N.WRITABLE,
        hint=mark("Wie helpt, waarmee en sinds wanneer; in het genogram: S"),
    ),
    Action(
        _A.MARK_PATTERN,
        mark("Patroon van deze gebeurtenissen"),
        ("Ctrl+Shift+T",),
        _M.ADD,
        _N.EVENTS,
        line_before=True,
    ),
    Action(
        _A.SEARCH_MORE,
        mark("Zoek meer van deze gebeurtenissen"),
        ("Ctrl+Alt+T",),
        _M.ADD,
        _N.EVENTS,
        hint=mark("Dezelfde soorten in dezelfde volgorde, ook elders in de tijd"),
    ),
    Action(_A.TAG_BOUWSTEEN, mark("Bouwsteen geven"), ("Ctrl+B",), _M.ADD, _N.WRITABLE),
    Action(_A.ADD_GOAL, mark("Doel"), ("Ctrl+D",), _M.ADD, _N.WRITABLE, line_before=True),
    Action(_A.ADD_STEP, mark("Stap bij een doel"), ("Ctrl+Shift+D",), _M.ADD, _N.WRITABLE),
    Action(_A.ADD_AGREEMENT, mark("Veiligheidsafspraak"), (), _M.ADD, _N.WRITABLE),
    Action(_A.ADD_UTTERANCE, mark("Uitspraak van iemand"), (), _M.ADD, _N.WRITABLE),
    Action(_A.FIT, mark("Alles in beeld"), ("Ctrl+0",), _M.VIEW, _N.CASE),
    Action(_A.ZOOM_IN, mark("Groter"), ("Ctrl++", "Ctrl+="), _M.VIEW, _N.CASE),
    Action(_A.ZOOM_OUT, mark("Kleiner"), ("Ctrl+-",), _M.VIEW, _N.CASE),
    Action(_A.TIMELINE_TABLE, mark("Tijdlijn als tabel"), ("Ctrl+T",), _M.VIEW, _N.CASE),
    Action(_A.LIGHT_OFF, mark("Licht op een patroon uit"), ("Ctrl+Alt+L",), _M.VIEW, _N.CASE),
    Action(_A.FIT_SELECTION, mark("Selectie in beeld"), ("Ctrl+9",), _M.VIEW, _N.SELECTION),
    Action(_A.FIT_PERSON, mark("Persoon in beeld"), ("Ctrl+8",), _M.VIEW, _N.SELECTION),
    Action(_A.FOLD_LANE, mark("Baan van de tijdlijn in- of uitklappen"), ("Ctrl+.",), _M.VIEW, _N.CASE),
    Action(_A.FOLD_LANES, mark("Alle banen in- of uitklappen"), ("Ctrl+Shift+.",), _M.VIEW, _N.CASE),
    Action(_A.PREVIOUS_EVENT, mark("Vorige gebeurtenis"), ("Alt+Left",), _M.VIEW, _N.CASE, line_before=True),
    Action(_A.NEXT_EVENT, mark("Volgende gebeurtenis"), ("Alt+Right",), _M.VIEW, _N.CASE),
    Action(_A.CURSOR_TODAY, mark("Tijd op vandaag"), ("Alt+Home",), _M.VIEW, _N.CASE),
    Action(_A.PLAY, mark("Geschiedenis afspelen of stoppen"), ("Ctrl+Space",), _M.VIEW, _N.CASE),
    Action(
        _A.LESS_MOTION,
        mark("Minder beweging op het scherm"),
        menu=_M.VIEW,
        hint=mark("Afspelen gaat dan van gebeurtenis naar gebeurtenis, en niemand schuift"),
    ),
    Action(
        _A.GENOGRAM_ALONE,
        mark("Alleen het genogram"),
        ("Shift+F11",),
        _M.VIEW,
        _N.CASE,
        hint=mark("Zo groot als het scherm, om van een afstand te lezen"),
        line_before=True,
    ),
    Action(
        _A.TIMELINE_ALONE,
        mark("Alleen de tijdlijn"),
        ("Ctrl+F11",),
        _M.VIEW,
        _N.CASE,
        hint=mark("Zo breed als het scherm, met de regel om te typen eronder"),
    ),
    Action(
        _A.FAMILY_VIEW,
        mark("Gezinsweergave of teamweergave"),
        ("Ctrl+Shift+F",),
        _M.VIEW,
        _N.CASE,
        hint=mark("In de gezinsweergave staan geen kenmerken en geen dubbele rand"),
    ),
    Action(_A.LEGEND, mark("Legenda bij het genogram"), ("Ctrl+Shift+G",), _M.VIEW, _N.CASE),
    Action(
        _A.CHOOSE_SIGNS,
        mark("Tekens kiezen…"),
        (),
        _M.VIEW,
        _N.CASE,
        hint=mark("Een ander teken voor bijvoorbeeld overleden of de aangemelde jeugdige"),
    ),
    Action(
        _A.FAMILY_LIST,
        mark("Familie als lijst"),
        ("Ctrl+G",),
        _M.VIEW,
        _N.CASE,
        hint=mark("Dezelfde familie als tabel, ook voor een schermlezer"),
        line_before=True,
    ),
    Action(
        _A.KINSHIP,
        mark("Verwantschap van twee personen"),
        ("Ctrl+Shift+V",),
        _M.VIEW,
        _N.CASE,
        hint=mark("In het genogram: Shift met een pijltje kiest de tweede"),
    ),
    Action(
        _A.NEW_SINCE,
        mark("Nieuw sinds vorige sessie"),
        ("Ctrl+Alt+J",),
        _M.VIEW,
        _N.CASE,
        hint=mark("Een stip bij alles wat erbij kwam of veranderde, in elk beeld"),
    ),
    Action(_A.CHECK_DRAWING, mark("Bekijk de volgende plek in de tekening"), ("F9",), _M.VIEW, _N.CASE),
    Action(
        _A.ONE_HOUSEHOLD,
        mark("Alleen dit gezin tonen"),
        ("Ctrl+Shift+J",),
        _M.VIEW,
        _N.CASE,
        hint=mark("Wie op deze dag in huis woont en hun naasten; in het genogram: - klapt in, + klapt uit"),
    ),
    Action(_A.SHOW_EVERYBODY, mark("Iedereen weer tonen"), ("Ctrl+Shift+Y",), _M.VIEW, _N.CASE),
    Action(_A.PROJECTOR, mark("Groot voor de projector"), ("F11",), _M.VIEW, line_before=True),
    Action(_A.THEME, mark("Licht, donker of hoog contrast"), ("Ctrl+Shift+L",), _M.VIEW),
    Action(_A.PAGE_OVERVIEW, mark("Overzicht"), ("Ctrl+1",), _M.GO, _N.CASE),
    Action(_A.PAGE_PATTERNS, mark("Patronen"), ("Ctrl+2",), _M.GO, _N.CASE),
    Action(_A.PAGE_BOUWSTENEN, mark("Bouwstenen"), ("Ctrl+3",), _M.GO, _N.CASE),
    Action(_A.PAGE_PLAN, mark("Plan"), ("Ctrl+4",), _M.GO, _N.CASE),
    Action(
        _A.PAGE_HELP_PATTERNS,
        mark("Patronen in de hulp"),
        ("Ctrl+6",),
        _M.GO,
        _N.CASE,
        hint=mark("Wat elke organisatie deed, met datums en pauzes, en wat daarin terugkomt"),
    ),
    Action(
        _A.PAGE_WEIGHING,
        mark("Weging"),
        ("Ctrl+7",),
        _M.GO,
        _N.CASE,
        hint=mark("Past deze aanpak bij dit gezin? Een hulp om samen te besluiten"),
    ),
    Action(_A.FOCUS_GENOGRAM, mark("Genogram"), ("F6",), _M.GO, _N.CASE, line_before=True),
    Action(_A.FOCUS_TIMELINE, mark("Tijdlijn"), ("F7",), _M.GO, _N.CASE),
    Action(_A.FOCUS_INSPECTOR, mark("Gegevens"), ("F8",), _M.GO, _N.CASE),
    Action(_A.KEYS, mark("Toetsen"), ("F1",), _M.HELP),
    Action(_A.SIGNS, mark("Tekens van het genogram"), ("Shift+F1",), _M.HELP),
    Action(_A.ABOUT, mark("Over Werkbank"), (), _M.HELP),
    Action(_A.CHANGE_SESSION, mark("Sessie wijzigen")),
    Action(_A.EDIT_PERSON, mark("Persoon wijzigen")),
    Action(_A.JOIN_PARTNERS, mark("Partners verbinden")),
    Action(_A.JOIN_PARENT, mark("Ouder en kind verbinden")),
    Action(_A.JOIN_SIBLINGS, mark("Broers of zussen verbinden")),
    Action(_A.PIN, mark("Vastzetten in het genogram")),
    Action(_A.ORDER, mark("Volgorde in het genogram")),
    Action(_A.EDIT_EVENT, mark("Gebeurtenis wijzigen")),
    Action(_A.EDIT_PARTNERSHIP, mark("Relatie wijzigen")),
    Action(_A.LAYER_BONDS, mark("Banden"), ("Ctrl+Alt+B",), need=_N.CASE),
    Action(_A.LAYER_PAST_BONDS, mark("Vroegere banden"), ("Ctrl+Alt+V",), need=_N.CASE),
    Action(_A.LAYER_HOUSEHOLDS, mark("Huishoudens"), ("Ctrl+Alt+H",), need=_N.CASE),
    Action(_A.LAYER_ECOMAP, mark("Netwerk om het gezin"), ("Ctrl+Alt+N",), need=_N.CASE),
    Action(_A.LAYER_BADGES, mark("Kenmerken en maatregelen"), ("Ctrl+Alt+K",), need=_N.CASE),
    Action(_A.ADD_BOND, mark("Band")),
    Action(_A.EDIT_BOND, mark("Band wijzigen")),
    Action(_A.END_BOND, mark("Band eindigt")),
    Action(_A.ADD_CONDITION, mark("Kenmerk"), need=_N.PERSON),
    Action(_A.EDIT_CONDITION, mark("Kenmerk wijzigen")),
    Action(_A.EDIT_HOUSEHOLD, mark("Huishouden wijzigen")),
    Action(_A.MOVE_IN, mark("Gaat hier wonen")),
    Action(_A.MOVE_OUT, mark("Woont hier niet meer")),
    Action(_A.EDIT_NETWORK, mark("Netwerk wijzigen")),
    Action(_A.EDIT_PATTERN, mark("Patroon wijzigen")),
    Action(_A.EDIT_PLAN, mark("Plan wijzigen")),
    Action(_A.EDIT_CASE, mark("Casus wijzigen")),
    Action(_A.ANSWER_FINDING, mark("Antwoord op een mogelijk patroon")),
    Action(_A.IMPORT_TABLES, mark("Inlezen")),
    Action(_A.CREATE_CASE, mark("Casus maken")),
    Action(_A.MOVE_EVENTS, mark("Verplaatsen in de tijd")),
    Action(_A.SHOW_CLAIM, mark("Andere datum tonen")),
    Action(_A.EDIT_CLAIM, mark("Andere datum wijzigen")),
    Action(_A.EDIT_WORDING, mark("Woorden van een bouwsteen wijzigen")),
    Action(_A.RESTORE_WORDING, mark("Woorden van de Werkbank terugzetten")),
    Action(_A.ADD_BOUWSTEEN, mark("Eigen regel in een lijst")),
    Action(_A.DROP_BOUWSTEEN, mark("Regel uit een lijst halen")),
    Action(_A.USE_SET, mark("Set erbij of eraf")),
    Action(_A.ADD_NOTE, mark("Notitie bij een bouwsteen")),
    Action(_A.EDIT_NOTE, mark("Notitie wijzigen")),
    Action(_A.ADD_QUESTION, mark("Open vraag")),
    Action(_A.CLOSE_QUESTION, mark("Vraag beantwoord")),
    Action(_A.EDIT_WEIGHING, mark("Weging wijzigen")),
    Action(_A.PATTERN_STATUS, mark("Verloop van een patroon")),
    Action(_A.PATTERN_SETTINGS, mark("Instelling van mogelijke patronen")),
    Action(_A.MERGE_PATTERNS, mark("Patronen samenvoegen")),
    Action(_A.SPLIT_PATTERN, mark("Patroon splitsen")),
    Action(_A.SAVE_VERSION, mark("Versie van het plan bewaren")),
    Action(_A.FINAL_VERSION, mark("Plan definitief maken")),
    Action(_A.EDIT_VERSION, mark("Versie van het plan wijzigen")),
    Action(_A.REMOVE_VERSION, mark("Versie van het plan verwijderen")),
)

BY_ID: dict[str, Action] = {action.id: action for action in ACTIONS}


def title_of(action_id: str) -> str:
    """The source title of an action without its menu mark; the id itself for one of a newer version."""
    known = BY_ID.get(action_id)
    return known.title if known else action_id
