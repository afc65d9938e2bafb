"""Why the operating system refuses a file, in both languages; it tells itself in one, mostly English."""

from __future__ import annotations

import errno

REASONS = {
    errno.ENOENT: "没有这个文件或文件夹",
    errno.EACCES: "没有权限",
    errno.EPERM: "没有权限",
    errno.EROFS: "所在的磁盘只能读",
    errno.ENOSPC: "磁盘满了",
    errno.EEXIST: "已经有同名的文件",
    errno.ENOTDIR: "路径里有一段是文件，不是文件夹",
    errno.EISDIR: "这是文件夹，不是文件",
    errno.ELOOP: "符号链接绕成了圈",
    errno.ENAMETOOLONG: "文件名太长",
    errno.EMFILE: "打开的文件太多",
    errno.EIO: "磁盘读写出错",
}
"""By the number of the error; what is missing here is told in the system's own words."""


def reasons(error: OSError) -> dict[str, str]:
    """Why *error* came about: the fields ``reason_zh`` and ``reason_en`` of a Mistake."""
    own = error.strerror or str(error)
    return {"reason_zh": REASONS.get(error.errno or 0, own), "reason_en": own}
