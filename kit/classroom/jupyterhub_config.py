"""The file that JupyterHub is given: it hands its configuration object on."""

from kit.classroom import hub_config

hub_config.configure(c)  # type: ignore[name-defined] # noqa: F821
