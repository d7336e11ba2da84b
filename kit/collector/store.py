"""The collector's database, SQLite or PostgreSQL: each event of each learner is kept once."""

from __future__ import annotations

import secrets
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.exc import SQLAlchemyError

from kit import text_class as text
from kit.collector.events import Arrival, Batch, clean
from kit.collector.model import NAME, Base, EventRow, LearnerRow

QUOTA = 32_000_000  # bytes of events that one learner may leave here; three days of lessons are below 1 MB
_BUSY = 15_000  # ms that a writer waits for another
_LOCK = 0x6B6974  # any number; the same for all collectors of one database


class StoreError(Exception):
    """The database cannot be used; the message is for the facilitator (Indonesian)."""


@dataclass(frozen=True)
class Who:
    """A sender: the seat is certain, name and institution are what a roster says of it (or empty)."""

    seat: str
    name: str = ""
    institution: str = ""


@dataclass
class Receipt:
    """What became of a batch: new, known already, and refused lines with the reason."""

    accepted: int = 0
    known: int = 0
    rejected: list[tuple[int, str]] = field(default_factory=list)


@dataclass(frozen=True)
class Row:
    """An event as it comes back: in order of `number`."""

    number: int
    learner: int
    received: float
    line: str


class Store:
    """One database. Safe to call from several threads; every call is one transaction."""

    def __init__(self, url: str) -> None:
        address = _address(url)
        if address.drivername.startswith("sqlite") and address.database:
            Path(address.database).parent.mkdir(parents=True, exist_ok=True)
        self.engine = sa.create_engine(address, pool_pre_ping=True)
        if self.engine.dialect.name == "sqlite":
            _teach_sqlite(self.engine)
        with _said():
            upgrade(self.engine)

    def close(self) -> None:
        self.engine.dispose()

    def add(self, class_name: str, who: Who, batch: Batch, received: float | None = None) -> Receipt:
        """Keep a batch; returns after the disk has it. Raises StoreError and then has kept nothing."""
        received = time.time() if received is None else received
        kept = Receipt(rejected=list(batch.rejected))
        with self._writing() as connection:
            learner = _learner(connection, class_name, who)
            fitting = _within(QUOTA - learner.stored, batch.arrivals, kept)
            new = _insert(connection, learner.id, fitting, received)
            kept.accepted, kept.known = len(new), len(fitting) - len(new)
            named = {} if learner.listed else _naming(new, learner.named_at)
            connection.execute(
                sa.update(LearnerRow)
                .where(LearnerRow.id == learner.id)
                .values(stored=learner.stored + sum(len(one.line) for one in new), **named)
            )
        return kept

    def enrol(self, class_name: str, people: Iterable[Who]) -> None:
        """Take in the roster: everyone on it is there before the first event, under the roster's name; nobody else is listed."""
        people = list(people)
        secrets.SystemRandom().shuffle(people)
        with self._writing() as connection:
            if people:  # a roster that cannot be read just now takes nobody off
                gone = (LearnerRow.class_name == class_name) & LearnerRow.seat.not_in(
                    [who.seat for who in people]
                )
                connection.execute(sa.update(LearnerRow).where(gone).values(listed=False))
            for who in people:
                learner = _learner(connection, class_name, who)
                named = {"name": clean(who.name, NAME), "institution": clean(who.institution, NAME)}
                if not learner.listed or (learner.name, learner.institution) != tuple(named.values()):
                    change = sa.update(LearnerRow).where(LearnerRow.id == learner.id)
                    connection.execute(change.values(listed=True, **named))

    def learners(self, class_name: str) -> list[LearnerRow]:
        """Everyone of a class in order of the alias."""
        query = sa.select(LearnerRow).where(LearnerRow.class_name == class_name).order_by(LearnerRow.alias)
        with _said(), sa.orm.Session(self.engine) as session:
            found = list(session.scalars(query))
            session.expunge_all()
        return found

    def after(self, class_name: str, number: int, limit: int = 2000) -> list[Row]:
        """The next events that arrived after `number`."""
        query = (
            sa.select(EventRow.number, EventRow.learner_id, EventRow.received, EventRow.line)
            .join(LearnerRow, LearnerRow.id == EventRow.learner_id)
            .where(LearnerRow.class_name == class_name, EventRow.number > number)
            .order_by(EventRow.number)
            .limit(limit)
        )
        with _said(), self.engine.connect() as connection:
            return [Row(*row) for row in connection.execute(query)]

    def all(self, class_name: str) -> Iterator[Row]:
        """Every event of a class, a few thousand at a time."""
        number = 0
        while rows := self.after(class_name, number):
            yield from rows
            number = rows[-1].number

    def holders(self, class_name: str, ids: Iterable[str]) -> set[int]:
        """Which learners of a class hold one of these events already."""
        query = (
            sa.select(EventRow.learner_id)
            .join(LearnerRow, LearnerRow.id == EventRow.learner_id)
            .where(LearnerRow.class_name == class_name, EventRow.event_id.in_(list(ids)))
            .distinct()
        )
        with _said(), self.engine.connect() as connection:
            return set(connection.scalars(query))

    @contextmanager
    def _writing(self) -> Iterator[sa.Connection]:
        """One writer at a time, so that the numbers of events are in the order in which they become visible."""
        with _said(), self.engine.execution_options(kit_writes=True).begin() as connection:
            if connection.dialect.name == "postgresql":
                connection.execute(sa.select(sa.func.pg_advisory_xact_lock(_LOCK)))
            yield connection


