"""Validates requests with botocore's own parameter validation.

Reads lines of JSON, `{"operation": ..., "request": ...}`. For each it prints a line of JSON: the violations as sorted
pairs of path and code, with the codes of the client's validation errors. Missing idempotency tokens are generated
first, as botocore does before it validates.
"""

import json
import re
import sys

import botocore.handlers
import botocore.session
from botocore.validate import ParamValidator

MISSING = re.compile(r'^Missing required parameter in (?P<path>.*): "(?P<name>\w+)"$')
LENGTH = re.compile(r"^Invalid length for parameter (?P<path>.*), value: .*, valid min length: \d+$")
RANGE = re.compile(r"^Invalid value for parameter (?P<path>.*), value: .*, valid min value: \S+$")


def path(prefix, name=None):
    """A path in the form of the client, without the word `input` at its start."""
    parts = [part for part in (prefix, name) if part and part != "input"]
    return ".".join(parts)


def violation(line, is_list):
    if match := MISSING.match(line):
        return path(match["path"], match["name"]), "REQUIRED_FIELD_MISSING"
    if match := LENGTH.match(line):
        found = path(match["path"])
        return found, "NOT_ENOUGH_VALUES" if is_list(found) else "INVALID_VALUE"
    if match := RANGE.match(line):
        return path(match["path"]), "VALUE_OUT_OF_RANGE"
    raise ValueError(f"unknown violation of botocore: {line}")


def lookup(request, where):
    for step in re.findall(r"\w+", where):
        request = request[int(step)] if step.isdigit() else request[step]
    return request


def main():
    service = botocore.session.get_session().get_service_model("partnercentral-selling")
    for line in sys.stdin:
        case = json.loads(line)
        operation = service.operation_model(case["operation"])
        request = case["request"]
        botocore.handlers.generate_idempotent_uuid(request, operation)
        report = ParamValidator().validate(request, operation.input_shape).generate_report()
        is_list = lambda where: isinstance(lookup(request, where), list)
        found = [violation(line, is_list) for line in report.splitlines()]
        print(json.dumps(sorted(found)))


if __name__ == "__main__":
    main()
