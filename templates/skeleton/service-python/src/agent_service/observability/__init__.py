import os

# prometheus_client reads it when it is imported: without it, every series would get
# another one that says when it was made.
os.environ.setdefault("PROMETHEUS_DISABLE_CREATED_SERIES", "true")
