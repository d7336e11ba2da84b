"""Who a row is about, whatever the spelling, and which rows may be one person.

The door is `same_person.proposals`.
"""
