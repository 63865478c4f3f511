"""The resources in an emulated cloud, from its services, or from the list of changes for types without a service."""
from botocore.exceptions import ClientError


class Existence:
    def __init__(self, cloud):
        self.cloud = cloud
        # All resources that were created and not deleted, in their latest state.
        self.things = {}
        for change in cloud.control.changes():
            thing = (change["account"], change["region"], change["type"], change["physical_id"])
            self.things.pop(thing, None)
            if change["action"] != "delete":
                self.things[thing] = change

    def of_stack(self, stack):
        """Logical ID -> latest state of the resources of a stack that were not deleted."""
        return {
            thing["logical_id"]: thing for thing in self.things.values()
            if (thing["stack"], thing["account"], thing["region"]) == (stack.name, stack.account, stack.region)
        }

    def known_texts(self):
        """IDs, names and ARNs of all resources, which published parameters can contain."""
        return {
            str(value) for thing in self.things.values() if thing["type"] != "AWS::SSM::Parameter"
            for value in (thing["physical_id"], *thing["attributes"].values(), *_names(thing))
        }

    def has(self, thing):
        """Whether a resource exists, according to the API of its service."""
        read = _READ.get(thing["type"])
        if read is None:
            key = (thing["account"], thing["region"], thing["type"], thing["physical_id"])
            return key in self.things
        try:
            return read(lambda service: self.cloud.client(service, thing["account"], thing["region"]), thing) is not False
        except ClientError:
            return False


def _names(thing):
    return [value for name, value in thing["properties"].items() if name.endswith("Name") and isinstance(value, str)]


def _id(thing):
    return thing["physical_id"]


# How each type is read. False or a service error means that the resource does not exist.
_READ = {
    "AWS::Athena::WorkGroup": lambda client, t: client("athena").get_work_group(WorkGroup=_id(t)),
    "AWS::CloudTrail::Trail": lambda client, t: client("cloudtrail").get_trail(Name=_id(t)),
    "AWS::EC2::SecurityGroup": lambda client, t: client("ec2").describe_security_groups(GroupIds=[_id(t)]),
    "AWS::Events::Rule": lambda client, t: client("events").describe_rule(Name=_id(t)),
    "AWS::Glue::Classifier": lambda client, t: client("glue").get_classifier(Name=_id(t)),
    "AWS::Glue::Crawler": lambda client, t: client("glue").get_crawler(Name=_id(t)),
    "AWS::Glue::Database": lambda client, t: client("glue").get_database(Name=_id(t)),
    "AWS::Glue::SecurityConfiguration": lambda client, t: client("glue").get_security_configuration(Name=_id(t)),
    "AWS::IAM::ManagedPolicy": lambda client, t: client("iam").get_policy(PolicyArn=_id(t)),
    "AWS::IAM::Role": lambda client, t: client("iam").get_role(RoleName=_id(t)),
    "AWS::KMS::Alias": lambda client, t: _id(t) in [
        alias["AliasName"] for alias in client("kms").list_aliases()["Aliases"]
    ],
    "AWS::KMS::Key": lambda client, t: client("kms").describe_key(KeyId=_id(t))["KeyMetadata"]["KeyState"] == "Enabled",
    "AWS::S3::Bucket": lambda client, t: client("s3").head_bucket(Bucket=_id(t)),
    "AWS::S3::BucketPolicy": lambda client, t: client("s3").get_bucket_policy(Bucket=t["properties"]["Bucket"]),
    "AWS::SNS::Topic": lambda client, t: client("sns").get_topic_attributes(TopicArn=_id(t)),
    "AWS::SSM::Parameter": lambda client, t: client("ssm").get_parameter(Name=_id(t)),
}
