import { App, Button, Input, Radio } from 'antd'
import { useState } from 'react'
import {
  type EmergencyDetail,
  type EmergencyLevel,
  emergencyLevels,
} from '../../../main/contract/emergencies.ts'
import { emergencyKindWords, emergencyLevelWords } from '../../../main/contract/emergency-words.ts'
import { useCommand, useTRPC } from '../../app/api.ts'
import { useHotkey } from '../../app/hotkeys.ts'
import { useTexts } from '../../app/i18n.ts'
import { useMay } from '../../app/session.ts'
import { DeskForm } from '../../components/DeskForm.tsx'
import { ErrorNote } from '../../components/ErrorState.tsx'
import { Field } from '../../components/Field.tsx'
import { KeyHint } from '../../components/KeyHint.tsx'
import { StrokeNote } from '../../components/meanwhile/StrokeNote.tsx'
import { useStroke } from '../../components/meanwhile/useStroke.ts'
import { useWord } from '../cases/words.ts'
import { texts } from './texts.ts'

interface DetailProps {
  readonly detail: EmergencyDetail
}

/** What can be done with an emergency: another level, its end, or going on after it. */
export function EmergencyActions({ detail }: DetailProps) {
  const t = useTexts(texts)
  const may = useMay()
  const [doing, setDoing] = useState<'level' | 'end' | 'reopen'>()
  const close = () => setDoing(undefined)
  const leads = may('emergency.lead')
  const runs = detail.endedAt === null
  const hasLevel = runs && detail.level !== null
  useHotkey({ keys: 'L', label: t('changeLevel'), disabled: !leads || !hasLevel }, () => setDoing('level'))
  useHotkey({ keys: 'X', label: t('end'), disabled: !leads || !runs }, () => setDoing('end'))
  if (!leads) return null
  return (
    <>
      <div className="emergency-actions">
        {hasLevel ? (
          <Button onClick={() => setDoing('level')}>
            {t('changeLevel')} <KeyHint keys="L" />
          </Button>
        ) : null}
        {runs ? (
          <Button onClick={() => setDoing('end')}>
            {t('end')} <KeyHint keys="X" />
          </Button>
        ) : null}
        {detail.mayReopen ? <Button onClick={() => setDoing('reopen')}>{t('reopen')}</Button> : null}
      </div>
      {doing === 'level' && detail.level ? (
        <LevelForm detail={detail} level={detail.level} onDone={close} />
      ) : null}
      {doing === 'end' && runs ? <EndForm detail={detail} onDone={close} /> : null}
      {doing === 'reopen' && detail.mayReopen ? <ReopenForm detail={detail} onDone={close} /> : null}
    </>
  )
}

interface FormProps extends DetailProps {
  onDone(): void
}

function LevelForm({ detail, level, onDone }: FormProps & { readonly level: EmergencyLevel }) {
  const t = useTexts(texts)
  const word = useWord()
  const trpc = useTRPC()
  const { message } = App.useApp()
  const [chosen, setChosen] = useState(level)
  const [note, setNote] = useState('')
  const stroke = useStroke(useCommand(trpc.emergencies.changeLevel), {
    now: { level },
    open: true,
    says: (input: { emergencyId: string; level: EmergencyLevel; note?: string }) => ({ level: input.level }),
    onTake: onDone,
  })
  const submit = () =>
    stroke.send(
      { emergencyId: detail.id, level: chosen, ...(note.trim() === '' ? {} : { note: note.trim() }) },
      () => {
        message.success(t('levelChanged', { level: word(emergencyLevelWords[chosen]) }))
        onDone()
      },
    )
  return (
    <DeskForm onSubmit={submit} ctrlEnter className="emergency-form" label={t('changeLevel')}>
      <LevelField value={chosen} onChange={setChosen} />
      <NoteField value={note} onChange={setNote} />
      <StrokeNote
        stroke={stroke}
        thing={{ id: detail.id }}
        label={() => t('level')}
        say={(_, value) => word(emergencyLevelWords[emergencyLevels.find(one => one === value) ?? 'blue'])}
      />
      <Foot verb={t('changeLevel')} pending={stroke.pending} onCancel={onDone} />
    </DeskForm>
  )
}

