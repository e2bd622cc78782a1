"""Reading the scenes."""

from pathlib import Path

from extrovertly_desktop.coach.flows.common import CommonPack
from extrovertly_desktop.coach.packs import PackError, load_pack
from extrovertly_desktop.coach.rehearsal.common import ScenePack, ScenesCommon
from extrovertly_desktop.coach.rehearsal.packs import Scene
from extrovertly_desktop.coach.rehearsal.structure import faults_of

_COMMON = "common.toml"


def load_scenes(folder: Path, shared: CommonPack) -> ScenePack:
    """Read `common.toml` and every other file of a folder, one scene each, named as the scene is.

    Args:
        folder: `resources/content/coach/scenes`.
        shared: the words that flows and scenes have in common.

    Raises:
        PackError: if a file is missing, unreadable or breaks its rules, or a scene's beats do not hang together.
    """
    scenes = {}
    for path in sorted(folder.glob("*.toml")):
        if path.name == _COMMON:
            continue
        scene = load_pack(path, Scene)
        if scene.slug != path.stem:
            raise PackError(f"{path.name}: its slug is {scene.slug}")
        if faults := faults_of(scene):
            raise PackError(f"{path.name}: {faults[0]}")
        scenes[scene.slug] = scene
    return ScenePack(shared=shared, common=load_pack(folder / _COMMON, ScenesCommon), scenes=scenes)
