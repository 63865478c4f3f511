"""python -m emulator DIRECTORY: MiniStack in the foreground, with the additions, on $BIND_HOST:$GATEWAY_PORT."""
import os
import sys
import threading
import time

from ministack import app

from .conditions import correct_condition_keys
from .control import Control
from .provisioning import accept_adopted_buckets, add_resource_types, keep_answering, observe


def main():
    control = Control(sys.argv.pop())
    add_resource_types()
    accept_adopted_buckets()
    observe(control)
    keep_answering(control)
    correct_condition_keys()
    threading.Thread(target=follow, args=[control, os.getppid()], daemon=True).start()
    app.main()


def follow(control, parent):
    """Applies changes of the policy evaluation setting, which MiniStack reads only at start. Ends with the life."""
    while os.getppid() == parent:
        app.AUTH = control.enforced()
        time.sleep(0.05)
    os._exit(1)


main()
