"""Results of a function of one argument, remembered where they can be seen, kept and given back."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from functools import update_wrapper
from typing import Generic, TypeVar

Argument = TypeVar("Argument", bound=Hashable)
Result = TypeVar("Result")


class Remembered(Generic[Argument, Result]):
    """A decorator such as ``functools.cache`` whose *results* can be filled from an earlier run."""

    def __init__(self, function: Callable[[Argument], Result]) -> None:
        self._function = function
        self.results: dict[Argument, Result] = {}
        update_wrapper(self, function)

    def __call__(self, argument: Argument) -> Result:
        try:
            return self.results[argument]
        except KeyError:
            result = self.results[argument] = self._function(argument)
            return result
