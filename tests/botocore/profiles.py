"""What botocore reads of the shared configuration files.

Reads lines of JSON with the members `config`, `credentials` and `profile`, each of which may be missing, and `latin1`,
and prints for each a line of JSON: `reads`, the properties of the profile, "no profile", or "error" for files that
botocore can't read; and `services`, the section that the profile names.
"""

import json
import os
import pathlib
import sys
import tempfile

import botocore.exceptions
import botocore.session


def read(case, folder):
    for key, variable in (("config", "AWS_CONFIG_FILE"), ("credentials", "AWS_SHARED_CREDENTIALS_FILE")):
        path = folder / key
        os.environ[variable] = str(path)
        path.unlink(missing_ok=True)
        if key in case:
            path.write_bytes(case[key].encode("latin-1" if case.get("latin1") else "utf-8"))
    session = botocore.session.Session(profile=case.get("profile"))
    try:
        properties = session.get_scoped_config()
        services = session.full_config.get("services", {})
    except botocore.exceptions.ProfileNotFound:
        return {"reads": "no profile"}
    except botocore.exceptions.ConfigParseError:
        return {"reads": "error"}
    return {"reads": properties, "services": services.get(str(properties.get("services")))}


def main():
    for name in [name for name in os.environ if name.startswith("AWS_")]:
        del os.environ[name]
    with tempfile.TemporaryDirectory() as folder:
        for line in sys.stdin:
            print(json.dumps(read(json.loads(line), pathlib.Path(folder))))


if __name__ == "__main__":
    main()
