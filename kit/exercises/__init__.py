"""exercises/*.toml -> Lesson and Exercise objects; knows no widget and no pandas."""

from kit.exercises.load import Lesson, find, lesson, lesson_files, lessons, read_lesson

__all__ = ["Lesson", "find", "lesson", "lesson_files", "lessons", "read_lesson"]
