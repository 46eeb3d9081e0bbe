"""What the live preview needs beside its host: the website of a folder that somebody edits, and notices of edits. Nothing is rendered here."""
