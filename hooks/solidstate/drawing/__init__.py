"""Numbers into pictures: what is shown, and where on the sheet. No markup and no sentences; those are in templates/."""
