import type { Language } from '../contract/errors.ts'
import type { ReportColumnKind, ReportValue } from '../contract/report-content.ts'
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

function minutesWords(minutes: number, language: Language): string {
  const whole = Math.round(minutes)
  const [days, hours, rest] = [Math.floor(whole / 1440), Math.floor((whole % 1440) / 60), whole % 60]
  const words = language === 'zh' ? ([' 天', ' 小时', ' 分'] as const) : ([' d', ' h', ' min'] as const)
  const parts = [
    days > 0 ? `${days}${words[0]}` : '',
    hours > 0 ? `${hours}${words[1]}` : '',
    // Of what took days nobody wants the minutes.
    days === 0 && (rest > 0 || hours === 0) ? `${rest}${words[2]}` : '',
  ]
  return parts.filter(part => part !== '').join(' ')
}
