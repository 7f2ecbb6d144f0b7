/** What is wrong with a text as XML, or null. Enough for a picture: tags, attributes, entities, letters. */
export function xmlProblemOf(xml: string): string | null {
  const forbidden = /[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/u.exec(xml);
  if (forbidden !== null) return `a letter XML has not, at ${forbidden.index}`;
  const open: string[] = [];
  const tag = /<(\/?)([a-zA-Z][\w:-]*)((?:\s+[a-zA-Z][\w:-]*="[^"<]*")*)\s*(\/?)>/g;
  let end = 0;
  for (const match of xml.matchAll(tag)) {
    const [whole, closes, name = '', , empty] = match;
    if (!isText(xml.slice(end, match.index))) return `not text before ${whole}`;
    end = match.index + whole.length;
    if (closes) {
      if (open.pop() !== name) return `${whole} closes nothing`;
    } else if (!empty) open.push(name);
  }
  if (!isText(xml.slice(end))) return 'not text at the end';
  return open.length > 0 ? `${open.join(' ')} left open` : null;
}

function isText(between: string): boolean {
  return /^(?:[^<&]|&(?:amp|lt|gt|quot|apos|#\d+|#x[\da-fA-F]+);)*$/.test(between);
}

/** The text of each `<text>` of an SVG, with its spaces as plain ones. */
export function textsIn(svg: string): readonly string[] {
  return [...svg.matchAll(/<text[^>]*>(.*?)<\/text>/g)].map(([, inner = '']) =>
    inner
      .replace(/<[^>]*>/g, '')
      .replaceAll('&#xa0;', ' ')
      .replaceAll('&lt;', '<')
      .replaceAll('&gt;', '>')
      .replaceAll('&amp;', '&')
      .trim(),
  );
}
