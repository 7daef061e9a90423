import type { Hours } from '../../../../main/contract/profile-calendars.ts'

/** Hours as people write them: `08:30–12:00 13:00–17:00`; empty where closed. What could not be read stands as typed. */
export function hoursText(hours: Hours): string {
  return hours.map(({ from, to }) => (to === '' ? from : `${from}–${to}`)).join('  ')
}

/**
 * Reads hours as people write them: `8:30-12:00, 13:00-17:00`, `9点到17点`, with full-width signs. Empty is closed.
 * Undefined where it cannot be read; whether the stretches fit each other is the schema's to say.
 */
export function readHours(text: string): Hours | undefined {
  const plain = text
    .normalize('NFKC')
    .replace(/点|时/g, ':00')
    .replace(/:00:?(\d\d)分?/g, ':$1')
    .replace(/到|至|~|—|–|―/g, '-')
    .trim()
  if (plain === '') return []
  const stretches: Hours = []
  for (const part of plain.split(/[\s,、;]+(?=\d)/)) {
    const found = /^(\d{1,2})(?::(\d\d))?\s*-+\s*(\d{1,2})(?::(\d\d))?$/.exec(part.trim())
    if (!found) return undefined
    const [, fromHour = '', fromMinute = '00', toHour = '', toMinute = '00'] = found
    const from = `${fromHour.padStart(2, '0')}:${fromMinute}`
    const to = `${toHour.padStart(2, '0')}:${toMinute}`
    if (![from, to].every(time => /^(?:(?:[01]\d|2[0-3]):[0-5]\d|24:00)$/.test(time))) return undefined
    stretches.push({ from, to })
  }
  return stretches
}

/** What cannot be read, as hours that no schema takes: it stays in the draft and keeps it from being saved. */
export const unreadableHours = (text: string): Hours => [{ from: text.slice(0, 60), to: '' }]
