/** A double for the page: small dyadic fractions as such (1/2, -3/16), all others in the shortest form that reads back to the same double. */
export const formatNumber = (x: number): string => {
  if (x === 0) return '0';
  for (const q of [1, 2, 4, 8, 16]) {
    if (Number.isInteger(x * q) && Math.abs(x * q) < 1000) return q === 1 ? String(x) : `${x * q}/${q}`;
  }
  return String(x).replace('Infinity', '∞').replace('e+', 'e');
};

/** Two significant digits: 0.021, 17, 3.2e11, ∞. */
export const formatRough = (x: number): string => {
  if (!Number.isFinite(x)) return formatNumber(x);
  const rounded = Number(x.toPrecision(2));
  return rounded !== 0 && (Math.abs(rounded) < 1e-3 || Math.abs(rounded) >= 1e5)
    ? rounded.toExponential().replace('e+', 'e')
    : String(rounded);
};

/** 10ⁿ as it is read: 1 for n = 0, 10⁻⁹ otherwise. */
export const powerOfTen = (n: number): string => (n === 0 ? '1' : `10${String(n).replace('-', '⁻').replaceAll(/\d/g, (digit) => '⁰¹²³⁴⁵⁶⁷⁸⁹'[Number(digit)])}`);

/** A share as per cent, rounded up so that a bound stays a bound: 0.29913 → "0.3 %", 1 → "100 %". */
export const formatBound = (share: number): string => {
  if (!(share > 0 && share < 1)) return `${formatRough(share * 100)} %`;
  const unit = 10 ** (Math.floor(Math.log10(share * 100)) - 1);
  return `${formatRough(Math.ceil((share * 100) / unit - 1e-9) * unit)} %`;
};

/** A count with its unit: "1 case", "1,000 cases". */
export const counted = (n: number, unit: string): string =>
  `${String(n).replaceAll(/\B(?=(\d{3})+$)/g, ',')} ${n === 1 ? unit : /[^aeiou]y$/.test(unit) ? `${unit.slice(0, -1)}ies` : `${unit}s`}`;
