"""Write tests/data/owner_documents.json anew: `python -m tests.layer.events.snapshot`, then review
the difference line by line before it is committed."""

from __future__ import annotations

import json

from tests import owner
from tests.layer.events.test_owner_documents import SNAPSHOT, reviewed

if __name__ == "__main__":
    rows = reviewed(owner.table().events())
    SNAPSHOT.write_text(json.dumps(rows, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
