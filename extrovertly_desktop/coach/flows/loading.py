"""Reading the flows."""

import tomllib
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel, ValidationError

from extrovertly_desktop.coach.flows.common import CommonPack, FlowPack
from extrovertly_desktop.coach.flows.packs import Flow
from extrovertly_desktop.coach.flows.structure import faults_of

_COMMON = "common.toml"
_PackT = TypeVar("_PackT", bound=BaseModel)


class FlowPackError(Exception):
    """A flow that cannot be used: which file, and what is wrong with it. A fault of the installation."""


def load_flows(folder: Path) -> FlowPack:
    """Read `common.toml` and every other file of a folder, one flow each, named as the flow is.

    Raises:
        FlowPackError: if a file is missing, unreadable or breaks its rules, or a flow's nodes do not hang together.
    """
    common = load_pack(folder / _COMMON, CommonPack)
    flows = {}
    for path in sorted(folder.glob("*.toml")):
        if path.name == _COMMON:
            continue
        flow = load_pack(path, Flow)
        if flow.slug != path.stem:
            raise FlowPackError(f"{path.name}: its slug is {flow.slug}")
        if faults := faults_of(flow):
            raise FlowPackError(f"{path.name}: {faults[0]}")
        flows[flow.slug] = flow
    return FlowPack(common=common, flows=flows)


def load_pack(path: Path, pack_type: type[_PackT]) -> _PackT:
    """Read one file of any shape.

    Raises:
        FlowPackError: if it is missing, unreadable or breaks its rules.
    """
    try:
        return pack_type.model_validate(tomllib.loads(path.read_text(encoding="utf-8")))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise FlowPackError(f"{path.name}: {error}") from error
    except ValidationError as error:
        fault = error.errors(include_url=False)[0]
        place = ", ".join(str(step) for step in fault["loc"])
        raise FlowPackError(f"{path.name}: {place}: {fault['msg']}") from error
