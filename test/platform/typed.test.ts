import { App } from 'aws-cdk-lib';
import { DataSciencePlatform } from '../../src';
import { platformOf, STARTER_KIT, templatesOf } from '../support/kits';
import { TYPED_STARTER_KIT } from '../support/typed-starter-kit';

test('typed options give the same bytes as the files', () => {
  const app = new App();
  new DataSciencePlatform(app, 'Platform', TYPED_STARTER_KIT);
  expect(templatesOf(app)).toEqual(templatesOf(platformOf(STARTER_KIT, 'example-org').app));
});
