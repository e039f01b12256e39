"""The genogram: from a case to a drawing of persons, couples and generations."""
