"""A story that branches; each turn shows its consequence."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypedDict

from kit import text
from kit.check.result import UNANSWERED, Outcome, Result
from kit.kinds.exercise import Answers, Exercise, Slips, is_list_of_ids, lettered

if TYPE_CHECKING:
    from playwright.sync_api import Locator


@dataclass(frozen=True, kw_only=True)
class Turn:
    text: str
    goto: str
    feedback: str


@dataclass(frozen=True, kw_only=True)
class Scene:
    id: str
    text: str
    options: tuple[Turn, ...] = ()
    end: str = ""


class PassedView(TypedDict):
    text: str  # HTML, as all of a story
    turn: str
    feedback: str


class StoryView(TypedDict):
    """The scenes passed, and the scene where the turns so far have led."""

    passed: list[PassedView]
    text: str
    end: str
    options: list[tuple[str, str]]


class FollowView(TypedDict):
    story: StoryView


@dataclass(frozen=True, kw_only=True)
class Scenario(Exercise):
    """An answer lists the letters of the turns taken: `["a", "b"]`."""

    steps: tuple[Scene, ...]

    label = "cerita bercabang"
    example = """
prompt = "Apa yang Anda lakukan?"
steps = [
  { id = "awal", text = "Sebuah pesan meminta kode OTP.", options = [
      { text = "Kirim kodenya", goto = "bocor", feedback = "Kode OTP adalah kunci akun Anda." },
      { text = "Telepon nomor resmi", goto = "aman", feedback = "Nomor resmi adalah jalur lain yang tidak dikuasai penipu." },
  ] },
  { id = "bocor", end = "wrong", text = "Akun diambil alih." },
  { id = "aman", end = "right", text = "Petugas menyatakan pesan itu palsu." },
]
"""
    guide = "Langkah pertama adalah awal cerita. Setiap pilihan mempunyai `feedback`."
    stepwise = True

    def scene(self, scene_id: str) -> Scene:
        return next(scene for scene in self.steps if scene.id == scene_id)

    def _ways(self) -> Iterator[tuple[Scene, list[str]]]:
        """Every scene that can be reached, with the shortest way to it, the nearest first."""
        ways: list[tuple[Scene, list[str]]] = [(self.steps[0], [])]
        seen = {self.steps[0].id}
        for scene, path in ways:  # grows while it is walked
            yield scene, path
            for letter, turn in lettered(scene.options).items():
                if turn.goto not in seen:
                    seen.add(turn.goto)
                    ways.append((self.scene(turn.goto), [*path, letter]))

    def best_path(self) -> list[str]:
        """Letters of the shortest way from the first scene to a right end; empty where there is none."""
        return next((path for scene, path in self._ways() if scene.end == "right"), [])

    def walk(self, path: Any) -> tuple[list[tuple[Scene, Turn]], Scene]:
        """The scenes passed with the turn taken in each, and the scene where the path ends."""
        scene, passed = self.steps[0], []
        for letter in path or []:
            turn = lettered(scene.options).get(letter)
            if turn is None:
                break
            passed.append((scene, turn))
            scene = self.scene(turn.goto)
        return passed, scene

    def defects(self) -> Iterator[str]:
        known = {scene.id for scene in self.steps}
        for scene in self.steps:
            if bool(scene.end) == bool(scene.options):
                yield f"langkah {scene.id}: harus mempunyai options atau end, salah satu saja"
            if scene.end not in ("", "right", "wrong"):
                yield f"langkah {scene.id}: end harus right atau wrong"
            for turn in scene.options:
                if turn.goto not in known:
                    yield f"langkah {scene.id}: goto “{turn.goto}” tidak ada"
                    return
        if not self.best_path():
            yield "tidak ada jalan dari langkah pertama ke akhir dengan end = right"

    def sentences(self) -> Iterator[list[tuple[str, str]]]:
        for scene in self.steps:
            yield [(f"butir “{turn.text}”", turn.feedback) for turn in scene.options]

    def answers(self, learner: str = "") -> Answers:
        yield self.best_path(), ""
        for scene, path in self._ways():
            for letter, turn in lettered(scene.options).items():
                if self.scene(turn.goto).end == "wrong":
                    yield [*path, letter], text.STORY_ENDED_BADLY

    def fits(self, answer: Any) -> bool:
        return is_list_of_ids(answer)

    def judge(self, answer: Any, learner: str = "") -> Result:
        passed, scene = self.walk(answer)
        if not passed:
            return UNANSWERED
        if not scene.end:
            return Result(Outcome.UNANSWERED, text.STORY_GOES_ON)
        if scene.end == "right":
            return Result(Outcome.RIGHT)
        return Result(Outcome.WRONG, text.STORY_ENDED_BADLY)

    def model_answer(self, learner: str = "") -> str:
        passed, _ = self.walk(self.best_path())
        return "\n".join(f"- {turn.text}" for _, turn in passed)

    def follow(self, answer: Any, learner: str = "") -> FollowView:
        from kit.markup import block, inline

        passed, scene = self.walk(answer)
        turns = lettered(scene.options)
        return {
            "story": {
                "passed": [
                    {"text": block(old.text), "turn": inline(turn.text), "feedback": block(turn.feedback)}
                    for old, turn in passed
                ],
                "text": block(scene.text),
                "end": scene.end,
                "options": [
                    (i, inline(turns[i].text)) for i in self.shuffled(f"{learner}/{scene.id}", list(turns))
                ],
            }
        }

    def slips(self, event: Mapping[str, Any]) -> Slips:
        """The turn that led to the bad end."""
        passed, _ = self.walk(event["answer"])
        if passed:
            yield passed[-1][1].text, passed[-1][1].feedback

    def play(self, card: Locator, answer: Any) -> None:
        from playwright.sync_api import expect

        again = card.locator(".kit-story > .kit-button")
        if again.count():
            again.click()
            expect(card.locator(".kit-passed > li")).to_have_count(0, timeout=60_000)
        for place, letter in enumerate(answer):
            card.locator(f'.kit-turn-button[data-id="{letter}"]').click()
            expect(card.locator(".kit-passed > li")).to_have_count(place + 1, timeout=60_000)
