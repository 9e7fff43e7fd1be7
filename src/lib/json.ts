/**
 * JSON that remembers where each value stood, so that a mistake can be named by line. `JSON.parse` reads the value (it
 * is strict and fast); this reader only walks the text to find the lines.
 */
export interface JsonPlace {
  line: number
  column: number
}

export interface LocatedJson {
  value: unknown
  /** Where the value at `debts[0].amount` begins; the nearest container where there is no such value. */
  placeOf(path: string): JsonPlace
}

export class JsonMistake extends Error {
  readonly place: JsonPlace
  constructor(message: string, place: JsonPlace) {
    super(message)
    this.name = 'JsonMistake'
    this.place = place
  }
}

/** Throws a JsonMistake with line and column where the text is no JSON. */
export function readJson(source: string): LocatedJson {
  const text = source.startsWith('\uFEFF') ? source.slice(1) : source
  const starts = new Map<string, number>()
  walk(text, starts)
  let places: ((offset: number) => JsonPlace) | undefined
  return {
    value: JSON.parse(text),
    placeOf(path) {
      let known = path
      while (known !== '' && !starts.has(known)) known = parentOf(known)
      places ??= placesIn(text)
      return places(starts.get(known) ?? 0)
    },
  }
}

function parentOf(path: string): string {
  return path.slice(0, Math.max(path.lastIndexOf('.'), path.lastIndexOf('['), 0))
}

/** Finds the line of an offset without reading the text again each time: a file may have thousands of mistakes. */
function placesIn(text: string): (offset: number) => JsonPlace {
  const lineStarts = [0]
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) lineStarts.push(at + 1)
  return offset => {
    let low = 0
    let high = lineStarts.length - 1
    while (low < high) {
      const middle = Math.ceil((low + high) / 2)
      if ((lineStarts[middle] as number) <= offset) low = middle
      else high = middle - 1
    }
    return { line: low + 1, column: offset - (lineStarts[low] as number) + 1 }
  }
}

const deepest = 200

function walk(text: string, starts: Map<string, number>): void {
  let at = 0
  const mistake = (message: string, offset = at) => new JsonMistake(message, placesIn(text)(offset))
  const found = () => (at >= text.length ? 'the end of the file' : JSON.stringify(text[at]))
  const space = () => {
    while (at < text.length && ' \t\r\n'.includes(text[at] as string)) at++
  }
  const string = (): string => {
    const match = stringAt(text, at)
    if (match === null)
      throw mistake('this text in quotation marks is not closed, or holds a forbidden character')
    at += match.length
    return JSON.parse(match) as string
  }
  const value = (path: string, depth: number): void => {
    if (depth > deepest) throw mistake('nested too deeply')
    space()
    starts.set(path, at)
    if (text[at] === '{') members(path, depth)
    else if (text[at] === '[') items(path, depth)
    else if (text[at] === '"') string()
    else scalar()
    space()
  }
  const scalar = () => {
    const word = /(?:true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][-+]?\d+)?)(?![\w.+-])/y
    word.lastIndex = at
    const match = word.exec(text)
    if (!match) throw mistake(`a value was expected, not ${found()}`)
    at += match[0].length
  }
  const members = (path: string, depth: number) => {
    const seen = new Set<string>()
    at++
    space()
    if (text[at] === '}') return void at++
    for (;;) {
      space()
      if (text[at] !== '"') throw mistake(`a field name in quotation marks was expected, not ${found()}`)
      const start = at
      const name = string()
      if (seen.has(name)) throw mistake(`the field ${JSON.stringify(name)} stands here twice`, start)
      seen.add(name)
      space()
      if (text[at] !== ':') throw mistake(`":" was expected, not ${found()}`)
      at++
      value(path === '' ? name : `${path}.${name}`, depth + 1)
      if (text[at] === '}') return void at++
      if (text[at] !== ',') throw mistake(`"," or "}" was expected, not ${found()}`)
      at++
    }
  }
  const items = (path: string, depth: number) => {
    at++
    space()
    if (text[at] === ']') return void at++
    for (let index = 0; ; index++) {
      value(`${path}[${index}]`, depth + 1)
      if (text[at] === ']') return void at++
      if (text[at] !== ',') throw mistake(`"," or "]" was expected, not ${found()}`)
      at++
    }
  }
  value('', 0)
  if (at < text.length) throw mistake(`nothing more was expected, but there is ${found()}`)
}

function stringAt(text: string, at: number): string | null {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: JSON forbids exactly these inside a string.
  const shape = /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/y
  shape.lastIndex = at
  return shape.exec(text)?.[0] ?? null
}
