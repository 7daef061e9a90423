import { Segmented } from 'antd'
import { useState } from 'react'
import {
  type BusinessCalendar,
  type Hours,
  type ProfileCalendars,
  weekDays,
} from '../../../../main/contract/profile-calendars.ts'
import { useLanguage, useTexts } from '../../../app/i18n.ts'
import { CalendarDates } from './CalendarDates.tsx'
import { CalendarYears } from './CalendarYears.tsx'
import { HoursInput } from './HoursInput.tsx'
import { faultAt } from './NameFields.tsx'
import { SectionFrame } from './SectionFrame.tsx'
import { texts } from './texts.ts'
import type { SectionEditor } from './useSection.ts'

/** When the desk and the departments are open: what working hours and working days are counted in. */
export function CalendarPage() {
  const t = useTexts(texts)
  return (
    <SectionFrame section="calendars" hint={t('hint.calendars')}>
      {editor => <Calendars editor={editor} />}
    </SectionFrame>
  )
}

function Calendars({ editor }: { readonly editor: SectionEditor<ProfileCalendars> }) {
  const t = useTexts(texts)
  const language = useLanguage()
  const { draft, edit } = editor
  const [chosen, setChosen] = useState(draft.calendars[0]?.id ?? '')
  const index = Math.max(
    0,
    draft.calendars.findIndex(({ id }) => id === chosen),
  )
  const calendar = draft.calendars[index]
  if (!calendar) return null
  const change = (next: BusinessCalendar) =>
    edit({ ...draft, calendars: draft.calendars.map((each, place) => (place === index ? next : each)) })
  return (
    <>
      <section className="settings-part">
        <Segmented
          aria-label={t('whoseHours')}
          value={calendar.id}
          onChange={setChosen}
          options={draft.calendars.map(({ id, name }) => ({ value: id, label: name[language] }))}
        />
        <WeekTable key={calendar.id} calendar={calendar} index={index} editor={editor} onChange={change} />
      </section>
      <CalendarDates
        key={`dates ${calendar.id}`}
        calendar={calendar}
        index={index}
        editor={editor}
        onChange={change}
      />
      <CalendarYears editor={editor} />
    </>
  )
}

interface WeekTableProps {
  readonly calendar: BusinessCalendar
  /** Place of the calendar in the section. */
  readonly index: number
  readonly editor: SectionEditor<ProfileCalendars>
  onChange(calendar: BusinessCalendar): void
}

/** The hours of each day of the week, of holidays and of worked weekends. */
function WeekTable({ calendar, index, editor, onChange }: WeekTableProps) {
  const t = useTexts(texts)
  const language = useLanguage()
  const { locked, faults } = editor
  const line = (
    label: string,
    hours: Hours,
    place: readonly PropertyKey[],
    change: (hours: Hours) => void,
  ) => (
    <tr key={label}>
      <th scope="row">{label}</th>
      <td>
        <HoursInput
          label={label}
          hours={hours}
          locked={locked}
          fault={faultAt(faults, ['calendars', index, ...place])?.why[language]}
          onChange={change}
        />
      </td>
    </tr>
  )
  return (
    <>
      <table className="profile-table profile-week">
        <tbody>
          {weekDays.map(day =>
            line(t(`day.${day}`), calendar.week[day], ['week', day], hours =>
              onChange({ ...calendar, week: { ...calendar.week, [day]: hours } }),
            ),
          )}
          {line(t('onHoliday'), calendar.holiday, ['holiday'], holiday => onChange({ ...calendar, holiday }))}
          {line(t('onMakeUp'), calendar.makeUp, ['makeUp'], makeUp => onChange({ ...calendar, makeUp }))}
        </tbody>
      </table>
      <p className="desk-soft">{t('hoursHint')}</p>
    </>
  )
}
