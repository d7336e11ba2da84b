"""The map of the ten kabupaten/kota: derived from `sumber/`, coarse enough for a picture, one shape of geometry for all."""

from __future__ import annotations

import json
from typing import Any

from clean import SOURCES

DECIMALS = 3  # of a degree: about 110 metres


def build() -> dict[str, bytes]:
    """`peta.geojson`: every region a MultiPolygon with its Kemendagri code and name."""
    source = json.loads((SOURCES / "kaltim_kabkota.geojson").read_text(encoding="utf-8"))
    features = [
        {
            "type": "Feature",
            "properties": {key: feature["properties"][key] for key in ("kode", "nama")},
            "geometry": {"type": "MultiPolygon", "coordinates": _pieces(feature["geometry"])},
        }
        for feature in source["features"]
    ]
    collection = {"type": "FeatureCollection", "features": features}
    return {"peta.geojson": (json.dumps(collection, separators=(",", ":")) + "\n").encode()}


def _pieces(geometry: dict[str, Any]) -> list[Any]:
    pieces = geometry["coordinates"] if geometry["type"] == "MultiPolygon" else [geometry["coordinates"]]
    return [[_line(line) for line in piece] for piece in pieces]


def _line(points: list[list[float]]) -> list[list[float]]:
    """The rounded points, none twice in a row."""
    rounded = [[round(longitude, DECIMALS), round(latitude, DECIMALS)] for longitude, latitude in points]
    return [point for number, point in enumerate(rounded) if number == 0 or point != rounded[number - 1]]
