"""What is written beside the original: the tidy table, and the log that next month's file runs again.

The doors are `write.write_table` and `log.log_of`; `choices` is what a person decided.
"""
