"""Everything that can be printed, as one list: what it is, on what paper, for whom, and how it is made."""

from werkbank.app.printing.on_screen import OnScreen
from werkbank.app.printing.products import PRODUCTS, Paper, Product, Whom, product_named
from werkbank.app.printing.wishes import Make, Wish, maker

__all__ = ["PRODUCTS", "Make", "OnScreen", "Paper", "Product", "Whom", "Wish", "maker", "product_named"]
