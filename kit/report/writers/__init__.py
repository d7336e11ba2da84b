"""The report as a Word document, a workbook and a page; the three know the model and nothing else."""
