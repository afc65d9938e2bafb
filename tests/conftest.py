"""What several test modules share."""

from __future__ import annotations

from pathlib import Path

import pytest

from linter.rule import RuleSet
from linter.rulefile import load_rules

SHARED = Path(__file__).resolve().parents[2] / "shared"


@pytest.fixture(scope="session")
def bundled() -> RuleSet:
    """All bundled rules, every pattern compiled."""
    return load_rules(check=True)


@pytest.fixture
def shared() -> Path:
    """The folder of development data, which is no part of the project."""
    if not SHARED.is_dir():
        pytest.skip("the development data (../shared) is not here")
    return SHARED
