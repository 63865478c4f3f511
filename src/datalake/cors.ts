import { Token } from 'aws-cdk-lib';
import { CorsRule, HttpMethods } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { S3_LIMITS } from '../private/facts/service-limits';
import { OptionPath } from '../private/option-path';
import { failAt } from '../private/option-problems';

/**
 * An HTTP method.
 */
export enum CorsMethod {
  /**
   * Delete objects.
   */
  DELETE = 'DELETE',

  /**
   * Get objects.
   */
  GET = 'GET',

  /**
   * Get metadata of objects.
   */
  HEAD = 'HEAD',

  /**
   * Upload objects with an HTML form.
   */
  POST = 'POST',

  /**
   * Put objects.
   */
  PUT = 'PUT',
}

/**
 * A rule for web pages of other origins that send requests to a bucket. It does not grant access: requests must still
 * be authorized.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/cors.html
 */
export interface CorsRuleOptions {
  /**
   * The allowed methods.
   */
  readonly allowedMethods: CorsMethod[];

  /**
   * The allowed origins, for example `https://example.com`.
   *
   * @sample https://example.com
   */
  readonly allowedOrigins: string[];

  /**
   * The allowed headers of a request.
   *
   * @default - none
   * @sample Authorization
   */
  readonly allowedHeaders?: string[];

  /**
   * The headers of the response that the page can read.
   *
   * @default - none
   * @sample ETag
   */
  readonly exposedHeaders?: string[];

  /**
   * ID of the rule, up to 255 characters.
   *
   * @default - none
   */
  readonly id?: string;

  /**
   * Time in seconds for which a browser caches the response to a preflight request.
   *
   * @default - none
   * @sample 3000
   */
  readonly maxAge?: number;
}

/** The CORS rules of the bucket of a zone, validated against the limits of S3. */
export function corsRules(
  scope: Construct,
  zone: string,
  rules: CorsRuleOptions[] | undefined,
): CorsRule[] | undefined {
  const path = ['buckets', zone, 'corsRules'];
  if (rules !== undefined && rules.length > S3_LIMITS.corsRules) {
    failAt(scope, path, {
      code: 'DSP313',
      message: `the bucket "${zone}" has ${rules.length} CORS rules, and S3 accepts at most ${S3_LIMITS.corsRules}`,
      hint: 'specify several origins in a rule',
    });
  }
  return rules?.map((rule, index) => corsRule(scope, zone, rule, [...path, index]));
}

function corsRule(scope: Construct, zone: string, rule: CorsRuleOptions, path: OptionPath): CorsRule {
  const { allowedMethods, allowedOrigins, allowedHeaders, exposedHeaders, id, maxAge } = rule;
  const refuse = (at: OptionPath, message: string, hint: string, code: 'DSP304' | 'DSP313' = 'DSP304') => (
    failAt(scope, [...path, ...at], { code, message: `a CORS rule of the bucket "${zone}" ${message}`, hint })
  );
  for (const [option, list] of Object.entries({ allowedMethods, allowedOrigins })) {
    if (list.length === 0) refuse([option], 'allows no method or no origin', 'specify at least one of each', 'DSP313');
  }
  for (const [option, list] of Object.entries({ allowedOrigins, allowedHeaders })) {
    list?.forEach((text, index) => {
      if (text.split('*').length > 2) refuse([option, index], `has "${text}"`, 'S3 accepts one wildcard');
    });
  }
  exposedHeaders?.forEach((text, index) => {
    if (text.includes('*')) {
      refuse(['exposedHeaders', index], `exposes "${text}"`, 'S3 accepts no wildcard here: specify each header');
    }
  });
  if (id !== undefined && id.length > S3_LIMITS.ruleIdLength) {
    refuse(['id'], `has an id of ${id.length} characters, and S3 accepts ${S3_LIMITS.ruleIdLength}`, 'shorten it', 'DSP313');
  }
  if (maxAge !== undefined && !Token.isUnresolved(maxAge) && !(Number.isInteger(maxAge) && maxAge >= 0)) {
    refuse(['maxAge'], `has "maxAge" ${maxAge}, and S3 accepts whole seconds from 0`, 'specify whole seconds', 'DSP313');
  }
  return {
    allowedMethods: allowedMethods.map((method) => HttpMethods[method]),
    allowedOrigins,
    allowedHeaders,
    exposedHeaders,
    id,
    maxAge,
  };
}
