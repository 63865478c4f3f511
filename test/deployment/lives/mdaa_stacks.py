"""Stacks as MDAA 1.6.0 deploys them, reduced to the parts that adoption must keep: logical IDs and names, without custom
resources. The additional stacks of MDAA are omitted."""
import json

_TAGS = [{"Key": "mdaa_org", "Value": "example-org"}, {"Key": "mdaa_env", "Value": "dev"}]
_RETAINED = {"DeletionPolicy": "Retain", "UpdateReplacePolicy": "Retain"}


def templates(organization):
    """Stack name -> template, in the order of their deployment."""
    def named(domain, module):
        return f"{organization}-dev-{domain}-{module}"

    stacks = {
        named("shared", "roles"): _roles(named("shared", "roles"), f"/{organization}/shared"),
        named("shared", "datalake"): _lake(named("shared", "datalake"), f"/{organization}/shared/datalake"),
        named("shared", "glue-catalog"): _catalog(named("shared", "glue-catalog")),
        named("shared", "athena"): _athena(named("shared", "athena")),
        named("shared", "audit"): _audit(named("shared", "audit")),
        named("dataops", "example-project"): _project(named("dataops", "example-project"), organization),
        named("datascience", "example-team"): _team(named("datascience", "example-team")),
    }
    return {name: {"Description": "MDAA", **template} for name, template in stacks.items()}


def _roles(name, path):
    trust = {"Version": "2012-10-17", "Statement": [
        {"Effect": "Allow", "Action": "sts:AssumeRole", "Principal": {"Service": "glue.amazonaws.com"}},
    ]}
    ids = {"glue-etl": "glueetl62BA128A", "data-admin": "dataadminCCE3539E", "data-user": "datauser67F0B3D9"}
    resources = {
        logical_id: _resource("AWS::IAM::Role", RoleName=f"{name}-{role}", AssumeRolePolicyDocument=trust, Tags=_TAGS)
        for role, logical_id in ids.items()
    }
    resources["glueetlglueetlssmgeneratedrolearn1A84B941"] = _parameter(
        f"{path}/generated-role/glue-etl/arn", _arn("glueetl62BA128A"),
    )
    # Resources without a counterpart.
    resources["roleparameter"] = _parameter(f"{path}/roles/aws-solution", "SO0000")
    return {"Resources": resources}


def _lake(name, path):
    return {"Resources": {
        **_key("cmk01DE03DA", "cmkAlias0D96C207", name),
        "bucketrawE1DB2AD1": _bucket(f"{name}-raw", "cmk01DE03DA", **_RETAINED),
        "buckettransformedB8707DA8": _bucket(f"{name}-transformed", "cmk01DE03DA", **_RETAINED),
        "bucketrawPolicy733675DC": _bucket_policy("bucketrawE1DB2AD1"),
        "cmkkmsarnssm7AFB53BD": _parameter(f"{path}/kms/arn", _arn("cmk01DE03DA")),
        "utildatabase1DCBFC07": _database(f"{_underscored(name)}_util"),
        # Without a counterpart: a database that somebody added.
        "scratch": _database(f"{_underscored(name)}_scratch"),
    }}


def _catalog(name):
    key = _arn("kmscmkF9184590")
    settings = {
        "ConnectionPasswordEncryption": {"KmsKeyId": key, "ReturnConnectionPasswordEncrypted": True},
        "EncryptionAtRest": {"CatalogEncryptionMode": "SSE-KMS", "SseAwsKmsKeyId": key},
    }
    return {"Resources": {
        **_key("kmscmkF9184590", "kmscmkAlias5E54BA76", name),
        "gluecatalogsettings": _resource(
            "AWS::Glue::DataCatalogEncryptionSettings", CatalogId={"Ref": "AWS::AccountId"},
            DataCatalogEncryptionSettings=settings,
        ),
    }}


def _athena(name):
    return {"Resources": {
        **_key("CaefWorkgroupKeyB5F3DF98", "CaefWorkgroupKeyAlias5ECDAD1B", f"{name}-key"),
        "Bucketworkgroup1C478AC6": _bucket(name, "CaefWorkgroupKeyB5F3DF98", **_RETAINED),
        "athenaworkgroup": _workgroup(name, "CaefWorkgroupKeyB5F3DF98", "Bucketworkgroup1C478AC6"),
    }}


def _audit(name):
    return {"Resources": {
        "auditkmscmk05D41C17": _key("auditkmscmk05D41C17", "auditkmscmkAlias", name)["auditkmscmk05D41C17"],
        "auditbucketD20203B1": _bucket(name, "auditkmscmk05D41C17", **_RETAINED),
        "auditdatabase1479285B": _database(_underscored(name)),
        "auditCloudTrailGlueTableC0417755": _resource(
            "AWS::Glue::Table", CatalogId={"Ref": "AWS::AccountId"}, DatabaseName={"Ref": "auditdatabase1479285B"},
            TableInput={"Name": "cloudtrail_audit", "TableType": "EXTERNAL_TABLE", "StorageDescriptor": {
                "Columns": [{"Name": "eventversion", "Type": "string"}],
                "Location": {"Fn::Sub": "s3://${auditbucketD20203B1}/AWSLogs"},
            }},
        ),
    }}


