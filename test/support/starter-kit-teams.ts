import { App } from 'aws-cdk-lib';
import { AccessModel, Principal } from './access';
import { runDsp } from './command-line';
import { copyKit, STARTER_KIT } from './kits';
import { onlyOne, ResolvedResource } from './template-resolver';
import { DataSciencePlatform } from '../../src';

/** A team of the starter kit: the role of its jobs, and what its requests name. */
export interface KitTeam {
  readonly name: string;
  readonly execution: Principal;
  readonly executionRoleArn: string;
  readonly bucket: string;
  readonly keyArn: string;
  readonly domain: ResolvedResource;
  readonly workgroup: string;
  readonly securityGroupId: string;
  readonly subnetIds: readonly string[];
  /** What the lifecycle configuration of JupyterLab does, which is a shell script. */
  readonly lifecycleScript: string;
}

/** The starter kit with its own team and one that `dsp add team` added. */
export async function starterKitTeams(): Promise<{ readonly model: AccessModel; readonly teams: readonly KitTeam[] }> {
  const directory = copyKit(STARTER_KIT);
  const added = await runDsp(['add', 'team', 'fraud', '--users', 'team1', '--config', directory]);
  if (added.code !== 0) throw new Error(added.stderr);
  const app = new App();
  DataSciencePlatform.fromYaml(app, 'Platform', directory);
  const model = AccessModel.fromApp(app);
  const named = [['example-team', 'roles-team-execution'], ['fraud', 'fraud-execution']];
  const teams = named.map(([name, role]): KitTeam => {
    const stack = `example-org-dev-datascience-${name}`;
    const one = (type: string) =>
      onlyOne(model.templates.ofType(type).filter((resource) => resource.stack === stack), type, []);
    const domain = one('AWS::SageMaker::Domain');
    const executionRole = `example-org-dev-datascience-${role}`;
    const [config] = model.templates.ofType('AWS::SageMaker::StudioLifecycleConfig').filter((resource) =>
      resource.stack === stack && resource.properties.StudioLifecycleConfigAppType === 'JupyterLab');
    const content: string = config.properties.StudioLifecycleConfigContent;
    return {
      name,
      execution: model.role(executionRole),
      executionRoleArn: `arn:aws:iam::111122223333:role/${executionRole}`,
      bucket: one('AWS::S3::Bucket').ref,
      keyArn: one('AWS::KMS::Key').attributes.Arn,
      domain,
      workgroup: stack,
      securityGroupId: (domain.properties.DefaultUserSettings.SecurityGroups as string[])[0],
      subnetIds: domain.properties.SubnetIds as string[],
      lifecycleScript: content.startsWith('#!') ? content : Buffer.from(content, 'base64').toString(),
    };
  });
  return { model, teams };
}
