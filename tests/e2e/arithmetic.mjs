// Reads the sums that the page shows, "$0.00017794 × 100,000 requests = $17.794",
// and works them out again, so that no line of working says what isn't so.
const SUPERSCRIPTS = '⁰¹²³⁴⁵⁶⁷⁸⁹';
const NUMBER = /^[\d,]*\.?\d+$/;

/** A sum as numbers, signs and brackets; words and units are left out. */
function tokens(text) {
  const list = [];
  const parts = text.matchAll(/(\d[\d,]*(?:\.\d+)?)(%?)|([⁰¹²³⁴⁵⁶⁷⁸⁹]+)|([()+−×÷])/g);
  for (const [, digits, percent, power, sign] of parts) {
    if (digits) list.push(`(${digits.replaceAll(',', '')}${percent ? '/100' : ''})`);
    else if (power)
      list.push(`**${Array.from(power, (one) => SUPERSCRIPTS.indexOf(one)).join('')}`);
    else list.push({'−': '-', '×': '*', '÷': '/'}[sign] ?? sign);
  }
  return list.join('');
}

/** What is left of an equals sign, and what is right of it; nothing where it isn't a number. */
export function sumOf(line) {
  const text = line.replace(/\s+/g, ' ').trim();
  const at = text.lastIndexOf(' = ');
  if (at < 0) return undefined;
  const right = text.slice(at + 3).match(/^[$¥−-]*([\d,]*\.?\d+)(%|×)?/);
  if (!right || !NUMBER.test(right[1]) || /P\(/.test(text)) return undefined;
  const digits = right[1].replaceAll(',', '');
  const decimals = digits.includes('.') ? digits.split('.')[1].length : 0;
  const scale = right[2] === '%' ? 100 : 1;
  const left = text.slice(0, at);
  return {
    text,
    left,
    value: Number(digits) / scale,
    negative: /^[$¥]*[−-]/.test(text.slice(at + 3)),
    unit: 10 ** -decimals / scale,
    floored: /rounded down|向下取整/.test(left),
  };
}

/** Why a sum doesn't come to what it says; undefined where it does. */
export function wrong(sum) {
  const script = tokens(sum.left);
  let came;
  try {
    came = new Function(`return ${script}`)();
  } catch {
    return `${sum.text}: cannot be read, ${script}`;
  }
  if (sum.negative) came = -came;
  if (sum.floored) came = Math.floor(came * (1 + 1e-12));
  // Terms of more than twelve decimals are shown rounded, so the sum may be off by a little.
  const room = 0.51 * sum.unit + Math.abs(came) * 1e-7;
  return Math.abs(came - sum.value) <= room ? undefined : `${sum.text}: comes to ${came}`;
}
