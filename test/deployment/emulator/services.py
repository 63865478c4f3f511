"""Resource types of services that MiniStack supports, but not in CloudFormation. Each type uses its service API."""
import json
import uuid

from ministack.services import cloudtrail, ec2, glue
from ministack.services.cloudformation import provisioners


def _call(operation, request):
    status, _, body = operation(request)
    if status >= 400:
        raise ValueError(f"Resource handler returned message: {body!r}")
    return json.loads(body or b"{}")


class Trail:
    """AWS::CloudTrail::Trail"""

    @staticmethod
    def create(logical_id, properties, stack):
        name = properties.get("TrailName") or f"{stack}-{logical_id}"
        _call(cloudtrail._create_trail, {**properties, "Name": name, "KmsKeyId": properties.get("KMSKeyId", "")})
        if str(properties.get("IsLogging")).lower() == "true":
            _call(cloudtrail._start_logging, {"Name": name})
        for selectors in ("EventSelectors", "AdvancedEventSelectors"):
            if properties.get(selectors):
                _call(cloudtrail._put_event_selectors, {"TrailName": name, selectors: properties[selectors]})
        return name, {"Arn": cloudtrail._trail_arn(name)}

    @staticmethod
    def update(physical_id, _old, new, _stack, _logical_id=None):
        _call(cloudtrail._update_trail, {**new, "Name": physical_id, "KmsKeyId": new.get("KMSKeyId", "")})
        return physical_id, {"Arn": cloudtrail._trail_arn(physical_id)}

    @staticmethod
    def delete(physical_id, _properties):
        cloudtrail._delete_trail({"Name": physical_id})


class SecurityConfiguration:
    """AWS::Glue::SecurityConfiguration"""

    @staticmethod
    def create(_logical_id, properties, _stack):
        _call(glue._create_security_configuration, properties)
        return properties["Name"], {}

    @staticmethod
    def update(physical_id, _old, new, _stack, _logical_id=None):
        glue._delete_security_configuration({"Name": physical_id})
        _call(glue._create_security_configuration, new)
        return new["Name"], {}

    @staticmethod
    def delete(physical_id, _properties):
        glue._delete_security_configuration({"Name": physical_id})


class Classifier:
    """AWS::Glue::Classifier"""

    @staticmethod
    def create(_logical_id, properties, _stack):
        _call(glue._create_classifier, properties)
        return next(iter(properties.values()))["Name"], {}

    @staticmethod
    def update(physical_id, _old, new, _stack, _logical_id=None):
        glue._delete_classifier({"Name": physical_id})
        return Classifier.create(None, new, None)

    @staticmethod
    def delete(physical_id, _properties):
        glue._delete_classifier({"Name": physical_id})


class SecurityGroupRule:
    """AWS::EC2::SecurityGroupIngress and AWS::EC2::SecurityGroupEgress"""

    def __init__(self, field):
        self.field = field

    def create(self, _logical_id, properties, _stack):
        group = ec2._security_groups.get(properties["GroupId"])
        if group is None:
            raise ValueError(f"The security group '{properties['GroupId']}' does not exist")
        group.setdefault(self.field, []).extend(self._permissions(properties))
        return f"sgr-{uuid.uuid4().hex[:17]}", {}

    def update(self, physical_id, old, new, stack, logical_id=None):
        self.delete(physical_id, old)
        return self.create(logical_id, new, stack)

    def delete(self, _physical_id, properties):
        rules = (ec2._security_groups.get(properties.get("GroupId")) or {}).get(self.field, [])
        for permission in self._permissions(properties):
            if permission in rules:
                rules.remove(permission)

    @staticmethod
    def _permissions(properties):
        rule = dict(properties)
        if "DestinationSecurityGroupId" in rule:
            rule["SourceSecurityGroupId"] = rule.pop("DestinationSecurityGroupId")
        return provisioners._ec2_sg_permissions([rule])


SERVICE_TYPES = {
    "AWS::CloudTrail::Trail": Trail,
    "AWS::EC2::SecurityGroupEgress": SecurityGroupRule("IpPermissionsEgress"),
    "AWS::EC2::SecurityGroupIngress": SecurityGroupRule("IpPermissions"),
    "AWS::Glue::Classifier": Classifier,
    "AWS::Glue::SecurityConfiguration": SecurityConfiguration,
}


def handlers_of(implementation):
    return {
        "create": implementation.create,
        "update": implementation.update,
        "update_with_logical_id": True,
        "delete": implementation.delete,
    }
