"""What can be built, and in which order things are made for it."""

import argparse
import sys
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from building import appimage, deb, flatpak, macos, windows
from building.bundle import Bundle, freeze
from building.source import lay_out
from building.trouble import BuildError, say

ROOT = Path(__file__).resolve().parents[2]

TARGETS: dict[str, tuple[Callable[[Bundle, Path], Path], str]] = {
    "deb": (deb.build, "a package for Debian and Ubuntu"),
    "appimage": (appimage.build, "one file that runs on most Linux systems"),
    "flatpak": (flatpak.build, "a Flatpak bundle"),
    "windows": (windows.build, "an installer for Windows, made on Windows"),
    "macos": (macos.build, "a disk image for macOS, made on macOS"),
}


def main(arguments: Sequence[str]) -> int:
    """Build what was asked for; print the path of each file that was made. 1 is a build that failed."""
    options = _parser().parse_args(list(arguments))
    out: Path = options.out.absolute()
    out.mkdir(parents=True, exist_ok=True)
    try:
        source = lay_out(ROOT, options.work.absolute() / "source")
        bundle = freeze(source, options.work.absolute(), fresh=options.fresh)
        for target in options.targets:
            say(f"Making {TARGETS[target][1]}.")
            build = TARGETS[target][0]
            if target == "deb":
                build = partial(deb.build, version=options.package_version)
            print(build(bundle, out), flush=True)
        bill = out / f"extrovertly-{source.version}-{sys.platform}.cdx.json"
        bill.write_bytes(bundle.bill.read_bytes())
        print(bill)
    except BuildError as trouble:
        say(str(trouble))
        return 1
    return 0


def _parser() -> argparse.ArgumentParser:
    told = "\n".join(f"  {name:<9} {words}" for name, (_build, words) in TARGETS.items())
    parser = argparse.ArgumentParser(
        prog="packaging/build.py",
        description="Make what people install, from the last commit.",
        epilog=f"what can be made:\n{told}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    parser.add_argument(
        "targets", nargs="+", choices=sorted(TARGETS), metavar="WHAT", help="one or several of those below"
    )
    parser.add_argument("--out", type=Path, default=ROOT / "dist", help="where it is put (default: dist)")
    parser.add_argument("--work", type=Path, default=ROOT / "build", help="where it is made (default: build)")
    parser.add_argument(
        "--package-version", metavar="V", help="what the .deb is called between two releases, such as 0.2~1"
    )
    parser.add_argument("--fresh", action="store_true", help="freeze anew what was frozen from the same commit before")
    return parser
