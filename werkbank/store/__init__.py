"""The encrypted file of a case: keys, schema, journal on disk. The only room that opens a database."""
