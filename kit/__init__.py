"""Kit Bimtek: the few names that a notebook uses. Valid on every Python, so that an old one gets a sentence."""

__version__ = "0.2.0"
__all__ = ["baca", "hasil", "kemajuan", "laporan", "rapikan", "sesi", "soal"]
_OF_TABLES = {"baca": "kit.tables.data", "laporan": "kit.report"}  # they need no widget


def __getattr__(name):  # type: ignore[no-untyped-def]
    # Loaded on first use: the commands of `python -m kit` need no widget.
    if name in _OF_TABLES:
        from importlib import import_module

        return getattr(import_module(_OF_TABLES[name]), name)
    if name in __all__:
        from kit import notebook

        return getattr(notebook, name)
    raise AttributeError("module 'kit' has no attribute '%s'" % name)


def __dir__():  # type: ignore[no-untyped-def]
    return __all__
