"""PDF: tagged, selectable, with our own fonts inside; drawings and flowing text. Import it only where paper is made."""
