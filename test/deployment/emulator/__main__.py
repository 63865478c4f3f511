"""python -m emulator DIRECTORY: MiniStack in the foreground, with the additions, on $BIND_HOST:$GATEWAY_PORT."""
import sys
import threading
import time

from ministack import app

from .conditions import correct_condition_keys
from .control import Control
from .provisioning import add_resource_types, keep_answering, observe


def main():
    control = Control(sys.argv.pop())
    add_resource_types()
    observe(control)
    keep_answering(control)
    correct_condition_keys()
    threading.Thread(target=follow_enforcement, args=[control], daemon=True).start()
    app.main()


def follow_enforcement(control):
    """MiniStack reads once, when it starts, whether policies decide on requests. A life deploys without, then tries with."""
    while True:
        app.AUTH = control.enforced()
        time.sleep(0.05)


main()
