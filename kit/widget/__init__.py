"""The exercise card; the only place that knows ipywidgets and anywidget."""
