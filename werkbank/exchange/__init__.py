"""Files of others: interchange tables, workbooks and GEDCOM, read and written.

    result = read_input(path, today=today)     # folder, zip, .xlsx, .csv, .ged, .gdz
    result.casus, result.report
    write_tables(casus, folder, today=today)   # or write_zip, write_xlsx; answers what no table can hold

Libraries for workbooks and GEDCOM are imported only when such a file is at hand.
"""

from werkbank.exchange.holding import cannot_hold
from werkbank.exchange.limits import Cancelled, Progress
from werkbank.exchange.reading import ReadResult, read_input
from werkbank.exchange.report import Grade, Place, ReadRefused, Remark, Report
from werkbank.exchange.writing import write_tables, write_xlsx, write_zip

__all__ = [
    "Cancelled", "Grade", "Place", "Progress", "ReadRefused", "ReadResult", "Remark", "Report", "cannot_hold",
    "read_input", "write_tables", "write_xlsx", "write_zip",
]  # fmt: skip
