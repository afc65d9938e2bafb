"""The check kinds: one module each, listed in KINDS by the key that names them in a rule."""

from linter.checks.dates import Dates
from linter.checks.numbering import Numbering
from linter.checks.pattern import Pattern
from linter.checks.repairs import Repairs
from linter.checks.sections import Sections
from linter.checks.terms import Terms

KINDS: dict[str, type] = {
    "dates": Dates,
    "numbering": Numbering,
    "pattern": Pattern,
    "repairs": Repairs,
    "sections": Sections,
    "terms": Terms,
}
