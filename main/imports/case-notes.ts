import type { ReadingRow } from './case-reading.ts'
import { plainText } from './cells.ts'
import { cut } from './cut.ts'

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
  const { layout, cells, kept } = reading
  const colon = language === 'zh' ? '：' : ': '
  const lines = layout.noteColumns.flatMap(({ column, field, label }) => {
    const text = field !== undefined && kept.has(field) ? undefined : plainText(cells[column])
    return text === undefined ? [] : [`${label}${colon}${cut(text, longestLine)}`]
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
