"""The IAM policies of the platform, in IAM syntax."""

from typing import Any

from cdk_data_science_platform import GeneratedPolicyOptions, Suppression

VIEW_BUCKETS = {
    "Sid": "ViewBuckets",
    "Effect": "Allow",
    "Action": [
        "s3:GetAccountPublicAccessBlock",
        "s3:GetBucketAcl",
        "s3:GetBucketLocation",
        "s3:GetBucketPolicyStatus",
        "s3:GetBucketPublicAccessBlock",
        "s3:ListAccessPoints",
        "s3:ListAllMyBuckets",
    ],
    "Resource": "*",
}
VIEW_KEYS = {"Sid": "ViewKeys", "Effect": "Allow", "Action": ["kms:ListAliases"], "Resource": "*"}
CATALOG = [
    "arn:{{partition}}:glue:{{region}}:{{account}}:catalog",
    "arn:{{partition}}:glue:{{region}}:{{account}}:database/*",
    "arn:{{partition}}:glue:{{region}}:{{account}}:table/*",
]

# Logs of Glue crawlers and jobs.
GLUE_JOB: list[dict[str, Any]] = [
    {
        "Sid": "WriteGlueLogs",
        "Effect": "Allow",
        "Action": [
            "logs:AssociateKmsKey",
            "logs:CreateLogGroup",
            "logs:CreateLogStream",
            "logs:PutLogEvents",
        ],
        "Resource": "arn:{{partition}}:logs:{{region}}:{{account}}:log-group:/aws-glue/*",
    },
]

# Console access to buckets and keys for data administrators. The bucket policies control access to objects.
DATA_ADMIN: list[dict[str, Any]] = [VIEW_BUCKETS, VIEW_KEYS]

DATA_USER: list[dict[str, Any]] = [
    {
        "Sid": "ReadCatalog",
        "Effect": "Allow",
        "Action": [
            "glue:GetCatalogImportStatus",
            "glue:GetDatabase",
            "glue:GetDatabases",
            "glue:GetPartition",
            "glue:GetPartitions",
            "glue:GetTable",
            "glue:GetTables",
            "glue:SearchTables",
        ],
        "Resource": CATALOG,
    },
    {
        "Sid": "AskLakeFormation",
        "Effect": "Allow",
        "Action": ["lakeformation:GetDataAccess"],
        "Resource": "*",
    },
    {
        "Sid": "ListWorkgroups",
        "Effect": "Allow",
        "Action": ["athena:ListWorkGroups"],
        "Resource": "*",
    },
]

DATA_SCIENCE_ADMIN: list[dict[str, Any]] = [
    {
        "Sid": "CareForStudio",
        "Effect": "Allow",
        "Action": [
            "iam:ListRoles",
            "license-manager:ListReceivedLicenses",
            "sagemaker:DescribeDomain",
            "sagemaker:GetSagemakerServicecatalogPortfolioStatus",
            "sagemaker:ListApps",
            "sagemaker:ListDomains",
            "sagemaker:ListTags",
            "sagemaker:ListUserProfiles",
            "servicecatalog:DisassociatePrincipalFromPortfolio",
            "servicecatalog:ListAcceptedPortfolioShares",
        ],
        "Resource": "*",
    },
    {
        "Sid": "CareForProfiles",
        "Effect": "Allow",
        "Action": [
            "sagemaker:AddTags",
            "sagemaker:DeleteTags",
            "sagemaker:DeleteUserProfile",
            "sagemaker:DescribeUserProfile",
            "sagemaker:UpdateUserProfile",
        ],
        "Resource": "arn:{{partition}}:sagemaker:{{region}}:{{account}}:user-profile/*",
    },
    {
        "Sid": "CloseApps",
        "Effect": "Allow",
        "Action": ["sagemaker:DeleteApp"],
        "Resource": "arn:{{partition}}:sagemaker:{{region}}:{{account}}:app/*",
    },
]

DATA_SCIENCE_USER: list[dict[str, Any]] = [
    VIEW_BUCKETS,
    VIEW_KEYS,
    {
        "Sid": "ReadCatalog",
        "Effect": "Allow",
        "Action": [
            "glue:GetDatabase",
            "glue:GetDatabases",
            "glue:GetPartitions",
            "glue:GetTable",
            "glue:GetTables",
            "glue:SearchTables",
        ],
        "Resource": CATALOG,
    },
    {
        "Sid": "ViewAthena",
        "Effect": "Allow",
        "Action": [
            "athena:GetDataCatalog",
            "athena:GetDatabase",
            "athena:GetTableMetadata",
            "athena:ListDataCatalogs",
            "athena:ListDatabases",
            "athena:ListTableMetadata",
            "athena:ListWorkGroups",
        ],
        "Resource": "*",
    },
    {
        "Sid": "OpenOwnProfile",
        "Effect": "Allow",
        "Action": ["sagemaker:CreatePresignedDomainUrl"],
        "Resource": "arn:{{partition}}:sagemaker:{{region}}:{{account}}:user-profile/*/*",
        "Condition": {"StringEquals": {"sagemaker:ResourceTag/userid": "${aws:userid}"}},
    },
]


def policy(statements: list[dict[str, Any]], reason: str) -> GeneratedPolicyOptions:
    """A policy, and the reason why its wildcards are accepted."""
    return GeneratedPolicyOptions(
        policy_document={"Statement": statements},
        suppressions=[Suppression(id="AwsSolutions-IAM5", reason=reason)],
    )


POLICIES = {
    "GlueJobPolicy": policy(GLUE_JOB, "Glue names its log groups itself, below one prefix."),
    "DataAdminPolicy": policy(
        DATA_ADMIN, "Reads settings and names, never data; most of these actions take no resource."
    ),
    "DataUserPolicy": policy(
        DATA_USER,
        "Lake Formation decides on databases and tables; the other actions take no resource.",
    ),
    "DataScienceAdminPolicy": policy(
        DATA_SCIENCE_ADMIN,
        "Domains and profiles of all teams, whose ids are not known before they exist.",
    ),
    "DataScienceUserPolicy": policy(
        DATA_SCIENCE_USER,
        "Reads settings and names, never data; the profile is chosen by its tag.",
    ),
}
