import { App, Button, Input } from 'antd'
import { useState } from 'react'
import type { LetterDetail } from '../../../main/contract/letters.ts'
import { needsApproval } from '../../../main/contract/letters.ts'
import { letterKindWords } from '../../../main/contract/register-words.ts'
import { useCommand, useTRPC } from '../../app/api.ts'
import { formatDay } from '../../app/format.ts'
import { useHotkey } from '../../app/hotkeys.ts'
import { useTexts } from '../../app/i18n.ts'
import { useMay, useMe } from '../../app/session.ts'
import { DateField } from '../../components/date/DateField.tsx'
import { ErrorNote } from '../../components/ErrorState.tsx'
import { Field } from '../../components/Field.tsx'
import { KeyHint } from '../../components/KeyHint.tsx'
import { MeanwhileNote } from '../../components/meanwhile/MeanwhileNote.tsx'
import { useStroke } from '../../components/meanwhile/useStroke.ts'
import { useUndo } from '../../components/undo.tsx'
import { useWord } from '../cases/words.ts'
import { commonTexts } from './common-texts.ts'
import { letterTexts } from './letter-texts.ts'
import { RegisterForm } from './RegisterForm.tsx'

type Doing = 'refuse' | 'reply' | 'withdraw' | 'record'

/** What can be done with a document now; the first is on `A`. */
export function LetterSteps({ letter }: { readonly letter: LetterDetail }) {
  const t = useTexts(letterTexts)
  const word = useWord()
  const trpc = useTRPC()
  const may = useMay()
  const me = useMe()
  const offerUndo = useUndo()
  const { message } = App.useApp()
  const [doing, setDoing] = useState<Doing>()
  const submit = useCommand(trpc.letters.submit)
  const approve = useCommand(trpc.letters.approve)
  const issue = useCommand(trpc.letters.issue)
  const close = useCommand(trpc.letters.close)
  const reopen = useCommand(trpc.letters.reopen)
  const confirm = useCommand(trpc.letters.confirmReading)
  const about = { letterId: letter.id }
  const approval = useStroke(approve, {
    now: readOf(letter),
    // What is approved is what was read: a change under the reader's eyes is asked about first.
    open: letter.state === 'submitted',
    says: () => ({}),
  })
  const { state, authority, direction } = letter
  const works = may('register.work')
  const mine = letter.circulation.some(one => one.staffId === me.staffId && one.readAt === null)
  const issueIt = () =>
    issue.run(about).then(
      ({ number }) => message.success(t('issued', { number })),
      () => undefined,
    )
  const closeIt = () =>
    close.run({ ...about, note: '' }).then(
      () => offerUndo(t('closed'), () => reopen.run(about)),
      () => undefined,
    )
  const steps: { readonly name: string; readonly label: string; run(): unknown }[] = []
  const step = (when: boolean, name: string, label: string, run: () => unknown) => {
    if (when) steps.push({ name, label, run })
  }
  const waits = needsApproval(authority)
  step(mine, 'confirm', t('confirm'), () => confirm.send(about))
  step(works && state === 'draft' && waits, 'submit', t('submit'), () => submit.send(about))
  step(may('letter.approve') && state === 'submitted', 'approve', t('approve'), () => approval.send(about))
  step(may('letter.approve') && state === 'submitted', 'refuse', t('refuse'), () => setDoing('refuse'))
  step(works && (state === 'approved' || (state === 'draft' && !waits)), 'issue', t('issue'), issueIt)
  step(works && letter.owesHeadquarters, 'record', t('record'), () => setDoing('record'))
  step(
    works && (state === 'issued' || state === 'received') && direction !== 'owners',
    'reply',
    t('reply'),
    () => setDoing('reply'),
  )
  step(works && ['issued', 'received', 'answered'].includes(state), 'close', t('close'), closeIt)
  step(works && state === 'closed', 'reopen', t('reopen'), () => reopen.send(about))
  step(works && ['draft', 'submitted', 'approved', 'issued'].includes(state), 'withdraw', t('withdraw'), () =>
    setDoing('withdraw'),
  )
  const [first] = steps
  useHotkey({ keys: 'A', label: t('keyNextStep'), disabled: first === undefined }, () => first?.run())
  const pending = [submit, approve, issue, close, reopen, confirm].some(one => one.pending)
  const error = [submit, approval, issue, close, reopen, confirm].find(one => one.error)?.error
  if (steps.length === 0) return null
  return (
    <>
      <div className="reg-actions">
        {steps.map(({ name, label, run }, index) => (
          <Button
            key={name}
            type={index === 0 ? 'primary' : name === 'withdraw' ? 'text' : 'default'}
            disabled={pending}
            onClick={() => run()}
          >
            {label} {index === 0 ? <KeyHint keys="A" /> : null}
          </Button>
        ))}
      </div>
      <MeanwhileNote
        meanwhile={approval.meanwhile}
        thing={letter}
        verbs={{ keep: t('approveAsNow'), take: t('notYet') }}
        label={field => (field === 'files' ? t('files') : undefined)}
        say={(field, value) => {
          if (field === 'kind') return word(letterKindWords[letter.kind])
          const file = letter.attachments.find(({ id }) => id === value)
          return file && (file.name ?? '—')
        }}
      />
      <ErrorNote error={error} />
      {doing ? (
        <StepForm key={doing} doing={doing} letter={letter} onDone={() => setDoing(undefined)} />
      ) : null}
    </>
  )
}

