"""An emulated cloud: one emulator process on a free port of the loopback interface, without resources at the start."""
import json
import os
import re
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import boto3
from botocore.config import Config

from emulator.control import Control

ROOT = Path(__file__).resolve().parents[3]
ACCOUNT = "123456789012"
REGION = "us-east-1"
_START_SECONDS = 60


class Cloud:
    def __init__(self, directory, account=ACCOUNT, region=REGION):
        self.directory = Path(directory)
        self.account = account
        self.region = region
        self.control = Control(self.directory / "control")
        self.home = self.directory / "home"
        self.home.mkdir(parents=True, exist_ok=True)
        self._session = boto3.session.Session()
        self._clients = {}
        self._start()

    def environment(self, account=None, region=None):
        """Environment variables for a program that signs in to an account. The access key is the account ID."""
        # The aws-cdk CLI caches accounts by access key in its home directory, so each cloud has its own home directory.
        kept = {name: value for name, value in os.environ.items() if not re.match(r"AWS_|CDK_|DSP_|CI$", name)}
        return {
            **kept,
            "HOME": str(self.home),
            "PATH": f"{ROOT / 'node_modules' / '.bin'}{os.pathsep}{os.environ['PATH']}",
            "AWS_ENDPOINT_URL": self.endpoint,
            "AWS_ACCESS_KEY_ID": account or self.account,
            "AWS_SECRET_ACCESS_KEY": "test",
            "AWS_REGION": region or self.region,
            "AWS_DEFAULT_REGION": region or self.region,
            "AWS_EC2_METADATA_DISABLED": "true",
            # Without network requests.
            "CDK_DISABLE_CLI_TELEMETRY": "true",
            "CDK_DISABLE_VERSION_CHECK": "true",
            "CDK_NOTICES": "false",
            # The CloudFormation validation takes seconds for each synthesis, and has its own test.
            "CDK_VALIDATION": "false",
            "NO_COLOR": "1",
        }

    def client(self, service, account=None, region=None, session=None):
        """A client for the root user of an account, or for session credentials. Clients of root users are cached."""
        place = (service, account or self.account, region or self.region)
        if session is None and place in self._clients:
            return self._clients[place]
        credentials = {
            "aws_access_key_id": session["AccessKeyId"],
            "aws_secret_access_key": session["SecretAccessKey"],
            "aws_session_token": session["SessionToken"],
        } if session else {"aws_access_key_id": account or self.account, "aws_secret_access_key": "test"}
        client = self._session.client(
            service, endpoint_url=self.endpoint, region_name=place[2],
            config=Config(retries={"max_attempts": 1}), **credentials,
        )
        if session is None:
            self._clients[place] = client
        return client

    def bootstrap(self, account=None, region=None):
        """`cdk bootstrap`, as an administrator of the account."""
        account, region = account or self.account, region or self.region
        trust = [] if account == self.account else [
            "--trust", self.account, "--cloudformation-execution-policies", "arn:aws:iam::aws:policy/AdministratorAccess",
        ]
        subprocess.run(
            ["cdk", "bootstrap", f"aws://{account}/{region}", *trust], check=True, text=True, cwd=self.home,
            env=self.environment(account, region), stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
        )

    def create_administrators(self):
        """The role of the account that the trust policy of `data-admin` in the starter kit names."""
        trust = {"Version": "2012-10-17", "Statement": [
            {"Effect": "Allow", "Action": "sts:AssumeRole", "Principal": {"AWS": f"arn:aws:iam::{self.account}:root"}},
        ]}
        self.client("iam").create_role(RoleName="data-administrators", AssumeRolePolicyDocument=json.dumps(trust))

    def memory(self):
        """The peak memory of the emulator in MiB, or its current memory if the system does not report the peak."""
        try:
            status = Path(f"/proc/{self._process.pid}/status").read_text()
            return int(re.search(r"VmHWM:\s+(\d+)", status)[1]) // 1024
        except (OSError, TypeError):
            shown = subprocess.run(["ps", "-o", "rss=", "-p", str(self._process.pid)], capture_output=True, text=True)
            return int(shown.stdout or 0) // 1024

    def close(self):
        self._process.terminate()
        try:
            self._process.wait(10)
        except subprocess.TimeoutExpired:
            self._process.kill()

    def _start(self):
        port = _free_port()
        self.endpoint = f"http://127.0.0.1:{port}"
        environment = {
            **self.environment(),
            "BIND_HOST": "127.0.0.1",
            "GATEWAY_PORT": str(port),
            "MINISTACK_ACCOUNT_ID": self.account,
            "MINISTACK_REGION": self.region,
            "IOT_MTLS_ENABLED": "0",
            "SFTP_ENABLED": "0",
            "LOG_LEVEL": "WARNING",
            "TMPDIR": str(self.directory),
        }
        with open(self.directory / "emulator.log", "w") as log:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "emulator", str(self.control.directory)],
                cwd=Path(__file__).parents[1], env=environment, stdout=log, stderr=log,
            )
        deadline = time.monotonic() + _START_SECONDS
        while not self._answers():
            if self._process.poll() is not None or time.monotonic() > deadline:
                raise RuntimeError(f"the emulator did not start: {(self.directory / 'emulator.log').read_text()[-2000:]}")
            time.sleep(0.1)

    def _answers(self):
        try:
            with urllib.request.urlopen(f"{self.endpoint}/_ministack/health", timeout=2):
                return True
        except OSError:
            return False


def _free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]
