import { Button, Input, Select } from 'antd'
import { useEffect, useRef, useState } from 'react'
import type { TextAreaRef } from 'antd/es/input/TextArea'
import type { SheetDetail } from '../../../main/contract/sheet-views.ts'
import {
  deliveryWays,
  type SheetPart,
  type SheetStep,
  withdrawReasons,
} from '../../../main/contract/sheets.ts'
import { deliveryWayWords, withdrawWords } from '../../../main/contract/sheet-words.ts'
import { formatMoment } from '../../app/format.ts'
import { useLanguage, useTexts } from '../../app/i18n.ts'
import { isComposing } from '../../app/hotkeys.ts'
import { DateTimeField } from '../../components/date/DateField.tsx'
import { DeskForm } from '../../components/DeskForm.tsx'
import { ErrorNote } from '../../components/ErrorState.tsx'
import { Field } from '../../components/Field.tsx'
import { MeanwhileNote } from '../../components/meanwhile/MeanwhileNote.tsx'
import { useMeanwhile } from '../../components/meanwhile/useMeanwhile.ts'
import { KeyHint } from '../../components/KeyHint.tsx'
import { useWord } from '../cases/words.ts'
import { momentOf } from './moment.ts'
import { asks, missingFrom, nothingFilled, type StepWords } from './step-words.ts'
import { ReplyFiles } from './ReplyFiles.tsx'
import { texts } from './texts.ts'
import { useAttach } from './useAttach.ts'
import { useStep } from './useStep.ts'

interface StepFormProps {
  readonly detail: SheetDetail
  readonly step: SheetStep
  onDone(): void
}

/** What a step asks for, in place; `Ctrl Enter` sends, Escape gives it up. */
export function StepForm({ detail, step, onDone }: StepFormProps) {
  const t = useTexts(texts)
  const language = useLanguage()
  const [filled, setFilled] = useState<StepWords>(nothingFilled)
  const [tried, setTried] = useState(false)
  const words = useRef<TextAreaRef>(null)
  const { send, pending, error } = useStep(detail)
  const [files, setFiles] = useState<readonly File[]>([])
  const attaching = useAttach(detail.id)
  const part = partOf[step]
  const missing = missingFrom(step, filled, detail)
  const set = (part: Partial<StepWords>) => setFilled(current => ({ ...current, ...part }))
  const meanwhile = useMeanwhile({
    now: { dueAt: detail.dueAt },
    mine: { dueAt: step === 'moveDue' ? (momentOf(filled.due) ?? detail.dueAt) : detail.dueAt },
    take: () => set({ due: '' }),
  })
  const { text: asksText } = asks(step)
  useEffect(() => {
    words.current?.focus()
  }, [])
  // Files first: behind the reply the form is gone, and a file that failed must not go unseen.
  const sendAll = async () => {
    if (part) await attaching.attach(files, part, file => setFiles(left => left.filter(one => one !== file)))
    await send(step, filled, meanwhile.base)
  }
  const submit = () => {
    setTried(true)
    if (missing.length > 0 || pending || attaching.busy) return
    // A refusal stands below, and everything typed stays.
    sendAll().then(onDone, () => undefined)
  }
  return (
    <DeskForm onSubmit={submit} ctrlEnter className="sheet-step" label={t(`do.${step}`)}>
      <h2>{t(`do.${step}`)}</h2>
      <StepFields detail={detail} step={step} filled={filled} set={set} tried={tried} />
      {asksText ? (
        <Input.TextArea
          ref={words}
          value={filled.text}
          maxLength={asksText === 'long' ? 20_000 : 2_000}
          aria-label={sayOf(step, t)}
          placeholder={sayOf(step, t)}
          status={tried && missing.includes('text') ? 'error' : ''}
          autoSize={{ minRows: 2, maxRows: 10 }}
          onChange={event => set({ text: event.target.value })}
          onKeyDown={event => {
            if (event.key === 'Escape' && !isComposing(event)) onDone()
          }}
        />
      ) : null}
      {part ? <ReplyFiles files={files} onChange={setFiles} /> : null}
      {step === 'moveDue' ? (
        <MeanwhileNote
          meanwhile={meanwhile}
          thing={detail}
          say={(_, value) => formatMoment(Number(value), language)}
        />
      ) : null}
      <ErrorNote error={error ?? attaching.error} />
      <div className="sheet-step-foot">
        <Button type="primary" htmlType="submit" loading={pending || attaching.busy}>
          {t(`do.${step}`)} <KeyHint keys="Ctrl Enter" />
        </Button>
        <Button onClick={onDone}>
          {t('cancel')} <KeyHint keys="Esc" />
        </Button>
        <span role="status">{tried && missing.length > 0 ? t('missing') : ''}</span>
      </div>
    </DeskForm>
  )
}

