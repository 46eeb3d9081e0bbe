"""How far are solid-state batteries from us? Dated, quoted evidence in, ratings and pages out.

The rooms, in the order in which data flows. Each imports only rooms above it (a test holds it):
language, records, reading, checks, catalogue, derived, drawing, exports, site, live, commands.
"""
