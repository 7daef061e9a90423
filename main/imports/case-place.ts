import type { ReadingRow } from './case-reading.ts'

/** Looks up what a register names. */
export interface RegisterFinder {
  unit(text: string): string | null
  person(unitId: string, name: string): string | null
  staff(name: string): string | null
}

/** Where a case is and whose it is. */
export interface RowPlace {
  readonly unitId: string | null
  readonly personId: string | null
  /** What was written of the place: its own column, and a unit that was not found. Empty where nothing. */
  readonly words: string
}

/** Finds the unit of a row, and the caller among its people. A unit nobody knows stays in words, with a warning. */
export function placeOfRow(reading: ReadingRow, finder: RegisterFinder): RowPlace {
  const written = unitText(reading)
  const place = reading.text('place')
  reading.kept.add('place')
  const unitId = written === '' ? fromPlace(place, finder) : finder.unit(written)
  for (const field of ['unit', 'building', 'entrance', 'room'] as const) reading.kept.add(field)
  if (unitId === null) {
    if (written !== '') reading.warn('import.caseUnitUnknown', reading.text('unit') === '' ? 'room' : 'unit')
    const words = [written, place].filter(Boolean).join(' ')
    // What does not fit into the case's own member stands whole in a note.
    if (words.length > 300) reading.kept.delete('place')
    return { unitId: null, personId: null, words }
  }
  if (place.length > 300) reading.kept.delete('place')
  const name = reading.text('callerName')
  return { unitId, personId: name === '' ? null : finder.person(unitId, name), words: place }
}

/** Registers without a column of units write them as the place; an address of a street is none. */
function fromPlace(place: string, finder: RegisterFinder): string | null {
  return place !== '' && place.length <= 30 && /\d/.test(place) ? finder.unit(place) : null
}

/** The unit as one text, put together where it stands in several columns. */
function unitText(reading: ReadingRow): string {
  const unit = reading.text('unit')
  const building = reading.text('building')
  const entrance = reading.text('entrance')
  const room = reading.text('room') || (/^[0-9A-Za-z]{2,6}$/.test(unit) && building !== '' ? unit : '')
  if (unit !== '' && room !== unit) return unit
  if (building === '' || room === '') return unit
  const marked = (text: string, mark: string) => (/^[0-9A-Za-z]+$/.test(text) ? `${text}${mark}` : text)
  return `${marked(building, '栋')}${entrance === '' ? '' : marked(entrance, '单元')}${room}`
}
