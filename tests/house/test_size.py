"""Small files, small functions, one sentence about each: what a newcomer can read in one sitting."""

import ast
import io
import tokenize

from tests.house.source import Module, functions, imports, is_migration, modules, sample, told

FILE, FUNCTION, PARAMETERS, DEPTH = 300, 30, 5, 3

LONG_FILE = f"A file has at most {FILE} lines: split it by noun."
LONG_FUNCTION = f"A function has at most {FUNCTION} lines of code: name its parts."
MANY_PARAMETERS = f"A function takes at most {PARAMETERS} parameters: group what belongs together into a value."
DEEP = f"Code nests at most {DEPTH} deep: return early or name the inner part."
FLAG = "No flag as a positional argument: write two verbs, or make it keyword-only."
HIDDEN_IMPORT = "No import inside a function: it hides a cycle."
STAR = "No star import: nobody sees where a name comes from."
NO_DOCSTRING = "Every module, public function and class says in a sentence what holds or why."

_NO_CODE = {tokenize.COMMENT, tokenize.NL, tokenize.NEWLINE, tokenize.INDENT, tokenize.DEDENT, tokenize.ENDMARKER}
_BLOCKS = (ast.If, ast.For, ast.While, ast.With, ast.Try, ast.Match, ast.AsyncFor, ast.AsyncWith)


def long_file(module: Module) -> list[str]:
    """A file of more than 300 lines."""
    count = module.text.count("\n")
    return [f"{module.place} has {count} lines"] if count > FILE else []


def long_functions(module: Module) -> list[str]:
    """Functions of more than 30 lines of code; signature, docstring, comments and blank lines do not count."""
    code, found = _code_lines(module.text), []
    for function in functions(module):
        body = function.body[1:] if ast.get_docstring(function) else function.body
        lines = range(body[0].lineno, function.end_lineno + 1) if body else ()
        count = len(code.intersection(lines))
        if count > FUNCTION:
            found.append(f"{module.place}:{function.lineno} {function.name} has {count} lines of code")
    return found


def _code_lines(text: str) -> set[int]:
    tokens = tokenize.generate_tokens(io.StringIO(text).readline)
    return {line for t in tokens if t.type not in _NO_CODE for line in range(t.start[0], t.end[0] + 1)}


def many_parameters(module: Module) -> list[str]:
    """Functions with more than 5 named parameters besides self and cls."""
    found = []
    for function in functions(module):
        named = [*function.args.posonlyargs, *function.args.args, *function.args.kwonlyargs]
        count = len([p for p in named if p.arg not in {"self", "cls"}])
        if count > PARAMETERS:
            found.append(f"{module.place}:{function.lineno} {function.name} takes {count}")
    return found


def flags(module: Module) -> list[str]:
    """Positional parameters with True or False as default."""
    return [
        f"{module.place}:{function.lineno} {function.name}"
        for function in functions(module)
        if any(isinstance(d, ast.Constant) and isinstance(d.value, bool) for d in function.args.defaults)
    ]


def deep_functions(module: Module) -> list[str]:
    """Functions that nest more than 3 blocks; `elif` is no nesting."""
    deep = [function for function in functions(module) if _depth(function) > DEPTH]
    return [f"{module.place}:{function.lineno} {function.name} nests {_depth(function)} deep" for function in deep]


def _depth(node: ast.AST) -> int:
    deepest = 0
    for child in ast.iter_child_nodes(node):
        is_elif = isinstance(node, ast.If) and isinstance(child, ast.If) and node.orelse == [child]
        deepest = max(deepest, _depth(child) + (isinstance(child, _BLOCKS) and not is_elif))
    return deepest


def hidden_imports(module: Module) -> list[str]:
    """Imports inside functions."""
    inner = [node for function in functions(module) for node in ast.walk(function)]
    return [f"{module.place}:{node.lineno}" for node in inner if isinstance(node, ast.Import | ast.ImportFrom)]


def star_imports(module: Module) -> list[str]:
    """Imports of everything a module has."""
    return [f"{module.place}:{line} {name}" for line, name in imports(module) if name.endswith(".*")]


def no_docstring(module: Module) -> list[str]:
    """Modules, public top-level functions and classes without a docstring; an empty `__init__.py` may be silent."""
    if module.is_package and not module.text.strip():
        return []
    named = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)
    public = [node for node in module.tree.body if isinstance(node, named) and not node.name.startswith("_")]
    found = [f"{module.place}:{node.lineno} {node.name}" for node in public if not ast.get_docstring(node)]
    return found if ast.get_docstring(module.tree) else [module.place, *found]


def _ours(rule) -> list[str]:
    return [violation for module in modules() for violation in rule(module)]


def _ours_and_tests(rule) -> list[str]:
    return [violation for top in ("coopcms", "tests") for module in modules(top) for violation in rule(module)]


def test_files_are_short():
    found = _ours_and_tests(long_file)
    assert not found, told(found, LONG_FILE)


def test_functions_are_short():
    found = _ours_and_tests(lambda module: [] if is_migration(module) else long_functions(module))
    assert not found, told(found, LONG_FUNCTION)


def test_functions_take_few_parameters():
    found = _ours(many_parameters)
    assert not found, told(found, MANY_PARAMETERS)


def test_no_flag_is_positional():
    found = _ours(flags)
    assert not found, told(found, FLAG)


def test_nothing_nests_deep():
    found = _ours_and_tests(deep_functions)
    assert not found, told(found, DEEP)


def test_no_import_hides_in_a_function():
    found = _ours_and_tests(hidden_imports)
    assert not found, told(found, HIDDEN_IMPORT)


def test_no_import_takes_everything():
    found = _ours_and_tests(star_imports)
    assert not found, told(found, STAR)


def test_everything_public_says_what_it_is():
    found = [v for m in modules() for v in no_docstring(m) if not (is_migration(m) and ast.get_docstring(m.tree))]
    found += [m.place for m in modules("tests") if m.text.strip() and not ast.get_docstring(m.tree)]
    assert not found, told(found, NO_DOCSTRING)


def test_each_rule_sees_what_it_forbids():
    assert long_file(sample("\n" * (FILE + 1)))
    assert long_functions(sample("def f():\n" + "    x = 1\n" * (FUNCTION + 1)))
    assert many_parameters(sample("def f(a, b, c, d, *, e, f): ..."))
    assert flags(sample("def f(a, hard=True): ..."))
    assert deep_functions(sample("def f():\n if a:\n  for b in c:\n   with d:\n    if e:\n     pass"))
    assert hidden_imports(sample("def f():\n    import json"))
    assert star_imports(sample("from json import *"))
    assert len(no_docstring(sample("def f(): ...\nclass C: ..."))) == 3


def test_each_rule_lets_good_code_pass():
    body = "    x = 1\n    # a reason\n\n" * FUNCTION
    good = sample(f'"""Why."""\nimport json\n\ndef f(self, a, b, c, d, e, *rest, **more):\n    """What."""\n{body}')
    rules = (long_file, long_functions, many_parameters, flags, deep_functions, hidden_imports)
    rules += (star_imports, no_docstring)
    assert [rule(good) for rule in rules] == [[]] * len(rules)
    assert not deep_functions(sample("def f():\n if a:\n  pass\n elif b:\n  pass\n elif c:\n  pass\n elif d:\n  pass"))
