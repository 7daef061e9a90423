import { useQuery } from '@tanstack/react-query'
import { Button, Checkbox } from 'antd'
import { useState } from 'react'
import type { SeasonPlan, ShiftRow } from '../../../main/contract/season.ts'
import { shiftWords } from '../../../main/contract/season-words.ts'
import { newId, useCommand, useTRPC } from '../../app/api.ts'
import { comma, useTexts } from '../../app/i18n.ts'
import { addDays, addMonths } from '../../components/date/days.ts'
import { DeskForm } from '../../components/DeskForm.tsx'
import { Dialog } from '../../components/Dialog.tsx'
import { EmptyState } from '../../components/EmptyState.tsx'
import { ErrorNote, ErrorState } from '../../components/ErrorState.tsx'
import { Field } from '../../components/Field.tsx'
import { Loading } from '../../components/Loading.tsx'
import { useWord } from '../cases/words.ts'
import { ExportRegister } from '../registers/ExportRegister.tsx'
import { StaffPicks } from '../registers/StaffPick.tsx'
import { FormFoot } from './FormFoot.tsx'
import { nobodyYet, type PersonEntry, PersonFields, personSent, phoneIsWrong } from './PersonFields.tsx'
import { texts } from './texts.ts'

interface RosterProps {
  readonly season: SeasonPlan | null
  readonly edits: boolean
  /** `2026-07` */
  readonly month: string
  onMonth(month: string): void
}

