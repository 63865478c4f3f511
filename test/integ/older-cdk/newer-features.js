// Lets the library run on aws-cdk-lib 2.257 for a comparison of templates: features of later versions are added under their new names. None of them
// affects a template.
'use strict';
const { CfnResource, Stack, Validations } = require('aws-cdk-lib');

Stack.prototype.addStackDependency ??= Stack.prototype.addDependency;
CfnResource.prototype.addResourceDependency ??= CfnResource.prototype.addDependency;

// Finding IDs contain `::`, which was reserved. No code reads the acknowledgements here.
const { acknowledge } = Validations.prototype;
Validations.prototype.acknowledge = function (...findings) {
  return acknowledge.apply(this, findings.map((finding) => ({ ...finding, id: finding.id.replaceAll('::', ':') })));
};
