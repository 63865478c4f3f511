/**
 * A method of HTTP.
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
   * Post objects by a form.
   */
  POST = 'POST',

  /**
   * Put objects.
   */
  PUT = 'PUT',
}

/**
 * Which web pages of other origins may send requests to a bucket. It opens nothing by itself: requests still need access.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/cors.html
 */
export interface CorsRuleOptions {
  /**
   * Methods that are allowed.
   */
  readonly allowedMethods: CorsMethod[];

  /**
   * Origins that are allowed, for example `https://example.com`.
   *
   * @sample https://example.com
   */
  readonly allowedOrigins: string[];

  /**
   * Headers that a request may have.
   *
   * @default - none
   * @sample Authorization
   */
  readonly allowedHeaders?: string[];

  /**
   * Headers of the response that the page may read.
   *
   * @default - none
   * @sample ETag
   */
  readonly exposedHeaders?: string[];

  /**
   * Id of the rule, up to 255 characters.
   *
   * @default - none
   */
  readonly id?: string;

  /**
   * Seconds for which a browser keeps the answer to a preflight request.
   *
   * @default - none
   * @sample 3000
   */
  readonly maxAge?: number;
}
