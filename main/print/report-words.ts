import type { Language } from '../contract/errors.ts'
import { minutesWords, type ReportColumnKind, type ReportValue } from '../contract/report-content.ts'
import { formatTime } from './format.ts'

/** A value of a report as people read it. @param timeZone IANA zone of the site */
export function reportValue(
  value: ReportValue,
  kind: ReportColumnKind,
  { language, timeZone }: { readonly language: Language; readonly timeZone: string },
): string {
  if (value === null) return '—'
  if (typeof value === 'string') return value
  if (kind === 'time') return formatTime(value, timeZone, language)
  if (kind === 'money') return `¥${(value / 100).toFixed(2).replace(/\B(?=(\d{3})+(?!\d))/g, ',')}`
  if (kind === 'minutes') return minutesWords(value, language)
  return String(value)
}
