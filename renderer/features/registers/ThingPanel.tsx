import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import type { LoanRow, ThingDetail } from '../../../main/contract/lending.ts'
import {
  conditionWords,
  signedWords,
  thingKindWords,
  thingStateWords,
} from '../../../main/contract/register-words.ts'
import { personPath } from '../../app/paths.ts'
import { newId, useCommand, useTRPC, useTRPCClient } from '../../app/api.ts'
import { useHotkey } from '../../app/hotkeys.ts'
import { useLanguage, useTexts } from '../../app/i18n.ts'
import { useMay } from '../../app/session.ts'
import { ErrorNote, ErrorState } from '../../components/ErrorState.tsx'
import { Facts } from '../../components/Field.tsx'
import { KeyHint } from '../../components/KeyHint.tsx'
import { Loading } from '../../components/Loading.tsx'
import { Time } from '../../components/Time.tsx'
import { useUndo } from '../../components/undo.tsx'
import { useWord } from '../cases/words.ts'
import { commonTexts } from './common-texts.ts'
import { ConditionForm } from './ConditionForm.tsx'
import { Files } from './Files.tsx'
import { LendForm } from './LendForm.tsx'
import { LoanExtend } from './LoanExtend.tsx'
import { SetCondition } from './SetCondition.tsx'
import { lendingTexts } from './lending-texts.ts'
import { ThingForm } from './ThingForm.tsx'

interface ThingPanelProps {
  readonly thingId: string
  onClose(): void
}

