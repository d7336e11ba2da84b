"""The tools of the judges: results, values as people type them, comparing tables and charts. Pure."""
