"""Mistakes of YAML are told in words that help to mend them, whichever parser finds them."""

import pytest
import yaml

from linter.language import Mistake
from linter.rulefiles.composing import compose_file

BROKEN = {
    "tab": ("rules:\n\t- id: a\n", "缩进里有制表符，请换成空格"),
    "quotation mark": ('rules:\n  - id: a\n    message: "abc\n', "引号没有配对"),
    "indentation": ("rules:\n  - id: a\n   category: typo\n", "缩进与上文不齐，或少了“- ”“: ”"),
    "bracket": ("rules: [a, b\n", "方括号、花括号没有配对，或各项之间少了逗号"),
    "colon": ("rules:\n  - id: a: b\n", "文字里有“: ”的，整段要放在引号里"),
    "mark": ("rules:\n  - id: %x\n", "以 % @ ` * & ! 等符号开头的文字要放在引号里"),
    "alias": ("rules:\n  - id: *x\n", "以 % @ ` * & ! 等符号开头的文字要放在引号里"),
    "escape": ('rules:\n  - id: "\\d"\n', "双引号里的反斜杠不成转义；正则表达式请放在单引号里"),
    "item": ("rules: - id\n", "“- ”要另起一行"),
}


@pytest.mark.parametrize("parser", [yaml.SafeLoader, getattr(yaml, "CSafeLoader", None)], ids=["python", "libyaml"])
@pytest.mark.parametrize(("text", "hint"), BROKEN.values(), ids=BROKEN)
def test_what_is_wrong_is_told_in_chinese(tmp_path, parser, text, hint):
    if parser is None:
        pytest.skip("PyYAML was built without libyaml here")
    path = tmp_path / "own.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(Mistake) as caught:
        compose_file(path, lambda text: yaml.compose(text, Loader=parser))
    told = caught.value.say("zh")
    assert told.startswith(f"{path}:")
    assert told.endswith(f"YAML 语法错误：{hint}")
