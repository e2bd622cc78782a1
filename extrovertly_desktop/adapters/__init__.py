"""Between services and the screen: Qt item models, chart series, change bridge, task runner. No widgets."""
