"""JupyterLab's words in Indonesian; the .po files are the source, locale/ is made from them.

After a change: python -m kit.lab.language
"""
