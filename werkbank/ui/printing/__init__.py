"""The print dialog: choose what and for whom, see the pages, print them or save them."""