/** What whoever approves it goes by, as the desk compares it. */
const readOf = ({ kind, party, subject, text, replyBy, attachments }: LetterDetail) => ({
  kind,
  party,
  subject,
  text,
  replyBy,
  files: attachments.map(({ id }) => id),
})

interface StepFormProps {
  readonly doing: Doing
  readonly letter: LetterDetail
  onDone(): void
}

/** A step that takes a word and a day. `Ctrl Enter` sends. */
function StepForm({ doing, letter, onDone }: StepFormProps) {
  const t = useTexts(letterTexts)
  const common = useTexts(commonTexts)
  const trpc = useTRPC()
  const refuse = useCommand(trpc.letters.refuse)
  const reply = useCommand(trpc.letters.reply)
  const withdraw = useCommand(trpc.letters.withdraw)
  const record = useCommand(trpc.letters.recordWithHeadquarters)
  const [text, setText] = useState('')
  const [today] = useState(() => formatDay(Date.now()))
  const [day, setDay] = useState(today)
  const [tried, setTried] = useState(false)
  const about = { letterId: letter.id }
  const dated = doing === 'reply' || doing === 'record'
  const missing = doing !== 'record' && text.trim() === ''
  const all = { refuse, reply, withdraw, record }
  const { pending, error } = all[doing]
  const send = () => {
    if (doing === 'refuse') return refuse.run({ ...about, reason: text })
    if (doing === 'withdraw') return withdraw.run({ ...about, reason: text })
    if (doing === 'reply') return reply.run({ ...about, text, repliedOn: day })
    return record.run({ ...about, on: day, reference: text })
  }
  const submit = () => {
    setTried(true)
    if (missing || (dated && day === '') || pending) return
    // A refusal stands below, and everything typed stays.
    send().then(onDone, () => undefined)
  }
  const label = doing === 'record' ? t('reference') : doing === 'reply' ? t('replyText') : t('reason')
  return (
    <RegisterForm
      label={t(doing)}
      send={t(doing)}
      pending={pending}
      error={error}
      onSubmit={submit}
      onCancel={onDone}
    >
      {dated ? (
        <Field label={t('on')} error={tried && day === '' ? common('missing') : undefined} required>
          {control => <DateField {...control} max={today} value={day} onChange={setDay} />}
        </Field>
      ) : null}
      <Field
        label={label}
        error={tried && missing ? common('missing') : undefined}
        required={doing !== 'record'}
      >
        {control =>
          doing === 'record' ? (
            <Input {...control} maxLength={80} value={text} onChange={event => setText(event.target.value)} />
          ) : (
            <Input.TextArea
              {...control}
              autoFocus
              maxLength={2000}
              autoSize={{ minRows: 2, maxRows: 8 }}
              value={text}
              onChange={event => setText(event.target.value)}
            />
          )
        }
      </Field>
    </RegisterForm>
  )
}
