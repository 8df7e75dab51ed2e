"""Calls operations with boto3, one after another.

Reads lines of JSON. The first is `{"endpoint": ..., "region": ..., "access_key": ..., "secret_key": ...}`, and each
other one `{"operation": ..., "request": ...}`. A text `$3.Name` in a request is the member `Name` of the response to the
third line. For each line it prints a line of JSON: `{"response": ...}`, or `{"error": ...}` with the code, the status,
and the fields with their codes.
"""

import datetime
import json
import sys

import boto3
import botocore.config
import botocore.exceptions


def filled(value, responses):
    if isinstance(value, dict):
        return {name: filled(member, responses) for name, member in value.items()}
    if isinstance(value, list):
        return [filled(item, responses) for item in value]
    if isinstance(value, str) and value.startswith("$"):
        number, name = value[1:].split(".", 1)
        return responses[int(number)][name]
    return value


def text(value):
    if isinstance(value, datetime.datetime):
        value = value.astimezone(datetime.timezone.utc)
        return value.strftime("%Y-%m-%dT%H:%M:%S.") + f"{value.microsecond // 1000:03}Z"
    raise TypeError(type(value))


def call(client, step, responses):
    try:
        response = client._make_api_call(step["operation"], filled(step["request"], responses))
    except botocore.exceptions.ClientError as error:
        fields = [[field["FieldName"], field["Code"]] for field in error.response.get("ErrorList", [])]
        status = error.response["ResponseMetadata"]["HTTPStatusCode"]
        return None, {"error": {"code": error.response["Error"]["Code"], "status": status, "fields": fields}}
    del response["ResponseMetadata"]
    return response, {"response": response}


def main():
    lines = [json.loads(line) for line in sys.stdin]
    settings = lines[0]
    client = boto3.client(
        "partnercentral-selling",
        endpoint_url=settings["endpoint"],
        region_name=settings["region"],
        aws_access_key_id=settings["access_key"],
        aws_secret_access_key=settings["secret_key"],
        config=botocore.config.Config(retries={"total_max_attempts": 1}),
    )
    responses = [settings]
    print(json.dumps({}))
    for step in lines[1:]:
        response, printed = call(client, step, responses)
        responses.append(response)
        print(json.dumps(printed, default=text))


if __name__ == "__main__":
    main()