def _project(name, organization):
    key = _arn("ProjectKmsKey2B296F94")
    lake_key = f"{{{{resolve:ssm:/{organization}/shared/datalake/kms/arn}}}}"
    return {
        "Resources": {
            **_key("ProjectKmsKey2B296F94", "ProjectKmsKeyAlias3BDA34F9", f"{name}-cmk"),
            "BucketprojectAACC6DD8": _bucket(name, "ProjectKmsKey2B296F94", **_RETAINED),
            "constructathenaworkgroupE449636D": _workgroup(name, "ProjectKmsKey2B296F94", "BucketprojectAACC6DD8"),
            "dataopssnstopicBA22D4B8": _resource(
                "AWS::SNS::Topic", TopicName=f"{name}-dataops-sns-topic", KmsMasterKeyId=key, Tags=_TAGS,
            ),
            "securityconfig6DD90031": _resource("AWS::Glue::SecurityConfiguration", Name=name, EncryptionConfiguration={
                "CloudWatchEncryption": {"CloudWatchEncryptionMode": "SSE-KMS", "KmsKeyArn": key},
                "JobBookmarksEncryption": {"JobBookmarksEncryptionMode": "CSE-KMS", "KmsKeyArn": key},
                "S3Encryptions": [{"KmsKeyArn": lake_key, "S3EncryptionMode": "SSE-KMS"}],
            }),
            "sampledatabasedatabase": _database(f"{name}-sample-database"),
        },
        "Outputs": {"Bucketprojectbucketnameout76965462": {
            "Value": {"Ref": "BucketprojectAACC6DD8"},
            "Export": {"Name": f"{organization}:dataops:example-project:bucket:name"},
        }},
    }


def _team(name):
    group = {"Fn::GetAtt": ["teamsecuritygroup3421AC70", "GroupId"]}
    role = {"Fn::Sub": f"arn:aws:iam::${{AWS::AccountId}}:role/{name.replace('example-team', 'execution')}"}
    return {"Resources": {
        **_key("teamcmkC3AC9CA6", "teamcmkAlias7EEB3AF1", f"{name}-minilake"),
        "teambucketprojects85599216": _bucket(f"{name}-minilake-projects", "teamcmkC3AC9CA6", **_RETAINED),
        "teamutildatabaseC598F8B8": _database(f"{_underscored(name)}_minilake_util"),
        "teamathenaworkgroup780B6CBF": _workgroup(f"{name}-athena", "teamcmkC3AC9CA6", "teambucketprojects85599216"),
        "teamsecuritygroup3421AC70": _resource(
            "AWS::EC2::SecurityGroup", GroupName=f"{name}-{name}", GroupDescription=f"{name}/team/security-group",
            VpcId="vpc-0123456789abcdef0", Tags=_TAGS,
        ),
        "teamstudiodomainE8E4077A": _resource(
            "AWS::SageMaker::Domain", AppNetworkAccessType="VpcOnly", AuthMode="IAM", DomainName=name,
            KmsKeyId={"Ref": "teamcmkC3AC9CA6"}, SubnetIds=["subnet-0123456789abcdef0"], VpcId="vpc-0123456789abcdef0",
            DefaultUserSettings={"ExecutionRole": role, "SecurityGroups": [group]}, Tags=_TAGS,
        ),
    }}


def _resource(kind, **properties):
    return {"Type": kind, "Properties": properties}


def _arn(logical_id):
    return {"Fn::GetAtt": [logical_id, "Arn"]}


def _key(logical_id, alias_id, alias):
    policy = {"Version": "2012-10-17", "Statement": [{
        "Effect": "Allow", "Action": "kms:*", "Resource": "*",
        "Principal": {"AWS": {"Fn::Sub": "arn:aws:iam::${AWS::AccountId}:root"}},
    }]}
    return {
        logical_id: {**_resource("AWS::KMS::Key", EnableKeyRotation=True, KeyPolicy=policy, Tags=_TAGS), **_RETAINED},
        alias_id: _resource("AWS::KMS::Alias", AliasName=f"alias/{alias}", TargetKeyId=_arn(logical_id)),
    }


def _bucket(name, key, **policies):
    encryption = {"ServerSideEncryptionConfiguration": [{
        "BucketKeyEnabled": True,
        "ServerSideEncryptionByDefault": {"KMSMasterKeyID": _arn(key), "SSEAlgorithm": "aws:kms"},
    }]}
    return {**_resource("AWS::S3::Bucket", BucketName=name, BucketEncryption=encryption, Tags=_TAGS), **policies}


def _bucket_policy(bucket):
    return _resource("AWS::S3::BucketPolicy", Bucket={"Ref": bucket}, PolicyDocument={
        "Version": "2012-10-17",
        "Statement": [{
            "Effect": "Deny", "Action": "s3:*", "Principal": "*",
            "Resource": {"Fn::Join": ["", [_arn(bucket), "/*"]]},
            "Condition": {"Bool": {"aws:SecureTransport": "false"}},
        }],
    })


def _workgroup(name, key, bucket):
    return _resource("AWS::Athena::WorkGroup", Name=name, Tags=_TAGS, WorkGroupConfiguration={
        "EnforceWorkGroupConfiguration": True,
        "ResultConfiguration": {
            "EncryptionConfiguration": {"EncryptionOption": "SSE_KMS", "KmsKey": _arn(key)},
            "OutputLocation": {"Fn::Join": ["", ["s3://", {"Ref": bucket}, "/athena-results/"]]},
        },
    })


def _database(name):
    return _resource("AWS::Glue::Database", CatalogId={"Ref": "AWS::AccountId"}, DatabaseInput={"Name": name})


def _underscored(name):
    return name.replace("-", "_")


def _parameter(name, value):
    return _resource("AWS::SSM::Parameter", Name=name, Type="String", Value=value, Tags={"mdaa_env": "dev"})


def text(template):
    return json.dumps(template)
