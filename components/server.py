"""What the server adds to Streamlit's own: our scripts, and headers that keep the page private.

The scripts are served with their content's hash in the address, so that a browser may keep them
for ever and still sees a new version at once.
"""

from __future__ import annotations

import hashlib
import mimetypes
import re
from functools import cache
from pathlib import Path

from starlette.datastructures import Headers, MutableHeaders
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send

ASSETS = tuple(Path(__file__).parent / part / "assets" for part in ("timeline", "reader"))
PREFIX = "/scripts"
ONE_YEAR = 31_536_000

POLICY = {
    "default-src": "'self'",
    "script-src": "'self' 'unsafe-inline' blob:",  # Streamlit runs a component's loader as a blob
    "style-src": "'self' 'unsafe-inline'",
    "img-src": "'self' data: blob:",
    "font-src": "'self' data:",
    "connect-src": "'self' data: blob:",
    "object-src": "'none'",
    "base-uri": "'self'",
    "form-action": "'self'",
    "frame-ancestors": "'none'",
}
HEADERS = {
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "x-frame-options": "DENY",
}
_HOST = re.compile(r"[\w.\-]+(:\d+)?|\[[0-9a-fA-F:]+\](:\d+)?")


def policy(host: str) -> str:
    """What a page from `host` may load: only what comes from there. Not every browser counts
    WebSockets to the page's own host under 'self', so these are named."""
    own = [f"{scheme}:" + "//" + host for scheme in ("ws", "wss")]
    sockets = " " + " ".join(own) if _HOST.fullmatch(host) else ""
    return "; ".join(
        f"{name} {sources}{sockets if name == 'connect-src' else ''}"
        for name, sources in POLICY.items()
    )


@cache
def scripts() -> dict[str, bytes]:
    """File name -> content of every script that may be asked for."""
    found = [path for folder in ASSETS for path in sorted(folder.glob("*.js"))]
    return {path.name: path.read_bytes() for path in found}


@cache
def version() -> str:
    """A name for exactly this set of scripts."""
    digest = hashlib.sha256()
    for name, content in scripts().items():
        digest.update(name.encode() + content)
    return digest.hexdigest()[:12]


def address(name: str) -> str:
    """Where the script `name` is served, relative to the page's base."""
    return f"{PREFIX}/{version()}/{name}".lstrip("/")


def routes() -> list[Route]:
    return [Route(f"{PREFIX}/{{version}}/{{name}}", _script, methods=["GET"])]


def middleware() -> list[Middleware]:
    return [Middleware(PrivateHeaders)]


class PrivateHeaders:
    """Add HEADERS and the content security policy to every answer."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        host = Headers(scope=scope).get("host", "") if scope["type"] == "http" else ""

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                own = {**HEADERS, "content-security-policy": policy(host)}
                MutableHeaders(scope=message).update(own)
            await send(message)

        await self.app(scope, receive, with_headers)


async def _script(request: Request) -> Response:
    content = scripts().get(request.path_params["name"])
    if content is None:
        return PlainTextResponse("There is no such script.", status_code=404)
    lasting = request.path_params["version"] == version()
    keep = f"public, max-age={ONE_YEAR}, immutable" if lasting else "no-cache"
    kind = mimetypes.types_map.get(".js", "text/javascript")
    return Response(content, media_type=kind, headers={"cache-control": keep})
