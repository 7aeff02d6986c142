type Version = readonly [number, number, number];

/** Whether a version is in a range as advisories write them: `<1.2.3`, `>=1.0.0 <1.2.3 || =2.0.0`. A version's label behind `-` is left out. */
export const isInRange = (version: string, range: string): boolean =>
  range.split('||').some((part) => {
    const comparisons = part.trim().split(/\s+(?=[<>=])/);
    return comparisons.every((comparison) => fits(version, comparison));
  });

function fits(version: string, comparison: string): boolean {
  const [, sign = '', limit = ''] = /^(<=|>=|<|>|=|)\s*(\S+)$/.exec(comparison) ?? [];
  if (limit === '*') return true;
  const order = compare(parsed(version), parsed(limit));
  switch (sign) {
    case '<':
      return order < 0;
    case '<=':
      return order <= 0;
    case '>':
      return order > 0;
    case '>=':
      return order >= 0;
    default:
      return order === 0;
  }
}

function parsed(text: string): Version {
  const [, major, minor = '0', patch = '0'] = /^v?(\d+)(?:\.(\d+))?(?:\.(\d+))?/.exec(text) ?? [];
  if (major === undefined) throw new Error(`"${text}" is no version`);
  return [Number(major), Number(minor), Number(patch)];
}

const compare = (one: Version, other: Version): number =>
  one[0] - other[0] || one[1] - other[1] || one[2] - other[2];
