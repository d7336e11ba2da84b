"""Programme tables as people really save them -> tidy tables, with a list of findings."""
