"""execute.py DIRECTORY: executes the notebooks of a directory in order, against answers that are prepared here.

The requests are those of boto3: their parameters are validated and serialized. The answers are validated against the
models of the services. Prints the requests as JSON, one on each line.
"""

import io
import json
import os
import sys
import time
import types
from datetime import datetime, timezone
from pathlib import Path

import boto3
from botocore.endpoint import Endpoint
from botocore.response import StreamingBody
from botocore.validate import ParamValidator

ARN = "arn:aws:sagemaker:eu-central-1:111122223333:"
NOW = datetime(2026, 1, 1, tzinfo=timezone.utc)


class World:
    """What exists: the sample data in the lake, and what the notebooks create."""

    def __init__(self, samples):
        self.requests = []
        self.samples = samples
        self.objects = {}
        self.jobs = {}
        self.created = {"endpoint": [], "endpoint-config": [], "model": []}

    def answer(self, service, operation, parameters):
        return getattr(self, f"{service.replace('-', '_')}_{operation}", self._nothing)(parameters)

    def _nothing(self, _):
        return {}

    def sagemaker_DescribeDomain(self, _):
        return {
            "DomainArn": ARN + "domain/d-abc", "DomainName": "acme-dev-datascience-example-team",
            "SubnetIds": ["subnet-0a1b2c3d4e5f60718"],
            "DefaultUserSettings": {
                "ExecutionRole": "arn:aws:iam::111122223333:role/acme-dev-datascience-roles-team-execution",
                "SecurityGroups": ["sg-0a1b2c3d4e5f60718"],
                "SharingSettings": {
                    "S3OutputPath": "s3://acme-dev-datascience-example-team/sagemaker/notebooks/",
                    "S3KmsKeyId": "arn:aws:kms:eu-central-1:111122223333:key/11111111-2222-3333-4444-555555555555",
                },
            },
        }

    def glue_GetDatabases(self, _):
        names = ["default", "acme-dev-dataops-example-project-sample-database"]
        return {"DatabaseList": [{"Name": name} for name in names]}

    def athena_StartQueryExecution(self, _):
        return {"QueryExecutionId": "11111111-2222-3333-4444-555555555555"}

    def athena_GetQueryExecution(self, _):
        return {"QueryExecution": {"Status": {"State": "SUCCEEDED"}}}

    def athena_GetQueryResults(self, _):
        """What the query of the notebook gives, from the files of the sample data."""
        tables = {}
        for name in ("machines", "readings"):
            head, *lines = (self.samples / name / f"{name}.csv").read_text().splitlines()
            tables[name] = [dict(zip(head.split(","), line.split(","))) for line in lines]
        machines = {machine["machine_id"]: machine for machine in tables["machines"]}
        kinds = ["lathe", "oven", "press", "pump", "robot"]
        rows = [["power_kw", "rated_power_kw", "built_year", "temperature_celsius", "kind"]]
        for reading in tables["readings"]:
            machine = machines[reading["machine_id"]]
            rows.append([
                reading["power_kw"], machine["rated_power_kw"], machine["built_year"], reading["temperature_celsius"],
                str(kinds.index(machine["kind"])),
            ])
        cells = [{"Data": [{"VarCharValue": value} for value in row]} for row in rows]
        return {"ResultSet": {"Rows": cells}}

    def s3_PutObject(self, parameters):
        self.objects[parameters["Key"]] = parameters["Body"]
        return {}

    def s3_GetObject(self, parameters):
        body = self.objects[parameters["Key"]]
        return {"Body": StreamingBody(io.BytesIO(body), len(body))}

    def s3_ListObjectsV2(self, parameters):
        return {"Contents": [{"Key": key} for key in self.objects if key.startswith(parameters["Prefix"])]}

    def s3_DeleteObject(self, parameters):
        del self.objects[parameters["Key"]]
        return {}

    def sagemaker_CreateTrainingJob(self, parameters):
        self.jobs[parameters["TrainingJobName"]] = parameters
        return {"TrainingJobArn": ARN + "training-job/" + parameters["TrainingJobName"]}

    def sagemaker_DescribeTrainingJob(self, parameters):
        name = parameters["TrainingJobName"]
        return {
            "TrainingJobName": name, "TrainingJobStatus": "Completed",
            "AlgorithmSpecification": self.jobs[name]["AlgorithmSpecification"],
            "ModelArtifacts": {"S3ModelArtifacts": f"s3://acme-dev-datascience-example-team/{name}/model.tar.gz"},
            "FinalMetricDataList": [{"MetricName": "validation:rmse", "Value": 20.0 + list(self.jobs).index(name)}],
        }

    def sagemaker_ListTrainingJobs(self, parameters):
        return {"TrainingJobSummaries": [
            {"TrainingJobName": name, "TrainingJobArn": ARN + f"training-job/{name}", "CreationTime": NOW,
             "TrainingJobStatus": "Completed"}
            for name in self.jobs if parameters["NameContains"] in name
        ]}

    def sagemaker_CreateModel(self, parameters):
        self.created["model"].append(parameters["ModelName"])
        return {"ModelArn": ARN + "model/" + parameters["ModelName"]}

    def sagemaker_CreateEndpointConfig(self, parameters):
        self.created["endpoint-config"].append(parameters["EndpointConfigName"])
        return {"EndpointConfigArn": ARN + "endpoint-config/" + parameters["EndpointConfigName"]}

    def sagemaker_CreateEndpoint(self, parameters):
        self.created["endpoint"].append(parameters["EndpointName"])
        return {"EndpointArn": ARN + "endpoint/" + parameters["EndpointName"]}

    def sagemaker_DescribeEndpoint(self, parameters):
        name = parameters["EndpointName"]
        return {"EndpointName": name, "EndpointArn": ARN + "endpoint/" + name, "EndpointStatus": "InService",
                "CreationTime": NOW, "LastModifiedTime": NOW}

    def sagemaker_runtime_InvokeEndpoint(self, parameters):
        body = ",".join("1.5" for _ in parameters["Body"].decode().splitlines()).encode()
        return {"Body": StreamingBody(io.BytesIO(body), len(body))}

    def sagemaker_ListEndpoints(self, _):
        return {"Endpoints": [
            {"EndpointName": name, "EndpointArn": ARN + f"endpoint/{name}", "CreationTime": NOW,
             "LastModifiedTime": NOW, "EndpointStatus": "InService"}
            for name in [*self.created["endpoint"], "first-day-team1-other-20260101000000"]
        ]}

    def sagemaker_ListEndpointConfigs(self, _):
        return {"EndpointConfigs": [
            {"EndpointConfigName": name, "EndpointConfigArn": ARN + f"endpoint-config/{name}", "CreationTime": NOW}
            for name in self.created["endpoint-config"]
        ]}

    def sagemaker_ListModels(self, _):
        return {"Models": [
            {"ModelName": name, "ModelArn": ARN + f"model/{name}", "CreationTime": NOW}
            for name in self.created["model"]
        ]}


