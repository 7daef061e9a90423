import type { DocumentTypeKeys } from '../../../main/contract/documents.ts'
import { otherDocument } from '../../../main/contract/profile-documents.ts'

/** A type as the field offers it. */
export type TypeChoice = Pick<DocumentTypeKeys, 'id' | 'name'>

/** Stands for a paper that is none of the checklist. */
export const otherKeys: readonly string[] = ['其他资料', 'qt', 'qtzl', 'qita', 'other']

/**
 * Types that what was typed may mean, likeliest first: keys that begin with it in the order of the checklist, then
 * those of which a word begins with it (`id` for copies of ID documents), then those that hold it. Without text all of them, for looking.
 */
export function matchTypes(
  types: readonly DocumentTypeKeys[],
  other: TypeChoice['name'],
  text: string,
): TypeChoice[] {
  const all = [...types, { id: otherDocument, name: other, kinds: [], keys: otherKeys }]
  const typed = text.normalize('NFKC').toLowerCase().replaceAll(/\s/g, '')
  if (typed === '') return all
  const places = all.map(type => {
    const keys = type.keys.map(key => key.replaceAll(' ', ''))
    const whole = keys.includes(typed)
    if (whole) return { type, place: 0, fits: true }
    if (keys.some(key => key.startsWith(typed))) return { type, place: 1, fits: true }
    if (type.keys.some(key => wordBegins(key, typed))) return { type, place: 2, fits: true }
    return { type, place: 3, fits: keys.some(key => key.includes(typed)) }
  })
  return places
    .filter(({ fits }) => fits)
    .sort((a, b) => a.place - b.place)
    .map(({ type }) => type)
}

function wordBegins(key: string, typed: string): boolean {
  const words = key.split(' ')
  return words.some((_, at) => words.slice(at).join('').startsWith(typed))
}
