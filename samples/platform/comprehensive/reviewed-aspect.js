/** Writes into every bucket of the templates who reviewed it. */
exports.ReviewedAspect = class ReviewedAspect {
  constructor({ reviewer }) {
    this.reviewer = reviewer;
  }

  visit(node) {
    if (node.cfnResourceType === 'AWS::S3::Bucket') node.addMetadata(`reviewed-by-${this.reviewer}`, true);
  }
};
