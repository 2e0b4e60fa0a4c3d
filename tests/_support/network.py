"""The suite speaks to nobody outside: only loopback addresses and Unix sockets can be reached."""

from __future__ import annotations

import ipaddress
import socket
from collections.abc import Callable
from typing import Any


class NetworkBlocked(RuntimeError):
    """A test tried to reach another machine."""


def is_here(host: object) -> bool:
    """Say whether an address is this machine's own. Unix sockets are paths, and always here."""
    if host in (None, "", b"", "localhost", "0.0.0.0", "::"):
        return True
    try:
        return ipaddress.ip_address(str(host).split("%")[0]).is_loopback
    except ValueError:
        return False


def _guard(reach: Callable[..., Any]) -> Callable[..., Any]:
    def guarded(self: socket.socket, *args: Any) -> Any:
        address = args[-1]
        internet = self.family in (socket.AF_INET, socket.AF_INET6)
        if internet and isinstance(address, tuple) and not is_here(address[0]):
            raise NetworkBlocked(f"A test tried to reach {address[0]}. Tests run with the network blocked.")
        return reach(self, *args)

    return guarded


class Guarded(socket.socket):
    """A socket that refuses to leave this machine."""

    connect = _guard(socket.socket.connect)
    connect_ex = _guard(socket.socket.connect_ex)
    sendto = _guard(socket.socket.sendto)


def block() -> None:
    """Replace Python's socket, and the look-up of names, for the rest of the process."""
    look_up = socket.getaddrinfo

    def guarded(host: Any, *args: Any, **kwargs: Any) -> Any:
        if not is_here(host):
            raise NetworkBlocked(f"A test tried to look up {host}. Tests run with the network blocked.")
        return look_up(host, *args, **kwargs)

    if socket.socket is not Guarded:
        socket.socket = Guarded  # type: ignore[misc]
        socket.getaddrinfo = guarded
