"""python -m archviz: the same as the archviz command."""

import sys

from .cli import main

sys.exit(main())
