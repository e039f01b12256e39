"""What lies on disk: text files, archives and workbooks, read into rows of text and written from them."""
