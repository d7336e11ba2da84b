"""What is written beside the original: the tidy table, and the log with the choices that next month's file runs again."""
