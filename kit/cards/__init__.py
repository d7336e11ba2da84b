"""What a learner sees and does at one place of a lesson, without knowing who shows it: JupyterLab, a page, a test."""
