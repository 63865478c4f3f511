/** Where the documentation of AWS is. */
export const DOCS = 'https://docs.aws.amazon.com';

/** Where the API reference of Amazon SageMaker AI is. */
export const SAGEMAKER = `${DOCS}/sagemaker/latest/APIReference`;

/** What AWS accepts as a text of a kind. */
export interface Format {
  /** Never stricter than AWS, and valid with and without the `u` flag, since editors set it. */
  readonly pattern: RegExp;
  /** Completes "... is not". */
  readonly noun: string;
  readonly example: string;
  /** How to write it, if the example does not show it. */
  readonly hint?: string;
  /** Names that AWS publishes. Others are a warning, since AWS adds new ones. */
  readonly known?: () => readonly string[];
  /** The page of AWS that the pattern rests on. */
  readonly see: string;
}
