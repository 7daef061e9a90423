/** What a clause on late delivery says in figures. Millionths of the price. */
export interface ReadPenalty {
  readonly rate: number | null
  readonly cap: number | null
}

const digits = '零一二三四五六七八九'

/** `1`, `0.5`, `五`, `十`, `零点五`, `半` as a number; undefined for others. */
function numberOf(text: string): number | undefined {
  if (/^\d+(?:\.\d+)?$/.test(text)) return Number(text)
  if (text === '半') return 0.5
  const tens = /^([一二三四五六七八九])?十([一二三四五六七八九])?$/.exec(text)
  if (tens) return digits.indexOf(tens[1] ?? '一') * 10 + digits.indexOf(tens[2] ?? '零')
  const [whole = '', part] = text.replace('两', '二').split('点')
  const figure = (one: string) => digits.indexOf(one)
  const parts = [...whole, ...(part ?? '')].map(figure)
  if (whole.length !== 1 || parts.some(one => one < 0)) return undefined
  return Number(`${parts[0]}.${parts.slice(1).join('') || '0'}`)
}

const figures = '零一二两三四五六七八九十半点'
/** Not the beginning of a greater number: 百分之九百 says nothing we understand. */
const amount = `([\\d.]+|[${figures}]+)(?![${figures}百千万亿\\d.])`
const shares: readonly (readonly [RegExp, number])[] = [
  [new RegExp(`万分之${amount}`), 100],
  [new RegExp(`千分之${amount}`), 1_000],
  [new RegExp(`百分之${amount}`), 10_000],
  [/([\d.]+)\s*[‱]/, 100],
  [/([\d.]+)\s*[‰]/, 1_000],
  [/([\d.]+)\s*%/, 10_000],
]

function shareIn(text: string): number | null {
  for (const [pattern, unit] of shares) {
    const found = pattern.exec(text)?.[1]
    const value = found === undefined ? undefined : numberOf(found)
    if (value !== undefined) return Math.round(value * unit)
  }
  return null
}

const limit = /不超过|上限|最高|封顶|为限|not (?:more|exceed)|up to|at most|cap/i

/**
 * Reads `每日按已付房款万分之一支付违约金，不超过总价的5%`. A clause nobody can read gives nulls: it is kept as written.
 */
export function readPenalty(text: string): ReadPenalty {
  const plain = text.normalize('NFKC')
  const at = plain.search(limit)
  const daily = at < 0 ? plain : plain.slice(0, at)
  const rate = /每?日|每天|按日|天|day|daily/i.test(daily) || at < 0 ? shareIn(daily) : null
  const cap = at < 0 ? null : shareIn(plain.slice(at))
  const possible = (value: number | null) => (value !== null && value <= 1_000_000 ? value : null)
  return { rate: possible(rate), cap: possible(cap) }
}
