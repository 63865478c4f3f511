/**
 * A kind of classifier.
 */
export enum GlueClassifierType {
  /**
   * Values separated by a character.
   */
  CSV = 'csv',

  /**
   * Text that matches a grok pattern.
   */
  GROK = 'grok',

  /**
   * JSON.
   */
  JSON = 'json',

  /**
   * XML.
   */
  XML = 'xml',
}

/**
 * A classifier of values separated by a character.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-glue-classifier-csvclassifier.html
 */
export interface CsvClassifierOptions {
  /**
   * Name of the classifier.
   *
   * @default - by the naming scheme
   */
  readonly name?: string;

  /**
   * Whether files with a single column are recognized.
   *
   * @default false
   */
  readonly allowSingleColumn?: boolean;

  /**
   * Whether the files have a header: `PRESENT`, `ABSENT` or `UNKNOWN`.
   *
   * @default - Glue finds out
   */
  readonly containsHeader?: string;

  /**
   * The character between values.
   *
   * @default - a comma
   */
  readonly delimiter?: string;

  /**
   * Whether spaces around values are kept.
   *
   * @default false
   */
  readonly disableValueTrimming?: boolean;

  /**
   * Names of the columns.
   *
   * @default - from the header
   */
  readonly header?: string[];

  /**
   * The character around values that hold the delimiter.
   *
   * @default - a double quote
   */
  readonly quoteSymbol?: string;
}

/**
 * A classifier of text.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-glue-classifier-grokclassifier.html
 */
export interface GrokClassifierOptions {
  /**
   * Name of the classifier.
   *
   * @default - by the naming scheme
   */
  readonly name?: string;

  /**
   * What the data is called in the catalog, for example `special-logs`.
   */
  readonly classification: string;

  /**
   * The grok pattern of a line.
   *
   * @see https://docs.aws.amazon.com/glue/latest/dg/custom-classifier.html#custom-classifier-grok
   */
  readonly grokPattern: string;

  /**
   * Patterns of one's own that `grokPattern` uses, one a line.
   *
   * @default - none
   */
  readonly customPatterns?: string;
}

/**
 * A classifier of JSON.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-glue-classifier-jsonclassifier.html
 */
export interface JsonClassifierOptions {
  /**
   * Name of the classifier.
   *
   * @default - by the naming scheme
   */
  readonly name?: string;

  /**
   * Path of the records in a document, for example `$.records[*]`.
   *
   * @see https://docs.aws.amazon.com/glue/latest/dg/custom-classifier.html#custom-classifier-json
   */
  readonly jsonPath: string;
}

/**
 * A classifier of XML.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-glue-classifier-xmlclassifier.html
 */
export interface XmlClassifierOptions {
  /**
   * Name of the classifier.
   *
   * @default - by the naming scheme
   */
  readonly name?: string;

  /**
   * What the data is called in the catalog.
   */
  readonly classification: string;

  /**
   * The element that holds one record.
   */
  readonly rowTag: string;
}

/**
 * The settings of a classifier: those of its type.
 */
export interface GlueClassifierConfiguration {
  /**
   * Of the type `csv`.
   *
   * @default - the classifier is of another type
   */
  readonly csvClassifier?: CsvClassifierOptions;

  /**
   * Of the type `grok`.
   *
   * @default - the classifier is of another type
   */
  readonly grokClassifier?: GrokClassifierOptions;

  /**
   * Of the type `json`.
   *
   * @default - the classifier is of another type
   */
  readonly jsonClassifier?: JsonClassifierOptions;

  /**
   * Of the type `xml`.
   *
   * @default - the classifier is of another type
   */
  readonly xmlClassifier?: XmlClassifierOptions;
}

/**
 * A classifier: how crawlers recognize data.
 *
 * @see https://docs.aws.amazon.com/glue/latest/dg/custom-classifier.html
 */
export interface GlueClassifierOptions {
  /**
   * The type.
   */
  readonly classifierType: GlueClassifierType;

  /**
   * The settings of that type, and of no other.
   */
  readonly configuration: GlueClassifierConfiguration;
}
