import { DOCS, Format, SAGEMAKER } from './format';

/** Characters of an ID after its prefix: short IDs are those of older resources. */
const ID_LENGTHS = [8, 17];

/** Parts of networks. */
export const NETWORK_FORMATS = {
  availabilityZone: {
    pattern: /^[a-z]{2}(-[a-z]+)+-\d([a-z]|(-[a-z0-9]+)+)$/,
    noun: 'the name of an Availability Zone',
    example: 'eu-central-1a',
    see: `${DOCS}/global-infrastructure/latest/regions/aws-availability-zones.html`,
  },
  vpcId: idOf('vpc', 'a VPC', 'Vpc'),
  subnetId: idOf('subnet', 'a subnet', 'Subnet'),
  securityGroupId: idOf('sg', 'a security group', 'SecurityGroup'),
  routeTableId: idOf('rtb', 'a route table', 'RouteTable'),
  prefixListId: idOf('pl', 'a prefix list', 'PrefixList'),
  ipv4Cidr: {
    pattern: /^((25[0-5]|2[0-4]\d|1?\d?\d)(\.(?!\/)|(?=\/))){4}\/(3[0-2]|[12]?\d)$/,
    noun: 'an IPv4 CIDR range',
    example: '10.0.0.0/16',
    see: `${DOCS}/AWSEC2/latest/APIReference/API_IpRange.html`,
  },
  ipProtocol: {
    // In any case, since editors read the pattern without flags.
    pattern: /^([tT][cC][pP]|[uU][dD][pP]|[iI][cC][mM][pP]([vV]6)?|[aA][lL][lL]|-1|1?\d?\d|2[0-4]\d|25[0-5])$/,
    noun: 'an IP protocol',
    example: 'tcp',
    hint: 'write tcp, udp, icmp, icmpv6, a number up to 255, or -1 for all',
    see: `${DOCS}/AWSEC2/latest/APIReference/API_IpPermission.html`,
  },
  securityGroupRuleDescription: {
    pattern: /^[\w .:/()#,@[\]+=&;{}!$*-]{0,255}$/,
    noun: 'a description of a security group rule',
    example: 'HTTPS from the office',
    hint: 'use up to 255 letters, digits, spaces and any of ._-:/()#,@[]+=&;{}!$*',
    see: `${DOCS}/AWSEC2/latest/APIReference/API_IpRange.html`,
  },
  vpcEndpointService: {
    pattern: /^(?!(com|aws)\.)[a-z0-9][a-z0-9.-]*$/,
    noun: 'the name of a service with VPC endpoints',
    example: 'sagemaker.api',
    hint: 'write it without the prefix for the Region, for example "sagemaker.api"',
    see: `${DOCS}/vpc/latest/privatelink/aws-services-privatelink-support.html`,
  },
  url: {
    pattern: /^https?:\/\/[^\s/]+\S*$/,
    noun: 'a URL',
    example: 'https://connect.example.com',
    see: `${SAGEMAKER}/API_RStudioServerProDomainSettings.html`,
  },
} satisfies { [name: string]: Format };

function idOf(prefix: string, noun: string, api: string): Format {
  return {
    pattern: new RegExp(`^${prefix}-(${ID_LENGTHS.map((length) => `[0-9a-f]{${length}}`).join('|')})$`),
    noun: `the ID of ${noun}`,
    example: `${prefix}-0123456789abcdef0`,
    hintFor: (text) => {
      const [, id] = new RegExp(`^${prefix}-(.*)$`).exec(text) ?? [];
      if (id === undefined) return undefined;
      return /^[0-9a-f]*$/.test(id)
        ? `it has ${id.length} character${id.length === 1 ? '' : 's'} after "${prefix}-", and IDs have ${ID_LENGTHS.join(' or ')}`
        : `use only the digits 0 to 9 and the letters a to f after "${prefix}-"`;
    },
    see: `${DOCS}/AWSEC2/latest/APIReference/API_${api}.html`,
  };
}
