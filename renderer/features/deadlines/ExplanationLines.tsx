import type { ExplanationLine } from '../../../main/contract/deadlines.ts'
import { formatDayWithWeekday, formatMoment, startOfDay } from '../../app/format.ts'
import { comma, type Translate, useLanguage, useTexts } from '../../app/i18n.ts'
import { minutesText } from './due-text.ts'
import { texts } from './texts.ts'

/** What a clock counted and what it did not, line by line. */
export function ExplanationLines({ lines }: { readonly lines: readonly ExplanationLine[] }) {
  const t = useTexts(texts)
  const language = useLanguage()
  return (
    <table className="deadline-lines">
      <tbody>
        {lines.map((line, index) => (
          <tr key={keyOf(line)} className={counts(line) ? undefined : 'desk-soft'}>
            <td className="desk-figures">{whenOf(line, language)}</td>
            <td className={line.type === 'hours' ? 'deadline-count' : undefined}>
              {whatOf(line, t, language)}
            </td>
            <td className="desk-figures deadline-sum">
              {line.type === 'hours' ? `∑ ${minutesText(countedUntil(lines, index), t)}` : ''}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** Minutes counted up to a line, that line included. */
const countedUntil = (lines: readonly ExplanationLine[], index: number) =>
  lines.slice(0, index + 1).reduce((sum, line) => sum + (line.type === 'hours' ? line.minutes : 0), 0)

const keyOf = (line: ExplanationLine) => (line.type === 'day' ? line.day : `${line.type} ${line.from}`)

const counts = (line: ExplanationLine) => line.type === 'hours' || (line.type === 'day' && line.nth !== null)

function whenOf(line: ExplanationLine, language: 'zh' | 'en'): string {
  if (line.type === 'day') return formatDayWithWeekday(startOfDay(line.day), language)
  const from = formatMoment(line.from, language)
  if (line.to === null) return `${from} –`
  const to = formatMoment(line.to, language)
  // The day is said once where both are on it.
  const sameDay = from.slice(0, 10) === to.slice(0, 10)
  return `${from} – ${sameDay ? to.slice(-5) : to}`
}

function whatOf(line: ExplanationLine, t: Translate<typeof texts>, language: 'zh' | 'en'): string {
  switch (line.type) {
    case 'hours':
      return `+ ${minutesText(line.minutes, t)}`
    case 'wait':
      return t(line.to === null ? 'waitOpen' : 'wait')
    case 'closed':
      if (line.holidays.length > 0)
        return t('closedHoliday', { names: line.holidays.map(name => name[language]).join(comma()) })
      return t(line.weekend ? 'closedWeekend' : 'closed')
    case 'day':
      return t(`day.${line.why}`, { nth: line.nth ?? '', name: line.holiday?.[language] ?? '' })
  }
}
