import type { ReadingRow } from './case-reading.ts'
import { plainText } from './cells.ts'
import { cut } from './cut.ts'
import { cleanHeading } from './find-table.ts'
import { refusedHeadings } from './refused-file.ts'

const words = {
  zh: { head: '旧台账记录', rest: '（续）' },
  en: { head: 'From the old register', rest: '(continued)' },
} as const

const longestNote = 20_000
const longestLine = 19_000

/**
 * What a row says besides what the case itself holds, `heading: words` line by line, so that nothing an owner said
 * is lost; and what is too long for the case's text.
 */
export function notesOf(reading: ReadingRow, overflow: string, language: 'zh' | 'en'): string[] {
  const { mapping, cells, kept } = reading
  const colon = language === 'zh' ? '：' : ': '
  const columns = [
    ...mapping.fields.filter(({ field }) => field !== 'receivedAt' && !kept.has(field)),
    ...mapping.unmapped.map(({ index, heading }) => ({ column: index, heading })),
  ]
  const lines = columns.flatMap(({ column, heading }) => {
    const text = plainText(cells[column])
    if (text === undefined || refusedHeadings.has(heading)) return []
    return [`${cleanHeading(heading)}${colon}${cut(text, longestLine)}`]
  })
  const notes: string[] = []
  let note: string = words[language].head
  if (lines.length > 0) {
    for (const line of lines) {
      if (note.length + line.length + 1 > longestNote) {
        notes.push(note)
        note = `${words[language].head}${words[language].rest}`
      }
      note += `\n${line}`
    }
    notes.push(note)
  }
  for (let rest = overflow; rest !== ''; rest = rest.slice(cut(rest, longestNote).length))
    notes.push(cut(rest, longestNote))
  return notes
}
