"""Makes locale/ (what JupyterLab reads: .json for the page, .mo for the menus) from the .po files."""

from __future__ import annotations

import io
import json
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

HERE = Path(__file__).parent
LOCALE = HERE / "locale" / "id_ID" / "LC_MESSAGES"


def compiled(po: Path) -> dict[str, bytes]:
    """File name -> bytes of everything made from one .po file."""
    with po.open("rb") as file:
        catalog = read_po(file, locale="id", domain=po.stem)
    machine = io.BytesIO()
    write_mo(machine, catalog)
    return {f"{po.stem}.json": _page(catalog, po.stem), f"{po.stem}.mo": machine.getvalue()}


def _page(catalog: Catalog, domain: str) -> bytes:
    words: dict[str, object] = {
        "": {
            "domain": domain,
            "language": "id-ID",
            "plural_forms": "nplurals=1; plural=0;",
            "version": domain,
        }
    }
    for message in catalog:
        if not message.id or not message.string:
            continue
        many = isinstance(message.id, (tuple, list))
        single = str(message.id[0] if many else message.id)
        said = message.string[0] if isinstance(message.string, (tuple, list)) else message.string
        key = f"{message.context}\x04{single}" if message.context else single
        # JupyterLab asks for the second form whatever the language says of its plural.
        words[key] = [said, said] if many else [said]
    return (json.dumps(words, ensure_ascii=False, indent=0) + "\n").encode()


def main() -> None:
    LOCALE.mkdir(parents=True, exist_ok=True)
    for po in sorted(HERE.glob("*.po")):
        for name, data in compiled(po).items():
            (LOCALE / name).write_bytes(data)


if __name__ == "__main__":
    main()
