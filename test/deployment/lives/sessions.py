"""Access of sessions of deployed roles, tested while policy evaluation is on."""
import json
import time

from botocore.exceptions import ClientError

_DENIED = ("AccessDenied", "AccessDeniedException", "403")
# A response of the service itself: the request was allowed.
_ANSWERS = ("NoSuchKey", "404")


class Sessions:
    def __init__(self, cloud, roles):
        """`roles`: label -> ARN."""
        self.cloud = cloud
        sts = cloud.client("sts")
        self.credentials = {
            label: sts.assume_role(RoleArn=arn, RoleSessionName="team1")["Credentials"] for label, arn in roles.items()
        }

    def tried(self, tries):
        """Attempt -> labels of the allowed roles. An attempt is a function whose argument returns clients."""
        self.cloud.control.enforce(True)
        # Until the emulator applies the setting.
        time.sleep(0.3)
        try:
            return {
                name: {label for label, session in self.credentials.items() if self._may(attempt, session)}
                for name, attempt in tries.items()
            }
        finally:
            self.cloud.control.enforce(False)
            time.sleep(0.3)

    def _may(self, attempt, session):
        try:
            attempt(lambda service, tls=True: self._client(service, session, tls))
            return True
        except ClientError as error:
            code = error.response["Error"]["Code"]
            if code in _DENIED:
                return False
            if code in _ANSWERS:
                return True
            raise

    def _client(self, service, session, tls):
        client = self.cloud.client(service, session=session)
        if tls:
            # Policies deny requests without TLS. MiniStack trusts the header of a proxy.
            client.meta.events.register("before-send", _as_if_by_tls)
        return client


def _as_if_by_tls(request, **_):
    request.headers["x-forwarded-proto"] = "https"


def check_access(cloud, roles, expected):
    """`expected`: attempt -> (function, labels of the allowed roles). Every other role is denied."""
    tried = Sessions(cloud, roles).tried({name: attempt for name, (attempt, _) in expected.items()})
    wrong = [
        f"{name}: allowed for {json.dumps(sorted(tried[name]))} instead of {json.dumps(sorted(allowed))}"
        for name, (_, allowed) in expected.items() if tried[name] != set(allowed)
    ]
    assert not wrong, "\n".join(wrong)


def put_object(bucket, key):
    """An attempt to write an object."""
    return lambda client: client("s3").put_object(Bucket=bucket, Key=key, Body=b"1")


def get_object(bucket, key):
    """An attempt to read an object. A missing object also counts as allowed."""
    return lambda client: client("s3").get_object(Bucket=bucket, Key=key)
