import { Alert, Button } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import { contractEndReasonWords, contractFieldWords } from '../../../main/contract/contract-words.ts'
import type { ContractField } from '../../../main/contract/contracts.ts'
import { useCommand, useTRPC } from '../../app/api.ts'
import { formatDay } from '../../app/format.ts'
import { useLanguage, useTexts } from '../../app/i18n.ts'
import { useNow } from '../../app/now.ts'
import { useMay } from '../../app/session.ts'
import { ErrorNote } from '../../components/ErrorState.tsx'
import { Facts } from '../../components/Field.tsx'
import { Money } from '../../components/Money.tsx'
import { StateTag } from '../../components/StateTag.tsx'
import { useUndo } from '../../components/undo.tsx'
import { ContractForm } from './ContractForm.tsx'
import { ContractStory } from './ContractStory.tsx'
import '../owners/file.css'
import './contracts.css'
import { EndForm } from './EndForm.tsx'
import type { Contract } from './entry.ts'
import { SettlementPart } from '../settlement/SettlementPart.tsx'
import { texts } from './texts.ts'

/** How a contract stands, in a word. */
export function ContractTags({
  contract,
}: {
  readonly contract: Pick<Contract, 'state' | 'endReason' | 'missingSince' | 'owing'>
}) {
  const t = useTexts(texts)
  const language = useLanguage()
  const { state, endReason, missingSince, owing } = contract
  if (state === 'ended')
    return <StateTag tone="off">{contractEndReasonWords[endReason ?? 'other'][language]}</StateTag>
  return (
    <>
      {missingSince === null ? null : <StateTag tone="waiting">{t('missing')}</StateTag>}
      {owing ? <StateTag tone="dueSoon">{t('owing')}</StateTag> : null}
    </>
  )
}

interface ContractCardProps {
  readonly contract: Contract
  /** Leads to the file of its home, where that is not open already. */
  readonly withUnit?: boolean
}

/** Everything a contract says, with what can be done about it. */
export function ContractCard({ contract, withUnit = false }: ContractCardProps) {
  const t = useTexts(texts)
  const language = useLanguage()
  const may = useMay()
  const [doing, setDoing] = useState<'amend' | 'end'>()
  const money = (cents: number | null) => (cents === null ? null : <Money cents={cents} />)
  const word = (field: ContractField) => contractFieldWords[field][language]
  const { id, state, masked } = contract
  const stands = state === 'signed'
  const done = () => setDoing(undefined)
  const hidden = <span className="desk-soft">{t('masked')}</span>
  const promised = contract.promisedOn === null ? null : <Promised contract={contract} />
  const buyers =
    contract.buyers.length === 0 ? null : (
      <span className="contract-buyers">
        {contract.buyers.map(({ personId, name }) => (
          <Link key={personId} to={`/people/${personId}`}>
            {name ?? '—'}
          </Link>
        ))}
      </span>
    )
  return (
    <section className="owner-panel contract-card" aria-label={contract.number ?? t('noNumber')}>
      <header>
        <h2>
          {withUnit ? (
            <Link to={`/units/${contract.unitId}?tab=contract`} title={t('openUnit')}>
              {contract.unitNumber ?? '—'}
            </Link>
          ) : null}{' '}
          <span className="desk-figures">{contract.number ?? t('noNumber')}</span>
        </h2>
        <span className="contract-tags">
          <ContractTags contract={contract} />
        </span>
      </header>
      <Missing contract={contract} />
      <Facts
        rows={[
          [t('buyers'), buyers],
          [word('signedOn'), contract.signedOn],
          ...(masked
            ? [[t('sums'), hidden] as const]
            : [
                [word('price'), money(contract.price)] as const,
                ...(contract.due === null ? [] : [[word('due'), money(contract.due)] as const]),
                [word('paid'), money(contract.paid)] as const,
                [
                  t('outstanding'),
                  contract.outstanding === 0 ? t('paidUp') : money(contract.outstanding),
                ] as const,
              ]),
          [word('paymentMethod'), contract.paymentMethod],
          [word('promisedOn'), promised],
          [word('penaltyText'), contract.penaltyText],
          ...(contract.commitments === null ? [] : [[word('commitments'), contract.commitments] as const]),
          ...(contract.requests === null ? [] : [[word('requests'), contract.requests] as const]),
        ]}
      />
      {may('contract.sums') && state === 'signed' ? <SettlementPart contractId={id} /> : null}
      {contract.endedOn === null ? null : (
        <p>
          {t('endedLine', {
            day: contract.endedOn,
            reason: contractEndReasonWords[contract.endReason ?? 'other'][language],
          })}
          {contract.endNote === null ? '' : ` · ${contract.endNote}`}
        </p>
      )}
      {may('contract.edit') ? (
        <div className="contract-actions">
          {stands ? <Button onClick={() => setDoing('amend')}>{t('amend')}</Button> : <Resume id={id} />}
          {stands ? <Button onClick={() => setDoing('end')}>{t('end')}</Button> : null}
        </div>
      ) : null}
      {doing === 'end' ? <EndForm contractId={id} onDone={done} /> : null}
      {doing === 'amend' ? (
        <ContractForm unitId={contract.unitId} contract={contract} onClose={done} />
      ) : null}
      <ContractStory steps={contract.steps} />
    </section>
  )
}

function Resume({ id }: { readonly id: string }) {
  const t = useTexts(texts)
  const resume = useCommand(useTRPC().contracts.resume)
  return (
    <>
      <Button loading={resume.pending} onClick={() => resume.send({ contractId: id })}>
        {t('resume')}
      </Button>
      <ErrorNote error={resume.error} />
    </>
  )
}

/** The file of sales has it no more: somebody asks and says what came of it. */
function Missing({ contract: { id, missingSince } }: { readonly contract: Contract }) {
  const t = useTexts(texts)
  const trpc = useTRPC()
  const may = useMay()
  const offerUndo = useUndo()
  const confirm = useCommand(trpc.contracts.confirm)
  const askAgain = useCommand(trpc.contracts.askAgain)
  if (missingSince === null) return null
  const stands = () => {
    confirm.run({ contractId: id }).then(
      () => offerUndo(t('confirmed'), () => askAgain.run({ contractId: id })),
      () => undefined,
    )
  }
  return (
    <>
      <Alert
        type="warning"
        showIcon
        title={t('ask', { day: formatDay(missingSince) })}
        action={
          may('contract.edit') ? (
            <Button size="small" loading={confirm.pending} onClick={stands}>
              {t('confirm')}
            </Button>
          ) : null
        }
      />
      <ErrorNote error={confirm.error} />
    </>
  )
}

function Promised({ contract: { promisedOn, state } }: { readonly contract: Contract }) {
  const t = useTexts(texts)
  const now = useNow()
  const past = state === 'signed' && promisedOn !== null && promisedOn < formatDay(now)
  return (
    <>
      <span className="desk-figures">{promisedOn}</span>
      {past ? <span className="desk-soft"> · {t('promisedPast')}</span> : null}
    </>
  )
}
