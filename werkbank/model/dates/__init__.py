"""Vague dates."""
from werkbank.model.dates.stored import date_from_json, date_report, date_to_json, from_edtf
from werkbank.model.dates.value import UNKNOWN, VagueDate

__all__ = ["UNKNOWN", "VagueDate", "date_from_json", "date_report", "date_to_json", "from_edtf"]
