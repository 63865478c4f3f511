'use strict';
// The platform of the measurements, and of the tests of large platforms.
const { readFileSync, writeFileSync } = require('fs');
const { join } = require('path');

/** Replaces the team of a starter kit in `directory` by `count` teams, each with roles of its own. */
exports.writeTeams = function writeTeams(directory, count) {
  const file = join(directory, 'mdaa.yaml');
  const text = readFileSync(file, 'utf8');
  const [team, indent] = /^( +)example-team:\n(?:\1 +.*\n|\s*#.*\n|\s*\n)*/m.exec(text);
  const options = readFileSync(join(directory, 'datascience', 'datascience-team.yaml'), 'utf8');
  const modules = Array.from({ length: count }, (_, index) => index + 1).map((number) => {
    const configuration = `team-${number}.yaml`;
    const own = options.replace(/generated-role-id:(data-scientist|team-execution)/g, `generated-role-id:$1-${number}`);
    writeFileSync(join(directory, 'datascience', configuration), own);
    const roles = `{ data-scientist-${number}: { trustedPrincipal: this_account }, `
      + `team-execution-${number}: { trustedPrincipal: "service:sagemaker.amazonaws.com" } }`;
    return team.replace('example-team:', `team-${number}:`).replace('datascience-team.yaml', configuration).trimEnd()
      + `\n${indent}roles-${number}: { module_path: "@aws-mdaa/roles", `
      + `module_config_data: { generateRoles: ${roles} } }`;
  });
  writeFileSync(file, text.replace(team, `${modules.join('\n')}\n`));
};
