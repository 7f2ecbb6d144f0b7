/** A column of receiptline's pictures, in dots; a line is two of them high. */
const columnDots = 12;
const lineDots = 24;

/**
 * White on black as a black box with white letters on it. receiptline draws it with a filter as large as the
 * font's own box, which covers the tops of the next line, is cut off at the first, and turns letters into dots.
 */
export function withPlainInversion(svg: string): string {
  return svg
    .replaceAll(/<text filter="url\([^)]*\)"([^>]*)>(.*?)<\/text>/g, (_all, attributes, spans) => {
      const box = `<rect${boxOf(spans)} fill="#000"${attributes}/>`;
      return `${box}<text fill="#fff"${attributes}>${spans}</text>`;
    })
    .replace(/<defs><filter .*?<\/filter><\/defs>/, '');
}

/** From the left edge of the first letter to the right edge of the last; each stands on its middle. */
function boxOf(spans: string): string {
  const letters = [...spans.matchAll(/<tspan x="(\d+)">([^<]*)<\/tspan>/g)];
  const edges = letters.flatMap(([, x, letter = '']) => {
    const half = /^(?:[ -~]|&\S+;)$/.test(letter) ? columnDots / 2 : columnDots;
    return [Number(x) - half, Number(x) + half];
  });
  const left = Math.min(...edges);
  return ` x="${left}" y="-${lineDots}" width="${Math.max(...edges) - left}" height="${lineDots}"`;
}