/** Steps whose words may come with files, and what the files belong to then. */
const partOf: Readonly<Partial<Record<SheetStep, SheetPart>>> = { reply: 'reply', answer: 'answer' }

type SayStep =
  | 'reply'
  | 'accept'
  | 'sendBack'
  | 'close'
  | 'withdraw'
  | 'chase'
  | 'moveDue'
  | 'takeStep'
  | 'answer'
const sayOf = (step: SheetStep, t: (key: `say.${SayStep}`) => string) => t(`say.${step as SayStep}`)

/** Everything a step asks for besides words. */
function StepFields(props: {
  readonly detail: SheetDetail
  readonly step: SheetStep
  readonly filled: StepWords
  set(part: Partial<StepWords>): void
  readonly tried: boolean
}) {
  const { detail, step, filled, set, tried } = props
  const t = useTexts(texts)
  const word = useWord()
  const asked = asks(step)
  const missing = missingFrom(step, filled, detail)
  const errorOf = (name: keyof StepWords) => (tried && missing.includes(name) ? t('missing') : undefined)
  const next = detail.way.find(one => one.state === 'next')
  return (
    <div className="sheet-step-fields">
      {asked.who ? (
        <Field label={t(step === 'reply' ? 'repliedBy' : 'receivedBy')}>
          {control => (
            <Input
              {...control}
              value={filled.who}
              maxLength={200}
              autoFocus={asked.text === undefined}
              onChange={event => set({ who: event.target.value })}
            />
          )}
        </Field>
      ) : null}
      {asked.way ? (
        <Field label={t('deliveryWay')}>
          {({ id }) => (
            <Select
              id={id}
              value={filled.way}
              options={deliveryWays.map(way => ({ value: way, label: word(deliveryWayWords[way]) }))}
              onChange={way => set({ way })}
            />
          )}
        </Field>
      ) : null}
      {asked.reason ? (
        <Field label={t('reason')}>
          {({ id }) => (
            <Select
              id={id}
              value={filled.reason}
              options={withdrawReasons.map(reason => ({ value: reason, label: word(withdrawWords[reason]) }))}
              onChange={reason => set({ reason })}
            />
          )}
        </Field>
      ) : null}
      {step === 'takeStep' && next ? (
        <Field label={`${t('step')} · ${word(next.name)}`} error={errorOf('outcome')}>
          {({ id }) =>
            next.outcomes.length === 0 ? (
              <Input id={id} value={word(next.name)} readOnly />
            ) : (
              <Select
                id={id}
                placeholder={t('outcome')}
                value={filled.outcome === '' ? null : filled.outcome}
                options={next.outcomes.map(one => ({ value: one.id, label: word(one.name) }))}
                onChange={outcome => set({ outcome: outcome ?? '' })}
              />
            )
          }
        </Field>
      ) : null}
      {asked.due ? (
        <Field
          label={t('newDue')}
          hint={step === 'sendBack' ? t('newDueHint') : undefined}
          error={errorOf('due')}
        >
          {control => <DateTimeField {...control} value={filled.due} onChange={due => set({ due })} />}
        </Field>
      ) : null}
      {asked.at ? (
        <Field label={t('when')} hint={t('whenHint')}>
          {control => (
            <DateTimeField {...control} value={filled.at} usualClock="09:00" onChange={at => set({ at })} />
          )}
        </Field>
      ) : null}
    </div>
  )
}
