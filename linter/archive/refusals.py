"""The sentences for what is not read in archives: what is wrong, where, what to do."""

from __future__ import annotations

from collections.abc import Sequence

from linter.archive.limits import Limits
from linter.language import Mistake


def overspent(path: str, limits: Limits) -> Mistake:
    """For an archive that holds so much more than its size that reading on would serve nobody."""
    return Mistake(
        "“{path}”展开后超过压缩大小的 {ratio} 倍，像是压缩炸弹，其余的没有检查；如果来源可信，用 --limits ratio=… 放宽",
        "'{path}' holds more than {ratio} times its compressed size, as a bomb does; the rest was not checked: "
        "if its source can be trusted, allow more with --limits ratio=…",
        path=path,
        ratio=limits.ratio,
    )


def stretched(path: str, limits: Limits) -> Mistake:
    """For one member that holds too much more than its compressed size."""
    return Mistake(
        "“{path}”展开后超过压缩大小的 {ratio} 倍，像是压缩炸弹，没有检查；如果来源可信，用 --limits ratio=… 放宽",
        "'{path}' is more than {ratio} times its compressed size, as a bomb is; it was not checked: "
        "if its source can be trusted, allow more with --limits ratio=…",
        path=path,
        ratio=limits.ratio,
    )


def too_large(path: str, limits: Limits) -> Mistake:
    """For one member that is larger than members may be."""
    return Mistake(
        "“{path}”展开后超过 {size} MB，没有检查；需要时用 --limits size=… 放宽",
        "'{path}' is larger than {size} MB; it was not checked: allow more with --limits size=…",
        path=path,
        size=round(limits.size / (1 << 20), 1),
    )


def too_many(path: str, limits: Limits) -> Mistake:
    """For an archive with too many members."""
    return Mistake(
        "“{path}”里的文件超过 {count} 个，其余的没有检查；需要时用 --limits count=… 放宽",
        "'{path}' holds more than {count} files; the rest was not checked: allow more with --limits count=…",
        path=path,
        count=limits.count,
    )


def too_deep(path: str, limits: Limits) -> Mistake:
    """For an archive in too many others."""
    return Mistake(
        "“{path}”是压缩包里的压缩包，超过 {depth} 层，没有打开；需要时用 --limits depth=… 放宽",
        "'{path}' is an archive within archives, more than {depth} deep; it was not opened: "
        "allow more with --limits depth=…",
        path=path,
        depth=limits.depth,
    )


def damaged(path: str, error: Exception) -> Mistake:
    """For an archive, or a member, that is broken or cut off."""
    return Mistake(
        "“{path}”已损坏或不完整，没能读完（{reason}）；请重新取得这个压缩包",
        "'{path}' is damaged or cut off and could not be read to its end ({reason}); fetch the archive again",
        path=path,
        reason=f"{type(error).__name__}: {error}" if str(error) else type(error).__name__,
    )


def encrypted(path: str, names: Sequence[str]) -> Mistake:
    """For members that only a password opens."""
    return Mistake(
        "“{path}”里有 {count} 个加密的文件（如“{name}”），没有检查；请解密后再检查",
        "'{path}' holds {count} encrypted files (such as '{name}'), which were not checked; decrypt them first",
        path=path,
        count=len(names),
        name=names[0],
    )


def climbing(path: str, names: Sequence[str]) -> Mistake:
    """For members whose names lead out of their archive."""
    return Mistake(
        "“{path}”里有 {count} 个文件的路径指向压缩包以外（如“{name}”），没有检查；请核对压缩包的来源",
        "'{path}' holds {count} files whose paths lead out of it (such as '{name}'), which were not checked; "
        "make sure where the archive comes from",
        path=path,
        count=len(names),
        name=names[0],
    )


def empty(path: str, suffixes: Sequence[str]) -> Mistake:
    """For an archive without documents."""
    return Mistake(
        "压缩包“{path}”里没有可检查的文件（{suffixes}）",
        "the archive '{path}' holds no file to check ({suffixes})",
        path=path,
        suffixes=", ".join(f"*{suffix}" for suffix in suffixes),
    )
