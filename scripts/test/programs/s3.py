"""OpenStack Swift behind the S3 protocol, in one process: `s3.py FOLDER USER SECRET PROXY ACCOUNT CONTAINER OBJECT`.

The last four are ports. Debian's python3-swift is a library, so nothing of it runs by itself; the four servers that
Swift has share this process. Prints `ready` when they listen.
"""

import os
import sys
import time

import eventlet

eventlet.monkey_patch()

from swift.common import utils, wsgi  # noqa: E402
from swift.common.ring import RingBuilder  # noqa: E402

FRONT = """[pipeline:main]
pipeline = catch_errors cache s3api tempauth slo proxy-server
[app:proxy-server]
use = egg:swift#proxy
account_autocreate = true
[filter:catch_errors]
use = egg:swift#catch_errors
[filter:cache]
paste.filter_factory = s3:cache
[filter:s3api]
use = egg:swift#s3api
location = us-east-1
[filter:tempauth]
use = egg:swift#tempauth
user_{user} = {secret} .admin
[filter:slo]
use = egg:swift#slo
"""
BEHIND = """[DEFAULT]
devices = {folder}
mount_check = false
[pipeline:main]
pipeline = {name}-server
[app:{name}-server]
use = egg:swift#{name}
"""


class Cache:
    """What Swift asks of memcached, within one process."""

    def __init__(self):
        self.values = {}

    def get(self, key, *_, **__):
        value, until = self.values.get(key, (None, 0))
        return value if until == 0 or until > time.time() else None

    def set(self, key, value, *_, **options):
        seconds = options.get("time", 0)
        self.values[key] = (value, time.time() + seconds if seconds else 0)

    def delete(self, key, *_, **__):
        self.values.pop(key, None)


def cache(_conf, **_options):
    kept = Cache()

    def around(app):
        def answer(env, start):
            env["swift.cache"] = kept
            return app(env, start)

        return answer

    return around


def main(folder, user, secret, *ports):
    front, *behind = map(int, ports)

    def written(name, text):
        path = os.path.join(folder, name)
        with open(path, "w") as file:
            file.write(text)
        return path

    def ring(name, port):
        """Where things are: all on the one disk of the one server."""
        builder = RingBuilder(part_power=4, replicas=1, min_part_hours=0)
        place = {"ip": "127.0.0.1", "port": port, "device": "disk", "region": 1, "zone": 1, "weight": 1}
        builder.add_dev({**place, "replication_ip": "127.0.0.1", "replication_port": port})
        builder.rebalance()
        builder.get_ring().save(os.path.join(folder, f"{name}.ring.gz"))

    def serve(conf, port):
        app = wsgi.loadapp(conf, global_conf={"swift_dir": folder, "log_level": "ERROR"})
        listener = eventlet.listen(("127.0.0.1", port), backlog=512)
        options = {"log_output": False, "debug": False, "protocol": wsgi.SwiftHttpProtocol}
        eventlet.spawn(eventlet.wsgi.server, listener, app, **options)

    os.makedirs(os.path.join(folder, "disk"), exist_ok=True)
    utils.SWIFT_CONF_FILE = written("swift.conf", "[swift-hash]\nswift_hash_path_suffix = here\n")
    utils.validate_hash_conf()
    for name, port in zip(("account", "container", "object"), behind):
        ring(name, port)
        serve(written(f"{name}.conf", BEHIND.format(name=name, folder=folder)), port)
    serve(written("proxy.conf", FRONT.format(user=user.replace(":", "_"), secret=secret)), front)
    print("ready", flush=True)
    while True:
        eventlet.sleep(3600)


if __name__ == "__main__":
    # By this name the proxy's settings find the cache.
    sys.modules["s3"] = sys.modules["__main__"]
    main(*sys.argv[1:])
