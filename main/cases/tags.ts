import type { CaseFilter } from '../contract/cases.ts'
import type { CaseWords } from './texts.ts'

/** What narrows a search inside the index, so that it stays quick whatever the words are. */
export interface CaseTags {
  readonly tags: string[]
  readonly anyTags: string[][]
}

/** A range of more months than this is looked at in the rows instead. */
const mostMonths = 36

/** Tags of one case; the same names as {@link tagsOfFilter} asks for. */
export function tagsOf(words: CaseWords): string[] {
  const tags = [
    `state:${words.state}`,
    `kind:${words.kind}`,
    `channel:${words.channel}`,
    `assignee:${words.assignee ?? 'none'}`,
    `emergency:${words.emergency}`,
    `waiting:${words.waitingSince === null ? 0 : 1}`,
    monthTag(words.receivedAt),
  ]
  if (words.level !== null) tags.push(`level:${words.level}`)
  if (words.category !== '') for (const id of words.category.split('/')) tags.push(`category:${id}`)
  if (words.firstContact !== null) tags.push(`contact:${words.firstContact}`)
  if (words.buildingId !== null) tags.push(`building:${words.buildingId}`)
  if (words.unitId !== null) tags.push(`unit:${words.unitId}`)
  if (words.personId !== null) tags.push(`person:${words.personId}`)
  return tags
}

/** The tags a filter asks for. Of a range of time only its months: rows at the edges are still to be looked at. */
export function tagsOfFilter(filter: CaseFilter): CaseTags {
  const one = (name: string, value: string | undefined) => (value === undefined ? [] : [`${name}:${value}`])
  const yesOrNo = (name: string, value: boolean | undefined) =>
    value === undefined ? [] : [`${name}:${value ? 1 : 0}`]
  const anyOf = (name: string, values: readonly (string | number)[] | undefined) =>
    values === undefined ? [] : [values.map(value => `${name}:${value}`)]
  const months = monthsOf(filter)
  return {
    tags: [
      ...one('channel', filter.channel),
      ...one('category', filter.category),
      ...one('building', filter.buildingId),
      ...one('unit', filter.unitId),
      ...one('person', filter.personId),
      ...one('assignee', filter.assignee),
      ...one('contact', filter.firstContact),
      ...yesOrNo('emergency', filter.emergency),
      ...yesOrNo('waiting', filter.waiting),
    ],
    anyTags: [
      ...anyOf('state', filter.states),
      ...anyOf('kind', filter.kinds),
      ...anyOf('level', filter.levels),
      ...(months === undefined ? [] : [months]),
    ],
  }
}

function monthsOf({ receivedFrom, receivedBefore }: CaseFilter): string[] | undefined {
  if (receivedFrom === undefined || receivedBefore === undefined) return undefined
  const months: string[] = []
  const day = new Date(receivedFrom)
  let month = Date.UTC(day.getUTCFullYear(), day.getUTCMonth(), 1)
  while (month < receivedBefore) {
    if (months.length === mostMonths) return undefined
    months.push(monthTag(month))
    const { year, place } = monthOf(month)
    month = Date.UTC(year, place + 1, 1)
  }
  return months
}

const monthOf = (at: number) => ({ year: new Date(at).getUTCFullYear(), place: new Date(at).getUTCMonth() })

/** Months by UTC: tags only have to agree with each other. */
function monthTag(at: number): string {
  const { year, place } = monthOf(at)
  return `month:${year}-${place + 1}`
}
