export { DataOpsJobModule as default, DataOpsJobModule } from './dataops-job-module';
export * from './dataops-job-options';
export * from './glue-jobs';
