"""Where pages link feeds of records; the search page: `tests/site/search/test_follow.py`."""

from __future__ import annotations

from urllib.parse import urljoin

import pytest

from tests.project import LANGUAGES, Project

FEEDS = "//*[@class='tools']//a[@type='application/atom+xml']/@href"


@pytest.mark.parametrize("code", LANGUAGES)
def test_the_page_of_a_topic_links_the_feed_of_its_records(
    history_built: Project, small_built: Project, code: str
) -> None:
    path = f"{code}/topics/theme-invente/"
    (href,) = history_built.page(path).xpath(FEEDS)
    feed = urljoin(f"/{path}", href)
    assert feed == f"/{code}/feeds/topic/theme-invente.xml"
    assert (history_built.site / feed[1:]).is_file()
    # There are no feeds without a history, and records that are no topics link none of records.
    assert small_built.page(path).xpath(FEEDS) == []
    assert history_built.page(f"{code}/institutes/institut-invente/").xpath(FEEDS) == []
