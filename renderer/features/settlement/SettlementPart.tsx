import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import type { SettlementView } from '../../../main/contract/settlement.ts'
import { ofOneThing, useTRPC } from '../../app/api.ts'
import { useTexts } from '../../app/i18n.ts'
import { useMay } from '../../app/session.ts'
import { ErrorState } from '../../components/ErrorState.tsx'
import { Loading } from '../../components/Loading.tsx'
import { ClauseForm } from './ClauseForm.tsx'
import { areaLineText, areaSumText, delayLineText, delaySumText } from './lines.ts'
import { slipPath } from './paths.ts'
import './settlement.css'
import { SumPart } from './SumPart.tsx'
import { texts } from './texts.ts'
import { Waivers } from './Waivers.tsx'

/** Money of a contract's handover: each sum with how it comes about, fixed by whom may; for whom may see sums. */
export function SettlementPart({ contractId }: { readonly contractId: string }) {
  const t = useTexts(texts)
  const found = useQuery({ ...useTRPC().settlements.ofContract.queryOptions({ contractId }), ...ofOneThing })
  return (
    <section className="settlement" aria-label={t('title')}>
      {found.error && !found.data ? <ErrorState error={found.error} retry={found.refetch} /> : null}
      {found.isPending ? <Loading rows={3} /> : null}
      {found.data ? <Sums view={found.data} /> : null}
    </section>
  )
}

function Sums({ view }: { readonly view: SettlementView }) {
  const t = useTexts(texts)
  const may = useMay()
  const [clauses, setClauses] = useState(false)
  const works = may('settlement.work') && !view.ended
  const { contractId, delayClause, areaClause } = view
  const ways = {
    delay: delayClause === null ? null : t(delayClause.entered ? 'clause.entered' : 'clause.sales'),
    area: t(areaClause.entered ? 'clause.entered' : 'clause.statute'),
  }
  return (
    <>
      <div className="settlement-head">
        <h3>{t('title')}</h3>
        {works && !clauses ? (
          <Button size="small" onClick={() => setClauses(true)}>
            {t('clauses')}
          </Button>
        ) : null}
        <Link to={slipPath(contractId)}>{t('slip')}</Link>
      </div>
      {clauses ? <ClauseForm view={view} onClose={() => setClauses(false)} /> : null}
      <SumPart
        contractId={contractId}
        kind="delay"
        reckoned={view.delay}
        fixed={view.delayFixed}
        running={view.delay.figure?.running === true && view.delay.figure.sum > 0}
        way={ways.delay}
        lineText={line => delayLineText(line, t)}
        sumText={sum => delaySumText(sum, t)}
        works={works}
      >
        <Waivers view={view} works={works && view.delayFixed === null} />
      </SumPart>
      <SumPart
        contractId={contractId}
        kind="area"
        reckoned={view.area}
        fixed={view.areaFixed}
        running={false}
        way={ways.area}
        lineText={line => areaLineText(line, t)}
        sumText={sum => areaSumText(sum, t)}
        works={works}
      />
    </>
  )
}
