"""Ten thousand broken files: each is accepted and rendered, or refused with a place and a remedy, quickly and in little room."""

from __future__ import annotations

import pytest

from ..mutating import LINE, ROOM, Campaign


@pytest.mark.campaign
@pytest.mark.parametrize("seed", range(10))
def test_a_thousand_broken_files(seed: int, capsys: pytest.CaptureFixture[str]) -> None:
    campaign = Campaign(seed).run(1000)
    with capsys.disabled():
        print(f"seed {seed}: {dict(campaign.counts)}, slowest {campaign.slowest:.2f} s, {campaign.room >> 10} MB")
    assert campaign.faults == []
    assert campaign.slowest < LINE
    assert campaign.room < ROOM
