/**
 * Kinds of classifiers.
 */
export enum GlueClassifierType {
  /**
   * Files of separated values.
   */
  CSV = 'csv',

  /**
   * Lines of text, by Grok patterns.
   */
  GROK = 'grok',

  /**
   * JSON documents.
   */
  JSON = 'json',

  /**
   * XML documents.
   */
  XML = 'xml',
}

/**
 * A classifier of files of separated values.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-glue-classifier-csvclassifier.html
 */
export interface GlueCsvClassifier {
  /**
   * Name of the classifier.
   *
   * @default - by the naming scheme
   * @format glueName
   */
  readonly name?: string;

  /**
   * Whether files with a single column are taken for separated values.
   *
   * @default false
   */
  readonly allowSingleColumn?: boolean;

  /**
   * Whether files begin with a heading: `PRESENT`, `ABSENT` or `UNKNOWN`.
   *
   * @default UNKNOWN
   * @pattern ^(PRESENT|ABSENT|UNKNOWN)$
   * @sample PRESENT
   */
  readonly containsHeader?: string;

  /**
   * The character between values.
   *
   * @default - a comma
   * @format singleCharacter
   */
  readonly delimiter?: string;

  /**
   * Whether blanks around values are kept.
   *
   * @default - leading and trailing blanks are removed
   */
  readonly disableValueTrimming?: boolean;

  /**
   * Names of the columns.
   *
   * @default - from the heading
   */
  readonly header?: string[];

  /**
   * The character around values that hold the delimiter. It differs from the delimiter.
   *
   * @default - a double quote
   * @format singleCharacter
   * @sample '
   */
  readonly quoteSymbol?: string;
}

/**
 * A classifier of lines of text.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-glue-classifier-grokclassifier.html
 */
export interface GlueGrokClassifier {
  /**
   * Name of the classifier.
   *
   * @default - by the naming scheme
   * @format glueName
   */
  readonly name?: string;

  /**
   * What the format is called, for example `access-log`.
   *
   * @sample access-log
   */
  readonly classification: string;

  /**
   * The Grok pattern of a line.
   *
   * @see https://docs.aws.amazon.com/glue/latest/dg/custom-classifier.html
   * @sample %{COMMONAPACHELOG}
   */
  readonly grokPattern: string;

  /**
   * Further patterns that the Grok pattern uses, one on each line.
   *
   * @default - those of Glue
   * @sample SENSOR [A-Z]{3}-[0-9]+
   */
  readonly customPatterns?: string;
}

/**
 * A classifier of JSON documents.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-glue-classifier-jsonclassifier.html
 */
export interface GlueJsonClassifier {
  /**
   * Name of the classifier.
   *
   * @default - by the naming scheme
   * @format glueName
   */
  readonly name?: string;

  /**
   * Where the records are, for example `$.records[*]`.
   *
   * @sample $.records[*]
   */
  readonly jsonPath: string;
}

/**
 * A classifier of XML documents.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-glue-classifier-xmlclassifier.html
 */
export interface GlueXmlClassifier {
  /**
   * Name of the classifier.
   *
   * @default - by the naming scheme
   * @format glueName
   */
  readonly name?: string;

  /**
   * What the format is called.
   *
   * @sample access-log
   */
  readonly classification: string;

  /**
   * The element that each record is in.
   *
   * @sample record
   */
  readonly rowTag: string;
}

/**
 * The settings of a classifier: exactly the one of its type.
 *
 * @see https://docs.aws.amazon.com/glue/latest/dg/custom-classifier.html
 */
export interface GlueClassifierConfiguration {
  /**
   * Settings for the type `csv`.
   *
   * @default - the classifier is of another type
   */
  readonly csvClassifier?: GlueCsvClassifier;

  /**
   * Settings for the type `grok`.
   *
   * @default - the classifier is of another type
   */
  readonly grokClassifier?: GlueGrokClassifier;

  /**
   * Settings for the type `json`.
   *
   * @default - the classifier is of another type
   */
  readonly jsonClassifier?: GlueJsonClassifier;

  /**
   * Settings for the type `xml`.
   *
   * @default - the classifier is of another type
   */
  readonly xmlClassifier?: GlueXmlClassifier;
}

/**
 * A classifier, which tells crawlers the format of files.
 *
 * @see https://docs.aws.amazon.com/glue/latest/dg/custom-classifier.html
 */
export interface GlueClassifierOptions {
  /**
   * Type of the classifier.
   */
  readonly classifierType: GlueClassifierType;

  /**
   * Its settings.
   */
  readonly configuration: GlueClassifierConfiguration;
}
