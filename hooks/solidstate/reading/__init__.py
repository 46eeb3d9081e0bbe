"""Text in, records or located problems out: one file at a time. Nothing here looks at a second file; that is what `checks` are for."""
