"""``python -m linter`` is ``reportlint``."""

import sys


def main() -> int:
    """The exit status of the command line; interrupted while it is still being loaded, too, without a traceback."""
    try:
        from linter.cli import main as obey
    except KeyboardInterrupt:
        return 130
    return obey()


if __name__ == "__main__":
    sys.exit(main())
