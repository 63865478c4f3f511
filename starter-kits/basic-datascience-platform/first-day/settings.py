"""The settings of the team for the notebooks in this folder, read from the Studio domain, so you do not enter values."""

import json
from dataclasses import dataclass
from pathlib import Path

import boto3

# Studio writes this file in each application:
# https://docs.aws.amazon.com/sagemaker/latest/dg/notebooks-run-and-manage-metadata.html
METADATA = Path("/opt/ml/metadata/resource-metadata.json")
SAMPLE_DATABASE = "-sample-database"


@dataclass(frozen=True)
class Settings:
    region: str
    role: str
    """ARN of the execution role of the team."""
    bucket: str
    key: str
    """ARN of the KMS key of the team. Jobs without it are denied."""
    subnets: list
    security_groups: list
    workgroup: str
    database: str
    tags: list
    """The tag of the team. Models and endpoints without it cannot be used or deleted later."""
    prefix: str
    """The folder of this user in the bucket, and the prefix of the names of their jobs."""

    @property
    def vpc_config(self):
        return {"Subnets": self.subnets, "SecurityGroupIds": self.security_groups}

    @property
    def encryption(self):
        """Arguments of put_object."""
        return {"ServerSideEncryption": "aws:kms", "SSEKMSKeyId": self.key}


def read_settings():
    """The settings of the domain in which this application runs."""
    metadata = json.loads(METADATA.read_text())
    domain = boto3.client("sagemaker").describe_domain(DomainId=metadata["DomainId"])
    user = domain["DefaultUserSettings"]
    sharing = user["SharingSettings"]
    # Shared notebooks are stored in s3://BUCKET/sagemaker/notebooks/, encrypted with the key of the team.
    bucket = sharing["S3OutputPath"].removeprefix("s3://").split("/")[0]
    profile = metadata.get("UserProfileName", "shared-space").lower()[:30]
    return Settings(
        region=boto3.session.Session().region_name,
        role=user["ExecutionRole"],
        bucket=bucket,
        key=sharing["S3KmsKeyId"],
        subnets=domain["SubnetIds"],
        security_groups=user["SecurityGroups"],
        # The workgroup has the name of the domain.
        workgroup=domain["DomainName"],
        database=_database(),
        tags=[{"Key": "sagemaker:domain-arn", "Value": domain["DomainArn"]}],
        prefix=f"first-day-{profile}",
    )


def _database():
    pages = boto3.client("glue").get_paginator("get_databases").paginate()
    names = [database["Name"] for page in pages for database in page["DatabaseList"]]
    found = sorted(name for name in names if name.endswith(SAMPLE_DATABASE))
    if not found:
        raise LookupError(
            "this role sees no sample database: ask a data administrator to run the crawler, and to grant SELECT to the role"
        )
    return found[0]
