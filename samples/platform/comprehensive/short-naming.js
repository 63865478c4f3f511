/** Names without the name of the organization: `<prefix>-<environment>-<domain>-<module>[-<suffix>]`, cut where a service wants less. */
exports.ShortNaming = class ShortNaming {
  constructor({ environment, domain, moduleName, props }) {
    this.prefix = [props.prefix, environment, domain, moduleName].join('-');
  }

  resourceName({ suffix, maxLength = 63 } = {}) {
    return [this.prefix, suffix].filter((part) => part !== undefined).join('-').toLowerCase().slice(0, maxLength);
  }
};
