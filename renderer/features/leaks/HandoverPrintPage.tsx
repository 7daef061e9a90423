import { ArrowLeftOutlined, PrinterOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { App, Button } from 'antd'
import { Link, useParams } from 'react-router'
import { leakStateWords, leakWords } from '../../../main/contract/leak-words.ts'
import { Id } from '../../../main/contract/values.ts'
import { errorText, useTRPC } from '../../app/api.ts'
import { formatMoment } from '../../app/format.ts'
import { useHotkey } from '../../app/hotkeys.ts'
import { printPage } from '../../app/host.ts'
import { useLanguage, useTexts } from '../../app/i18n.ts'
import { useWindowTitle } from '../../app/window-title.ts'
import { EmptyState } from '../../components/EmptyState.tsx'
import { ErrorState } from '../../components/ErrorState.tsx'
import { KeyHint } from '../../components/KeyHint.tsx'
import { Loading } from '../../components/Loading.tsx'
import { useWord } from '../cases/words.ts'
import './paper.css'
import { leakPaths } from './paths.ts'
import { shiftTexts } from './shift-texts.ts'

/** One handover on paper, to be signed by both. */
export function HandoverPrintPage() {
  const t = useTexts(shiftTexts)
  const language = useLanguage()
  const word = useWord()
  const trpc = useTRPC()
  const { message } = App.useApp()
  const { handoverId = '' } = useParams()
  const known = Id.safeParse(handoverId).success
  const found = useQuery(trpc.shifts.show.queryOptions({ handoverId }, { enabled: known }))
  const site = useQuery(trpc.site.card.queryOptions())
  useWindowTitle(t('title'))
  const print = () => {
    printPage().catch((failure: unknown) => message.error(errorText(failure, language)))
  }
  useHotkey({ keys: 'P', label: t('print') }, print)
  if (!known) return <EmptyState text={t('empty')} />
  if (found.error && !found.data) return <ErrorState error={found.error} retry={found.refetch} />
  if (!found.data) return <Loading rows={10} />
  const { leaks, ...handover } = found.data
  const moment = (at: number | null) => (at === null ? '' : formatMoment(at, language))
  return (
    <div className="leak-paper">
      <div className="leak-paper-tools desk-screen-only">
        <Link to={`${leakPaths.handover}?handover=${handoverId}`}>
          <ArrowLeftOutlined /> {t('title')}
        </Link>
        <Button type="primary" icon={<PrinterOutlined />} onClick={print} autoFocus>
          {t('print')} <KeyHint keys="P" />
        </Button>
      </div>
      <section className="leak-paper-sheet">
        <header>
          <span>{site.data?.card.name}</span>
          <h1>{t('paper')}</h1>
          <span>{moment(handover.handedAt)}</span>
        </header>
        <p>
          {t('openThen', { count: handover.open })} · {t('lateThen', { count: handover.late })} ·{' '}
          {t('promisedThen', { count: leaks.filter(leak => leak.promisedAt !== null).length })}
        </p>
        {handover.note === null ? null : (
          <p>
            {t('note')}：{handover.note}
          </p>
        )}
        <table>
          <thead>
            <tr>
              <th>{t('home')}</th>
              <th>{t('severity')}</th>
              <th>{t('state')}</th>
              <th>{t('team')}</th>
              <th>{t('contact')}</th>
              <th>{t('promised')}</th>
              <th>{t('keeper')}</th>
            </tr>
          </thead>
          <tbody>
            {leaks.map(leak => (
              <tr key={leak.caseId}>
                <td>
                  <strong>{leak.unitNumber ?? leak.place ?? leak.buildingName}</strong> {leak.number}
                </td>
                <td>{word(leakWords[`severity.${leak.severity}`])}</td>
                <td>{word(leakStateWords[leak.state])}</td>
                <td>{leak.teamName}</td>
                <td>
                  {leak.contactDueAt <= handover.handedAt ? '▲ ' : ''}
                  {moment(leak.contactAt)}
                </td>
                <td>{moment(leak.promisedAt)}</td>
                <td>{leak.keeperName}</td>
              </tr>
            ))}
          </tbody>
        </table>
        <div className="leak-paper-signs">
          <span>
            {t('givenBy')}：{handover.givenByName} {moment(handover.handedAt)}
          </span>
          <span>
            {t('takenBy')}：{handover.takenByName} {moment(handover.acceptedAt)}
          </span>
        </div>
      </section>
    </div>
  )
}
