"""Everything that others made is named, with a licence; what is installed decides, not a list that grows old."""

from extrovertly_desktop.licences import APPLICATION, licensed_parts, needed_distributions
from extrovertly_desktop.resource_files import resources_dir


def test_what_is_needed_and_what_that_needs_is_found_but_no_tool_of_the_workshop() -> None:
    names = set(needed_distributions(APPLICATION))
    assert {"pyside6-essentials", "sqlalchemy", "sqlcipher3", "typing-extensions", "shiboken6"} <= names
    assert not names & {"pytest", "ruff", "mypy", "pyinstaller", APPLICATION}


def test_every_part_names_its_licence_or_holds_it_and_texts_are_whole() -> None:
    parts = licensed_parts(resources_dir())
    assert all(part.licence or part.text for part in parts)
    assert [part.name for part in parts] == sorted((part.name for part in parts), key=str.lower)
    told = {part.name: part for part in parts}
    assert "GNU LESSER GENERAL PUBLIC LICENSE" in told["Qt and Qt for Python"].text
    assert told["Inter"].licence == "OFL-1.1"
    assert "Permission is hereby granted" in told["SQLAlchemy"].text
    # Licences that are only named by a library stand in full somewhere in the list.
    whole = "\n".join(part.text for part in parts)
    assert "Apache License" in whole
    assert "PYTHON SOFTWARE FOUNDATION LICENSE" in whole
