"""What the templates of the page have in common, whatever they write."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from briefer.language.keep import tables

if TYPE_CHECKING:
    import jinja2
    from jinja2.bccache import Bucket


def environment(**settings: Any) -> jinja2.Environment:
    """Jinja with the project's templates: a name that is not given is an error, a line of markup alone leaves none."""
    import jinja2

    kind = " ".join(f"{name}={getattr(value, '__qualname__', value)}" for name, value in sorted(settings.items()))
    return jinja2.Environment(
        bytecode_cache=_kept(kind),
        loader=jinja2.FileSystemLoader(Path(__file__).parent / "templates"),
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        **settings,
    )


def _kept(kind: str) -> jinja2.BytecodeCache:
    """Templates are kept compiled beside the tables: to compile them takes 100 ms. `kind` names the settings they hold for.

    Jinja itself looks whether a template's source is still the one that was compiled.
    """
    import jinja2.compiler

    status = Path(jinja2.compiler.__file__).stat()

    class Kept(jinja2.BytecodeCache):
        def load_bytecode(self, bucket: Bucket) -> None:
            found = tables().get(self._key(bucket))
            if found is not None:
                bucket.bytecode_from_string(found)

        def dump_bytecode(self, bucket: Bucket) -> None:
            tables().put(self._key(bucket), bucket.bytecode_to_string())

        def _key(self, bucket: Bucket) -> tuple[object, ...]:
            return (__name__, kind, bucket.key, status.st_size, status.st_mtime_ns)

    return Kept()
