import { PrinterOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { App, Button } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import type { CaseDetail } from '../../../main/contract/case-views.ts'
import type { LeakLosses } from '../../../main/contract/leak-losses.ts'
import { errorText, ofOneThing, useTRPC } from '../../app/api.ts'
import { formatMoney } from '../../app/format.ts'
import { useLanguage, useTexts } from '../../app/i18n.ts'
import { saveFrom } from '../../app/save-from.ts'
import { useMay } from '../../app/session.ts'
import { ErrorNote } from '../../components/ErrorState.tsx'
import { ExportRegister } from '../registers/ExportRegister.tsx'
import { CostForm, DamageForm } from './LossForms.tsx'
import { CostLine, DamageLine, type LossRights } from './LossLines.tsx'
import { lossesTexts } from './losses-texts.ts'

interface LossesProps {
  readonly detail: CaseDetail
  /** Whether anything may still be entered. */
  readonly open: boolean
}

/** What a leak damaged and what it cost: a record that decides nothing. Folded until somebody asks. */
export function LossesOfLeak({ detail, open }: LossesProps) {
  const t = useTexts(lossesTexts)
  const may = useMay()
  const trpc = useTRPC()
  const found = useQuery(trpc.leaks.losses.queryOptions({ caseId: detail.id }, ofOneThing))
  if (found.error && !found.data) return <ErrorNote error={found.error} retry={found.refetch} />
  if (!found.data) return null
  const rights = { works: open && may('leak.work'), costs: open && may('leak.costs') }
  return (
    <details className="leak-losses">
      <summary>
        {t('title')} <LossSummary losses={found.data} />
      </summary>
      <Damages detail={detail} losses={found.data} rights={rights} />
      <Costs detail={detail} losses={found.data} rights={rights} />
    </details>
  )
}

/** In one line: how many things, what is claimed and agreed, what was spent. */
export function LossSummary({ losses }: { readonly losses: LeakLosses }) {
  const t = useTexts(lossesTexts)
  const { claimed, agreed, cost } = losses
  const damages = losses.damages.filter(({ struck }) => struck === null)
  const costs = losses.costs.filter(({ struck }) => struck === null)
  const parts = [
    damages.length > 0 ? t('damageSum', { count: damages.length, sum: formatMoney(claimed) }) : '',
    agreed !== null && damages.some(row => row.agreed !== null)
      ? t('agreedSum', { sum: formatMoney(agreed) })
      : '',
    costs.length === 0
      ? ''
      : cost === null
        ? t('costCount', { count: costs.length })
        : t('costSum', { sum: formatMoney(cost) }),
  ].filter(Boolean)
  return <span className="desk-soft">{parts.length === 0 ? t('nothing') : parts.join(' · ')}</span>
}

interface PartProps {
  readonly detail: CaseDetail
  readonly losses: LeakLosses
  readonly rights: LossRights
}

function Damages({ detail, losses, rights }: PartProps) {
  const t = useTexts(lossesTexts)
  const language = useLanguage()
  const { message } = App.useApp()
  const [adding, setAdding] = useState<boolean>()
  const { damages } = losses
  const print = async () => {
    try {
      await saveFrom(
        `/files/cases/${detail.id}/damages.pdf?language=${language}`,
        `${t('damages')} ${detail.number}.pdf`,
      )
    } catch (error) {
      message.error(errorText(error, language))
    }
  }
  return (
    <section className="loss-part">
      <h3>{t('damages')}</h3>
      {damages.length === 0 ? <p className="desk-soft">{t('noDamage')}</p> : null}
      <ul>
        {damages.map(row => (
          <DamageLine key={row.id} row={row} rights={rights} />
        ))}
      </ul>
      {adding ? (
        <DamageForm caseId={detail.id} onDone={() => setAdding(false)} />
      ) : (
        <div className="leak-card-head">
          {rights.works ? (
            <AddButton back={adding === false} onAdd={() => setAdding(true)} text={t('addDamage')} />
          ) : null}
          {damages.length > 0 ? (
            <>
              <Button icon={<PrinterOutlined />} onClick={() => print().catch(reportError)}>
                {t('print')}
              </Button>
              <ExportRegister
                seen={{
                  list: { list: 'leak-damages', caseId: detail.id },
                  title: `${t('damages')} ${detail.number}`,
                  words: [],
                }}
              />
              <span className="desk-soft">{t('signedHint')}</span>
            </>
          ) : null}
        </div>
      )}
    </section>
  )
}

function Costs({ detail, losses, rights }: PartProps) {
  const t = useTexts(lossesTexts)
  const [adding, setAdding] = useState<boolean>()
  const { costs, homes } = losses
  return (
    <section className="loss-part">
      <h3>{t('costs')}</h3>
      {costs.length === 0 ? (
        <p className="desk-soft">{t(rights.costs ? 'noCost' : 'noCostSeniors')}</p>
      ) : null}
      <ul>
        {costs.map(row => (
          <CostLine key={row.id} row={row} rights={rights} />
        ))}
      </ul>
      {adding ? (
        <CostForm caseId={detail.id} homes={homes} onDone={() => setAdding(false)} />
      ) : (
        <div className="leak-card-head">
          {rights.costs ? (
            <AddButton back={adding === false} onAdd={() => setAdding(true)} text={t('addCost')} />
          ) : null}
          {costs.length > 0 ? <Link to="/more/ledgers?ledger=leak-costs">{t('toLedger')}</Link> : null}
        </div>
      )}
    </section>
  )
}

interface AddProps {
  /** The form was left: whoever works by keys goes on here. */
  readonly back: boolean
  readonly text: string
  onAdd(): void
}

/** Opens the form of an entry. */
export function AddButton({ back, text, onAdd }: AddProps) {
  return (
    <Button autoFocus={back} onClick={onAdd}>
      {text}
    </Button>
  )
}
