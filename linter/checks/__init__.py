"""The check kinds: one module each, listed in KINDS by the key that names them in a rule."""

from linter.checks.artefacts import Artefacts
from linter.checks.consistency import Consistency
from linter.checks.counts import Counts
from linter.checks.dates import Dates
from linter.checks.endings import Endings
from linter.checks.evidence import Evidence
from linter.checks.figures import Figures
from linter.checks.headings import Headings
from linter.checks.leak import Leak
from linter.checks.numbering import Numbering
from linter.checks.overlaps import Overlaps
from linter.checks.pairs import Pairs
from linter.checks.pattern import Pattern
from linter.checks.references import References
from linter.checks.repairs import Repairs
from linter.checks.repeats import Repeats
from linter.checks.sections import Sections
from linter.checks.terms import Terms
from linter.checks.typos import Typos

KINDS: dict[str, type] = {
    "artefacts": Artefacts,
    "consistency": Consistency,
    "counts": Counts,
    "dates": Dates,
    "endings": Endings,
    "evidence": Evidence,
    "figures": Figures,
    "headings": Headings,
    "leak": Leak,
    "numbering": Numbering,
    "overlaps": Overlaps,
    "pairs": Pairs,
    "pattern": Pattern,
    "references": References,
    "repairs": Repairs,
    "repeats": Repeats,
    "sections": Sections,
    "terms": Terms,
    "typo": Typos,
}
