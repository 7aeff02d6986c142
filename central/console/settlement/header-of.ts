/** The names of a table's columns, as its first line that says something has them: to choose among, not to read the table by. */
export function headerOf(csv: string): readonly string[] {
  const line =
    csv
      .replace(/^\uFEFF/, '')
      .split(/\r\n|\n|\r/, 20)
      .find((one) => one.trim() !== '' && !/^"?sep=/i.test(one)) ?? '';
  const [delimiter = ','] = [';', '\t', ',']
    .map((sign) => ({ sign, times: line.split(sign).length }))
    .sort((a, b) => b.times - a.times)
    .map(({ sign }) => sign);
  const names = line.split(delimiter).map((name) => name.trim().replace(/^"|"$/g, '').trim());
  return [...new Set(names.filter((name) => name !== ''))].slice(0, 200);
}
