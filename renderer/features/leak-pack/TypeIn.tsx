import { useQuery } from '@tanstack/react-query'
import { App, Button, Checkbox, Input, type InputRef, Select } from 'antd'
import { useRef, useState } from 'react'
import { useCommand, useTRPC } from '../../app/api.ts'
import { momentOf } from '../../app/format.ts'
import { useTexts } from '../../app/i18n.ts'
import { DateTimeField } from '../../components/date/DateField.tsx'
import { DeskForm } from '../../components/DeskForm.tsx'
import { ErrorNote } from '../../components/ErrorState.tsx'
import { Field } from '../../components/Field.tsx'
import { Choices } from '../leak-intake/Choices.tsx'
import { inputOf, newCall } from '../leak-intake/entry.ts'
import '../leak-intake/leak-intake.css'
import { WhereField } from '../leak-intake/WhereField.tsx'
import { texts } from './texts.ts'

const times = ['called', 'sent', 'arrived', 'stopped'] as const
type Times = Readonly<Record<(typeof times)[number], string>>
const noTimes: Times = { called: '', sent: '', arrived: '', stopped: '' }
const at = (value: string): number | null => (value === '' ? null : momentOf(value))

/** Most letters a field takes. */
const longest = { name: 100, phone: 40, text: 2_000 } as const

/** One paper after the other: its number, the home, what was ticked, its own times. */
export function TypeIn() {
  const t = useTexts(texts)
  const trpc = useTRPC()
  const { message } = App.useApp()
  const teams = useQuery(trpc.teams.list.queryOptions())
  const [call, setCall] = useState(() => newCall('storm'))
  const [number, setNumber] = useState('')
  const [unknown, setUnknown] = useState(false)
  const [clocks, setClocks] = useState(noTimes)
  const [teamId, setTeam] = useState<string | null>(null)
  const [tried, setTried] = useState(false)
  const first = useRef<InputRef>(null)
  const keys = useRef<HTMLDivElement>(null)
  const typeIn = useCommand(trpc.leakPack.typeIn)

  const leak = inputOf(call, { vulnerable: false, returnOf: null })
  const calledAt = at(clocks.called)
  const missing = !leak || calledAt === null || number.trim() === ''

  const save = async () => {
    setTried(true)
    if (!leak || calledAt === null || missing) return
    const { returnOf: _, emergencyId: __, ...form } = leak
    const taken = await typeIn.run({
      number,
      unknown,
      leak: form,
      calledAt,
      sentAt: at(clocks.sent),
      arrivedAt: at(clocks.arrived),
      stoppedAt: at(clocks.stopped),
      teamId,
    })
    message.success(t(taken.joined ? 'joined' : 'done', { number: taken.number }))
    setCall(newCall('storm'))
    setNumber('')
    setUnknown(false)
    // The day of the next paper is mostly the same.
    setClocks({ ...noTimes, called: clocks.called })
    setTried(false)
    first.current?.focus()
  }
  return (
    <DeskForm
      className="leak-call"
      label={t('typeTitle')}
      ctrlEnter
      onSubmit={() => {
        // A refusal stands below, and everything typed stays.
        save().catch(() => undefined)
      }}
    >
      <h2>{t('typeTitle')}</h2>
      <div className="leak-pack-new">
        <Field label={t('number')} required>
          {control => (
            <Input
              {...control}
              ref={first}
              value={number}
              maxLength={40}
              autoComplete="off"
              onChange={event => setNumber(event.target.value)}
            />
          )}
        </Field>
        <Checkbox checked={unknown} onChange={event => setUnknown(event.target.checked)}>
          {t('unknown')}
        </Checkbox>
      </div>
      <WhereField
        key={call.caseId}
        where={call.where}
        placeMissing={tried}
        autoFocus={false}
        onAsked={() => keys.current?.focus()}
        onWhere={where => {
          setCall(current => ({ ...current, where }))
          if (where) setTimeout(() => keys.current?.focus())
        }}
      />
      <div ref={keys} tabIndex={-1} className="leak-choices">
        <Choices
          call={call}
          missing={[]}
          vulnerable={false}
          said={[]}
          disabled={call.where === null}
          change={part => setCall(current => ({ ...current, ...part }))}
        />
      </div>
      <div className="leak-fields">
        {(['name', 'phone', 'text'] as const).map(name => (
          <Field key={name} label={t(name)}>
            {control => (
              <Input
                {...control}
                value={call[name]}
                maxLength={longest[name]}
                autoComplete="off"
                onChange={event => setCall(current => ({ ...current, [name]: event.target.value }))}
              />
            )}
          </Field>
        ))}
      </div>
      <div className="leak-type-times">
        {times.map(name => (
          <Field key={name} label={t(name)} required={name === 'called'}>
            {control => (
              <DateTimeField
                {...control}
                value={clocks[name]}
                onChange={value => setClocks(current => ({ ...current, [name]: value }))}
              />
            )}
          </Field>
        ))}
        <Field label={t('team')}>
          {({ id }) => (
            <Select
              id={id}
              allowClear
              value={teamId}
              options={(teams.data ?? [])
                .filter(team => !team.retired)
                .map(team => ({ value: team.id, label: team.name }))}
              onChange={(chosen: string | null | undefined) => setTeam(chosen ?? null)}
            />
          )}
        </Field>
      </div>
      <div className="leak-take">
        {tried && missing ? <span className="leak-missing">{t('missing')}</span> : null}
        <ErrorNote error={typeIn.error} />
        <Button type="primary" htmlType="submit" loading={typeIn.pending}>
          {t('save')}
        </Button>
      </div>
    </DeskForm>
  )
}
