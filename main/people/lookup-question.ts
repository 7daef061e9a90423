import { wordsOf } from '../search/text.ts'
import { Field, type FieldNumber, packKey, plainDigits, plainName, reversed } from './lookup-keys.ts'

/** One range of `person_lookup` to look into. */
export interface LookupStep {
  field: FieldNumber
  place: 0 | 1
  key: string
  /** The key itself, or else longer keys that begin with it. */
  whole: boolean
}

const WEIGHTS = [0, 1] as const

/** The ranges for one typed word, best first. */
export type LookupQuestion = readonly LookupStep[]

/**
 * What was typed as questions that a person must all meet. Words of one script belong together
 * (`zhang wei`, `138 0013`), a change of script begins a new question (`张 138`).
 */
export function questionsOf(text: string): LookupQuestion[] {
  const groups: string[] = []
  let last: string | undefined
  for (const word of wordsOf(text)) {
    const script = scriptOf(word)
    if (script === last && groups.length > 0) groups.push((groups.pop() ?? '') + word)
    else groups.push(word)
    last = script
  }
  return groups.map(questionOf).filter(question => question.length > 0)
}

/** Whether a person, given by the packed keys of `person_lookup_person`, meets a question. */
export function matchesKeys(question: LookupQuestion, packedKeys: string): boolean {
  const lines = `\n${packedKeys}`
  // Every whole key is also found by its own beginning, so the steps for beginnings are enough.
  return question.some(
    ({ field, place, key, whole }) =>
      !whole && WEIGHTS.some(weight => lines.includes(`\n${packKey({ field, place, weight, key })}`)),
  )
}

function questionOf(word: string): LookupStep[] {
  const name = plainName(word)
  const latin = /^[a-zü]+$/.test(name)
  const digits = /^[\d\s+()-]+$/.test(word) ? plainDigits(word) : ''
  // Passports write 吕 as Lyu, keyboards as lv.
  const pinyin = name.replaceAll('ü', 'v').replaceAll('lyu', 'lv').replaceAll('nyu', 'nv')

  const forms: { field: FieldNumber; key: string }[] = []
  if (name !== '') forms.push({ field: Field.name, key: name })
  if (digits !== '') forms.push({ field: Field.phone, key: digits })
  if (latin) forms.push({ field: Field.pinyin, key: pinyin }, { field: Field.initials, key: pinyin })

  const steps: LookupStep[] = []
  for (const form of forms) steps.push({ ...form, place: 0, whole: true })
  // The end of a phone is what people remember, so it stands beside beginnings of names.
  if (digits !== '') steps.push({ field: Field.phone, key: reversed(digits), place: 1, whole: false })
  for (const form of forms) steps.push({ ...form, place: 0, whole: false })
  for (const form of forms) {
    if (form.field === Field.phone) continue
    steps.push({ ...form, place: 1, whole: true }, { ...form, place: 1, whole: false })
  }
  return steps
}

function scriptOf(word: string): string {
  if (/^[\d+()-]+$/.test(word)) return 'digits'
  return /^[a-zü'’]+$/.test(word) ? 'latin' : 'other'
}
