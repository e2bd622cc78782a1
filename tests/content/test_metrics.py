"""Metrics and mission categories name each other."""

import pytest

from extrovertly_desktop.content.catalogue import Catalogue
from extrovertly_desktop.domain.achievements import Metric


def test_every_category_is_counted_and_every_count_has_a_category(catalogue: Catalogue) -> None:
    counted = {metric.mission_category for metric in Metric} - {None}
    assert counted == set(catalogue.mission_categories)
    for category in catalogue.mission_categories:
        assert Metric.for_category(category).mission_category == category


def test_a_general_metric_belongs_to_no_category() -> None:
    assert Metric.MISSIONS_COMPLETED.mission_category is None
    assert Metric.TOTAL_POINTS.mission_category is None


def test_an_unknown_category_is_refused() -> None:
    with pytest.raises(ValueError, match="gardening_missions"):
        Metric.for_category("gardening")
