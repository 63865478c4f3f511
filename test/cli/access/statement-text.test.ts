import { conditionsOf } from '../../../src/access/evaluation/conditions';
import { ConditionBlock } from '../../../src/access/evaluation/policy-document';
import { Context, RequestContext } from '../../../src/access/evaluation/request';
import { conditionText } from '../../../src/cli/access/statement-text';

test.each<[ConditionBlock, Context, string]>([
  [{ Bool: { 'aws:SecureTransport': 'false' } }, { 'aws:SecureTransport': 'false' }, 'aws:SecureTransport is "false"'],
  [{ Null: { 'aws:a': 'true' } }, {}, 'aws:a is absent'],
  [{ StringNotEquals: { 'aws:a': 'x' } }, { 'aws:a': 'y' }, 'aws:a is "y", not "x"'],
  [{ StringNotEquals: { 'aws:a': 'x' } }, {}, 'aws:a is absent'],
  [{ StringNotEquals: { 'aws:a': 'x' } }, { 'aws:a': 'x' }, 'aws:a is "x"'],
  [{ StringEquals: { 'aws:a': ['x', 'y'] } }, { 'aws:a': 'z' }, 'aws:a is "z", not "x" or "y"'],
  [{ StringEquals: { 'aws:a': 'x' } }, {}, 'aws:a is absent and must be "x"'],
  [
    { StringNotEquals: { 'aws:a': '${aws:userid}' } }, { 'aws:a': 'x', 'aws:userid': 'ID:me' },
    'aws:a is "x", not "ID:me"',
  ],
  [{ StringNotEquals: { 'aws:a': '${aws:b}' } }, { 'aws:a': 'x' }, 'aws:a is "x"'],
  [{ StringEquals: { 'aws:a': 'p/${aws:b}/*' } }, { 'aws:a': 'x' }, 'aws:a is "x", not "p/${aws:b}/*"'],
  [
    { StringLike: { 'aws:a': ['1', '2', '3', '4', '5'] } }, { 'aws:a': '6' },
    'aws:a is "6", not "1" or "2" or "3" or one of 2 others',
  ],
])('%j with %j: %s', (block, values, text) => {
  const [condition] = conditionsOf(block, true);
  const context = new RequestContext(values);

  const found = conditionText(condition, context);

  expect(found).toBe(text);
});
