"""Many people at one server: sessions that speak Streamlit's own protocol, without browsers."""

from __future__ import annotations

import asyncio
import re
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import ClientConnection, connect

from tests.browser.server import Served

LARGEST = 2**26  # bytes of a message


@dataclass(frozen=True, slots=True)
class Load:
    """What `people` at once get: reruns per second in all, and megabytes that a session takes."""

    people: int
    reruns: float
    megabytes: float


def load(served: Served, people: int, seconds: float) -> Load:
    """Let `people` sessions rerun the whole page for `seconds`, each as soon as it has the last."""
    with ThreadPoolExecutor(1) as apart:  # the browser's driver has a loop in this thread
        return apart.submit(asyncio.run, _load(served, people, seconds)).result()


async def _load(served: Served, people: int, seconds: float) -> Load:
    first = await _open(served)  # what the first visitor makes is for all
    before = resident(served.process)
    others = [await _open(served) for _ in range(people)]
    after = resident(served.process)
    end = time.monotonic() + seconds
    counts = await asyncio.gather(*(_keep_running(session, end) for session in others))
    for session in (first, *others):
        await session.close()
    return Load(people, sum(counts) / seconds, (after - before) / people)


async def _open(served: Served) -> ClientConnection:
    address = served.address.replace("http", "ws", 1) + "/_stcore/stream"
    session = await connect(
        address, origin=served.address, subprotocols=["streamlit"], max_size=LARGEST
    )
    await _rerun(session)
    return session


async def _keep_running(session: ClientConnection, end: float) -> int:
    count = 0
    while time.monotonic() < end:
        await _rerun(session)
        count += 1
    return count


async def _rerun(session: ClientConnection) -> None:
    """Ask for the page and wait until all of it is there."""
    wish = BackMsg()
    wish.rerun_script.query_string = ""
    await session.send(wish.SerializeToString())
    message = ForwardMsg()
    while message.WhichOneof("type") != "script_finished":
        message.ParseFromString(await session.recv())


def resident(process: int) -> float:
    """Megabytes of memory that `process` has (on Linux)."""
    status = Path(f"/proc/{process}/status").read_text()
    found = re.search(r"VmRSS:\s*(\d+)", status)
    assert found
    return int(found[1]) / 1024
