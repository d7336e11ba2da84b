"""Programme tables as people really save them -> tidy tables, with a list of findings.

The way through: `data.baca` reads a file, `tidy.tidy` makes one of its tables tidy; `model` has the nouns that all
share, `findings` the words for what was seen. Each room on the way has its door in the docstring of its package:
`reading`, `layout`, `profiles`, `values`, then `rules`, `persons`, `privacy`, `saving`.
"""
