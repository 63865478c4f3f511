// Lets the library run on aws-cdk-lib 2.257 for a comparison of templates: what it uses of later versions is added under its new name. None of it
// says anything in a template.
'use strict';
const { CfnResource, Stack, Validations } = require('aws-cdk-lib');

Stack.prototype.addStackDependency ??= Stack.prototype.addDependency;
CfnResource.prototype.addResourceDependency ??= CfnResource.prototype.addDependency;

// Ids of findings hold `::`, which was reserved. Nothing reads the acknowledgements here.
const { acknowledge } = Validations.prototype;
Validations.prototype.acknowledge = function (...findings) {
  return acknowledge.apply(this, findings.map((finding) => ({ ...finding, id: finding.id.replaceAll('::', ':') })));
};
