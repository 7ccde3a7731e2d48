import sys
from pathlib import Path

# The package is found without being installed.
sys.path.insert(0, str(Path(__file__).parents[1] / "src"))
