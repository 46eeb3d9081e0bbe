"""The words and values that everybody speaks: closed lists, dates, quantities, free text, problems. Nothing here knows a record."""
