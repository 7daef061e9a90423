import { Button, Input } from 'antd'
import { useState } from 'react'
import type { BusinessCalendar, ProfileCalendars } from '../../../../main/contract/profile-calendars.ts'
import { Day } from '../../../../main/contract/values.ts'
import { useLanguage, useTexts } from '../../../app/i18n.ts'
import { DateField } from '../../../components/date/DateField.tsx'
import { DeskForm } from '../../../components/DeskForm.tsx'
import { HoursInput } from './HoursInput.tsx'
import { faultAt } from './NameFields.tsx'
import { texts } from './texts.ts'
import type { SectionEditor } from './useSection.ts'

interface CalendarDatesProps {
  readonly calendar: BusinessCalendar
  /** Place of the calendar in the section. */
  readonly index: number
  readonly editor: SectionEditor<ProfileCalendars>
  onChange(calendar: BusinessCalendar): void
}

/** Hours of single dates: closed for stocktaking, open late on handover day. */
export function CalendarDates({ calendar, index, editor, onChange }: CalendarDatesProps) {
  const t = useTexts(texts)
  const language = useLanguage()
  const { locked, faults } = editor
  const [day, setDay] = useState('')
  const { dates } = calendar
  const mayAdd = Day.safeParse(day).success && !dates.some(each => each.day === day)
  const set = (next: BusinessCalendar['dates']) =>
    onChange({ ...calendar, dates: next.toSorted((a, b) => (a.day < b.day ? -1 : 1)) })
  const change = (place: number, more: Partial<BusinessCalendar['dates'][number]>) =>
    set(dates.map((each, other) => (other === place ? { ...each, ...more } : each)))
  return (
    <section className="settings-part">
      <h2>{t('dates')}</h2>
      <p className="desk-soft">{dates.length === 0 ? t('datesEmpty') : t('datesHint')}</p>
      {dates.length > 0 ? (
        <table className="profile-table">
          <thead>
            <tr>
              <th scope="col">{t('date')}</th>
              <th scope="col">{t('hours')}</th>
              <th scope="col">{t('why')}</th>
              {locked ? null : <th scope="col">{t('order')}</th>}
            </tr>
          </thead>
          <tbody>
            {dates.map((each, place) => (
              <tr key={each.day}>
                <th scope="row" className="desk-figures">
                  {each.day}
                </th>
                <td>
                  <HoursInput
                    label={`${t('hours')} ${each.day}`}
                    hours={each.hours}
                    locked={locked}
                    fault={faultAt(faults, ['calendars', index, 'dates', place])?.why[language]}
                    onChange={hours => change(place, { hours })}
                  />
                </td>
                <td>
                  <Input
                    aria-label={`${t('why')} ${each.day}`}
                    value={each.note ?? ''}
                    maxLength={100}
                    disabled={locked}
                    onChange={event => change(place, { note: event.target.value })}
                  />
                </td>
                {locked ? null : (
                  <td>
                    <Button
                      size="small"
                      type="text"
                      danger
                      aria-label={`${t('remove')} ${each.day}`}
                      onClick={() => set(dates.filter(other => other.day !== each.day))}
                    >
                      {t('remove')}
                    </Button>
                  </td>
                )}
              </tr>
            ))}
          </tbody>
        </table>
      ) : null}
      {locked ? null : (
        <DeskForm
          className="settings-buttons profile-wrap"
          label={t('dates')}
          onSubmit={() => {
            if (!mayAdd) return
            set([...dates, { day, hours: [] }])
            setDay('')
          }}
        >
          <DateField className="profile-day" aria-label={t('date')} value={day} onChange={setDay} />
          <Button htmlType="submit" disabled={!mayAdd}>
            {t('addDate')}
          </Button>
        </DeskForm>
      )}
    </section>
  )
}
