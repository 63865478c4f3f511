"""Resource types of services that MiniStack does not support: each resource is a record with its properties.

Identifier, attributes, required and create-only properties come from the registry schema. A second resource with the same
identifier is rejected, as in AWS; a retained record remains and blocks its identifier.
"""
import copy
import hashlib
import uuid

from ministack.core.responses import AccountRegionScopedDict, get_account_id, get_region

from .schemas import property_names, schema_of

RECORD_TYPES = (
    "AWS::Glue::DataCatalogEncryptionSettings",
    "AWS::LakeFormation::DataLakeSettings",
    "AWS::LakeFormation::PrincipalPermissions",
    "AWS::LakeFormation::Resource",
    "AWS::SageMaker::Domain",
    "AWS::SageMaker::StudioLifecycleConfig",
    "AWS::SageMaker::UserProfile",
)

# Account settings: their creation is a "put", so a second creation is not an error.
_SETTINGS = ("AWS::Glue::DataCatalogEncryptionSettings", "AWS::LakeFormation::DataLakeSettings")
# The name that must be unique, if it is not the identifier.
_UNIQUE_NAME = {"AWS::SageMaker::Domain": "DomainName"}
# The return value of `Ref`, if it is not the whole identifier.
_REF = {"AWS::SageMaker::UserProfile": "UserProfileName"}

# The resource type in ARNs, if it is not the lowercase name of the type.
_ARN_RESOURCE = {"AWS::SageMaker::StudioLifecycleConfig": "studio-lifecycle-config"}

# `type identifier` -> properties, for each account and region.
_records = AccountRegionScopedDict()


class RecordType:
    """The handlers of one type, as MiniStack requires them."""

    def __init__(self, name):
        self.name = name
        self.identifier = property_names(name, "primaryIdentifier")
        self.read_only = property_names(name, "readOnlyProperties")
        self.required = schema_of(name).get("required", [])

    def handlers(self):
        return {"create": self.create, "update": self.update, "update_with_logical_id": True, "delete": self.delete}

    def replacing_properties(self):
        return frozenset(name.split(".")[0] for name in property_names(self.name, "createOnlyProperties"))

    def create(self, logical_id, properties, stack):
        self._check_required(properties)
        self._check_unique(properties)
        generated = self._generated(f"{stack}/{logical_id}/{uuid.uuid4()}")
        key = self._key(properties, generated)
        if key in _records and self.name not in _SETTINGS:
            raise ValueError(f"Resource of type '{self.name}' with identifier '{key}' already exists.")
        _records[key] = {"properties": copy.deepcopy(properties), "generated": generated}
        return self._reference(properties, generated), {**_texts(properties), **generated}

    def update(self, physical_id, _old, new, _stack, _logical_id=None):
        self._check_required(new)
        for key, record in self._of(physical_id):
            _records[key] = {"properties": copy.deepcopy(new), "generated": record["generated"]}
            return physical_id, {**_texts(new), **record["generated"]}
        raise ValueError(f"Resource of type '{self.name}' with identifier '{physical_id}' was not found.")

    def delete(self, physical_id, _properties):
        for key, _ in self._of(physical_id):
            _records.pop(key, None)

    def _of(self, physical_id):
        """The record of a physical ID."""
        return [
            (key, record) for key, record in list(_records.items())
            if key.startswith(f"{self.name} ") and self._reference(**record) == physical_id
        ]

    def _check_required(self, properties):
        for name in self.required:
            if name not in properties:
                raise ValueError(f"Properties validation failed: #: required key [{name}] not found")

    def _check_unique(self, properties):
        name = _UNIQUE_NAME.get(self.name)
        for key, record in list(_records.items()):
            if name and key.startswith(f"{self.name} ") and record["properties"].get(name) == properties.get(name):
                raise ValueError(f"Resource of type '{self.name}' with {name} '{properties[name]}' already exists.")

    def _generated(self, seed):
        digest = hashlib.sha256(seed.encode()).hexdigest()
        known = {
            "DomainId": f"d-{digest[:12]}",
            "HomeEfsFileSystemId": f"fs-{digest[:17]}",
            "Url": f"https://{digest[:12]}.studio.{get_region()}.sagemaker.aws",
        }
        kind = self.name.split("::")[1:]
        resource = _ARN_RESOURCE.get(self.name, kind[1].lower())
        arn = f"arn:aws:{kind[0].lower()}:{get_region()}:{get_account_id()}:{resource}/{digest[:12]}"
        return {
            name: known.get(name) or (arn if name.endswith("Arn") else f"{name}-{digest[:12]}")
            for name in self.read_only
        }

    def _key(self, properties, generated):
        values = [str(properties.get(name, generated.get(name))) for name in self.identifier]
        return f"{self.name} {'|'.join(values)}"

    def _reference(self, properties, generated):
        names = [_REF[self.name]] if self.name in _REF else self.identifier
        return "|".join(str(properties.get(name, generated.get(name))) for name in names)


def _texts(properties):
    return {name: value for name, value in properties.items() if isinstance(value, (str, int, bool))}
