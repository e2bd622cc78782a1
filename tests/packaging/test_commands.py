"""What the arguments of the three commands mean."""

import sys

import pytest
from devtools import commands, qt_libraries


@pytest.mark.parametrize(
    ("arguments", "window"),
    [
        ([], True),
        (["--vault", "mine.vault"], True),
        (["--vault=mine.vault"], True),
        (["--vault", "mine.vault", "demo", "--years", "3"], False),
        (["--passphrase-file", "secret", "journal", "list"], False),
        (["screenshots", "out"], False),
        (["doctor", "--json"], False),
        (["--help"], False),
        (["--version"], False),
        (["--vault"], True),
    ],
)
def test_only_a_call_without_a_command_opens_a_window(arguments: list[str], window: bool) -> None:
    assert commands.wants_window(arguments) is window


@pytest.mark.parametrize(
    ("arguments", "own"),
    [
        ([], False),
        (["-k", "streak"], False),
        (["tests/domain", "-x"], False),
        (["--no-header"], False),
        (["-n", "4"], True),
        (["-n0"], True),
        (["-nauto"], True),
        (["--numprocesses=3"], True),
        (["--pdb"], True),
    ],
)
def test_two_processes_unless_the_arguments_say_otherwise(arguments: list[str], own: bool) -> None:
    assert commands.spreads_itself(arguments) is own


@pytest.mark.skipif(sys.platform != "linux", reason="other systems always have a screen")
@pytest.mark.parametrize(
    ("environ", "screen"),
    [
        ({}, False),
        ({"DISPLAY": ""}, False),
        ({"DISPLAY": ":0"}, True),
        ({"WAYLAND_DISPLAY": "wayland-0"}, True),
        ({"QT_QPA_PLATFORM": "xcb"}, False),
        ({"QT_QPA_PLATFORM": "vnc"}, True),
    ],
)
def test_a_screen_is_what_the_session_names(environ: dict[str, str], screen: bool) -> None:
    assert commands.has_screen(environ) is screen


@pytest.mark.skipif(sys.platform != "linux", reason="other systems bring all their libraries")
@pytest.mark.parametrize(
    ("environ", "plugins"),
    [
        ({"DISPLAY": ":0"}, ["xcb"]),
        ({"WAYLAND_DISPLAY": "wayland-0"}, ["wayland"]),
        ({"WAYLAND_DISPLAY": "wayland-0", "DISPLAY": ":0"}, ["wayland", "xcb"]),
        ({"QT_QPA_PLATFORM": "wayland;xcb", "DISPLAY": ":0"}, ["wayland"]),
        ({"QT_QPA_PLATFORM": "vnc:size=800x600"}, []),
    ],
)
def test_the_libraries_checked_are_those_of_the_session(environ: dict[str, str], plugins: list[str]) -> None:
    assert qt_libraries.window_plugins(environ) == plugins
