import { Input } from 'antd'
import { useState } from 'react'
import type { CostRow, DamageRow } from '../../../main/contract/leak-losses.ts'
import { costBearerWords } from '../../../main/contract/loss-words.ts'
import { useCommand, useTRPC } from '../../app/api.ts'
import { formatMoney } from '../../app/format.ts'
import { useHotkey } from '../../app/hotkeys.ts'
import { useTexts } from '../../app/i18n.ts'
import { Field } from '../../components/Field.tsx'
import { StrokeNote } from '../../components/meanwhile/StrokeNote.tsx'
import { useStroke } from '../../components/meanwhile/useStroke.ts'
import { useWord } from '../cases/words.ts'
import { centsOf } from '../contracts/entry.ts'
import { ActionForm } from '../leaks/ActionForm.tsx'
import { BearerChoice } from './BearerChoice.tsx'
import { useFileChoice } from './FileChoice.tsx'
import { lossesTexts } from './losses-texts.ts'

interface StrokeProps<Row> {
  readonly row: Row
  onDone(): void
}

/** What was agreed with the owner for a belonging; nothing takes it back. */
export function AgreeForm({ row, onDone }: StrokeProps<DamageRow>) {
  const t = useTexts(lossesTexts)
  const trpc = useTRPC()
  const agree = useCommand(trpc.leaks.agreeDamage, { onSuccess: onDone })
  const stroke = useStroke(agree, { now: { agreed: row.agreed }, open: true, onTake: onDone })
  const begin = row.agreed ?? row.claimed
  const [sum, setSum] = useState(begin === null ? '' : String(begin / 100))
  const fen = centsOf(sum)
  useHotkey({ keys: 'Escape', label: t('leave'), inFields: true }, onDone)
  return (
    <ActionForm
      title={t('agreeFor', { thing: row.thing ?? '—' })}
      verb={t('save')}
      pending={stroke.pending}
      error={null}
      incomplete={fen === undefined}
      onSubmit={() => {
        if (fen !== undefined) stroke.send({ caseId: row.caseId, damageId: row.id, agreed: fen })
      }}
      onCancel={onDone}
    >
      <Field label={t('agreedYuan')} hint={t('agreedHint')} error={fen === undefined ? t('sumBad') : null}>
        {control => (
          <Input
            {...control}
            autoFocus
            inputMode="decimal"
            value={sum}
            onChange={event => setSum(event.target.value)}
            onFocus={event => event.target.select()}
          />
        )}
      </Field>
      <StrokeNote
        stroke={stroke}
        thing={{ id: row.caseId, part: row.id }}
        label={() => t('agreed')}
        say={(_, value) => formatMoney(Number(value))}
      />
    </ActionForm>
  )
}

/** Who bears a cost, decided anew. */
export function ChargeForm({ row, onDone }: StrokeProps<CostRow>) {
  const t = useTexts(lossesTexts)
  const word = useWord()
  const trpc = useTRPC()
  const charge = useCommand(trpc.leaks.chargeCost, { onSuccess: onDone })
  const { bearer, contractorId } = row
  const stroke = useStroke(charge, { now: { bearer, contractorId }, open: true, onTake: onDone })
  const [said, setSaid] = useState({ bearer, contractorId })
  useHotkey({ keys: 'Escape', label: t('leave'), inFields: true }, onDone)
  return (
    <ActionForm
      title={t('chargeFor', { what: row.what ?? '—' })}
      verb={t('save')}
      pending={stroke.pending}
      error={null}
      incomplete={said.bearer === 'contractor' && said.contractorId === null}
      onSubmit={() =>
        stroke.send({
          caseId: row.caseId,
          costId: row.id,
          bearer: said.bearer,
          contractorId: said.bearer === 'contractor' ? said.contractorId : null,
        })
      }
      onCancel={onDone}
    >
      <BearerChoice first {...said} hint={null} onChange={setSaid} />
      <StrokeNote
        stroke={stroke}
        thing={{ id: row.caseId, part: row.id }}
        label={field => t(field === 'bearer' ? 'bearer' : 'contractor')}
        say={(field, value) =>
          field === 'bearer'
            ? word(costBearerWords[row.bearer])
            : value === row.contractorId
              ? (row.contractorName ?? undefined)
              : t('otherContractor')
        }
      />
    </ActionForm>
  )
}

interface ReasonProps {
  readonly title: string
  readonly pending: boolean
  readonly error: unknown
  onSend(reason: string): void
  onDone(): void
}

/** Why an entry counts no longer. */
export function ReasonForm({ title, pending, error, onSend, onDone }: ReasonProps) {
  const t = useTexts(lossesTexts)
  const [reason, setReason] = useState('')
  useHotkey({ keys: 'Escape', label: t('leave'), inFields: true }, onDone)
  return (
    <ActionForm
      title={title}
      verb={t('strikeVerb')}
      pending={pending}
      error={error}
      incomplete={reason.trim() === ''}
      onSubmit={() => onSend(reason.trim())}
      onCancel={onDone}
    >
      <Field label={t('reason')} required hint={t('reasonHint')}>
        {control => (
          <Input
            {...control}
            autoFocus
            maxLength={300}
            value={reason}
            onChange={event => setReason(event.target.value)}
          />
        )}
      </Field>
    </ActionForm>
  )
}

interface ShowFormProps {
  readonly caseId: string
  readonly of: 'damage' | 'cost'
  readonly lossId: string
  /** Files it has already. */
  readonly had: readonly string[]
  onDone(): void
}

/** Photos or papers that came later. */
export function ShowForm({ caseId, of, lossId, had, onDone }: ShowFormProps) {
  const t = useTexts(lossesTexts)
  const trpc = useTRPC()
  const show = useCommand(trpc.leaks.showLoss, { onSuccess: onDone })
  const label = t(of === 'damage' ? 'photos' : 'evidence')
  const files = useFileChoice(caseId, label, had)
  useHotkey({ keys: 'Escape', label: t('leave'), inFields: true }, onDone)
  return (
    <ActionForm
      title={t(of === 'damage' ? 'addPhotos' : 'addEvidence')}
      verb={t('save')}
      pending={show.pending}
      error={show.error}
      incomplete={files.ids.length === 0 || !files.ready}
      onSubmit={() => show.send({ caseId, of, lossId, files: files.ids })}
      onCancel={onDone}
    >
      {files.choice}
    </ActionForm>
  )
}
