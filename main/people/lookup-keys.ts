import { readingsOf } from '../search/pinyin.ts'
import { normalise } from '../search/text.ts'

/** What a key was made from; the numbers are stored. */
export const Field = { name: 0, pinyin: 1, initials: 2, phone: 3 } as const
export type FieldNumber = (typeof Field)[keyof typeof Field]

/** One row of `person_lookup`: the person is found by every beginning of the key. */
export interface LookupKey {
  field: FieldNumber
  /** 0 where a name or number begins; 1 inside of a name, or the digits of a number from its end. */
  place: 0 | 1
  key: string
  /** 0 for the present name, 1 for other names. */
  weight: 0 | 1
}

const FIELDS: readonly FieldNumber[] = [Field.name, Field.pinyin, Field.initials, Field.phone]
const LONGEST_NAME = 64
const MOST_NAMES = 24
const LONGEST_PHONE = 24
const MOST_PHONES = 48

/** A name or a typed part of one without blanks and punctuation, normalised. */
export function plainName(text: string): string {
  // Chinese characters alone, as nearly all names are, are plain already.
  if (/^[\u4e00-\u9fff]+$/.test(text)) return text
  return normalise(text).replace(/[\p{P}\p{Z}\p{Cc}]/gu, '')
}

/** Digits of a phone as typed. */
export function plainDigits(text: string): string {
  return normalise(text).replace(/\D/g, '')
}

/**
 * All keys of a person. Every later part of a name is a key of its own, hence inner parts are found by their
 * beginnings too. A phone is found by its beginning and by its end: people remember nothing in between, and a key
 * for each inner part would be most of all rows. Names are cut at 64 characters, phones at 24 digits.
 */
export function keysOfPerson(names: readonly string[], phones: readonly string[]): LookupKey[] {
  const keys: LookupKey[] = []
  for (const [index, name] of names.slice(0, MOST_NAMES).entries()) {
    keys.push(...keysOfName(name, index === 0 ? 0 : 1))
  }
  const numbers = phones.flatMap(phone => phone.split(/[/,;、，；／\n]/u)).slice(0, MOST_PHONES)
  for (const number of numbers) keys.push(...keysOfPhone(number))
  return keys
}

function keysOfName(name: string, weight: 0 | 1): LookupKey[] {
  const characters = Array.from(plainName(name)).slice(0, LONGEST_NAME)
  const keys = suffixes(Field.name, characters, weight)
  const hasHan = characters.some(character => /\p{Script=Han}/u.test(character))
  if (!hasHan) return keys
  for (const reading of readingsOf(characters.join(''))) {
    keys.push(...suffixes(Field.pinyin, reading, weight))
    keys.push(...suffixes(Field.initials, reading.map(initial), weight))
    // 张伟 is also typed "zhwei", "zwei" and "zhw".
    const [surname = '', ...given] = reading
    const rest = given.join('')
    const initials = given.map(initial).join('')
    for (const start of new Set([initial(surname), retroflex(surname)])) {
      if (rest !== '') keys.push({ field: Field.initials, place: 0, key: start + rest, weight })
    }
    if (retroflex(surname) !== initial(surname)) {
      keys.push({ field: Field.initials, place: 0, key: retroflex(surname) + initials, weight })
    }
    // 张伟 is also typed "zhangw", which is a beginning of zhangwei; 张国伟 "zhanggw" is not.
    if (given.length > 1) keys.push({ field: Field.pinyin, place: 0, key: surname + initials, weight })
  }
  return keys
}

/** What stands before the number itself: a country code before a mobile, an area code before a fixed line. */
const PREFIX = /^(?:(?:86|0086)(?=1\d{10}$)|0(?:10|2\d|[3-9]\d{2})(?=[2-8]\d{6,7}$))/

function keysOfPhone(text: string): LookupKey[] {
  const digits = plainDigits(text).slice(0, LONGEST_PHONE)
  if (digits === '') return []
  const key = (place: 0 | 1, key: string): LookupKey => ({ field: Field.phone, place, key, weight: 0 })
  const keys = [key(0, digits), key(1, reversed(digits))]
  const prefix = PREFIX.exec(digits)
  if (prefix) keys.push(key(0, digits.slice(prefix[0].length)))
  return keys
}

/** Digits from the last to the first: ends of numbers become beginnings of keys. */
export const reversed = (digits: string): string => Array.from(digits).reverse().join('')

function suffixes(field: FieldNumber, parts: readonly string[], weight: 0 | 1): LookupKey[] {
  return parts.map((_, index) => ({
    field,
    place: index === 0 ? 0 : 1,
    key: parts.slice(index).join(''),
    weight,
  }))
}

function initial(syllable: string): string {
  const first = syllable.codePointAt(0)
  return first === undefined ? '' : String.fromCodePoint(first)
}

function retroflex(syllable: string): string {
  return /^(?:zh|ch|sh)/.exec(syllable)?.[0] ?? initial(syllable)
}

/** A key as one line of text; keys hold neither blanks nor control characters. */
export function packKey({ field, place, weight, key }: LookupKey): string {
  return `${field}${place}${weight}${key}`
}

/** The opposite of {@link packKey}. */
export function unpackKey(text: string): LookupKey {
  const field = FIELDS[text.charCodeAt(0) - 0x30] ?? Field.name
  return { field, place: text[1] === '1' ? 1 : 0, weight: text[2] === '1' ? 1 : 0, key: text.slice(3) }
}
