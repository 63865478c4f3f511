export * from './access/role-ref';
export * from './naming/component-props';
export * from './naming/default-naming';
export * from './naming/resource-naming';
export * from './datalake/data-lake';
