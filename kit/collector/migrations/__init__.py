"""Steps that take an older database to the present form; kept in the package, run at every start."""
