"""exercises/*.toml -> Course, Lesson and Exercise objects; knows no widget and no pandas."""

from kit.exercises.contents import Course, Day, Entry, course, plan
from kit.exercises.load import Lesson, find, lesson, lesson_files, lessons, read_lesson

__all__ = [
    "Course",
    "Day",
    "Entry",
    "Lesson",
    "course",
    "find",
    "lesson",
    "lesson_files",
    "lessons",
    "plan",
    "read_lesson",
]
