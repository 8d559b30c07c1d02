"""Static files as production serves them."""

from whitenoise.storage import CompressedManifestStaticFilesStorage


class BuiltStatic(CompressedManifestStaticFilesStorage):  # type: ignore[misc]  # whitenoise has no types
    """Compressed and named by content, imported modules too: no tab mixes two releases."""

    support_js_module_import_aggregation = True
