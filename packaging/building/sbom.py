"""The list of all that a build holds, for those who must know: CycloneDX 1.6 in JSON (ECMA-424)."""

import json
import platform
import re
import sys
import uuid
from datetime import UTC, datetime
from importlib.metadata import Distribution, distribution
from pathlib import Path

from building.source import Source

APPLICATION = "extrovertly-desktop"
_LIBRARY = re.compile(r"^(lib.+?)\.so(?:\.([0-9.]+))?$")


def write(file: Path, source: Source, bundle: Path) -> None:
    """Write the list for a frozen application; the same bundle gives the same bytes."""
    libraries = [*(_python_library(part) for part in _needed()), *_shared_libraries(bundle)]
    own_name = f"{APPLICATION} {source.commit} {sys.platform} {platform.machine()} {platform.python_version()}"
    runtime = {
        "type": "platform",
        "name": "Python",
        "version": platform.python_version(),
        "bom-ref": "python",
        "licenses": [{"license": {"id": "PSF-2.0"}}],
    }
    document = {
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "serialNumber": f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_OID, own_name)}",
        "version": 1,
        "metadata": {
            "timestamp": datetime.fromtimestamp(source.epoch, UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
            "component": {
                "type": "application",
                "name": APPLICATION,
                "version": source.version,
                "bom-ref": APPLICATION,
                "licenses": [{"license": {"id": "MIT"}}],
            },
        },
        "components": [runtime, *libraries],
        "dependencies": [
            {"ref": APPLICATION, "dependsOn": sorted({"python", *(str(part["bom-ref"]) for part in libraries)})}
        ],
    }
    file.write_text(json.dumps(document, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def _needed() -> list[Distribution]:
    from extrovertly_desktop.licences import needed_distributions  # noqa: PLC0415 - of the commit that is being built

    return [distribution(name) for name in needed_distributions(APPLICATION)]


def _python_library(part: Distribution) -> dict[str, object]:
    from extrovertly_desktop.licences import licensed_part  # noqa: PLC0415 - of the commit that is being built

    told = licensed_part(part)
    place = f"pkg:pypi/{re.sub(r'[-_.]+', '-', told.name).lower()}@{told.version}"
    found: dict[str, object] = {
        "type": "library",
        "name": told.name,
        "version": told.version,
        "purl": place,
        "bom-ref": place,
    }
    if told.licence:
        # Only an expression of SPDX may stand as one; what older libraries write is a name.
        known = bool(part.metadata.get_all("License-Expression"))
        found["licenses"] = [{"expression": told.licence} if known else {"license": {"name": told.licence[:80]}}]
    return found


def _shared_libraries(bundle: Path) -> list[dict[str, object]]:
    """Name the libraries in C that came from the machine of the build; those of Python's libraries go with them."""
    found = {}
    for path in sorted((bundle / "_internal").glob("lib*.so*")):
        match = _LIBRARY.match(path.name)
        if match and not path.is_symlink():
            reference = f"file:{path.name}"
            found[path.name] = {"type": "library", "name": match[1], "bom-ref": reference}
            if match[2]:
                found[path.name]["version"] = match[2]
    return list(found.values())
