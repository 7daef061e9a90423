import { useQuery } from '@tanstack/react-query'
import { Checkbox, Input, Select } from 'antd'
import { useState } from 'react'
import { rooms } from '../../../main/contract/cases.ts'
import { type CostBearer, costKinds, type CostKind } from '../../../main/contract/leak-losses.ts'
import { costKindWords } from '../../../main/contract/loss-words.ts'
import { roomWords } from '../../../main/contract/words.ts'
import { newId, ofOneThing, useCommand, useTRPC } from '../../app/api.ts'
import { useHotkey } from '../../app/hotkeys.ts'
import { useTexts } from '../../app/i18n.ts'
import { Field } from '../../components/Field.tsx'
import { useUndo } from '../../components/undo.tsx'
import { useCaseDetail } from '../cases/case/useCase.ts'
import { useWord } from '../cases/words.ts'
import { centsOf } from '../contracts/entry.ts'
import { ActionForm } from '../leaks/ActionForm.tsx'
import { KeyChoice } from '../leaks/KeyChoice.tsx'
import { BearerChoice } from './BearerChoice.tsx'
import { useFileChoice } from './FileChoice.tsx'
import { lossesTexts } from './losses-texts.ts'
import { Words } from './StepForms.tsx'

interface LossFormProps {
  readonly caseId: string
  onDone(): void
}

/** A belonging with what the owner says of it and its photos. */
export function DamageForm({ caseId, onDone }: LossFormProps) {
  const t = useTexts(lossesTexts)
  const word = useWord()
  const trpc = useTRPC()
  const offerUndo = useUndo('loss')
  const [damageId] = useState(newId)
  const strike = useCommand(trpc.leaks.strikeDamage)
  const note = useCommand(trpc.leaks.noteDamage, {
    onSuccess: () => {
      onDone()
      offerUndo(t('noted'), () => strike.run({ caseId, damageId, reason: t('mistake') }))
    },
  })
  const files = useFileChoice(caseId, t('photos'))
  const [thing, setThing] = useState('')
  const [room, setRoom] = useState<(typeof rooms)[number]>()
  const [claimed, setClaimed] = useState('')
  const [words, setWords] = useState('')
  const fen = centsOf(claimed)
  useHotkey({ keys: 'Escape', label: t('leave'), inFields: true }, onDone)
  return (
    <ActionForm
      title={t('addDamage')}
      verb={t('save')}
      pending={note.pending}
      error={note.error}
      incomplete={thing.trim() === '' || fen === undefined || !files.ready}
      onSubmit={() => {
        if (fen === undefined) return
        note.send({
          caseId,
          damageId,
          thing: thing.trim(),
          room: room ?? null,
          claimed: fen,
          photos: files.ids,
          ...(words.trim() === '' ? {} : { words: words.trim() }),
        })
      }}
      onCancel={onDone}
    >
      <Field label={t('thing')} required>
        {control => (
          <Input
            {...control}
            autoFocus
            maxLength={300}
            placeholder={t('thingPlaceholder')}
            value={thing}
            onChange={event => setThing(event.target.value)}
          />
        )}
      </Field>
      <div className="loss-fields">
        <Field label={t('room')}>
          {({ id }) => (
            <Select
              id={id}
              allowClear
              value={room ?? null}
              options={rooms.map(one => ({ value: one, label: word(roomWords[one]) }))}
              onChange={chosen => setRoom(chosen ?? undefined)}
            />
          )}
        </Field>
        <Field label={t('claimedYuan')} error={fen === undefined ? t('sumBad') : null}>
          {control => (
            <Input
              {...control}
              inputMode="decimal"
              value={claimed}
              onChange={event => setClaimed(event.target.value)}
            />
          )}
        </Field>
      </div>
      <Words label={t('words')} value={words} onChange={setWords} />
      {files.choice}
    </ActionForm>
  )
}

interface CostFormProps extends LossFormProps {
  /** Homes of the source; where there are several, a cost may be of all of them. */
  readonly homes: number
  /** It is entered at the source. */
  readonly atSource?: boolean
}

