"""What somebody writes in an afternoon: gzip, json and sqlite3, five columns with an index each."""
import gzip
import json
import os
import sqlite3
import sys

folder, target = sys.argv[1:3]
db = sqlite3.connect(target)
db.execute("CREATE TABLE event (time, name, account, arn, ip, raw)")
for path, _, names in os.walk(folder):
    for name in names:
        if not name.endswith(".json.gz"):
            continue
        with gzip.open(os.path.join(path, name)) as file:
            records = json.load(file).get("Records", [])
        db.executemany(
            "INSERT INTO event VALUES (?, ?, ?, ?, ?, ?)",
            [
                (
                    record.get("eventTime"),
                    record.get("eventName"),
                    record.get("recipientAccountId"),
                    record.get("userIdentity", {}).get("arn"),
                    record.get("sourceIPAddress"),
                    json.dumps(record),
                )
                for record in records
            ],
        )
        db.commit()
for column in ("time", "name", "account", "arn", "ip"):
    db.execute(f"CREATE INDEX event_{column} ON event ({column})")
db.commit()
