"""The structure tree of a tagged PDF: what a screen reader walks through (ISO 32000-1, 14.7 and 14.8; ISO 14289-1).

An :class:`Element` has a standard type ('P', 'H2', 'TD' ...) and children in reading order: elements, and marks that
point at marked content on a page. A paragraph that runs over two pages is one element with two marks.
``write_structure`` adds the tree to a file that reportlab made, where a mark stands as ``/P <</MCID n>> BDC ... EMC``.

Invariants: marks are numbered 0.. per page; each belongs to one element; the parent tree has an entry for each.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from werkbank.drawing.shapes import Box

if TYPE_CHECKING:
    import pikepdf


class Mark(NamedTuple):
    """A piece of marked content: page index and number on that page."""

    page: int
    number: int


@dataclass(slots=True, eq=False)
class Element:
    """A node of the tree; ``box`` (points, y up) is where a figure stands, ``scope`` is Column or Row for a TH,
    Decimal for a numbered L.
    """

    kind: str
    alt: str = ""
    scope: str = ""
    box: Box | None = None
    children: list[Element | Mark] = field(default_factory=list)

    def add(self, kind: str, *, alt: str = "", scope: str = "") -> Element:
        """Append a child element and return it."""
        child = Element(kind, alt, scope)
        self.children.append(child)
        return child

    @property
    def is_empty(self) -> bool:
        """Whether no mark hangs under it."""
        return all(isinstance(child, Element) and child.is_empty for child in self.children)


def write_structure(pdf: pikepdf.Pdf, root: Element) -> None:
    """Add the tree under ``root`` (a Document) to the file."""
    _Writer(pdf).write(root)


class _Writer:
    """Turns elements into PDF objects, and remembers per page who owns which mark."""

    def __init__(self, pdf: pikepdf.Pdf) -> None:
        self._pdf = pdf
        self._pages = [page.obj for page in pdf.pages]
        self._owners: list[dict[int, pikepdf.Object]] = [{} for _ in self._pages]

    def write(self, root: Element) -> None:
        from pikepdf import Array, Dictionary, Name

        tree = self._pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
        tree.K = Array([self._element(root, parent=tree)])
        tree.ParentTree = self._pdf.make_indirect(Dictionary(Nums=self._numbers()))
        tree.ParentTreeNextKey = len(self._pages)
        self._pdf.Root.StructTreeRoot = tree
        self._pdf.Root.MarkInfo = Dictionary(Marked=True)

    def _element(self, element: Element, *, parent: pikepdf.Object) -> pikepdf.Object:
        from pikepdf import Array, Dictionary, Name, String

        node = self._pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name(f"/{element.kind}"), P=parent))
        if element.alt:
            node.Alt = String(element.alt)
        attributes = _attributes(element)
        if attributes is not None:
            node.A = attributes
        first = next((child.page for child in element.children if isinstance(child, Mark)), None)
        if first is not None:
            node.Pg = self._pages[first]
        node.K = Array([self._child(child, parent=node, page=first) for child in element.children if _worth(child)])
        return node

    def _child(self, child: Element | Mark, *, parent: pikepdf.Object, page: int | None) -> pikepdf.Object | int:
        from pikepdf import Dictionary, Name

        if isinstance(child, Element):
            return self._element(child, parent=parent)
        self._owners[child.page][child.number] = parent
        if child.page == page:
            return child.number
        return Dictionary(Type=Name.MCR, Pg=self._pages[child.page], MCID=child.number)

    def _numbers(self) -> pikepdf.Object:
        from pikepdf import Array, Name

        numbers = Array([])
        for index, (page, owners) in enumerate(zip(self._pages, self._owners, strict=True)):
            page.StructParents = index
            page.Tabs = Name.S
            numbers.append(index)
            numbers.append(self._pdf.make_indirect(Array([owners[number] for number in sorted(owners)])))
        return numbers


def _worth(child: Element | Mark) -> bool:
    """A cell may be empty (its column counts); any other element without content says nothing."""
    return isinstance(child, Mark) or child.kind in {"TD", "TH"} or not child.is_empty


def _attributes(element: Element) -> pikepdf.Object | None:
    from pikepdf import Array, Dictionary, Name

    if element.kind == "L":
        return Dictionary(O=Name.List, ListNumbering=Name(f"/{element.scope or 'Disc'}"))
    if element.scope:
        return Dictionary(O=Name.Table, Scope=Name(f"/{element.scope}"))
    if element.box:
        x, y, w, h = element.box
        corners = Array([round(x, 2), round(y, 2), round(x + w, 2), round(y + h, 2)])
        return Dictionary(O=Name.Layout, Placement=Name.Block, BBox=corners)
    return None
