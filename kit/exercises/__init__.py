"""exercises/*.toml -> Course, Lesson and Exercise objects; knows no widget and no pandas."""

from kit.exercises.build import ContentError
from kit.exercises.contents import Course, Day, Entry, course, plan
from kit.exercises.kinds import KINDS, Exercise
from kit.exercises.load import Lesson, find, lesson, lesson_files, lessons, read_lesson

__all__ = [
    "KINDS",
    "ContentError",
    "Course",
    "Day",
    "Entry",
    "Exercise",
    "Lesson",
    "course",
    "find",
    "lesson",
    "lesson_files",
    "lessons",
    "plan",
    "read_lesson",
]
