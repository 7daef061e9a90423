import { useQuery } from '@tanstack/react-query'
import { App, Radio } from 'antd'
import { useState } from 'react'
import {
  type EmergencyKind,
  emergencyKinds,
  type EmergencyLevel,
} from '../../../main/contract/emergencies.ts'
import { emergencyKindWords, emergencyLevelWords } from '../../../main/contract/emergency-words.ts'
import { newId, useCommand, useTRPC } from '../../app/api.ts'
import { useTexts } from '../../app/i18n.ts'
import { DeskForm } from '../../components/DeskForm.tsx'
import { ErrorNote } from '../../components/ErrorState.tsx'
import { Field } from '../../components/Field.tsx'
import { StateTag } from '../../components/StateTag.tsx'
import { useWord } from '../cases/words.ts'
import { Foot, LevelField, NoteField } from './EmergencyActions.tsx'
import { texts } from './texts.ts'
import { useRunning } from './useCurrent.ts'

interface StartFormProps {
  onDone(emergencyId: string): void
  onCancel(): void
}

/** Starts an emergency: what it is about, the level of a storm, a note. `Ctrl Enter` starts it. */
export function StartForm({ onDone, onCancel }: StartFormProps) {
  const t = useTexts(texts)
  const word = useWord()
  const trpc = useTRPC()
  const { message } = App.useApp()
  const running = useRunning() ?? []
  const rain = useQuery(trpc.rain.now.queryOptions())
  const [emergencyId] = useState(newId)
  const runs = (kind: EmergencyKind) => running.some(one => one.kind === kind)
  const [said, setKind] = useState<EmergencyKind>()
  const kind = said ?? emergencyKinds.find(one => !runs(one)) ?? 'storm'
  const [chosen, setLevel] = useState<EmergencyLevel>()
  const reached = rain.data?.level ?? null
  // A storm that is seen before any warning comes is started on the lowest level.
  const level = chosen ?? reached ?? 'blue'
  const [note, setNote] = useState('')
  const start = useCommand(trpc.emergencies.start)
  const submit = () => {
    const input = { emergencyId, kind, level: kind === 'storm' ? level : null }
    // A refusal stands below, and everything typed stays.
    start.run({ ...input, ...(note.trim() === '' ? {} : { note: note.trim() }) }).then(
      () => {
        message.success(t('started', { kind: word(emergencyKindWords[kind]) }))
        onDone(emergencyId)
      },
      () => undefined,
    )
  }
  return (
    <div className="emergency-form-pane">
      <DeskForm onSubmit={submit} ctrlEnter className="emergency-form" label={t('startTitle')}>
        <h2>{t('startTitle')}</h2>
        <Field label={t('kind')} required>
          {() => (
            <Radio.Group
              aria-label={t('kind')}
              className="emergency-levels"
              value={kind}
              onChange={event => setKind(emergencyKinds.find(one => one === event.target.value))}
            >
              {emergencyKinds.map(one => (
                <Radio key={one} value={one} disabled={runs(one)} autoFocus={one === kind}>
                  {`${word(emergencyKindWords[one])}${runs(one) ? ` · ${t('runsAlready')}` : ''}`}
                </Radio>
              ))}
            </Radio.Group>
          )}
        </Field>
        {kind === 'storm' ? (
          <>
            <LevelField value={level} onChange={setLevel} />
            {reached ? (
              <StateTag tone="dueSoon">
                {t('reached', { level: word(emergencyLevelWords[reached]) })}
              </StateTag>
            ) : null}
          </>
        ) : null}
        <NoteField value={note} onChange={setNote} />
        <ErrorNote error={start.error} />
        <Foot verb={t('startNow')} pending={start.pending} onCancel={onCancel} />
      </DeskForm>
    </div>
  )
}