/** Who is on duty when: a month of shifts, open ones marked, filled by turns or one by one. */
export function RosterTab({ season, edits, month, onMonth }: RosterProps) {
  const t = useTexts(texts)
  const word = useWord()
  const trpc = useTRPC()
  const from = `${month}-01`
  const to = addDays(addMonths(from, 1), -1)
  const found = useQuery(trpc.season.roster.queryOptions({ from, to }))
  const duty = useQuery(trpc.season.onDuty.queryOptions())
  const [shift, setShift] = useState<ShiftRow>()
  const [filling, setFilling] = useState(false)
  const shifts = found.data ?? []
  const open = shifts.filter(({ people }) => people.length === 0).length
  // Without a plan nobody has to be there: a month of gaps would say otherwise.
  const shown = season ? shifts : shifts.filter(({ people }) => people.length > 0)
  const byDay = [...Map.groupBy(shown, ({ day }) => day)]
  const namesOf = (people: readonly { readonly name: string | null; readonly phone: string | null }[]) =>
    people.map(({ name, phone }) => [name ?? '—', phone].filter(Boolean).join(' ')).join(comma())
  return (
    <section>
      <p role="status">
        {t('now')}: {duty.data && duty.data.people.length > 0 ? namesOf(duty.data.people) : t('nowNobody')}
      </p>
      <div className="season-actions">
        <Button onClick={() => onMonth(addMonths(from, -1).slice(0, 7))}>{t('previousMonth')}</Button>
        <strong>{month}</strong>
        <Button onClick={() => onMonth(addMonths(from, 1).slice(0, 7))}>{t('nextMonth')}</Button>
        {found.data && season ? <span>{open > 0 ? t('gaps', { count: open }) : t('full')}</span> : null}
        {edits ? (
          <Button type="primary" onClick={() => setFilling(true)}>
            {t('fill')}
          </Button>
        ) : null}
        <ExportRegister
          seen={{ list: { list: 'duty-roster', from, to }, title: t('tab.roster'), words: [month] }}
        />
      </div>
      {season === null ? <EmptyState text={t('noPlanRoster')} /> : null}
      {found.error && !found.data ? <ErrorState error={found.error} retry={found.refetch} /> : null}
      {found.isPending ? <Loading rows={10} /> : null}
      <div className="season-table">
        <table aria-label={t('tab.roster')}>
          <tbody>
            {byDay.map(([day, rows]) => (
              <tr key={day}>
                <th scope="row" className="season-day">
                  {day} {word(rows[0]?.holiday ?? undefined)}
                </th>
                {rows.map(row => (
                  <td key={row.shift}>
                    {word(shiftWords[row.shift])}:{' '}
                    {row.people.length > 0 ? namesOf(row.people) : <strong>▲ {t('open')}</strong>}{' '}
                    {edits ? (
                      <Button
                        size="small"
                        type="text"
                        aria-label={`${t('change')} ${day} ${word(shiftWords[row.shift])}`}
                        onClick={() => setShift(row)}
                      >
                        {t('change')}
                      </Button>
                    ) : null}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {shift && season ? (
        <ShiftForm season={season} shift={shift} onClose={() => setShift(undefined)} />
      ) : null}
      {filling && season ? (
        <FillForm
          season={season}
          month={month}
          days={{ from, to }}
          seen={shifts.flatMap(({ people }) => people.map(({ id }) => id))}
          onClose={() => setFilling(false)}
        />
      ) : null}
    </section>
  )
}

interface ShiftFormProps {
  readonly season: SeasonPlan
  readonly shift: ShiftRow
  onClose(): void
}

function ShiftForm({ season, shift, onClose }: ShiftFormProps) {
  const t = useTexts(texts)
  const word = useWord()
  const trpc = useTRPC()
  const save = useCommand(trpc.season.setShift, { onSuccess: onClose })
  const [people, setPeople] = useState<readonly (PersonEntry & { readonly key: string })[]>(() =>
    shift.people.length > 0
      ? shift.people.map(({ id, staffId, name, phone }) => ({
          key: id,
          staffId,
          name: staffId === null ? (name ?? '') : '',
          phone: phone ?? '',
        }))
      : [{ ...nobodyYet, key: newId() }],
  )
  const title = t('editShift', { day: shift.day, shift: word(shiftWords[shift.shift]) })
  const submit = () => {
    if (people.some(({ phone }) => phoneIsWrong(phone))) return
    save.send({
      seasonId: season.id,
      day: shift.day,
      shift: shift.shift,
      people: people.flatMap(one => personSent(one) ?? []),
      base: { people: shift.people.map(({ id }) => id) },
    })
  }
  return (
    <Dialog title={title} footer={null} width={460} onCancel={onClose}>
      <DeskForm onSubmit={submit} ctrlEnter className="season-form" label={title}>
        {people.map(person => (
          <PersonFields
            key={person.key}
            value={person}
            onChange={next =>
              setPeople(all => all.map(one => (one.key === person.key ? { ...next, key: one.key } : one)))
            }
          />
        ))}
        {people.length < 6 ? (
          <Button onClick={() => setPeople(all => [...all, { ...nobodyYet, key: newId() }])}>
            {t('add')}
          </Button>
        ) : null}
        <ErrorNote error={save.error} />
        <FormFoot pending={save.pending} onCancel={onClose} />
      </DeskForm>
    </Dialog>
  )
}

interface FillFormProps {
  readonly season: SeasonPlan
  readonly month: string
  readonly days: { readonly from: string; readonly to: string }
  readonly seen: string[]
  onClose(): void
}

const sorts = ['day', 'night', 'holiday'] as const
const sortTexts = { day: 'shiftDay', night: 'shiftNight', holiday: 'shiftHoliday' } as const

function FillForm({ season, month, days, seen, onClose }: FillFormProps) {
  const t = useTexts(texts)
  const trpc = useTRPC()
  const fill = useCommand(trpc.season.fillRoster, { onSuccess: onClose })
  const [turns, setTurns] = useState<Record<(typeof sorts)[number], readonly string[]>>({
    day: [],
    night: [],
    holiday: [],
  })
  const [replace, setReplace] = useState(false)
  const rotation = (sort: (typeof sorts)[number]) => turns[sort].map(staffId => [{ staffId }])
  const title = t('fillTitle', { month })
  const submit = () =>
    fill.send({
      seasonId: season.id,
      ...days,
      day: rotation('day'),
      night: rotation('night'),
      holiday: rotation('holiday'),
      replace,
      base: { people: seen },
    })
  return (
    <Dialog title={title} footer={null} width={520} onCancel={onClose}>
      <DeskForm onSubmit={submit} ctrlEnter className="season-form" label={title}>
        <p className="desk-soft">{t('fillHint')}</p>
        {sorts.map(sort => (
          <Field key={sort} label={t(sortTexts[sort])}>
            {({ id }) => (
              <StaffPicks
                id={id}
                value={turns[sort]}
                onChange={chosen => setTurns(all => ({ ...all, [sort]: chosen }))}
              />
            )}
          </Field>
        ))}
        <Checkbox checked={replace} onChange={event => setReplace(event.target.checked)}>
          {t('replace')}
        </Checkbox>
        <ErrorNote error={fill.error} />
        <FormFoot pending={fill.pending} save={t('fill')} onCancel={onClose} />
      </DeskForm>
    </Dialog>
  )
}
