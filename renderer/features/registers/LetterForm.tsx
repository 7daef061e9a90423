import { useQuery } from '@tanstack/react-query'
import { App, Input, Select } from 'antd'
import { useState } from 'react'
import {
  type LetterDetail,
  type LetterDirection,
  type LetterKind,
  letterKinds,
} from '../../../main/contract/letters.ts'
import { letterDirectionWords, letterKindWords } from '../../../main/contract/register-words.ts'
import { newId, useCommand, useTRPC } from '../../app/api.ts'
import { formatDay } from '../../app/format.ts'
import { useTexts } from '../../app/i18n.ts'
import { DateField } from '../../components/date/DateField.tsx'
import { Field } from '../../components/Field.tsx'
import { useMeanwhile } from '../../components/meanwhile/useMeanwhile.ts'
import { useWord } from '../cases/words.ts'
import { HomeField } from '../documents/HomeField.tsx'
import { commonTexts } from './common-texts.ts'
import { letterTexts } from './letter-texts.ts'
import { type Party, PartyPick } from './PartyPick.tsx'
import { StaffPicks } from './StaffPick.tsx'
import { RegisterForm } from './RegisterForm.tsx'

interface LetterFormProps {
  /** A letter that came in; else one of ours. */
  readonly incoming: boolean
  /** The draft that is mended. */
  readonly letter?: LetterDetail
  onDone(letterId: string): void
  onCancel(): void
}

type LetterHome = { readonly unitId: string; readonly number: string } | null

const homeOf = (letter: LetterDetail | undefined): LetterHome =>
  letter?.unitId ? { unitId: letter.unitId, number: letter.unitNumber ?? '—' } : null

const partyOf = (letter: LetterDetail | undefined): Party => ({
  text: letter?.party ?? '',
  personId: letter?.personId ?? null,
  partnerId: letter?.partnerId ?? null,
})

type Ours = Exclude<LetterDirection, 'in'>
const usualKinds: Readonly<Record<LetterDirection, LetterKind>> = {
  in: 'party',
  out: 'party',
  internal: 'internal',
  owners: 'owner-notice',
}
const ours: readonly Ours[] = ['out', 'internal', 'owners']

