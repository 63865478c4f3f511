import { BuiltInKind } from './module-kind';
import { athenaWorkgroupModule } from './modules/athena-workgroup';
import { auditBucketModule } from './modules/audit-bucket';
import { auditTrailModule } from './modules/audit-trail';
import { dataLakeModule } from './modules/data-lake';
import { dataScienceTeamModule } from './modules/data-science-team';
import { dataOpsProjectModule } from './modules/dataops-project';
import { glueCatalogSettingsModule } from './modules/glue-catalog-settings';
import { glueCrawlersModule } from './modules/glue-crawlers';
import { lakeFormationSettingsModule } from './modules/lake-formation-settings';
import { rolesModule } from './modules/roles';

/** Every kind of module. */
export const MODULE_KINDS: readonly BuiltInKind[] = [
  rolesModule,
  dataLakeModule,
  glueCatalogSettingsModule,
  lakeFormationSettingsModule,
  athenaWorkgroupModule,
  auditBucketModule,
  auditTrailModule,
  dataOpsProjectModule,
  glueCrawlersModule,
  dataScienceTeamModule,
];
