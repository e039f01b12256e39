"""Files of others: interchange tables, workbooks and GEDCOM, read and written."""
