"""The scripts that the page loads: the bundle is the published one, ours are small."""

from __future__ import annotations

import hashlib
import re

import pytest

from components import server
from tests.house import ROOT

TIMELINE = ROOT / "components" / "timeline" / "assets"


def test_the_bundle_is_the_one_its_note_names() -> None:
    note = (TIMELINE / "README.md").read_text(encoding="utf-8")
    (named,) = re.findall(r"sha256 `([0-9a-f]{64})`", note)
    bundle = server.scripts()["plotly-basic.min.js"]
    assert hashlib.sha256(bundle).hexdigest() == named
    (version,) = re.findall(r"plotly\.js-basic-dist-min (\d+\.\d+\.\d+)", note)
    assert f"v{version}".encode() in bundle[:200]
    assert (TIMELINE / "plotly-LICENSE.txt").is_file()


def test_our_scripts_stay_small_and_import_only_one_another() -> None:
    for path in (path for folder in server.ASSETS for path in folder.glob("*.js")):
        if path.name.endswith(".min.js"):
            continue
        source = path.read_text(encoding="utf-8")
        assert source.count("\n") <= 300, path.name
        imported = re.findall(r'from "([^"]+)"', source)
        assert {f"./{name}" for name in server.scripts()} >= set(imported), path.name


def test_no_script_writes_html() -> None:
    """Everything drawn from data goes in as text."""
    for name, content in server.scripts().items():
        if not name.endswith(".min.js"):
            assert not re.search(
                rb"innerHTML|outerHTML|insertAdjacentHTML|document\.write|eval\(", content
            )


def test_addresses_change_with_the_content() -> None:
    assert re.fullmatch(r"scripts/[0-9a-f]{12}/timeline\.js", server.address("timeline.js"))


def test_the_policy_lets_nothing_in_from_elsewhere() -> None:
    policy = server.policy("localhost:8501")
    assert "frame-ancestors 'none'" in policy
    assert "object-src 'none'" in policy
    assert set(re.findall(r"[a-z]+://\S+?(?=[ ;])", policy)) == {
        "ws://localhost:8501",
        "wss://localhost:8501",
    }
    assert not re.search(r"https?:|\*| ws: | wss: ", policy)


@pytest.mark.parametrize("host", ["", "a b", "x; script-src *", "a/b", "[::1", "x\n"])
def test_a_strange_host_does_not_get_into_the_policy(host: str) -> None:
    assert server.policy(host) == server.policy("")
    assert "ws:" not in server.policy(host)


def test_the_design_knows_both_themes() -> None:
    config = (ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8")
    assert {"[theme.light]", "[theme.dark]"} <= set(config.splitlines())
