"""The tables of the collector: who took part, and every event once."""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Boolean,
    Double,
    ForeignKey,
    Integer,
    MetaData,
    String,
    Text,
    UniqueConstraint,
    false,
)
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

NAME = 120
_NUMBER = BigInteger().with_variant(Integer, "sqlite")  # SQLite counts by itself only in an INTEGER
FROM_FILE = "berkas:"  # begins the seat of whoever came from gathered files


class Base(DeclarativeBase):
    metadata = MetaData(
        naming_convention={
            "pk": "pk_%(table_name)s",
            "fk": "fk_%(table_name)s_%(column_0_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        }
    )


class LearnerRow(Base):
    """One participant of one class; `seat` is who the hub, the code or the file says it is."""

    __tablename__ = "learner"
    __table_args__ = (UniqueConstraint("class_name", "seat"), UniqueConstraint("class_name", "alias"))

    id: Mapped[int] = mapped_column(primary_key=True)
    class_name: Mapped[str] = mapped_column(String(NAME))
    seat: Mapped[str] = mapped_column(String(255))
    alias: Mapped[int]  # «Peserta 7»: drawn by lot, so that it does not follow the alphabet
    pseudonym: Mapped[str] = mapped_column(String(32))  # for exports; says nothing about the person
    name: Mapped[str] = mapped_column(String(NAME))
    institution: Mapped[str] = mapped_column(String(NAME))
    listed: Mapped[bool] = mapped_column(Boolean, server_default=false())  # the name is the roster's
    named_at: Mapped[float] = mapped_column(
        Double, server_default="0"
    )  # time of the event that gave the name
    stored: Mapped[int] = mapped_column(BigInteger, server_default="0")  # bytes of all events

    @property
    def off_roster(self) -> bool:
        """Whether a roster, where there is one, does not have this participant; who came from a file never stood on it."""
        return not self.listed and not self.seat.startswith(FROM_FILE)


class EventRow(Base):
    """One event. Its id counts within its learner only: nobody can shadow another's event."""

    __tablename__ = "event"
    __table_args__ = (UniqueConstraint("learner_id", "event_id"), {"sqlite_autoincrement": True})

    number: Mapped[int] = mapped_column(_NUMBER, primary_key=True)  # in order of arrival
    learner_id: Mapped[int] = mapped_column(ForeignKey("learner.id"))
    event_id: Mapped[str] = mapped_column(String(64))
    received: Mapped[float] = mapped_column(Double)  # seconds since 1970, UTC
    line: Mapped[str] = mapped_column(Text)  # as the record holds it
