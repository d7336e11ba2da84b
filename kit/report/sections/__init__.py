"""What the report says, a section each: from the tables of the month to sentences, tables and figures."""
