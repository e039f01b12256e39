"""The log, inspection, retention and erasure of a casus (store.md section 4), for the window and the command line."""
