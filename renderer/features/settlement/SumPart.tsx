import { Button, Input } from 'antd'
import { type ReactNode, useState } from 'react'
import type { FixedView, Reckoned, SettlementKind } from '../../../main/contract/settlement.ts'
import { settlementGapWords } from '../../../main/contract/settlement-words.ts'
import { useCommand, useTRPC } from '../../app/api.ts'
import { formatMoney } from '../../app/format.ts'
import { comma, useTexts } from '../../app/i18n.ts'
import { DeskForm } from '../../components/DeskForm.tsx'
import { ErrorNote } from '../../components/ErrorState.tsx'
import { Field } from '../../components/Field.tsx'
import { KeyHint } from '../../components/KeyHint.tsx'
import { StateTag } from '../../components/StateTag.tsx'
import { Time } from '../../components/Time.tsx'
import { useWord } from '../cases/words.ts'
import { centsOf } from '../contracts/entry.ts'
import { texts } from './texts.ts'

interface AnyFigure {
  readonly sum: number
  readonly lines: readonly unknown[]
}

interface SumPartProps<Figure extends AnyFigure> {
  readonly contractId: string
  readonly kind: SettlementKind
  readonly reckoned: Reckoned<Figure>
  readonly fixed: FixedView<Figure> | null
  /** It grows day by day and cannot be fixed yet. */
  readonly running: boolean
  /** By which clause. */
  readonly way: string | null
  lineText(line: Figure['lines'][number]): string
  sumText(sum: number): string
  readonly works: boolean
  readonly children?: ReactNode
}

/** One sum: what it comes to, line by line, and fixing it. */
export function SumPart<Figure extends AnyFigure>(props: SumPartProps<Figure>) {
  const { contractId, kind, reckoned, fixed, running, way, works } = props
  const t = useTexts(texts)
  const word = useWord()
  const [form, setForm] = useState<'fix' | 'reopen'>()
  const figure = fixed?.figure ?? reckoned.figure
  const close = () => setForm(undefined)
  return (
    <section className="settlement-sum" aria-label={t(kind)}>
      <div className="settlement-head">
        <h4>{t(kind)}</h4>
        {figure ? (
          <strong className="desk-figures">{props.sumText(fixed?.agreed ?? figure.sum)}</strong>
        ) : null}
        {fixed ? <StateTag tone="done">{t('fixed')}</StateTag> : null}
        {!fixed && running ? <StateTag tone="dueSoon">{t('running')}</StateTag> : null}
      </div>
      {figure ? (
        <ol aria-label={t('how')} className="settlement-lines desk-figures">
          {figure.lines.map(line => {
            const said = props.lineText(line)
            return <li key={said}>{said}</li>
          })}
        </ol>
      ) : (
        <p className="desk-soft">
          {t('missing', {
            what: (reckoned.missing ?? []).map(gap => word(settlementGapWords[gap])).join(comma()),
          })}
        </p>
      )}
      {way === null || fixed ? null : <p className="desk-soft">{way}</p>}
      {fixed ? (
        <p className="desk-soft">
          {t('fixedBy', { name: fixed.by ?? '—' })} <Time at={fixed.at} />
          {fixed.agreed === fixed.figure.sum ? '' : ` · ${t('agreedSum')} ${formatMoney(fixed.agreed)}`}
          {fixed.note === null ? '' : ` · ${fixed.note}`}
        </p>
      ) : null}
      {props.children}
      {works && form === undefined ? (
        <div className="settlement-head">
          {!fixed && figure && !running && figure.sum !== 0 ? (
            <Button size="small" type="primary" onClick={() => setForm('fix')}>
              {t('fix')}
            </Button>
          ) : null}
          {fixed ? (
            <Button size="small" onClick={() => setForm('reopen')}>
              {t('reopen')}
            </Button>
          ) : null}
        </div>
      ) : null}
      {form === 'fix' && figure && !fixed ? (
        <FixForm contractId={contractId} kind={kind} sum={figure.sum} onClose={close} />
      ) : null}
      {form === 'reopen' && fixed ? <ReopenForm contractId={contractId} kind={kind} onClose={close} /> : null}
    </section>
  )
}

interface FormProps {
  readonly contractId: string
  readonly kind: SettlementKind
  onClose(): void
}

function FixForm({ contractId, kind, sum, onClose }: FormProps & { readonly sum: number }) {
  const t = useTexts(texts)
  const settle = useCommand(useTRPC().settlements.settle, { onSuccess: onClose })
  const [typed, setTyped] = useState('')
  const [note, setNote] = useState('')
  const [tried, setTried] = useState(false)
  const cents = centsOf(typed)
  const wrong = cents === undefined
  const submit = () => {
    setTried(true)
    if (wrong) return
    // An agreed sum goes the way of the one that was reckoned: what is refunded is typed as it is said.
    const agreed = cents === null ? null : sum < 0 ? -cents : cents
    settle.send({ contractId, kind, seen: sum, agreed, note: note.trim() })
  }
  return (
    <DeskForm onSubmit={submit} ctrlEnter className="settlement-form" label={t('fix')}>
      <Field label={t('agreed')} hint={t('agreedHint')} error={tried && wrong ? t('agreedWrong') : undefined}>
        {control => (
          <Input
            {...control}
            autoFocus
            inputMode="decimal"
            placeholder={(Math.abs(sum) / 100).toFixed(2)}
            value={typed}
            onChange={event => setTyped(event.target.value)}
          />
        )}
      </Field>
      <Field label={t('note')}>
        {control => (
          <Input {...control} maxLength={2000} value={note} onChange={event => setNote(event.target.value)} />
        )}
      </Field>
      <ErrorNote error={settle.error} />
      <div className="settlement-head">
        <Button type="primary" htmlType="submit" loading={settle.pending}>
          {t('fixNow')} <KeyHint keys="Ctrl Enter" />
        </Button>
        <Button type="text" onClick={onClose}>
          {t('cancel')}
        </Button>
      </div>
    </DeskForm>
  )
}

function ReopenForm({ contractId, kind, onClose }: FormProps) {
  const t = useTexts(texts)
  const reopen = useCommand(useTRPC().settlements.reopen, { onSuccess: onClose })
  const [reason, setReason] = useState('')
  const submit = () => {
    if (reason.trim() !== '') reopen.send({ contractId, kind, reason: reason.trim() })
  }
  return (
    <DeskForm onSubmit={submit} className="settlement-head" label={t('reopen')}>
      <Input
        autoFocus
        aria-label={t('reopenReason')}
        placeholder={t('reopenReason')}
        maxLength={2000}
        value={reason}
        onChange={event => setReason(event.target.value)}
      />
      <Button htmlType="submit" disabled={reason.trim() === ''} loading={reopen.pending}>
        {t('reopen')}
      </Button>
      <Button type="text" onClick={onClose}>
        {t('cancel')}
      </Button>
      <ErrorNote error={reopen.error} />
    </DeskForm>
  )
}
