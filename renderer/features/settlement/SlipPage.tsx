import { ArrowLeftOutlined, PrinterOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { App, Button } from 'antd'
import { Link, useParams } from 'react-router'
import type { SettlementView } from '../../../main/contract/settlement.ts'
import { settlementGapWords } from '../../../main/contract/settlement-words.ts'
import { Id } from '../../../main/contract/values.ts'
import { errorText, useTRPC } from '../../app/api.ts'
import { formatMoment } from '../../app/format.ts'
import { useHotkey } from '../../app/hotkeys.ts'
import { printPage } from '../../app/host.ts'
import { comma, useLanguage, useTexts } from '../../app/i18n.ts'
import { unitPath } from '../../app/paths.ts'
import { useWindowTitle } from '../../app/window-title.ts'
import { ErrorState } from '../../components/ErrorState.tsx'
import { KeyHint } from '../../components/KeyHint.tsx'
import { Loading } from '../../components/Loading.tsx'
import { useWord } from '../cases/words.ts'
import '../leaks/paper.css'
import { areaLineText, areaSumText, delayLineText, delaySumText } from './lines.ts'
import { texts } from './texts.ts'

/** The sums of one contract on paper, each line explained, for its owner to sign. */
export function SlipPage() {
  const t = useTexts(texts)
  const language = useLanguage()
  const { message } = App.useApp()
  const { contractId = '' } = useParams()
  const known = Id.safeParse(contractId).success
  const trpc = useTRPC()
  const found = useQuery(trpc.settlements.ofContract.queryOptions({ contractId }, { enabled: known }))
  useWindowTitle(t('slipTitle'))
  const print = () => {
    printPage().catch((failure: unknown) => message.error(errorText(failure, language)))
  }
  useHotkey({ keys: 'P', label: t('print') }, print)
  if (found.error && !found.data) return <ErrorState error={found.error} retry={found.refetch} />
  if (!found.data) return <Loading rows={10} />
  return (
    <div className="leak-paper">
      <div className="leak-paper-tools desk-screen-only">
        <Link to={`${unitPath(found.data.unitId)}?tab=contract`}>
          <ArrowLeftOutlined /> {t('back')}
        </Link>
        <Button type="primary" icon={<PrinterOutlined />} onClick={print} autoFocus>
          {t('print')} <KeyHint keys="P" />
        </Button>
      </div>
      <Slip view={found.data} readAt={found.dataUpdatedAt} />
    </div>
  )
}

function Slip({ view, readAt }: { readonly view: SettlementView; readonly readAt: number }) {
  const t = useTexts(texts)
  const language = useLanguage()
  const word = useWord()
  const site = useQuery(useTRPC().site.card.queryOptions())
  const gaps = (missing: SettlementView['delay']['missing']) =>
    t('missing', { what: (missing ?? []).map(gap => word(settlementGapWords[gap])).join(comma()) })
  const delay = view.delayFixed?.figure ?? view.delay.figure
  const area = view.areaFixed?.figure ?? view.area.figure
  return (
    <section className="leak-paper-sheet">
      <header>
        <span>{site.data?.card.name}</span>
        <h1>{t('slipTitle')}</h1>
        <span>{formatMoment(readAt, language)}</span>
      </header>
      <table>
        <tbody>
          <tr>
            <th scope="row">{t('home')}</th>
            <td>{view.unitNumber ?? '—'}</td>
            <th scope="row">{t('contract')}</th>
            <td>{view.number ?? '—'}</td>
          </tr>
          <tr>
            <th scope="row">{t('buyers')}</th>
            <td colSpan={3}>{view.buyers.map(({ name }) => name ?? '—').join(comma())}</td>
          </tr>
        </tbody>
      </table>
      <h2>{t('delay')}</h2>
      {delay ? (
        <>
          <ol className="settlement-slip">
            {delay.lines.map(line => {
              const said = delayLineText(line, t)
              return <li key={said}>{said}</li>
            })}
          </ol>
          <p>
            <strong>
              {t('total')}: {delaySumText(view.delayFixed?.agreed ?? delay.sum, t)}
            </strong>{' '}
            {view.delayFixed ? t('fixed') : delay.running ? t('running') : ''}
          </p>
        </>
      ) : (
        <p>{gaps(view.delay.missing)}</p>
      )}
      <h2>{t('area')}</h2>
      {area ? (
        <>
          <ol className="settlement-slip">
            {area.lines.map(line => {
              const said = areaLineText(line, t)
              return <li key={said}>{said}</li>
            })}
          </ol>
          <p>
            <strong>
              {t('total')}: {areaSumText(view.areaFixed?.agreed ?? area.sum, t)}
            </strong>{' '}
            {view.areaFixed ? t('fixed') : ''}
          </p>
        </>
      ) : (
        <p>{gaps(view.area.missing)}</p>
      )}
      <div className="leak-paper-signs">
        <span>{t('ownerSigns')}：</span>
        <span>{t('deskSigns')}：</span>
      </div>
    </section>
  )
}
