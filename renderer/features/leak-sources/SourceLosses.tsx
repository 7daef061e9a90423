import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { LeakLosses } from '../../../main/contract/leak-losses.ts'
import type { SourceDetail } from '../../../main/contract/leak-sources.ts'
import { useTRPC } from '../../app/api.ts'
import { useTexts } from '../../app/i18n.ts'
import { useMay } from '../../app/session.ts'
import { ErrorNote } from '../../components/ErrorState.tsx'
import '../leak-card/leak-card.css'
import { CostForm } from '../leak-card/LossForms.tsx'
import { CostLine, DamageLine } from '../leak-card/LossLines.tsx'
import { AddButton, LossSummary } from '../leak-card/LossesOfLeak.tsx'
import { lossesTexts } from '../leak-card/losses-texts.ts'
import { ExportRegister } from '../registers/ExportRegister.tsx'

/** What all homes of a source lost, and what it cost. Damage is noted home by home. */
export function SourceLosses({ source }: { readonly source: SourceDetail }) {
  const t = useTexts(lossesTexts)
  const trpc = useTRPC()
  const found = useQuery(trpc.leaks.lossesOfSource.queryOptions({ sourceId: source.id }))
  return (
    <section className="source-part loss-part">
      <h3>{t('sourceTitle')}</h3>
      <ErrorNote error={found.data ? null : found.error} retry={found.refetch} />
      {found.data ? <Loaded source={source} losses={found.data} /> : null}
    </section>
  )
}

interface LoadedProps {
  readonly source: SourceDetail
  readonly losses: LeakLosses
}

function Loaded({ source, losses }: LoadedProps) {
  const t = useTexts(lossesTexts)
  const may = useMay()
  const [adding, setAdding] = useState<boolean>()
  const rights = { works: may('leak.work'), costs: may('leak.costs') }
  const { damages, costs, homes } = losses
  return (
    <>
      <LossSummary losses={losses} />
      <ul>
        {costs.map(row => (
          <CostLine key={row.id} row={row} rights={rights} withHome />
        ))}
      </ul>
      {adding ? (
        <CostForm caseId={source.id} homes={homes} atSource={homes > 1} onDone={() => setAdding(false)} />
      ) : (
        <div className="source-head">
          {rights.costs ? (
            <AddButton back={adding === false} onAdd={() => setAdding(true)} text={t('addCost')} />
          ) : null}
          {costs.length > 0 ? (
            <ExportRegister
              seen={{
                list: { list: 'leak-costs', sourceId: source.id },
                title: `${t('costs')} ${source.buildingName ?? ''}`.trim(),
                words: [],
              }}
            />
          ) : null}
        </div>
      )}
      {damages.length > 0 ? (
        <details className="leak-losses">
          <summary>{t('sourceDamages')}</summary>
          <ul>
            {damages.map(row => (
              <DamageLine key={row.id} row={row} rights={rights} withHome />
            ))}
          </ul>
        </details>
      ) : null}
    </>
  )
}
