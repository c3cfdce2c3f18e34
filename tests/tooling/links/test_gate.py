"""Which addresses are asked for: those of the public Internet, over HTTP, without a user name."""

from __future__ import annotations

import pytest

from tests.tooling.links.servers import here_or_public, names
from tools.links.answers import Reason
from tools.links.gate import NotAsked, connectable, public, target_of


@pytest.mark.parametrize(
    "url",
    [
        "ftp://a.example/",
        "file:///etc/passwd",
        "gopher://a.example/",
        "http://",
        "http:///path",
        "https://user@a.example/",
        "https://user:word@a.example/",
        "https://a.example:22/",
        "https://a.example:99999/",
        "https://a.example:x/",
        "https://[::1",
        "https://" + "a" * 70 + ".example/",
        "https://a.example/" + "a" * 3000,
        # Browsers ask xn--strae-oqa.example, Python's codec strasse.example.
        "https://straße.example/",
        "https://نام\u200cای.example/",
        "//a.example/",
        "",
    ],
)
def test_an_address_that_is_not_of_a_public_page_is_not_asked_for(url: str) -> None:
    with pytest.raises(NotAsked) as raised:
        target_of(url)
    assert raised.value.reason is Reason.NOT_ALLOWED


def test_a_port_that_the_record_names_is_asked_for() -> None:
    assert target_of("https://a.example:8443/", 8443).host_header == "a.example:8443"
    assert target_of("https://a.example:443/").host_header == "a.example"


def test_an_address_is_sent_in_ascii() -> None:
    target = target_of("https://مثال.example/dépôt?q=é#part")
    assert target.host == "xn--mgbh0fb.example"
    assert target.path == "/d%C3%A9p%C3%B4t?q=%C3%A9"


@pytest.mark.parametrize(
    "address",
    [
        *("127.0.0.1", "0.0.0.0", "10.1.2.3", "172.16.0.1", "192.168.0.1", "169.254.169.254"),
        *("100.64.0.1", "192.0.2.1", "198.18.0.1", "224.0.0.1", "240.0.0.1", "255.255.255.255"),
        *("::", "::1", "fe80::1", "fe80::1%eth0", "fc00::1", "ff02::1", "2001:db8::1"),
        *("::ffff:127.0.0.1", "::ffff:169.254.169.254", "64:ff9b::7f00:1", "2002:7f00:1::"),
        *("::127.0.0.1", "::ffff:0:127.0.0.1", "fec0::1", "5f00::1", "fd00:ec2::254"),
        # Services for the machines of a cloud, at addresses that seem public.
        *("168.63.129.16", "192.0.0.192", "::ffff:168.63.129.16"),
    ],
)
def test_an_address_of_this_machine_or_its_network_is_not_public(address: str) -> None:
    assert not public(address)


@pytest.mark.parametrize("address", ["8.8.8.8", "196.200.131.1", "2606:4700::1111"])
def test_an_address_of_the_internet_is_public(address: str) -> None:
    assert public(address)


@pytest.mark.parametrize("host", ["router.example", "both.example", "10.0.0.1", "[::1]"])
def test_a_name_with_an_address_that_is_not_public_is_not_asked(host: str) -> None:
    with pytest.raises(NotAsked) as raised:
        connectable(target_of(f"http://{host}/"), names, here_or_public)
    assert raised.value.reason is Reason.NOT_ALLOWED


@pytest.mark.parametrize("host", ["2130706433", "0x7f.1", "0177.0.0.1", "localhost", "127.1"])
def test_another_spelling_of_this_machine_is_found_out_by_its_look_up(host: str) -> None:
    # The system reads these without a network.
    with pytest.raises(NotAsked):
        connectable(target_of(f"http://{host}/"))
