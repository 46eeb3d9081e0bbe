"""How far are solid-state batteries from us? Dated, quoted evidence in, ratings and pages out.

Each module may import only those above it in this list (a test holds it):
vocabulary, problems, values, prose, records, nodes, loading, quotes, checks, catalogue, ledger, rating, figures, survey, news,
difference, facets, scales, typefaces, charts, rendering, search, pictures, pages, schema, exports, structured, cards, assets, parts, website, scaffold, commands.
"""
