"""The options for many documents: where they are listed, who checks them, where results are kept."""

from __future__ import annotations

from linter.command.option import PATH, Group, Option
from linter.language import Phrase

MANY_DOCUMENTS: Group = (
    Phrase("很多文件：", "Many documents:"),
    (
        Option(
            "--files-from",
            Phrase(
                "要检查的路径列在这个文件里，每行一个；- 为标准输入",
                "a list of paths to check, - for standard input",
            ),
            "one",
            PATH,
        ),
        Option(
            "--jobs",
            Phrase("同时用几个进程检查，auto 为全部处理器", "check in so many processes, auto for every processor"),
            "one",
            Phrase("数|auto", "N|auto"),
        ),
        Option(
            "--store",
            Phrase(
                "结果存在这个文件里，中断了接着做，没变的不再检查；不写路径则读出结果",
                "keep results in this file, go on where a run was cut off; alone: tell it",
            ),
            "one",
            PATH,
        ),
        Option("--runs", Phrase("列出存储里的各次检查", "list the runs of a store")),
        Option(
            "--compare",
            Phrase("与存储里先前的一次对比：新出现、已消失、仍在", "what is new, gone, still there since a run"),
            "one",
            Phrase("次数|last", "RUN|last"),
        ),
        Option(
            "--export-parquet",
            Phrase("把存储里最近一次的结果导出为 Parquet 表", "the newest run of a store as tables in Parquet"),
            "one",
            Phrase("文件夹", "FOLDER"),
        ),
        Option(
            "--export-csv",
            Phrase("把存储里最近一次的结果导出为 CSV 表", "the newest run of a store as tables in CSV"),
            "one",
            Phrase("文件夹", "FOLDER"),
        ),
        Option(
            "--across",
            Phrase("再比较各份文件，找出雷同的", "compare the documents too, and find those worded alike"),
        ),
        Option(
            "--time-limit",
            Phrase("每个文件最多检查几秒", "give up a document after so many seconds"),
            "one",
            Phrase("秒", "SECONDS"),
        ),
        Option(
            "--engine",
            Phrase("在本机（默认）还是 Dask 集群上检查", "on this machine (the default) or on a cluster of Dask"),
            "one",
            choices=("local", "dask"),
            default="local",
        ),
        Option(
            "--scheduler",
            Phrase("已有集群的调度器地址，如 tcp://10.0.0.1:8786", "of a cluster there is, as in tcp://10.0.0.1:8786"),
            "one",
            Phrase("地址", "ADDRESS"),
        ),
        Option(
            "--progress",
            Phrase("是否显示进度（默认在终端上显示）", "whether to show progress (by default on a terminal)"),
            "one",
            choices=("auto", "always", "never"),
            default="auto",
        ),
        Option("--null", Phrase("列表里的路径以 NUL 分隔", "the paths of the list are parted by NUL"), short="-0"),
        Option(
            "--limits",
            Phrase(
                "压缩包的限度：depth、size、ratio、count，如 size=1GB,depth=2",
                "of archives: depth, size, ratio, count, as in size=1GB,depth=2",
            ),
            "names",
            Phrase("名称=数,…", "NAME=NUMBER,…"),
        ),
    ),
)
