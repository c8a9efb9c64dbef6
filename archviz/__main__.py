"""The archviz command, and python -m archviz: a window is not kept waiting for the parser of all other commands."""

import sys

from . import search_path


def main() -> int:
    """Run the command that the words name; the exit code."""
    search_path.clean()  # before anything is imported that a file of the current folder could pretend to be
    words = sys.argv[1:]
    plain = words in ([], ["gui"]) or (len(words) == 2 and words[0] == "gui" and not words[1].startswith("-"))
    if not plain:
        import gc

        gc.disable()  # a start leaves no garbage, and the search for it takes a seventh of the time
        from .cli import main

        code = main(words)
        gc.freeze()  # else the interpreter searches all of torch for garbage before it ends
        return code
    from pathlib import Path

    from .app import ending
    from .ui.start import start

    return ending.run(lambda found: start(Path(found[1]) if len(found) > 1 else None), words)


if __name__ == "__main__":
    sys.exit(main())
