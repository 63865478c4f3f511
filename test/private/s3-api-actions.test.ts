import { knownActions } from '../../src/private/facts/actions';
import { S3_API_ACTIONS } from '../../src/private/facts/s3-api-actions';

test('each operation of S3 requires an action that AWS publishes, and is not an action itself', () => {
  const published = knownActions('s3')!.map(({ name }) => name);

  expect(Object.values(S3_API_ACTIONS).filter((action) => !published.includes(action))).toEqual([]);
  expect(Object.keys(S3_API_ACTIONS).filter((operation) => published.includes(operation))).toEqual([]);
});