/** One thing: who has it, its history, and what can be done now. */
export function ThingPanel({ thingId, onClose }: ThingPanelProps) {
  const t = useTexts(lendingTexts)
  const common = useTexts(commonTexts)
  const word = useWord()
  const trpc = useTRPC()
  const client = useTRPCClient()
  const may = useMay()
  const found = useQuery(trpc.lending.thing.queryOptions({ thingId }))
  const [editing, setEditing] = useState(false)
  if (found.error && !found.data) return <ErrorState error={found.error} retry={found.refetch} />
  if (!found.data) return <Loading rows={6} />
  const thing = found.data
  const works = may('register.work')
  if (editing) {
    const close = () => setEditing(false)
    return <ThingForm thing={thing} onDone={close} onCancel={close} />
  }
  return (
    <article className="reg-thing" aria-label={thing.number}>
      <Button size="small" className="two-panes-back" onClick={onClose}>
        {common('back')}
      </Button>
      <header className="reg-head">
        <h2>{thing.name ?? thing.number}</h2>
        {works ? (
          <Button type="text" onClick={() => setEditing(true)}>
            {common('edit')}
          </Button>
        ) : null}
      </header>
      {works ? <ThingActions thing={thing} /> : null}
      <Facts
        rows={[
          [common('number'), `${thing.number} · ${word(thingStateWords[thing.state])}`],
          [common('kind'), word(thingKindWords[thing.kind])],
          [t('keptAt'), thing.place === '' ? null : thing.place],
          [t('unit'), thing.unitNumber],
          [
            t('condition'),
            thing.replacedBy
              ? `${word(conditionWords[thing.condition])} · ${t('replacedBy', { number: thing.replacedBy.number })}`
              : word(conditionWords[thing.condition]),
          ],
          [common('note'), thing.note === '' ? null : thing.note],
        ]}
      />
      <Files
        label={t('photos')}
        files={thing.files}
        attach={
          works
            ? uploadId =>
                client.lending.attachFile.mutate({
                  commandId: newId(),
                  input: { thingId, loanId: null, fileId: newId(), part: 'photo', uploadId },
                })
            : undefined
        }
      />
      <section>
        <h3>{t('history')}</h3>
        {thing.loans.length === 0 ? <p className="desk-soft">{t('noLoans')}</p> : null}
        {thing.loans.map(loan => (
          <Loan key={loan.id} loan={loan} works={works} />
        ))}
      </section>
      {thing.conditions.length > 0 ? (
        <section>
          <h3>{t('repairs')}</h3>
          <ul>
            {thing.conditions.map(entry => (
              <li key={`${entry.at} ${entry.condition}`}>
                <Time at={entry.at} as="day" /> {word(conditionWords[entry.condition])} {entry.note}{' '}
                <span className="desk-soft">{entry.byName}</span>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
    </article>
  )
}

/** One loan of the history, with the paper it was signed on. */
function Loan({ loan, works }: { readonly loan: LoanRow; readonly works: boolean }) {
  const t = useTexts(lendingTexts)
  const word = useWord()
  const language = useLanguage()
  const client = useTRPCClient()
  return (
    <div className="reg-line">
      <span className="reg-head">
        <strong>
          {loan.personId === null ? (
            (loan.borrowerName ?? '—')
          ) : (
            <Link to={personPath(loan.personId)}>{loan.borrowerName ?? '—'}</Link>
          )}
        </strong>
        <span className="desk-soft">{loan.phone}</span>
        <a href={`/files/loans/${loan.id}/slip.pdf?language=${language}`} target="_blank" rel="noreferrer">
          {t('slip')}
        </a>
      </span>
      <span className="desk-soft">
        {t('lentAt')} <Time at={loan.lentAt} as="moment" /> {loan.lentByName} · {t('due')} {loan.due} ·{' '}
        {word(signedWords[loan.signed])}
        {loan.purpose ? ` · ${loan.purpose}` : ''}
        {loan.chases > 0 ? ` · ${t('chased', { count: loan.chases })}` : ''}
      </span>
      {loan.returnedAt === null ? null : (
        <span className="desk-soft">
          {t('returnedAt')} <Time at={loan.returnedAt} as="moment" /> {loan.returnedToName} ·{' '}
          {loan.conditionIn === null ? '' : word(conditionWords[loan.conditionIn])} {loan.returnNote}
        </span>
      )}
      <Files
        label={t('papers')}
        files={loan.files}
        attach={
          works && loan.signed !== 'drawn'
            ? uploadId =>
                client.lending.attachFile.mutate({
                  commandId: newId(),
                  input: {
                    thingId: loan.thingId,
                    loanId: loan.id,
                    fileId: newId(),
                    part: 'slip',
                    uploadId,
                  },
                })
            : undefined
        }
      />
    </div>
  )
}

function ThingActions({ thing }: { readonly thing: ThingDetail }) {
  const t = useTexts(lendingTexts)
  const common = useTexts(commonTexts)
  const trpc = useTRPC()
  const may = useMay()
  const offerUndo = useUndo()
  const [doing, setDoing] = useState<'lend' | 'return' | 'condition' | 'extend'>()
  const give = useCommand(trpc.lending.return)
  const undo = useCommand(trpc.lending.undoReturn)
  const chase = useCommand(trpc.lending.chase)
  const retire = useCommand(trpc.lending.retireThing)
  const restore = useCommand(trpc.lending.restoreThing)
  const { loan, number } = thing
  const about = { thingId: thing.id }
  const free = loan === null && thing.state !== 'retired'
  const close = () => setDoing(undefined)
  useHotkey({ keys: 'L', label: t('keyLend'), disabled: !free }, () => setDoing('lend'))
  useHotkey({ keys: 'R', label: t('keyReturn'), disabled: loan === null }, () => setDoing('return'))
  // Refusals stand below in each of these.
  const takeBack = (loanId: string) => () => undo.run({ loanId })
  const retireIt = () =>
    retire.run(about).then(
      () => offerUndo(t('retired', { number }), () => restore.run(about)),
      () => undefined,
    )
  if (thing.state === 'retired')
    return may('register.edit') ? (
      <div className="reg-actions">
        <Button onClick={() => restore.send(about)} loading={restore.pending}>
          {t('restore')}
        </Button>
        <ErrorNote error={restore.error} />
      </div>
    ) : null
  return (
    <>
      <div className="reg-actions">
        {loan ? (
          <>
            <Button type="primary" onClick={() => setDoing('return')}>
              {t('giveBack')} <KeyHint keys="R" />
            </Button>
            <Button onClick={() => chase.send({ loanId: loan.id, note: '' })} loading={chase.pending}>
              {t('chase')}
            </Button>
            <Button onClick={() => setDoing('extend')}>{t('extend')}</Button>
          </>
        ) : (
          <Button type="primary" onClick={() => setDoing('lend')}>
            {t('lend')} <KeyHint keys="L" />
          </Button>
        )}
        <Button type="text" onClick={() => setDoing('condition')}>
          {t('setCondition')}
        </Button>
        {may('register.edit') && loan === null ? (
          <Button type="text" onClick={retireIt} loading={retire.pending}>
            {t('retire')}
          </Button>
        ) : null}
      </div>
      <ErrorNote error={chase.error ?? retire.error} />
      {doing === 'lend' && free ? <LendForm thing={thing} onDone={close} /> : null}
      {doing === 'return' && loan ? (
        <ConditionForm
          label={t('giveBack')}
          conditionLabel={t('conditionIn')}
          noteLabel={common('note')}
          now={thing.condition}
          pending={give.pending}
          error={give.error}
          onCancel={close}
          onSend={(condition, note) =>
            give.run({ loanId: loan.id, condition, note }).then(
              () => {
                close()
                offerUndo(t('returned', { number }), takeBack(loan.id))
              },
              () => undefined,
            )
          }
        />
      ) : null}
      {doing === 'extend' && loan ? <LoanExtend loan={loan} onDone={close} /> : null}
      {doing === 'condition' ? <SetCondition thing={thing} onDone={close} /> : null}
      {doing === 'extend' ? (
        <Button type="text" onClick={close}>
          {common('cancel')}
        </Button>
      ) : null}
    </>
  )
}