function EndForm({ detail, onDone }: FormProps) {
  const t = useTexts(texts)
  const word = useWord()
  const trpc = useTRPC()
  const { message } = App.useApp()
  const [note, setNote] = useState('')
  const end = useCommand(trpc.emergencies.end)
  const submit = () => {
    // A refusal stands below.
    end.run({ emergencyId: detail.id, ...(note.trim() === '' ? {} : { note: note.trim() }) }).then(
      () => {
        message.success(t('ended'))
        onDone()
      },
      () => undefined,
    )
  }
  return (
    <DeskForm onSubmit={submit} ctrlEnter className="emergency-form" label={t('end')}>
      <h3>{t('endTitle', { kind: word(emergencyKindWords[detail.kind]) })}</h3>
      <p>{detail.open > 0 ? t('endOpen', { count: detail.open }) : t('endNothing')}</p>
      <NoteField value={note} onChange={setNote} autoFocus />
      <ErrorNote error={end.error} />
      <Foot verb={t('end')} pending={end.pending} onCancel={onDone} />
    </DeskForm>
  )
}

function ReopenForm({ detail, onDone }: FormProps) {
  const t = useTexts(texts)
  const trpc = useTRPC()
  const { message } = App.useApp()
  const [text, setText] = useState('')
  const [tried, setTried] = useState(false)
  const reopen = useCommand(trpc.emergencies.reopen)
  const missing = text.trim() === ''
  const submit = () => {
    setTried(true)
    if (missing) return
    reopen.run({ emergencyId: detail.id, text: text.trim() }).then(
      () => {
        message.success(t('reopened'))
        onDone()
      },
      () => undefined,
    )
  }
  return (
    <DeskForm onSubmit={submit} ctrlEnter className="emergency-form" label={t('reopen')}>
      <Field label={t('reason')} error={tried && missing ? t('reasonMissing') : undefined} required>
        {control => (
          <Input
            {...control}
            autoFocus
            maxLength={2_000}
            value={text}
            onChange={event => setText(event.target.value)}
          />
        )}
      </Field>
      <ErrorNote error={reopen.error} />
      <Foot verb={t('reopen')} pending={reopen.pending} onCancel={onDone} />
    </DeskForm>
  )
}

/** One of four levels, as the weather service says. */
export function LevelField({
  value,
  onChange,
}: {
  readonly value: EmergencyLevel | undefined
  onChange(level: EmergencyLevel): void
}) {
  const t = useTexts(texts)
  const word = useWord()
  return (
    <Field label={t('level')} hint={t('levelHint')} required>
      {() => (
        <Radio.Group
          aria-label={t('level')}
          className="emergency-levels"
          value={value}
          onChange={event => {
            const level = emergencyLevels.find(one => one === event.target.value)
            if (level) onChange(level)
          }}
          options={emergencyLevels.map(level => ({
            value: level,
            label: <span className={`level-tag level-tag-${level}`}>{word(emergencyLevelWords[level])}</span>,
          }))}
        />
      )}
    </Field>
  )
}

export function NoteField({
  value,
  onChange,
  autoFocus = false,
}: {
  readonly value: string
  onChange(value: string): void
  readonly autoFocus?: boolean
}) {
  const t = useTexts(texts)
  return (
    <Field label={t('note')}>
      {control => (
        <Input
          {...control}
          autoFocus={autoFocus}
          maxLength={2_000}
          placeholder={t('notePlaceholder')}
          value={value}
          onChange={event => onChange(event.target.value)}
        />
      )}
    </Field>
  )
}

/** Cancel and the one thing to do. */
export function Foot({
  verb,
  pending,
  onCancel,
}: {
  readonly verb: string
  readonly pending: boolean
  onCancel(): void
}) {
  const t = useTexts(texts)
  return (
    <div className="emergency-foot">
      <Button type="text" onClick={onCancel}>
        {t('cancel')}
      </Button>
      <Button type="primary" htmlType="submit" loading={pending}>
        {verb} <KeyHint keys="Ctrl Enter" />
      </Button>
    </div>
  )
}
