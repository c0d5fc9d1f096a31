"""Asks the cache what comes on standard input: a line is ["method", argument...]."""

import json
import os
import sys

sys.path.insert(0, os.path.join(os.path.dirname(__file__), '..', '..', 'main', 'python'))

from relationship_cache import get_relationship_cache

for line in sys.stdin:
    method, *arguments = json.loads(line)
    print(json.dumps(getattr(get_relationship_cache(), method)(*arguments)), flush=True)
