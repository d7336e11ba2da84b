"""A grid -> its tables: titles, header, body, totals and footer told apart.

The door is `sheet.find_tables`.
"""
