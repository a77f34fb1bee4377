"""The build hook: browser libraries into static/vendor, and the site's own files into the wheel.

An editable install needs neither: it reads templates/, static/ and sitedata/ where they are.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

DATA = ("templates", "static", "sitedata")
"""Directories of the repository that travel in the wheel as miniconf/_data."""


class SiteFilesHook(BuildHookInterface[Any]):
    """Makes ``pip install .`` give a MiniConf that needs no Node.js to run."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Lay in what is missing, then name what goes into the wheel.

        Ends the build with one sentence where that cannot be done.
        """
        if version == "editable":
            return
        root = Path(self.root)
        lay_vendor = [sys.executable, str(root / "scripts" / "vendor.py")]
        if subprocess.run(lay_vendor, check=False).returncode:
            sys.exit("MiniConf was not built: see the reason above.")
        if self.target_name == "wheel":
            for name in DATA:
                build_data["force_include"][str(root / name)] = f"miniconf/_data/{name}"