/** What was spent, with its papers, and who bears it: whose warranty covers the leak is proposed. */
export function CostForm({ caseId, homes, atSource = false, onDone }: CostFormProps) {
  const t = useTexts(lossesTexts)
  const word = useWord()
  const trpc = useTRPC()
  const offerUndo = useUndo('loss')
  const [costId] = useState(newId)
  const reverse = useCommand(trpc.leaks.reverseCost)
  const note = useCommand(trpc.leaks.noteCost, {
    onSuccess: () => {
      onDone()
      offerUndo(t('noted'), () => reverse.run({ caseId, costId, reason: t('mistake') }))
    },
  })
  const { warranty, coming, error: unread } = useWarranty(caseId)
  const files = useFileChoice(caseId, t('evidence'))
  const [kind, setKind] = useState<CostKind>('work')
  const [what, setWhat] = useState('')
  const [amount, setAmount] = useState('')
  const [said, setSaid] = useState<{ readonly bearer: CostBearer; readonly contractorId: string | null }>()
  const [ofSource, setOfSource] = useState(atSource)
  const fen = centsOf(amount)
  const charged = said ?? {
    bearer: warranty ? ('contractor' as const) : ('unknown' as const),
    contractorId: warranty?.contractorId ?? null,
  }
  const written = what.trim() !== '' && (fen ?? 0) > 0 && files.ready
  useHotkey({ keys: 'Escape', label: t('leave'), inFields: true }, onDone)
  return (
    <ActionForm
      title={t('addCost')}
      verb={t('save')}
      pending={note.pending}
      error={note.error ?? unread}
      // Who bears it is proposed: nobody is to be recorded as unknown because the answer was slow.
      waiting={written && coming}
      incomplete={!written || (charged.bearer === 'contractor' && charged.contractorId === null)}
      onSubmit={() => {
        if (!fen) return
        const evidence = files.ids
        note.send({ caseId, costId, kind, what: what.trim(), amount: fen, ...charged, ofSource, evidence })
      }}
      onCancel={onDone}
    >
      <div className="loss-choice">
        <span aria-hidden="true">{t('kind')}</span>
        <KeyChoice<CostKind>
          first
          label={t('kind')}
          value={kind}
          choices={costKinds.map(one => ({ value: one, text: word(costKindWords[one]) }))}
          onChange={setKind}
        />
      </div>
      <div className="loss-fields">
        <Field label={t('what')} required>
          {control => (
            <Input
              {...control}
              maxLength={300}
              placeholder={t('whatPlaceholder')}
              value={what}
              onChange={event => setWhat(event.target.value)}
            />
          )}
        </Field>
        <Field label={t('amountYuan')} required error={fen === undefined || fen === 0 ? t('sumBad') : null}>
          {control => (
            <Input
              {...control}
              inputMode="decimal"
              value={amount}
              onChange={event => setAmount(event.target.value)}
            />
          )}
        </Field>
      </div>
      <BearerChoice
        {...charged}
        hint={
          warranty
            ? t('warrantyBy', { name: warranty.contractorName, until: warranty.until ?? t('designLife') })
            : null
        }
        onChange={setSaid}
      />
      {homes > 1 ? (
        <Checkbox checked={ofSource} onChange={event => setOfSource(event.target.checked)}>
          {t('ofSource')} <span className="desk-soft">{t('ofSourceHint', { homes })}</span>
        </Checkbox>
      ) : null}
      {files.choice}
    </ActionForm>
  )
}

/** The contractor that still owes what leaks, undefined where none does; `coming` while that is being asked. */
function useWarranty(caseId: string) {
  const trpc = useTRPC()
  const { detail, error } = useCaseDetail(caseId)
  const card = useQuery(trpc.leaks.card.queryOptions({ caseId }, ofOneThing))
  const entry = card.data?.entry
  const found = useQuery(
    trpc.warranty.forLeak.queryOptions(
      { unitId: detail?.unitId ?? null, buildingId: detail?.buildingId ?? null, entry: entry ?? 'unknown' },
      { enabled: detail !== undefined && entry !== undefined && entry !== 'unknown' },
    ),
  )
  const owed = found.data?.warranty
  const cover = owed?.contractor.owed === true ? owed.cover : null
  return {
    warranty: owed &&
      cover && {
        contractorId: cover.contractorId,
        contractorName: cover.contractorName,
        until: owed.contractor.until,
      },
    coming: (detail === undefined && error === null) || card.isLoading || found.isLoading,
    error: error ?? card.error ?? found.error,
  }
}
