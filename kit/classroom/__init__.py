"""A class on one laptop: JupyterHub, unchanged, with a roster, a PIN per seat and a sandbox around each seat."""
