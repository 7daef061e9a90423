import type { Channel } from '../contract/cases.ts'
import type { Cell } from '../tabular/types.ts'
import type { CaseMapping } from './case-columns.ts'
import { endingOf } from './case-ending.ts'
import { notesOf } from './case-notes.ts'
import { placeOfRow } from './case-place.ts'
import { ReadingRow, type RegisterContext } from './case-reading.ts'
import type { StagedCase } from './case-staged.ts'
import { readTime } from './case-time.ts'
import { channelOfText, isEmergency } from './case-values.ts'
import { cut } from './cut.ts'
import { parsePhones } from './phones.ts'
import type { ImportReason } from './reasons.ts'

/** A row understood; id and key are given to it where it is decided about. */
export type RegisterRow = Omit<StagedCase, 'id' | 'key'>

/** What makes a row the one it is: compared as written, so that a second import knows it. */
export type RowIdentity = readonly string[]

export type RegisterRowRead =
  | {
      readonly ok: true
      readonly row: RegisterRow
      readonly identity: RowIdentity
      /** The register's own words for the category where the profile has none of this name. */
      readonly unknownCategory: string | null
      readonly warnings: readonly ImportReason[]
    }
  | { readonly ok: false; readonly reasons: readonly ImportReason[] }

/** What fits into a case's own members; longer words go to notes. */
const longest = { text: 20_000, place: 300, wish: 2_000, name: 200, source: 2_000 } as const

/** Understands one row of a register. Pure but for the look-ups it is given. */
export function interpretCaseRow(
  mapping: CaseMapping,
  cells: readonly Cell[],
  context: RegisterContext,
): RegisterRowRead {
  const reading = new ReadingRow(mapping, cells)
  if (!cells.every(({ text }) => storable(text))) reading.refuse('import.valueTooLong', 'text')
  const received = readTime(reading.cell('receivedAt'), context.timeZone, context.now)
  if (!received.ok) reading.refuse(received.code, 'receivedAt')
  else if (!received.value) reading.refuse('import.caseNoTime', 'receivedAt')
  else for (const code of received.warnings) reading.warn(code, 'receivedAt')
  const categories = (['category', 'subcategory', 'detailCategory'] as const)
    .map(field => reading.text(field))
    .filter(Boolean)
  const words = wordsOf(reading, categories)
  if (words === '') reading.refuse('import.caseNoText', reading.has('text') ? 'text' : 'title')
  const time = received.ok ? received.value : undefined
  const ending = time && endingOf(reading, time, context)
  if (!time || !ending || reading.reasons.length > 0) return { ok: false, reasons: reading.reasons }

  const written = { kind: reading.text('kind'), categories, text: words }
  const { kind, category, categoryKnown, kindKnown } = context.matter.find(written)
  if (kindKnown) reading.kept.add('kind')
  if (categoryKnown)
    for (const field of ['category', 'subcategory', 'detailCategory'] as const) reading.kept.add(field)
  const place = placeOfRow(reading, context.places)
  const personal = {
    ...definedOf({
      registerNumber: cut(reading.text('number'), longest.name),
      callerName: keepLine(reading, 'callerName', longest.name),
      callerPhone: phoneOf(reading),
      place: cut(place.words, longest.place),
      wish: keepLine(reading, 'wish', longest.wish),
      source: sourceOf(reading),
    }),
    text: cut(words, longest.text),
  }
  const { state, endedAt, answer } = ending
  const emergency = isEmergency(reading.text('emergency'))
  const handler = reading.text('handler')
  const row: RegisterRow = {
    receivedAt: time.at,
    month: time.day.slice(0, 7).replace('-', ''),
    channel: channelOf(reading, context),
    kind,
    category: [...category],
    emergency,
    unitId: place.unitId,
    personId: place.personId,
    handler: handler === '' ? null : context.places.staff(handler),
    personal,
    notes: notesOf(reading, words.slice(cut(words, longest.text).length), context.language),
    state,
    endedAt,
    answer,
  }
  const unknown = categories.length > 0 && !categoryKnown ? categories.join(' / ').slice(0, 100) : null
  const identity = identityOf(reading, String(time.at), words)
  return { ok: true, row, identity, unknownCategory: unknown, warnings: reading.warnings }
}

/** Title and text, one below the other; where there is neither, the wish or the words of the category. */
function wordsOf(reading: ReadingRow, categories: readonly string[]): string {
  const title = reading.text('title')
  const text = reading.text('text')
  reading.kept.add('title')
  reading.kept.add('text')
  if (title === '') return text === '' ? reading.text('wish') || categories.join(' / ') : text
  return text === '' || text === title ? title : text.startsWith(title) ? text : `${title}\n${text}`
}

/** A member of limited length; what is cut off stands whole in a note. */
function keepLine(reading: ReadingRow, field: 'callerName' | 'wish', most: number): string {
  const text = reading.text(field)
  if (text.length <= most) reading.kept.add(field)
  return cut(text, most)
}

/** The first number written; where more was written than a number, the note has it all. */
function phoneOf(reading: ReadingRow): string {
  const text = reading.text('phone')
  if (text === '') return ''
  const { phones } = parsePhones(text)
  const number = (phones[0]?.number ?? '').replace(/转/, '-')
  if (!/^[+\d][\d\s()-]{0,39}$/.test(number)) return ''
  if (phones.length === 1 && text.replace(/\D/g, '').length === number.replace(/\D/g, '').length)
    reading.kept.add('phone')
  return number
}

/** An address of the web; anything else stands in a note. */
function sourceOf(reading: ReadingRow): string {
  const text = reading.text('source')
  if (!/^https?:\/\//i.test(text) || !URL.canParse(text) || text.length > longest.source) return ''
  reading.kept.add('source')
  return text
}

function channelOf(reading: ReadingRow, { usualChannel }: RegisterContext): Channel {
  const text = reading.text('channel')
  return (text === '' ? undefined : channelOfText(text)) ?? usualChannel
}

/** Its old number and when it came; without a number when, where or who, and what. */
function identityOf(reading: ReadingRow, receivedAt: string, words: string): RowIdentity {
  const number = reading.text('number')
  if (number !== '') return ['number', number, receivedAt]
  const place = (['unit', 'building', 'entrance', 'room', 'place'] as const).map(field => reading.text(field))
  return ['words', receivedAt, ...place, reading.text('callerName'), reading.text('phone'), words]
}

function definedOf<T extends Record<string, string>>(members: T): Partial<T> {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== '')) as Partial<T>
}

const storable = (text: string) => !text.includes('\u0000') && text.isWellFormed()
