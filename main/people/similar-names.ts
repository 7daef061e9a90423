import { readingsOf } from '../search/pinyin.ts'
import { comparableName } from './identities.ts'

/** How two names go together. */
export type NameMatch = 'same' | 'former' | 'similar' | 'title' | 'none'

const titles = /(?:先生|女士|小姐|太太|老师|师傅|经理|总|阿姨|叔叔|大爷|大妈)$/
const han = /^\p{Script=Han}+$/u

/** @param one present name first, then former names, all comparable */
export function matchNames(one: readonly string[], other: readonly string[]): NameMatch {
  const [a = '', b = ''] = [one[0], other[0]]
  if (a === '' || b === '') return 'none'
  if (a === b) return titles.test(a) ? 'title' : 'same'
  if (one.includes(b) || other.includes(a)) return 'former'
  if (titles.test(a) !== titles.test(b)) return titleOf(a, b) || titleOf(b, a) ? 'title' : 'none'
  return soundAlike(a, b) || spelledAlike(a, b) ? 'similar' : 'none'
}

/** 张先生 may be 张伟: all that is known of the one is the other's surname. */
function titleOf(titled: string, full: string): boolean {
  const surname = titled.replace(titles, '')
  return surname !== '' && surname !== titled && Array.from(surname).length <= 2 && full.startsWith(surname)
}

/**
 * Names of the same length that are read alike: 张伟 and 張偉, 王晓明 and 王小明; from three characters on also with
 * sounds that ears and keyboards confuse (zh/z, n/l, ang/an). One character that is read otherwise is another member
 * of the family.
 */
function soundAlike(a: string, b: string): boolean {
  if (!han.test(a) || !han.test(b) || Array.from(a).length !== Array.from(b).length) return false
  const { length } = Array.from(a)
  if (length < 2) return false
  const sound = (reading: readonly string[]) => (length > 2 ? reading.map(plainSound) : reading).join(' ')
  const readings = new Set(readingsOf(b).map(sound))
  return readingsOf(a).some(reading => readings.has(sound(reading)))
}

const plainSound = (syllable: string): string =>
  syllable
    .replace(/^(z|c|s)h/, '$1')
    .replace(/^n(?=.)/, 'l')
    .replace(/(a|e|i)ng$/, '$1n')

/** Names in letters: the same words in another order, or one letter apart in a long name. */
function spelledAlike(a: string, b: string): boolean {
  if (han.test(a) || han.test(b)) return false
  if (Array.from(a).sort().join('') === Array.from(b).sort().join('') && a.length >= 5) return true
  return Math.min(a.length, b.length) >= 6 && oneEditApart(a, b)
}

/** Whether one character was changed, left out, added, or two neighbours were swapped. */
export function oneEditApart(a: string, b: string): boolean {
  if (a === b || Math.abs(a.length - b.length) > 1) return false
  let start = 0
  while (start < a.length && a[start] === b[start]) start += 1
  const [restA, restB] = [a.slice(start), b.slice(start)]
  if (restA.length === restB.length)
    return (
      restA.slice(1) === restB.slice(1) ||
      (restA[0] === restB[1] && restA[1] === restB[0] && restA.slice(2) === restB.slice(2))
    )
  return restA.length > restB.length ? restA.slice(1) === restB : restB.slice(1) === restA
}

/** Names made comparable, empty ones left out. */
export const comparableNames = (names: readonly string[]): string[] =>
  names.map(comparableName).filter(name => name !== '')
