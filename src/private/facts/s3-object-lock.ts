/**
 * Longest default retention of objects. The API reference of S3 has no limits for the period; S3 refuses longer ones.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/API_DefaultRetention.html
 */
export const LONGEST_RETENTION = { days: 36_500, years: 100 } as const;
