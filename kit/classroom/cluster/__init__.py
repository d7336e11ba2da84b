"""A class on Kubernetes with the chart of Zero to JupyterHub; README.md in this folder says how."""
