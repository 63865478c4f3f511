/** Where the documentation of AWS is. */
export const DOCS = 'https://docs.aws.amazon.com';

/** Where the API reference of Amazon SageMaker AI is. */
export const SAGEMAKER = `${DOCS}/sagemaker/latest/APIReference`;

/** The format of a string that AWS accepts. */
export interface Format {
  /** Never stricter than AWS, and valid with and without the `u` flag, because editors set it. */
  readonly pattern: RegExp;
  /** Completes "... is not". */
  readonly noun: string;
  readonly example: string;
  /** A hint, if the example is not sufficient. */
  readonly hint?: string;
  /** A hint for a text that was probably meant differently. */
  readonly hintFor?: (text: string) => string | undefined;
  /** Names that AWS publishes, for a comparison with `text`. Other names are a warning, because AWS adds new ones. */
  readonly known?: (text: string) => readonly string[];
  /** The AWS documentation page for the pattern. */
  readonly see: string;
}
