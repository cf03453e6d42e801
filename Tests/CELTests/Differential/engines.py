"""The engines: Proviso in one process, its peers in this one."""

import json
import logging
import re
import subprocess
from datetime import datetime, timedelta

import cel
import celpy
from celpy import celtypes

import values

logging.disable(logging.CRITICAL)


class Case:
    """An expression with what its names stand for; a name that is missing is an error."""

    def __init__(self, text, bindings, checked):
        self.text = text
        self.bindings = bindings
        self.checked = checked


def proviso(program, cases):
    """What Proviso gives for each case."""
    lines = [
        json.dumps(
            {
                "expr": case.text,
                "checked": case.checked,
                "bindings": {name: values.to_json(value) for name, value in case.bindings.items()},
            }
        )
        for case in cases
    ]
    run = subprocess.run(
        [program, "eval", "--case", "-"], input="\n".join(lines) + "\n",
        capture_output=True, text=True, check=False,
    )
    if run.returncode != 0:
        raise SystemExit(f"proviso ended with {run.returncode}: {run.stderr}")
    results = [values.from_json(json.loads(line)) for line in run.stdout.splitlines()]
    if len(results) != len(cases):
        raise SystemExit(f"proviso answered {len(results)} of {len(cases)} cases")
    return results


class Rust:
    """The Rust crate `cel`, through the wheel common-expression-language."""

    name = "rust"
    # It hands out and takes Python's types, which have no unsigned integers, and no types but texts.
    loose = frozenset([("uint", "int"), ("type", "string")])

    def evaluate(self, case):
        try:
            bindings = {name: values.to_python(value) for name, value in case.bindings.items()}
            return self.value(cel.compile(self.text(case)).execute(bindings))
        except KeyboardInterrupt:
            raise
        except BaseException as error:  # a panic of Rust is no Exception
            return ("error", f"{type(error).__name__}: {error}")

    def text(self, case):
        """The expression, with unsigned integers in place of the names that stand for them."""
        text = case.text
        for name, value in case.bindings.items():
            if value[0] == "uint":
                text = re.sub(rf"\b{name}\b", values.literal(value), text)
        return text

    def value(self, result):
        if result is None:
            return ("null", None)
        if isinstance(result, bool):
            return ("bool", result)
        if isinstance(result, int):
            return ("int", result)
        if isinstance(result, float):
            return ("double", result)
        if isinstance(result, str):
            return ("string", result)
        if isinstance(result, bytes):
            return ("bytes", result)
        if isinstance(result, list):
            return ("list", tuple(self.value(item) for item in result))
        if isinstance(result, dict):
            return values.map_value([(self.value(k), self.value(v)) for k, v in result.items()])
        if isinstance(result, datetime):
            return values.of_datetime(result)
        if isinstance(result, timedelta):
            return values.of_timedelta(result)
        return ("error", f"a result of type {type(result).__name__}")


class Python:
    """The package cel-python."""

    name = "python"
    loose = frozenset()
    types = {
        celtypes.IntType: "int", celtypes.UintType: "uint", celtypes.DoubleType: "double",
        celtypes.StringType: "string", celtypes.BytesType: "bytes", celtypes.BoolType: "bool",
        celtypes.ListType: "list", celtypes.MapType: "map", type(None): "null_type",
        celtypes.TimestampType: "google.protobuf.Timestamp",
        celtypes.DurationType: "google.protobuf.Duration", celtypes.TypeType: "type", type: "type",
    }

    def __init__(self):
        self.environment = celpy.Environment()

    def evaluate(self, case):
        try:
            program = self.environment.program(self.environment.compile(case.text))
            bindings = {name: self.binding(value) for name, value in case.bindings.items()}
            return self.value(program.evaluate(bindings))
        except KeyboardInterrupt:
            raise
        except BaseException as error:
            return ("error", f"{type(error).__name__}: {str(error.args[:1])[:200]}")

    def binding(self, value):
        kind, content = value
        if kind == "list":
            return celtypes.ListType([self.binding(item) for item in content])
        if kind == "map":
            return celtypes.MapType({self.binding(k): self.binding(v) for k, v in content})
        made = {
            "bool": celtypes.BoolType, "int": celtypes.IntType, "uint": celtypes.UintType,
            "double": celtypes.DoubleType, "string": celtypes.StringType,
            "bytes": celtypes.BytesType,
            "timestamp": celtypes.TimestampType, "duration": celtypes.DurationType,
        }.get(kind)
        return made(values.to_python(value)) if made else None

    def value(self, result):
        if result is None:
            return ("null", None)
        if isinstance(result, type):
            return ("type", self.types.get(result, result.__name__))
        for made, name in self.types.items():
            if made is not type and isinstance(result, made):
                return self.typed(name, result)
        # Where it forgets its own types, Python's say what is meant.
        return Rust().value(result)

    def typed(self, name, result):
        if name == "list":
            return (name, tuple(self.value(item) for item in result))
        if name == "map":
            return values.map_value([(self.value(k), self.value(v)) for k, v in result.items()])
        if name == "google.protobuf.Timestamp":
            return values.of_datetime(result)
        if name == "google.protobuf.Duration":
            return values.of_timedelta(result)
        plain = {"bool": bool, "int": int, "uint": int, "double": float, "string": str, "bytes": bytes}
        return (name, plain[name](result))
