import jsii
from aws_cdk import aws_s3 as s3
from constructs import Construct
from cdk_data_science_platform import (
    IPlatformModule,
    IPlatformModuleContext,
    ModulePrefixAccess,
    PublishedValueOptions,
    RoleRef,
)


@jsii.implements(IPlatformModule)
class FeatureStoreModule:
    """A custom module: a bucket for features, which some roles can read."""

    def __init__(self, *, readers: list[str]) -> None:
        # References in options are replaced before build_module is called.
        self._options = {"readers": readers}

    @property
    def kind(self) -> str:
        return "feature-store"

    @property
    def options(self) -> dict[str, object]:
        return self._options

    @property
    def publishes(self) -> list[PublishedValueOptions]:
        return [PublishedValueOptions(path="bucket/name", noun="bucket")]

    def build_module(self, context: IPlatformModuleContext) -> Construct:
        readers = [RoleRef(arn=arn) for arn in context.options["readers"]]
        store = Construct(context.stack, "FeatureStore")
        key = context.create_key(store, "Key", description="Encrypts features", decrypt_roles=readers)
        bucket: s3.IBucket = context.create_bucket(
            store, "Bucket", key=key, access=[ModulePrefixAccess(prefix="features/", read_roles=readers)]
        )
        context.publish("bucket/name", bucket.bucket_name)
        return store
