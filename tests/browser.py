"""The browser that tests drive: an installed Chromium or Chrome, else Playwright's own, else the system's.

`python -m tests.browser` makes sure that there is one.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
MAC = "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"
INSTALL = (
    ("apt-get", ["apt-get", "update"], ["apt-get", "install", "-y", "--no-install-recommends", "chromium"]),
    ("dnf", ["dnf", "install", "-y", "chromium"]),
    ("pacman", ["pacman", "-Sy", "--noconfirm", "chromium"]),
    ("apk", ["apk", "add", "chromium"]),
)


def installed() -> str | None:
    """The path of an installed browser, or None; CHROMIUM in the environment wins."""
    named = os.environ.get("CHROMIUM")
    found = next((path for name in NAMES if (path := shutil.which(name))), None)
    return named or found or (MAC if Path(MAC).exists() else None)


def playwrights_own() -> str | None:
    """The path of Playwright's own Chromium where it has been downloaded, or None."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if path and Path(path).exists() else None


def executable() -> str:
    """The browser to drive; raises RuntimeError with what to do where there is none."""
    found = installed() or playwrights_own()
    if not found:
        raise RuntimeError("No browser. Run python -m tests.browser, or set CHROMIUM to the path of one.")
    return found


def main() -> int:
    if not (installed() or playwrights_own()):
        command = [sys.executable, "-m", "playwright", "install", "--with-deps", "chromium"]
        if subprocess.run(command, timeout=600).returncode or not playwrights_own():
            _from_system()
    print(f"Browser: {executable()}")
    return 0


def _from_system() -> None:
    for tool, *commands in INSTALL:
        if shutil.which(tool):
            admin = [] if hasattr(os, "geteuid") and os.geteuid() == 0 else ["sudo", "-n"]
            for command in commands:
                subprocess.run([*admin, *command], timeout=900)
            return


if __name__ == "__main__":
    sys.exit(main())
