"""capture.py ROLE CONFIG [ROLE CONFIG]...: prints the requests that the SageMaker Python SDK sends with each configuration.

Each line is a JSON list of [service, operation, parameters]. Nothing is sent to AWS. The SDK is imported once, which takes the longest, and each
configuration has its own process.
"""
import json
import logging
import multiprocessing
import os
import sys
import tempfile
import time
import warnings
from pathlib import Path

warnings.filterwarnings("ignore")
logging.disable(logging.CRITICAL)
os.environ.update(AWS_DEFAULT_REGION="us-east-1", AWS_ACCESS_KEY_ID="none", AWS_SECRET_ACCESS_KEY="none")

import botocore.client  # noqa: E402

REQUESTS = []
IMAGE = "111122223333.dkr.ecr.us-east-1.amazonaws.com/image:1"
ARN = "arn:aws:sagemaker:us-east-1:111122223333:x/x"


def answer(client, operation, parameters):
    """Stands in for AWS."""
    REQUESTS.append([client.meta.service_model.service_name, operation, parameters])
    if operation == "GetCallerIdentity":
        return {"Account": "111122223333", "Arn": ARN, "UserId": "x"}
    if operation == "ListBuckets":
        return {"Buckets": []}
    return {key: ARN for key in ("ModelArn", "EndpointConfigArn", "EndpointArn", "PipelineArn", "TrainingJobArn")}


botocore.client.BaseClient._make_api_call = answer

import jsonschema  # noqa: E402

validate = jsonschema.validate
VALID = set()


def validate_once(instance, schema):
    """The SDK validates its configuration for every value that it reads, which takes most of the time."""
    text = json.dumps([instance, schema], sort_keys=True, default=str)
    if text not in VALID:
        validate(instance, schema)
        VALID.add(text)


jsonschema.validate = validate_once

import sagemaker  # noqa: E402
from sagemaker.async_inference import AsyncInferenceConfig  # noqa: E402
from sagemaker.automl.automl import AutoML  # noqa: E402
from sagemaker.automl.automlv2 import AutoMLDataChannel, AutoMLTabularConfig, AutoMLV2  # noqa: E402
from sagemaker.estimator import Estimator  # noqa: E402
from sagemaker.feature_store.feature_definition import FeatureDefinition, FeatureTypeEnum  # noqa: E402
from sagemaker.feature_store.feature_group import FeatureGroup  # noqa: E402
from sagemaker.inputs import TrainingInput  # noqa: E402
from sagemaker.model import Model  # noqa: E402
from sagemaker.model_monitor import DataCaptureConfig, DefaultModelMonitor, EndpointInput  # noqa: E402
from sagemaker.pipeline import PipelineModel  # noqa: E402
from sagemaker.parameter import ContinuousParameter  # noqa: E402
from sagemaker.processing import Processor, ScriptProcessor  # noqa: E402
from sagemaker.serverless import ServerlessInferenceConfig  # noqa: E402
from sagemaker.sklearn import SKLearn  # noqa: E402
from sagemaker.transformer import Transformer  # noqa: E402
from sagemaker.tuner import HyperparameterTuner  # noqa: E402
from sagemaker.workflow.pipeline import Pipeline  # noqa: E402
from sagemaker.workflow.pipeline_context import PipelineSession  # noqa: E402
from sagemaker.workflow.steps import TrainingStep  # noqa: E402

# The SDK waits between its requests.
time.sleep = lambda _: None
DATA = {"train": TrainingInput("s3://data/train")}
SCRIPT = Path(tempfile.mkdtemp()) / "script.py"
SCRIPT.write_text("print(1)\n")


