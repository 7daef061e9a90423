import { ArrowLeftOutlined, PrinterOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { App, Button } from 'antd'
import { Link, useSearchParams } from 'react-router'
import type { CareReason } from '../../../main/contract/callback-views.ts'
import { roleWords, tierWords } from '../../../main/contract/owner-words.ts'
import { visitPurposeWords } from '../../../main/contract/knowledge-words.ts'
import { Id } from '../../../main/contract/values.ts'
import type { PreparationSheet, PreparedCase } from '../../../main/contract/visits.ts'
import { stateWords } from '../../../main/contract/words.ts'
import { errorText, useTRPC } from '../../app/api.ts'
import { useHotkey } from '../../app/hotkeys.ts'
import { printPage } from '../../app/host.ts'
import { useLanguage, useTexts } from '../../app/i18n.ts'
import { useWindowTitle } from '../../app/window-title.ts'
import { EmptyState } from '../../components/EmptyState.tsx'
import { ErrorState } from '../../components/ErrorState.tsx'
import { KeyHint } from '../../components/KeyHint.tsx'
import { Loading } from '../../components/Loading.tsx'
import { Time } from '../../components/Time.tsx'
import { useCareReasons } from '../callbacks/CareReasons.tsx'
import { useCategoryText, useKindText } from '../cases/useProfile.ts'
import { useWord } from '../cases/words.ts'
import { texts } from './texts.ts'
import './preparation.css'

/** Preparation sheets, one page for each home, and the button that prints them. */
export function PreparationPage() {
  const t = useTexts(texts)
  const language = useLanguage()
  const trpc = useTRPC()
  const { message } = App.useApp()
  const [search] = useSearchParams()
  const visitIds = search.getAll('visit').filter(id => Id.safeParse(id).success)
  const found = useQuery(trpc.visits.preparation.queryOptions({ visitIds }, { enabled: visitIds.length > 0 }))
  const reasons = useCareReasons(visitIds)
  const site = useQuery(trpc.site.card.queryOptions())
  useWindowTitle(t('sheetTitle'))
  const print = () => {
    printPage().catch((failure: unknown) => message.error(errorText(failure, language)))
  }
  useHotkey({ keys: 'P', label: t('keyPrint') }, print)
  if (visitIds.length === 0) return <EmptyState text={t('noSuch')} />
  if (found.error) return <ErrorState error={found.error} retry={found.refetch} />
  if (reasons.error) return <ErrorState error={reasons.error} retry={reasons.refetch} />
  if (!found.data || site.isPending || reasons.isPending) return <Loading rows={10} />
  return (
    <div className="preparation">
      <div className="preparation-tools desk-screen-only">
        <Link to={`/more/visits?visit=${visitIds[0]}`}>
          <ArrowLeftOutlined /> {t('title')}
        </Link>
        <Button type="primary" icon={<PrinterOutlined />} onClick={print} autoFocus>
          {t('print')} <KeyHint keys="P" />
        </Button>
      </div>
      {found.data.map(sheet => (
        <Sheet
          key={sheet.visit.id}
          sheet={sheet}
          reasons={(reasons.data ?? []).filter(one => one.visitId === sheet.visit.id)}
          site={site.data?.card.name ?? ''}
        />
      ))}
    </div>
  )
}

interface SheetProps {
  readonly sheet: PreparationSheet
  /** What dissatisfied owners said, because of whom the home is visited. */
  readonly reasons: readonly CareReason[]
  readonly site: string
}

function Sheet({ sheet, reasons, site }: SheetProps) {
  const t = useTexts(texts)
  const word = useWord()
  const { visit } = sheet
  return (
    <section className="preparation-sheet">
      <header>
        <span>{site}</span>
        <h1>{t('sheetTitle')}</h1>
      </header>
      <h2>
        <span className="desk-figures">{visit.unitNumber}</span> {sheet.path.join(' / ')}
      </h2>
      <p>
        {t('appointment')}{' '}
        {visit.appointmentAt === null ? t('noAppointment') : <Time at={visit.appointmentAt} as="moment" />} ·{' '}
        {t('purpose')} {word(visitPurposeWords[visit.purpose])} · {t('visitor')}{' '}
        {visit.visitorName ?? t('nobody')}
      </p>
      {visit.note === null ? null : <p>{visit.note}</p>}
      {reasons.length > 0 ? (
        <>
          <h3>{t('why')}</h3>
          <ul>
            {reasons.map(one => (
              <li key={one.callbackId}>
                {one.calledAt === null ? null : <Time at={one.calledAt} as="day" />} {one.name}{' '}
                <span className="desk-figures">{one.caseNumber}</span> {one.words}
              </li>
            ))}
          </ul>
        </>
      ) : null}
      <h3>{t('people')}</h3>
      <ul>
        {sheet.people.map(one => (
          <li key={`${one.personId}/${one.role}`}>
            {one.name ?? '—'} · {word(roleWords[one.role])}
            {one.tier === 'ordinary' ? '' : ` · ${word(tierWords[one.tier])}`}{' '}
            <span className="desk-figures">{one.phones.join(' ')}</span>
          </li>
        ))}
        {sheet.people.length === 0 ? <li>{t('none')}</li> : null}
      </ul>
      <Cases title={t('open')} cases={sheet.openCases} />
      <Cases title={t('closed')} cases={sheet.closedCases} />
      <h3>{t('visits')}</h3>
      <ul>
        {sheet.lastVisits.map(one => (
          <li key={one.id}>
            {one.heldAt === null ? null : <Time at={one.heldAt} as="day" />} {one.visitorName}{' '}
            {one.minutes ?? one.note}
          </li>
        ))}
        {sheet.lastVisits.length === 0 ? <li>{t('none')}</li> : null}
      </ul>
      <h3>{t('room')}</h3>
      <div className="preparation-room" />
      <footer>
        <span>{t('signVisitor')}</span>
        <span>{t('signOwner')}</span>
      </footer>
    </section>
  )
}

function Cases({ title, cases }: { readonly title: string; readonly cases: readonly PreparedCase[] }) {
  const t = useTexts(texts)
  const kindText = useKindText()
  const word = useWord()
  const category = useCategoryText()
  return (
    <>
      <h3>{title}</h3>
      <ul>
        {cases.map(one => (
          <li key={one.id}>
            <span className="desk-figures">{one.number}</span> <Time at={one.receivedAt} as="day" />{' '}
            {[kindText(one.kind), category(one.category), word(stateWords[one.state])]
              .filter(part => part !== '')
              .join(' · ')}{' '}
            {one.summary}
          </li>
        ))}
        {cases.length === 0 ? <li>{t('none')}</li> : null}
      </ul>
    </>
  )
}
