"""Short texts that are the same answer, by the kind of text that they are."""

from __future__ import annotations

import pytest

from kit import text
from kit.check.spelling import SAME, query_slip, same_domain, same_name, same_query

WANTED = '"perpustakaan desa" jamu OR herbal -lowongan site:go.id'


@pytest.mark.parametrize(
    "written",
    [
        '"perpustakaan desa" jamu OR herbal -lowongan site:go.id',
        "“perpustakaan desa” jamu OR herbal -lowongan site:go.id",
        'site:go.id "Perpustakaan Desa" -Lowongan herbal OR jamu',
        '"perpustakaan desa" "jamu" OR "herbal" -"lowongan" site:go.id',
        '  "perpustakaan desa"   jamu OR herbal  –lowongan  site:GO.ID ',
    ],
)
def test_a_query_is_the_same_however_it_is_typed(written: str) -> None:
    assert same_query(written, WANTED)
    assert query_slip(written) == ""


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ('"perpustakaan desa jamu OR herbal -lowongan', text.QUERY_QUOTE_OPEN),
        ('"perpustakaan desa" - lowongan', text.QUERY_MINUS_APART),
        ('"perpustakaan desa"-lowongan', text.QUERY_MINUS_BEHIND),
        ('"perpustakaan desa" "-lowongan"', ""),
        ('"perpustakaan desa" lowongan-', text.QUERY_MINUS_BEHIND),
        ("jamu or herbal", text.QUERY_OR_SMALL),
        ("jamu atau herbal", text.QUERY_OR_SMALL),
        ('"jamu atau herbal"', ""),
        ("jamu site: go.id", text.QUERY_COLON_APART),
        ("jamu site:https://go.id", text.QUERY_SITE_ADDRESS),
        ("jamu site:www.go.id", text.QUERY_SITE_ADDRESS),
        ("ko-operasi desa", ""),
    ],
)
def test_a_query_that_an_engine_misreads_is_told_why(written: str, said: str) -> None:
    assert not same_query(written, WANTED)
    assert query_slip(written) == said


@pytest.mark.parametrize("written", ['"perpustakaan desa"-lowongan', '"perpustakaan desa" "-lowongan"'])
def test_what_excludes_nothing_is_not_an_exclusion(written: str) -> None:
    assert not same_query(written, '"perpustakaan desa" -lowongan')


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Kab. Kutai Timur", "Kabupaten Kutai Timur", True),
        ("kel. tani contoh", "Kelompok Tani Contoh", True),
        ("Kel. Loa Contoh", "Kelurahan Loa Contoh", True),
        ("Kecamatan Contoh", "Kabupaten Contoh", False),
        ("Kutai Timur", "Kabupaten Kutai Timur", False),
    ],
)
def test_a_name_may_be_abbreviated(one: str, other: str, same: bool) -> None:
    assert same_name(one, other) is same_name(other, one) is same


def test_a_domain_is_one_site() -> None:
    assert same_domain("HTTPS://www.contoh.example/", "contoh.example")
    assert not same_domain("contoh.example/masuk", "contoh.example")


def test_every_kind_of_text_knows_itself() -> None:
    assert all(same("Contoh 020", "Contoh 020") and not same("20", "020") for same in SAME.values())
