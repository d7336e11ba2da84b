"""The filter of system calls of a seat (seccomp BPF), for what a mount cannot hide.

Memory that no limit counts (memfd, System V, shared mappings), and what reaches into another process: its memory, its open files.
Sources: linux/seccomp.h, linux/bpf_common.h, linux/audit.h; numbers from asm/unistd_64.h and asm-generic/unistd.h.
"""

from __future__ import annotations

import errno
import os
import platform
import struct
from collections.abc import Iterator
from contextlib import contextmanager

_LOAD, _AND, _EQUAL, _AT_LEAST, _RETURN = 0x20, 0x54, 0x15, 0x35, 0x06
_NUMBER, _ARCH, _FIRST_ARGUMENT, _FOURTH_ARGUMENT = 0, 4, 16, 40  # offsets in struct seccomp_data
_ALLOW, _KILL, _ERRNO = 0x7FFF0000, 0x80000000, 0x00050000
_AF_UNIX, _AF_INET, _AF_INET6, _AF_NETLINK = 1, 2, 10, 16
_X32 = 0x40000000  # the second numbering of x86-64

# name -> number on (x86_64, aarch64)
_ARCHES = {"x86_64": 0xC000003E, "aarch64": 0xC00000B7}
_SOCKET = {"x86_64": 41, "aarch64": 198}
_MMAP = {"x86_64": 9, "aarch64": 222}
_SHARED_WITHOUT_FILE = 0x21  # MAP_SHARED | MAP_ANONYMOUS, in linux/mman.h
_REFUSED = {
    "x86_64": {"shmget": 29, "msgget": 68, "semget": 64, "ptrace": 101, "bpf": 321, "add_key": 248, "keyctl": 250,
               "request_key": 249, "perf_event_open": 298, "userfaultfd": 323, "memfd_create": 319,
               "io_uring_setup": 425, "memfd_secret": 447, "process_vm_readv": 310, "process_vm_writev": 311,
               "mq_open": 240, "pidfd_getfd": 438},
    "aarch64": {"shmget": 194, "msgget": 186, "semget": 190, "ptrace": 117, "bpf": 280, "add_key": 217, "keyctl": 219,
                "request_key": 218, "perf_event_open": 241, "userfaultfd": 282, "memfd_create": 279,
                "io_uring_setup": 425, "memfd_secret": 447, "process_vm_readv": 270, "process_vm_writev": 271,
                "mq_open": 180, "pidfd_getfd": 438},
}  # fmt: skip
# A seat's own servers, its door, and the list of network cards. Sockets of the desktop without a file (X11, D-Bus) are
# of another network; those with one are not within the walls.
FAMILIES = (_AF_UNIX, _AF_INET, _AF_INET6, _AF_NETLINK)


def supported() -> bool:
    return platform.machine() in _ARCHES


def program(machine: str) -> bytes:
    """The filter as `struct sock_filter[]`: every other call is allowed."""
    refuse = _ERRNO | errno.EPERM
    refused = sorted(_REFUSED[machine].values())
    lines = [
        (_LOAD, 0, 0, _ARCH),
        (_EQUAL, 1, 0, _ARCHES[machine]),
        (_RETURN, 0, 0, _KILL),  # a program of another architecture has other numbers
        (_LOAD, 0, 0, _NUMBER),
    ]
    if machine == "x86_64":
        lines += [(_AT_LEAST, 0, 1, _X32), (_RETURN, 0, 0, _KILL)]
    for number in refused:
        lines += [(_EQUAL, 0, 1, number), (_RETURN, 0, 0, refuse)]
    lines += [
        (_EQUAL, 0, 4, _MMAP[machine]),
        (_LOAD, 0, 0, _FOURTH_ARGUMENT),
        (_AND, 0, 0, _SHARED_WITHOUT_FILE),
        (_EQUAL, 0, 2, _SHARED_WITHOUT_FILE),  # else: on to the line that allows
        (_RETURN, 0, 0, _ERRNO | errno.ENOMEM),
    ]
    lines += [(_EQUAL, 1, 0, _SOCKET[machine]), (_RETURN, 0, 0, _ALLOW), (_LOAD, 0, 0, _FIRST_ARGUMENT)]
    for family in FAMILIES:
        lines += [(_EQUAL, 0, 1, family), (_RETURN, 0, 0, _ALLOW)]
    lines += [(_RETURN, 0, 0, _ERRNO | errno.EACCES)]
    return b"".join(struct.pack("=HBBI", *line) for line in lines)


@contextmanager
def filter_file() -> Iterator[int]:
    """An open file with the filter, to be inherited by bubblewrap, which reads it once."""
    reading, writing = os.pipe()
    try:
        os.write(writing, program(platform.machine()))  # some 400 bytes: a pipe holds them
        os.close(writing)
        os.set_inheritable(reading, True)
        yield reading
    finally:
        os.close(reading)
