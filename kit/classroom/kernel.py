"""A seat's kernel: IPython's own, without what a lesson never uses."""

from __future__ import annotations

from kit.classroom import lean

if __name__ == "__main__":
    lean.kernel()
    from ipykernel import kernelapp

    kernelapp.launch_new_instance()
