"""Learners and events."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    op.create_table(
        "learner",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("class_name", sa.String(120), nullable=False),
        sa.Column("seat", sa.String(255), nullable=False),
        sa.Column("alias", sa.Integer, nullable=False),
        sa.Column("pseudonym", sa.String(32), nullable=False),
        sa.Column("name", sa.String(120), nullable=False),
        sa.Column("institution", sa.String(120), nullable=False),
        sa.Column("listed", sa.Boolean, nullable=False, server_default=sa.false()),
        sa.Column("named_at", sa.Double, nullable=False, server_default="0"),
        sa.Column("stored", sa.BigInteger, nullable=False, server_default="0"),
        sa.PrimaryKeyConstraint("id", name="pk_learner"),
        sa.UniqueConstraint("class_name", "seat", name="uq_learner_class_name_seat"),
        sa.UniqueConstraint("class_name", "alias", name="uq_learner_class_name_alias"),
    )
    op.create_table(
        "event",
        sa.Column("number", sa.BigInteger().with_variant(sa.Integer, "sqlite"), nullable=False),
        sa.Column("learner_id", sa.Integer, nullable=False),
        sa.Column("event_id", sa.String(64), nullable=False),
        sa.Column("received", sa.Double, nullable=False),
        sa.Column("line", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("number", name="pk_event"),
        sa.ForeignKeyConstraint(["learner_id"], ["learner.id"], name="fk_event_learner_id"),
        sa.UniqueConstraint("learner_id", "event_id", name="uq_event_learner_id_event_id"),
        sqlite_autoincrement=True,
    )
