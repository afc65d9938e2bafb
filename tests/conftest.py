"""What several test modules share."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from linter.rule import RuleSet
from linter.rulefiles.loading import load_rules

# A change is judged by the same examples each time, on a machine that may be slow; elsewhere new ones are tried.
settings.register_profile("ci", derandomize=True, deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("default", deadline=None)
settings.load_profile("ci" if os.environ.get("CI") else "default")

SHARED = Path(__file__).resolve().parents[2] / "shared"


@pytest.fixture(scope="session", autouse=True)
def cache_folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A folder for what runs keep, so that tests leave the user's alone."""
    folder = tmp_path_factory.mktemp("cache")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("REPORTLINT_CACHE", str(folder))
        yield folder


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
