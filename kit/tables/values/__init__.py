"""What one written cell means: dates, numbers, categories, regions. Pure; a Reading per cell, never a guess."""
