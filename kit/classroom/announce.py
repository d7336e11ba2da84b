"""How participants find the class: the addresses of this computer, the invitation and its QR code."""

from __future__ import annotations

import io
import ipaddress
import socket

import psutil
import segno

from kit.base.addresses import is_loopback
from kit.classroom.folder import ClassSettings

_NOT_FOR_PARTICIPANTS = (
    "docker",
    "br-",
    "veth",
    "virbr",
    "vmnet",
    "vboxnet",
    "tun",
    "tap",
    "wg",
    "tailscale",
)


def addresses() -> list[str]:
    """IPv4 addresses under which others of the network reach this computer, the likeliest first."""
    found: list[tuple[int, str]] = []
    up = {name for name, state in psutil.net_if_stats().items() if state.isup}
    for name, cards in psutil.net_if_addrs().items():
        card = name.partition(":")[0]  # a second address of a card has a label, "eth0:1"
        if card not in up or name.startswith(_NOT_FOR_PARTICIPANTS):
            continue
        own = (one.address for one in cards if one.family == socket.AF_INET)
        found += [(_rank(name, one), one) for one in own if not is_loopback(one)]
    return [address for _, address in sorted(found)]


def _rank(name: str, address: str) -> int:
    """Wi-Fi first, cable next; an address that the computer gave itself (no router) last."""
    if ipaddress.ip_address(address).is_link_local:
        return 9
    return 0 if name.startswith("wl") else 1


def invitation(address: str, settings: ClassSettings) -> str:
    """What the QR code holds: the page of names, class code included."""
    return f"{home(address, settings)}hub/login?code={settings.code}"


def home(address: str, settings: ClassSettings) -> str:
    """What a participant types."""
    return f"http://{address}/" if settings.port == 80 else f"http://{address}:{settings.port}/"


def qr(link: str) -> str:
    """The QR code of `link` for a terminal."""
    drawn = io.StringIO()
    segno.make(link, micro=False).terminal(drawn, compact=True)
    return drawn.getvalue()