/** Registers a letter in, or writes a document of ours. `Ctrl Enter` saves. */
export function LetterForm({ incoming, letter, onDone, onCancel }: LetterFormProps) {
  const t = useTexts(letterTexts)
  const common = useTexts(commonTexts)
  const word = useWord()
  const trpc = useTRPC()
  const { message } = App.useApp()
  const receive = useCommand(trpc.letters.receive)
  const write = useCommand(trpc.letters.write)
  const correct = useCommand(trpc.letters.correct)
  const [letterId] = useState(() => letter?.id ?? newId())
  const [direction, setDirection] = useState<Ours>(
    letter === undefined || letter.direction === 'in' ? 'out' : letter.direction,
  )
  const [entry, setEntry] = useState<{ kind: LetterKind; party: Party; subject: string; text: string }>({
    kind: letter?.kind ?? 'party',
    party: partyOf(letter),
    subject: letter?.subject ?? '',
    text: letter?.text ?? '',
  })
  const [home, setHome] = useState<LetterHome>(() => homeOf(letter))
  const [replyBy, setReplyBy] = useState(letter?.replyBy ?? '')
  const [answers, setAnswers] = useState<string | null>(letter?.answers?.id ?? null)
  const [readers, setReaders] = useState<readonly string[]>([])
  const [today] = useState(() => formatDay(Date.now()))
  const [came, setCame] = useState({ theirNumber: '', dated: '', receivedOn: today })
  const [tried, setTried] = useState(false)
  const set = (part: Partial<typeof entry>) => setEntry(current => ({ ...current, ...part }))
  // A letter in answers one of ours, one of ours a letter in.
  const others = useQuery(
    trpc.letters.list.queryOptions({ direction: incoming ? 'out' : 'in', limit: 100 }, { staleTime: 60_000 }),
  )
  const needsParty = incoming || direction === 'out'
  const partyMissing = needsParty && entry.party.text.trim() === ''
  const subjectMissing = entry.subject.trim() === ''
  const pending = receive.pending || write.pending || correct.pending
  const { text: party, personId, partnerId } = entry.party
  const mine = {
    ...entry,
    party,
    personId,
    partnerId,
    unitId: home?.unitId ?? null,
    replyBy: replyBy === '' ? null : replyBy,
    answers,
  }
  const meanwhile = useMeanwhile({
    now: letter && {
      kind: letter.kind,
      subject: letter.subject,
      text: letter.text,
      party: letter.party,
      personId: letter.personId,
      partnerId: letter.partnerId,
      unitId: letter.unitId,
      replyBy: letter.replyBy,
      answers: letter.answers?.id,
    },
    mine,
    take(field) {
      if (!letter) return
      if (field === 'kind') set({ kind: letter.kind })
      else if (field === 'subject') set({ subject: letter.subject ?? '' })
      else if (field === 'text') set({ text: letter.text ?? '' })
      else if (field === 'unitId') setHome(homeOf(letter))
      else if (field === 'replyBy') setReplyBy(letter.replyBy ?? '')
      else if (field === 'answers') setAnswers(letter.answers?.id ?? null)
      else set({ party: partyOf(letter) })
    },
  })
  const labels: Readonly<Record<string, string>> = {
    party: t(direction === 'out' ? 'to' : 'from'),
    subject: t('subject'),
    text: t('text'),
    replyBy: t('replyBy'),
    answers: t('answers'),
  }
  const say = (field: string, value: unknown) => {
    if (field === 'kind') return word(letterKindWords[letterKinds.find(one => one === value) ?? 'party'])
    if (field === 'unitId') return [home, homeOf(letter)].find(one => one?.unitId === value)?.number ?? '—'
    if (field === 'personId' || field === 'partnerId')
      return value === letter?.[field] ? (letter?.party ?? '—') : party
    return undefined
  }
  const save = async () => {
    const content = { letterId, ...mine }
    if (incoming) {
      const { number } = await receive.run({
        ...content,
        readers: [...readers],
        theirNumber: came.theirNumber,
        dated: came.dated === '' ? null : came.dated,
        receivedOn: came.receivedOn,
      })
      message.success(t('received', { number }))
    } else if (letter) await correct.run({ ...content, base: meanwhile.base })
    else await write.run({ ...content, direction, readers: [...readers] })
    onDone(letterId)
  }
  const submit = () => {
    setTried(true)
    if (partyMissing || subjectMissing || (incoming && came.receivedOn === '') || pending) return
    // A refusal stands below, and everything typed stays.
    save().catch(() => undefined)
  }
  return (
    <RegisterForm
      label={letter ? common('edit') : t(incoming ? 'receive' : 'write')}
      pending={pending}
      error={receive.error ?? write.error ?? correct.error}
      meanwhile={{ meanwhile, label: field => labels[field], say }}
      onSubmit={submit}
      onCancel={onCancel}
    >
      <div className="reg-row">
        {incoming || letter ? null : (
          <Field label={t('direction')}>
            {({ id }) => (
              <Select
                id={id}
                value={direction}
                options={ours.map(one => ({ value: one, label: word(letterDirectionWords[one]) }))}
                onChange={chosen => {
                  setDirection(chosen)
                  set({ kind: usualKinds[chosen] })
                }}
              />
            )}
          </Field>
        )}
        <Field label={t('kind')}>
          {({ id }) => (
            <Select
              id={id}
              value={entry.kind}
              options={letterKinds.map(one => ({ value: one, label: word(letterKindWords[one]) }))}
              onChange={kind => set({ kind })}
            />
          )}
        </Field>
        <Field
          label={t(incoming ? 'from' : 'to')}
          error={tried && partyMissing ? common('missing') : undefined}
          required={needsParty}
        >
          {({ id }) => (
            <PartyPick
              id={id}
              autoFocus
              value={entry.party}
              onChange={party => set({ party })}
              onHome={theirs => setHome(current => current ?? theirs)}
            />
          )}
        </Field>
        <Field label={t('home')} hint={t('homeHint')}>
          {({ id }) => (
            <HomeField
              id={id}
              autoFocus={false}
              value={home && { ...home, personId: null, personName: null }}
              onChange={setHome}
            />
          )}
        </Field>
      </div>
      {incoming ? (
        <div className="reg-row">
          <Field label={t('theirNumber')}>
            {control => (
              <Input
                {...control}
                maxLength={80}
                value={came.theirNumber}
                onChange={event => setCame({ ...came, theirNumber: event.target.value })}
              />
            )}
          </Field>
          <Field label={t('dated')}>
            {control => (
              <DateField {...control} value={came.dated} onChange={dated => setCame({ ...came, dated })} />
            )}
          </Field>
          <Field
            label={t('receivedOn')}
            error={tried && came.receivedOn === '' ? common('missing') : undefined}
            required
          >
            {control => (
              <DateField
                {...control}
                max={today}
                value={came.receivedOn}
                onChange={receivedOn => setCame({ ...came, receivedOn })}
              />
            )}
          </Field>
        </div>
      ) : null}
      <Field label={t('subject')} error={tried && subjectMissing ? common('missing') : undefined} required>
        {control => (
          <Input
            {...control}
            maxLength={200}
            value={entry.subject}
            onChange={event => set({ subject: event.target.value })}
          />
        )}
      </Field>
      <Field label={t('text')}>
        {control => (
          <Input.TextArea
            {...control}
            maxLength={20_000}
            autoSize={{ minRows: 4, maxRows: 14 }}
            value={entry.text}
            onChange={event => set({ text: event.target.value })}
          />
        )}
      </Field>
      <div className="reg-row">
        <Field label={t('replyBy')}>
          {control => <DateField {...control} value={replyBy} onChange={setReplyBy} />}
        </Field>
        <Field label={t('answers')}>
          {({ id }) => (
            <Select
              id={id}
              allowClear
              showSearch={{ optionFilterProp: 'label' }}
              value={answers}
              options={(others.data?.rows ?? [])
                .filter(row => row.number !== null)
                .map(row => ({ value: row.id, label: `${row.number} ${row.subject ?? ''}` }))}
              onChange={chosen => setAnswers(chosen ?? null)}
            />
          )}
        </Field>
      </div>
      {letter ? null : (
        <Field label={t('readers')}>
          {({ id }) => <StaffPicks id={id} value={readers} onChange={setReaders} />}
        </Field>
      )}
    </RegisterForm>
  )
}
