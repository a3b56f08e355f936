"""What people put right: an append-only file beside the documents, applied anew on every build.

`record` is one line of it, `ledger` reads and appends, `apply` changes the events. The file is
described in docs/corrections.md.
"""

from corpus.corrections.apply import Corrected, apply
from corpus.corrections.ledger import FILE, about, append, in_force, is_writable, read
from corpus.corrections.record import Action, Correction, Proof

__all__ = [
    "FILE",
    "Action",
    "Corrected",
    "Correction",
    "Proof",
    "about",
    "append",
    "apply",
    "in_force",
    "is_writable",
    "read",
]