def _address(url: str) -> sa.URL:
    try:
        address = sa.make_url(url)
    except sa.exc.ArgumentError as error:  # whose message may hold the password
        raise StoreError(text.DATABASE_ADDRESS) from error
    if address.drivername in ("postgresql", "postgres"):
        return address.set(drivername="postgresql+psycopg")
    if address.drivername not in ("sqlite", "postgresql+psycopg"):
        raise StoreError(text.DATABASE_ADDRESS)
    return address


@contextmanager
def _said() -> Iterator[None]:
    try:
        yield
    except SQLAlchemyError as error:  # its message would show statements and addresses
        cause = getattr(error, "orig", None) or error
        raise StoreError(text.DATABASE_FAILED.format(reason=type(cause).__name__)) from error


def _teach_sqlite(engine: sa.Engine) -> None:
    @sa.event.listens_for(engine, "connect")
    def _connect(connection: Any, _record: Any) -> None:
        connection.isolation_level = None  # the driver's own idea of when a transaction begins is too late
        for words in ("journal_mode=WAL", f"busy_timeout={_BUSY}", "synchronous=FULL", "foreign_keys=ON"):
            connection.execute(f"PRAGMA {words}")

    @sa.event.listens_for(engine, "begin")
    def _begin(connection: sa.Connection) -> None:
        writes = connection.get_execution_options().get("kit_writes")
        # A reader that turns writer while another writes would fail at once instead of waiting.
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def upgrade(engine: sa.Engine) -> None:
    """Take the database to the present form, or make it; two collectors may start at once."""
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    with engine.execution_options(kit_writes=True).begin() as connection:
        if connection.dialect.name == "postgresql":
            connection.execute(sa.select(sa.func.pg_advisory_xact_lock(_LOCK)))
        config.attributes["connection"] = connection
        command.upgrade(config, "head")


def _learner(connection: sa.Connection, class_name: str, who: Who) -> Any:
    """The learner's row, made where it is missing."""
    query = sa.select(LearnerRow.__table__).where(
        LearnerRow.class_name == class_name, LearnerRow.seat == who.seat
    )
    found = connection.execute(query).one_or_none()
    if found is None:
        last = sa.select(sa.func.coalesce(sa.func.max(LearnerRow.alias), 0)).where(
            LearnerRow.class_name == class_name
        )
        new = {
            "class_name": class_name,
            "seat": who.seat,
            "alias": connection.execute(last).scalar_one() + 1,
            "pseudonym": secrets.token_hex(8),
            "name": clean(who.name, NAME),
            "institution": clean(who.institution, NAME),
        }
        connection.execute(sa.insert(LearnerRow).values(new))
        found = connection.execute(query).one()
    return found


def _within(room: int, arrived: list[Arrival], kept: Receipt) -> list[Arrival]:
    """As many events as the learner's share of the disk allows; the rest is refused by name."""
    fitting = []
    for one in arrived:
        room -= len(one.line)
        if room >= 0:
            fitting.append(one)
    if len(fitting) < len(arrived):
        kept.rejected.append((0, text.QUOTA_REACHED.format(count=len(arrived) - len(fitting))))
    return fitting


def _insert(
    connection: sa.Connection, learner: int, arrived: list[Arrival], received: float
) -> list[Arrival]:
    """Those that were new."""
    if not arrived:
        return []
    make: Any = postgresql.insert if connection.dialect.name == "postgresql" else sqlite.insert
    rows = [
        {"learner_id": learner, "event_id": one.event["id"], "received": received, "line": one.line}
        for one in arrived
    ]
    statement = make(Base.metadata.tables["event"]).on_conflict_do_nothing()
    new = set(connection.execute(statement.returning(EventRow.event_id), rows).scalars())
    return [one for one in arrived if one.event["id"] in new]


def _naming(new: list[Arrival], since: float) -> dict[str, Any]:
    """The name that the record gave last, for whoever stands on no roster."""
    given = [(one.moment or 0.0, one.event) for one in new if one.event["kind"] == "learner"]
    if not given:
        return {}
    when, event = max(given, key=lambda pair: (pair[0], pair[1]["id"]))
    if when < since:
        return {}
    names = {key: clean(event[key], NAME) for key in ("name", "institution")}
    return {**names, "named_at": when}
