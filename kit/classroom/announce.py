"""How participants find the class: the addresses of this computer, the invitation and its QR code."""

from __future__ import annotations

import io
import ipaddress
import socket

import psutil
import segno

from kit.classroom.folder import Settings

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
        if name not in up or name.startswith(_NOT_FOR_PARTICIPANTS):
            continue
        own = (card.address for card in cards if card.family == socket.AF_INET)
        found += [(_rank(name, one), one) for one in own if not ipaddress.ip_address(one).is_loopback]
    return [address for _, address in sorted(found)]


def _rank(name: str, address: str) -> int:
    """Wi-Fi first, cable next; an address that the computer gave itself (no router) last."""
    if ipaddress.ip_address(address).is_link_local:
        return 9
    return 0 if name.startswith("wl") else 1


def invitation(address: str, settings: Settings) -> str:
    """What the QR code holds: the page of names, class code included."""
    return f"{home(address, settings)}hub/login?code={settings.code}"


def home(address: str, settings: Settings) -> str:
    """What a participant types."""
    return f"http://{address}/" if settings.port == 80 else f"http://{address}:{settings.port}/"


def qr(link: str) -> str:
    """The QR code of `link` for a terminal."""
    drawn = io.StringIO()
    segno.make(link, micro=False).terminal(drawn, compact=True)
    return drawn.getvalue()