def intercept(world):
    """Answers every request of boto3 from the world, after its parameters are validated and serialized."""
    def record(params, model, **_):
        world.requests.append((model.service_model.service_name, model.name, dict(params)))

    def make_request(_, model, __):
        service, operation, parameters = world.requests[-1]
        assert operation == model.name, f"{operation} is followed by {model.name}"
        answer = world.answer(service, operation, parameters)
        shown = {name: b"" if isinstance(value, StreamingBody) else value for name, value in answer.items()}
        check_answer(shown, model.output_shape)
        answer = {**answer, "ResponseMetadata": {"HTTPStatusCode": 200}}
        return types.SimpleNamespace(status_code=200, headers={}, content=b""), answer

    session = boto3.session.Session(region_name="eu-central-1", aws_access_key_id="x", aws_secret_access_key="x")
    session.events.register_first("provide-client-params", record)
    boto3.DEFAULT_SESSION = session
    boto3.session.Session = lambda: session
    Endpoint.make_request = make_request


def check_answer(answer, shape):
    """Raises an error for a name or type that the service does not have. Members can be missing here."""
    if shape is None:
        return
    report = ParamValidator().validate(answer, shape)
    report._errors = [error for error in report._errors if error[0] != "missing required field"]
    assert not report.has_errors(), report.generate_report()


def main():
    directory = Path(sys.argv[1])
    world = World(directory.parent / "sample_data")
    intercept(world)
    time.sleep = lambda _: None
    images = types.SimpleNamespace(retrieve=lambda name, region, version: f"0.dkr.ecr.{region}.amazonaws.com/{name}:{version}")
    sys.modules["sagemaker"] = types.SimpleNamespace(image_uris=images)
    os.chdir(directory)
    sys.path.insert(0, str(directory))
    metadata = {"DomainId": "d-abc", "UserProfileName": "team1"}
    read_text = Path.read_text
    Path.read_text = lambda path, *rest, **named: (
        json.dumps(metadata) if path == Path("/opt/ml/metadata/resource-metadata.json") else read_text(path, *rest, **named)
    )
    output, sys.stdout = sys.stdout, sys.stderr
    for notebook in sorted(directory.glob("*.ipynb")):
        names = {}
        for cell in json.loads(notebook.read_text())["cells"]:
            if cell["cell_type"] == "code":
                exec(compile("".join(cell["source"]), f"{notebook.name}:{cell['id']}", "exec"), names)
    for service, operation, parameters in world.requests:
        print(json.dumps([service, operation, parameters], default=lambda value: value.decode()), file=output)


main()
