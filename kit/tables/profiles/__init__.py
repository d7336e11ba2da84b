"""Which table it is, and what its columns mean: SLiMS, INLISLite, Google Forms, the kit's own.

The door is `recognition.recognise`; `profiles.toml` is the list.
"""
