"""Reading the flows."""

from pathlib import Path

from extrovertly_desktop.coach.flows.common import CommonPack, FlowPack
from extrovertly_desktop.coach.flows.packs import Flow
from extrovertly_desktop.coach.flows.structure import faults_of
from extrovertly_desktop.coach.packs import PackError, load_pack

_COMMON = "common.toml"


def load_flows(folder: Path) -> FlowPack:
    """Read `common.toml` and every other file of a folder, one flow each, named as the flow is.

    Raises:
        PackError: if a file is missing, unreadable or breaks its rules, or a flow's nodes do not hang together.
    """
    common = load_pack(folder / _COMMON, CommonPack)
    flows = {}
    for path in sorted(folder.glob("*.toml")):
        if path.name == _COMMON:
            continue
        flow = load_pack(path, Flow)
        if flow.slug != path.stem:
            raise PackError(f"{path.name}: its slug is {flow.slug}")
        if faults := faults_of(flow):
            raise PackError(f"{path.name}: {faults[0]}")
        flows[flow.slug] = flow
    return FlowPack(common=common, flows=flows)
