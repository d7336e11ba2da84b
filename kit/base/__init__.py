"""The ground floor: what every room needs and none owns. Standard library at import; knows nothing of lessons or tables."""
