import { callbackStateWords, satisfactionWords } from '../contract/callback-words.ts'
import { contractEndReasonWords } from '../contract/contract-words.ts'
import type { Language } from '../contract/errors.ts'
import { visitStateWords } from '../contract/knowledge-words.ts'
import { operationWord } from '../contract/operation-words.ts'
import { roleWords, tierWords } from '../contract/owner-words.ts'
import { columnWords, copyWords, recordWords, silentColumns, sumColumns } from '../contract/privacy-words.ts'
import { sheetStateWords } from '../contract/sheet-words.ts'
import { channelWords, kindWords, roomWords, stateWords, type Words } from '../contract/words.ts'
import type { TableColumn, TableValue } from '../reports/table-file.ts'
import type { PersonRecord } from './person-record.ts'

/** What ids and staff are called in the readable copy. */
export interface CopyNames {
  unit(unitId: string): string | undefined
  /** Name of a type of the checklist of papers. */
  paper(type: string): string | undefined
  time(at: number): string
}

export const copyColumns = (language: Language): TableColumn[] => [
  { header: copyWords.record[language], kind: 'text', width: 20 },
  { header: copyWords.what[language], kind: 'text', width: 20 },
  { header: copyWords.value[language], kind: 'text', width: 80 },
]

type ValueWords = Readonly<Record<string, Words>>

const valueWords: Readonly<Record<string, ValueWords>> = {
  role: roleWords,
  tier: tierWords,
  channel: channelWords,
  kind: kindWords,
  room: roomWords,
  satisfaction: satisfactionWords,
  end_reason: contractEndReasonWords,
}

/** Every table has states of its own. */
const tableStateWords: Readonly<Record<string, ValueWords>> = {
  case: stateWords,
  callback: callbackStateWords,
  home_visit: visitStateWords,
  sheet: sheetStateWords,
  contract: { signed: { zh: '有效', en: 'In force' }, ended: { zh: '已结束', en: 'Ended' } },
  document: {
    present: { zh: '在册', en: 'On file' },
    replaced: { zh: '已被替换', en: 'Replaced' },
    removed: { zh: '已移除', en: 'Removed' },
  },
}

/** The record as a list that is read from top to bottom: which record, what of it, what it says. */
export function* copyRows(
  { rows, history }: PersonRecord,
  names: CopyNames,
  language: Language,
): Generator<TableValue[]> {
  const seen = new Map<string, number>()
  for (const { table, row } of rows) {
    const number = (seen.get(table.name) ?? 0) + 1
    seen.set(table.name, number)
    const record = `${recordWords[table.name]?.[language] ?? table.name} ${number}`
    for (const column of table.columnNames) {
      const value = row[column]
      if (value === null || value === undefined || value === '') continue
      const shown = shownValue(table.name, column, value, names, language)
      if (shown !== undefined) yield [record, columnWords[column]?.[language] ?? column, shown]
    }
  }
  for (const { at, type } of history) {
    const what = type === 'person.unmasked' ? copyWords.looked[language] : operationWord(type, language)
    yield [copyWords.history[language], names.time(at), what]
  }
}

/** Undefined for what says nothing to a person: keys, and columns of known tables without a word. */
function shownValue(
  table: string,
  column: string,
  value: unknown,
  names: CopyNames,
  language: Language,
): string | undefined {
  if (column === 'unit_id') return names.unit(String(value))
  if (silentColumns[table]?.includes(column)) return undefined
  const isKnown = Object.hasOwn(recordWords, table)
  if (!Object.hasOwn(columnWords, column) && (isKnown || column === 'id' || column.endsWith('_id')))
    return undefined
  if (typeof value === 'number' && sumColumns.has(column)) return (value / 100).toFixed(2)
  if (column === 'original') return copyWords[value === 0 ? 'no' : 'yes'][language]
  if (typeof value === 'number')
    return column === 'at' || column.endsWith('_at') ? names.time(value) : String(value)
  const text = String(value)
  if (table === 'document' && column === 'type') return names.paper(text) ?? text
  const known = column === 'state' ? tableStateWords[table] : valueWords[column]
  return known?.[text]?.[language] ?? listed(text)
}

/** A stored list of texts as people write one. */
function listed(text: string): string {
  if (!text.startsWith('[')) return text
  try {
    const parsed: unknown = JSON.parse(text)
    return Array.isArray(parsed) ? parsed.map(String).join('、') : text
  } catch (error) {
    // Words that happen to begin with a bracket are words.
    if (error instanceof SyntaxError) return text
    throw error
  }
}
