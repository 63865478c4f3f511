import { ModuleKind } from './module-kind';
import { athenaWorkgroupModule, dataLakeModule } from './modules/datalake-modules';
import { dataOpsProjectModule, glueCrawlersModule } from './modules/dataops-modules';
import { dataScienceTeamModule } from './modules/datascience-modules';
import {
  auditBucketModule, auditTrailModule, glueCatalogSettingsModule, lakeFormationSettingsModule, rolesModule,
} from './modules/governance-modules';

/** Every kind of module. */
export const MODULE_KINDS: readonly ModuleKind[] = [
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