def capture(role_and_config):
    # Some classes of the SDK print messages, which would be between the results.
    sys.stdout = sys.stderr
    role, config = role_and_config
    os.environ.update(SAGEMAKER_ADMIN_CONFIG_OVERRIDE=config, SAGEMAKER_USER_CONFIG_OVERRIDE=config)
    session = sagemaker.Session()
    job = {"image_uri": IMAGE, "role": role, "instance_count": 1, "instance_type": "ml.m5.large"}

    def estimator(of=session):
        return Estimator(**job, sagemaker_session=of)

    estimator().fit(DATA, wait=False)
    Processor(**job, sagemaker_session=session).run(wait=False, logs=False)
    # Uploads the script.
    scripts = ScriptProcessor(command=["python3"], **job, sagemaker_session=session)
    scripts.run(code=str(SCRIPT), wait=False, logs=False)
    model = Model(IMAGE, model_data="s3://data/model.tar.gz", role=role, sagemaker_session=session)
    model.deploy(1, "ml.m5.large", wait=False)
    Transformer("model", 1, "ml.m5.large", sagemaker_session=session).transform("s3://data/batch", wait=False, logs=False)
    HyperparameterTuner(
        estimator(), "loss", {"rate": ContinuousParameter(0, 1)}, metric_definitions=[{"Name": "loss", "Regex": "x"}],
    ).fit(DATA, wait=False)
    pipelines = PipelineSession()
    step = TrainingStep("Train", step_args=estimator(pipelines).fit(DATA))
    Pipeline("pipeline", steps=[step], sagemaker_session=pipelines).upsert(role)
    others(session, job, role)
    return json.dumps(REQUESTS, default=str)


def others(session, job, role):
    """Other kinds of jobs, instances and endpoints."""
    bucket = session.default_bucket()
    AutoML(role=role, target_attribute_name="y", max_candidates=1, sagemaker_session=session).fit("s3://data/x", wait=False, logs=False)
    tabular = AutoMLV2(AutoMLTabularConfig(target_attribute_name="y"), role=role, sagemaker_session=session)
    tabular.fit([AutoMLDataChannel(s3_data_type="S3Prefix", s3_uri="s3://data/x")], wait=False, logs=False)
    features = [FeatureDefinition("id", FeatureTypeEnum.STRING), FeatureDefinition("time", FeatureTypeEnum.FRACTIONAL)]
    FeatureGroup("features", session, features).create(f"s3://{bucket}/sagemaker/features", "id", "time", role, enable_online_store=True)
    # Uploads the script, and has an image of AWS.
    SKLearn(
        str(SCRIPT), framework_version="1.2-1", role=role, instance_type="ml.m5.large", sagemaker_session=session,
    ).fit(DATA, wait=False)
    # Local storage has no volume key. Spot instances stop and continue.
    gpu = {**job, "instance_count": 2, "instance_type": "ml.g5.xlarge"}
    Estimator(**gpu, use_spot_instances=True, max_run=60, max_wait=90, sagemaker_session=session).fit(DATA, wait=False)

    def model():
        return Model(IMAGE, model_data="s3://data/model.tar.gz", role=role, sagemaker_session=session)

    model().deploy(1, "ml.g5.xlarge", wait=False)
    model().deploy(1, "ml.m5.large", data_capture_config=DataCaptureConfig(enable_capture=True), wait=False)
    model().deploy(1, "ml.m5.large", async_inference_config=AsyncInferenceConfig(), wait=False)
    PipelineModel([model()], role=role, sagemaker_session=session).deploy(1, "ml.m5.large", wait=False)
    model().deploy(serverless_inference_config=ServerlessInferenceConfig(), wait=False)
    DefaultModelMonitor(role=role, instance_type="ml.m5.large", sagemaker_session=session).create_monitoring_schedule(
        EndpointInput("endpoint", "/opt/ml/input"), f"s3://{bucket}/sagemaker/monitor", schedule_cron_expression="cron(0 * ? * * *)",
    )


with multiprocessing.get_context("fork").Pool(2, maxtasksperchild=1) as pool:
    for line in pool.map(capture, zip(sys.argv[1::2], sys.argv[2::2]), chunksize=1):
        print(line)
