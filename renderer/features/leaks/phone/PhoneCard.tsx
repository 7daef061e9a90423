import { Button } from 'antd'
import { useRef, useState } from 'react'
import { bringWords, leakDueWords, leakWords } from '../../../../main/contract/leak-words.ts'
import type { LeakState } from '../../../../main/contract/leaks.ts'
import type { PhoneStep, TakenBackStep } from '../../../../main/contract/team-phone.ts'
import { newId } from '../../../app/api.ts'
import { formatClock } from '../../../app/format.ts'
import { useLanguage, useTexts } from '../../../app/i18n.ts'
import { useNow } from '../../../app/now.ts'
import { ErrorNote } from '../../../components/ErrorState.tsx'
import { StateTag } from '../../../components/StateTag.tsx'
import { type Device, writing } from '../../../offline/device.ts'
import { useWord } from '../../cases/words.ts'
import { LeakStateTag } from '../LeakTags.tsx'
import { aboutLeak, placeOf } from '../message.ts'
import { mayStop, nextStep } from '../next-step.ts'
import { texts } from '../texts.ts'
import { type Pressed, type ShownTask, thingOf } from './kept-list.ts'
import { type Ask, PhoneForm, type Said } from './PhoneForm.tsx'
import { phoneTexts } from './phone-texts.ts'

/** For how long a mistaken press can be taken back here, in milliseconds. */
const undoFor = 60_000

interface PhoneCardProps {
  readonly task: ShownTask
  readonly device: Device
}

/** One leak: what it is, whom to call, one big button for what comes next. Each press is kept before it is sent. */
export function PhoneCard({ task, device: { store, outbox } }: PhoneCardProps) {
  const t = useTexts(phoneTexts)
  const board = useTexts(texts)
  const word = useWord()
  const language = useLanguage()
  const camera = useRef<HTMLInputElement>(null)
  const [asking, setAsking] = useState<Ask>()
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<unknown>(null)
  const { caseId, due, state } = task
  const place = placeOf(task)
  const to = nextStep(task)
  const after = state === 'stopped' || state === 'planned'
  const pressed = useNow() - (task.pressed?.at ?? 0) < undoFor ? task.pressed : undefined
  const keep = (work: () => Promise<void>) => {
    setFailure(null)
    setBusy(true)
    writing(work)
      .then(() => setAsking(undefined), setFailure)
      .finally(() => setBusy(false))
  }
  const record = (step: PhoneStep, said: Said & { readonly undone?: TakenBackStep }, before: LeakState) =>
    outbox.record([
      {
        id: newId(),
        thing: thingOf(caseId, step, before),
        content: {
          kind: 'command',
          procedure: 'teamPhone.step',
          commandId: newId(),
          input: { caseId, step, ...said },
          label: t('label', { place, what: word(leakWords[`step.${step}`]) }),
        },
      },
    ])
  const say = (step: PhoneStep, said: Said = {}) => keep(() => record(step, said, state))
  const takeBack = ({ itemId, step, before }: Pressed) =>
    keep(async () => {
      // What left this phone already is put right at the desk.
      if (!(await outbox.takeBack(itemId))) await record('takeBack', { undone: step }, before)
    })
  const photograph = (files: readonly File[]) =>
    keep(async () => {
      for (const file of files) {
        const photoId = newId()
        const label = t('photoLabel', { place })
        const thing = thingOf(caseId, 'photo')
        await store.keepFile(photoId, file)
        const name = file.name === '' ? 'photo.jpg' : file.name
        const input = { caseId, photoId, uploadId: { $upload: photoId } }
        const procedure = 'teamPhone.photo'
        await outbox.record([
          { id: photoId, thing, content: { kind: 'file', name, size: file.size, label } },
          {
            id: newId(),
            thing,
            files: [photoId],
            content: { kind: 'command', procedure, commandId: newId(), input, label },
          },
        ])
      }
    })
  return (
    <li className={task.onTop ? 'field-card field-card-top' : 'field-card'}>
      <div className="field-head">
        <strong>{place}</strong>
        {task.floor === null ? null : <span>{t('floor', { floor: task.floor })}</span>}
        <LeakStateTag state={state} />
        {task.waiting > 0 ? (
          <StateTag tone="waiting">{t('waiting', { count: task.waiting })}</StateTag>
        ) : null}
      </div>
      <span className={task.severity === 'danger' ? 'field-danger' : undefined}>
        {task.severity === 'danger' ? '⚠ ' : ''}
        {aboutLeak(task, language)}
      </span>
      {task.said ? (
        <span>
          {t('said')}
          {task.said}
        </span>
      ) : null}
      {task.note ? (
        <span>
          {t('desk')}
          {task.note}
        </span>
      ) : null}
      {after ? null : (
        <span className="desk-soft">
          {board('bring')}
          {word(bringWords[task.entry])}
          {due.at === null || task.waiting > 0
            ? ''
            : ` · ${word(leakDueWords[due.what])} ${formatClock(due.at)}`}
        </span>
      )}
      {task.contactPromisedAt === null ? null : (
        <span className="desk-soft">{t('promised', { time: formatClock(task.contactPromisedAt) })}</span>
      )}
      {task.phone ? (
        <a className="field-call" href={`tel:${task.phone}`}>
          ☎ {[task.name, task.phone].filter(Boolean).join(' ')}
        </a>
      ) : null}
      <ErrorNote error={failure} />
      <input
        ref={camera}
        type="file"
        accept="image/*"
        capture="environment"
        hidden
        onChange={event => {
          const files = [...(event.target.files ?? [])]
          event.target.value = ''
          photograph(files)
        }}
      />
      {asking ? (
        <PhoneForm ask={asking} busy={busy} onSay={say} onCancel={() => setAsking(undefined)} />
      ) : (
        <>
          {to && !after ? (
            <Button
              block
              type="primary"
              size="large"
              className="field-next"
              disabled={busy}
              onClick={() => say(to)}
            >
              {word(leakWords[`step.${to}`])}
            </Button>
          ) : null}
          {after ? (
            <Button block type="primary" className="field-next" onClick={() => setAsking('repaired')}>
              {t('repaired')}
            </Button>
          ) : null}
          <div className="field-others">
            {mayStop(task) && to !== 'stopped' ? (
              <Button disabled={busy} onClick={() => say('stopped')}>
                {t('stop')}
              </Button>
            ) : null}
            {after || state === 'noEntry' ? null : (
              <Button onClick={() => setAsking('noEntry')}>{t('door')}</Button>
            )}
            <Button onClick={() => setAsking('needs')}>{t('needs')}</Button>
            <Button disabled={busy} onClick={() => camera.current?.click()}>
              {t('photo')}
            </Button>
          </div>
          {pressed ? (
            <Button className="field-undo" disabled={busy} onClick={() => takeBack(pressed)}>
              {t('undo', { what: word(leakWords[`step.${pressed.step}`]) })}
            </Button>
          ) : null}
        </>
      )}
    </li>
  )
}
