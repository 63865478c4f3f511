"""Prints the requests that the SageMaker Python SDK sends, as one JSON list of [API action, parameters]. Nothing is sent to AWS."""
import json
import logging
import os
import sys
import tempfile
import warnings

warnings.filterwarnings("ignore")
logging.disable(logging.CRITICAL)
os.environ.update(AWS_DEFAULT_REGION="us-east-1", AWS_ACCESS_KEY_ID="none", AWS_SECRET_ACCESS_KEY="none")

import botocore.client  # noqa: E402

REQUESTS = []
ROLE = sys.argv[1]
IMAGE = "111122223333.dkr.ecr.us-east-1.amazonaws.com/image:1"
ARN = "arn:aws:sagemaker:us-east-1:111122223333:x/x"


def answer(client, operation, parameters):
    """Stands in for AWS."""
    if client.meta.service_model.service_name == "sagemaker" and operation.startswith(("Create", "Update")):
        REQUESTS.append([operation, parameters])
    if operation == "GetCallerIdentity":
        return {"Account": "111122223333", "Arn": ROLE, "UserId": "x"}
    if operation == "ListBuckets":
        return {"Buckets": []}
    return {key: ARN for key in ("ModelArn", "EndpointConfigArn", "EndpointArn", "PipelineArn", "TrainingJobArn")}


botocore.client.BaseClient._make_api_call = answer

import sagemaker  # noqa: E402
from sagemaker.estimator import Estimator  # noqa: E402
from sagemaker.inputs import TrainingInput  # noqa: E402
from sagemaker.model import Model  # noqa: E402
from sagemaker.parameter import ContinuousParameter  # noqa: E402
from sagemaker.processing import Processor  # noqa: E402
from sagemaker.transformer import Transformer  # noqa: E402
from sagemaker.tuner import HyperparameterTuner  # noqa: E402
from sagemaker.workflow.pipeline import Pipeline  # noqa: E402
from sagemaker.workflow.pipeline_context import PipelineSession  # noqa: E402
from sagemaker.workflow.steps import TrainingStep  # noqa: E402

session = sagemaker.Session()
DATA = {"train": TrainingInput("s3://data/train")}


def estimator(of=session):
    return Estimator(IMAGE, ROLE, instance_count=1, instance_type="ml.m5.large", sagemaker_session=of)


estimator().fit(DATA, wait=False)
Processor(role=ROLE, image_uri=IMAGE, instance_count=1, instance_type="ml.m5.large", sagemaker_session=session).run(wait=False, logs=False)
Model(IMAGE, model_data="s3://data/model.tar.gz", role=ROLE, sagemaker_session=session).deploy(1, "ml.m5.large", wait=False)
Transformer("model", 1, "ml.m5.large", sagemaker_session=session).transform("s3://data/batch", wait=False, logs=False)
HyperparameterTuner(
    estimator(), "loss", {"rate": ContinuousParameter(0, 1)}, metric_definitions=[{"Name": "loss", "Regex": "x"}],
).fit(DATA, wait=False)
pipelines = PipelineSession()
step = TrainingStep("Train", step_args=estimator(pipelines).fit(DATA))
Pipeline("pipeline", steps=[step], sagemaker_session=pipelines).upsert(ROLE)
print(json.dumps(REQUESTS, default=str))
