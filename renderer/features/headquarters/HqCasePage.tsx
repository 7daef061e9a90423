import { ArrowLeftOutlined } from '@ant-design/icons'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { type ReactNode, useState } from 'react'
import { Link, useParams } from 'react-router'
import type { CaseDetail } from '../../../main/contract/case-views.ts'
import { HqCaseKey } from '../../../main/contract/headquarters.ts'
import { channelWords, noCallbackWords, roomWords } from '../../../main/contract/words.ts'
import { ofOneThing, type Outputs, useCommand, useTRPC, useTRPCClient } from '../../app/api.ts'
import { useTexts } from '../../app/i18n.ts'
import { useNow } from '../../app/now.ts'
import { useMay } from '../../app/session.ts'
import { useWindowTitle } from '../../app/window-title.ts'
import { EmptyState } from '../../components/EmptyState.tsx'
import { ErrorState } from '../../components/ErrorState.tsx'
import { Facts } from '../../components/Field.tsx'
import { Loading } from '../../components/Loading.tsx'
import { MaskedPhone } from '../../components/Phone.tsx'
import { CaseStateTag, EmergencyTag, LevelTag, StateTag } from '../../components/StateTag.tsx'
import { Time } from '../../components/Time.tsx'
import '../../components/page.css'
import { Timeline } from '../cases/case/Timeline.tsx'
import type { CaseStory } from '../cases/case/useCase.ts'
import '../cases/cases.css'
import { FileGrid } from '../cases/files/FileGrid.tsx'
import { CasePlaceContext } from '../cases/place.ts'
import { texts as caseTexts } from '../cases/texts.ts'
import { useKindText } from '../cases/useProfile.ts'
import { useWord } from '../cases/words.ts'
import { DirectiveForm } from './DirectiveForm.tsx'
import './headquarters.css'
import { texts as messageTexts } from './message-texts.ts'
import { hqCasePath, ledgersPath, sitePath } from './paths.ts'
import { texts } from './texts.ts'

type Found = Outputs['hq']['case']

/** A case of a site as headquarters holds it: to be read, not to be changed. */
export function HqCasePage() {
  const t = useTexts(texts)
  const { code, caseId } = useParams()
  const key = HqCaseKey.safeParse(`${code}.${caseId}`)
  const back = (
    <Link to={ledgersPath} className="case-back">
      <ArrowLeftOutlined /> {t('backToLedgers')}
    </Link>
  )
  if (!key.success) return <EmptyState text={t('noSuchCase')} action={back} />
  return (
    <div className="page page-fill case-page">
      {back}
      <Shown key={key.data} caseKey={key.data} />
    </div>
  )
}

function Shown({ caseKey }: { readonly caseKey: string }) {
  const trpc = useTRPC()
  const found = useQuery(trpc.hq.case.queryOptions({ key: caseKey }, ofOneThing))
  if (found.error && !found.data) return <ErrorState error={found.error} retry={found.refetch} />
  if (!found.data) return <Loading rows={8} rowHeight={48} />
  return <Loaded caseKey={caseKey} found={found.data} />
}

const isOld = () => false

function Loaded({ caseKey, found }: { readonly caseKey: string; readonly found: Found }) {
  const t = useTexts(texts)
  const { site, detail, beside } = found
  const story = useStory(caseKey)
  useWindowTitle(detail.number)
  return (
    <CasePlaceContext
      value={{
        filesAt: `/files/site/${site.id}`,
        caseAt: caseId => hqCasePath(site.code, caseId),
        isOwn: false,
      }}
    >
      <article className="case" aria-label={detail.number}>
        <Head found={found} />
        <p className="desk-soft hq-read-only">
          <Link to={sitePath(site.id)}>{site.name}</Link> {site.code} · {t('readOnly')}
        </p>
        <Supervise site={site} about={{ id: detail.id, number: detail.number }} />
        <div className="case-body">
          <div className="case-middle">
            <Timeline detail={detail} story={story} beside={beside} isNew={isOld} />
          </div>
          <FactsOf caseKey={caseKey} found={found} />
        </div>
      </article>
    </CasePlaceContext>
  )
}

type SuperviseProps = Required<Pick<Parameters<typeof DirectiveForm>[0], 'site' | 'about'>>

/** Asks the site to see to the case. */
function Supervise({ site, about }: SuperviseProps) {
  const t = useTexts(messageTexts)
  const may = useMay()('hq.direct')
  const [shown, setShown] = useState<'form' | 'sent'>()
  if (!may) return null
  if (shown === 'form')
    return (
      <DirectiveForm
        site={site}
        about={about}
        onSent={() => setShown('sent')}
        onClose={() => setShown(undefined)}
      />
    )
  return (
    <div className="hq-buttons">
      <Button onClick={() => setShown('form')}>{t('supervise')}</Button>
      <span role="status">{shown === 'sent' ? t('sent') : null}</span>
    </div>
  )
}

function Head({ found: { detail, category } }: { readonly found: Found }) {
  const kindText = useKindText()
  const word = useWord()
  const t = useTexts(texts)
  const late = useNow() > (detail.due?.at ?? Number.MAX_SAFE_INTEGER)
  return (
    <header className="case-head">
      <h1 className="desk-figures">{detail.number}</h1>
      <CaseStateTag state={detail.state} waiting={detail.waitingOn} />
      {late ? <StateTag tone="overdue">{t('overdue')}</StateTag> : null}
      {detail.emergency ? <EmergencyTag /> : null}
      {detail.level === null ? null : <LevelTag level={detail.level} confirmed={detail.levelConfirmed} />}
      <span>
        {[kindText(detail.kind), category ? word(category) : ''].filter(part => part !== '').join(' · ')}
      </span>
      <span className="case-head-who">
        {[detail.unitNumber, detail.personName ?? detail.callerName].filter(part => part !== null).join(' ')}
      </span>
    </header>
  )
}

function FactsOf({ caseKey, found }: { readonly caseKey: string; readonly found: Found }) {
  const t = useTexts(caseTexts)
  const own = useTexts(texts)
  const word = useWord()
  const { detail, category } = found
  const place = [detail.room ? word(roomWords[detail.room], detail.room) : '', detail.place ?? '']
  const rows: (readonly [string, ReactNode])[] = [
    [t('unit'), [detail.buildingName, detail.unitNumber].filter(part => part !== null).join(' ') || '—'],
    [t('who'), detail.personName ?? detail.callerName ?? t('nobodyNamed')],
    [t('phone'), <Phone key="phone" caseKey={caseKey} detail={detail} />],
    [t('category'), category ? word(category) : '—'],
    [t('place'), place.filter(part => part !== '').join(' · ') || '—'],
    [t('channel'), word(channelWords[detail.channel])],
    [t('receivedAt'), <Time key="at" at={detail.receivedAt} as="moment" />],
    [own('due'), detail.due ? <Time key="due" at={detail.due.at} as="moment" /> : '—'],
    [t('firstContact'), detail.firstContactName ?? '—'],
    [t('assignee'), detail.assigneeName ?? t('unassigned')],
  ]
  if (detail.verified !== null)
    rows.push([t('verification'), t(detail.verified === 'good' ? 'verifiedGood' : 'verifiedBad')])
  if (detail.withoutCallback !== null)
    rows.push([t('closedAs'), word(noCallbackWords[detail.withoutCallback], detail.withoutCallback)])
  return (
    <aside className="case-facts" aria-label={t('facts')}>
      <Facts rows={rows} />
      <h2>{t('attachments')}</h2>
      {detail.attachments.length === 0 ? (
        <p className="desk-soft">{own('noFiles')}</p>
      ) : (
        <FileGrid files={detail.attachments} />
      )}
    </aside>
  )
}

/** Masked; each look at the whole number is recorded here at headquarters. */
function Phone({ caseKey, detail }: { readonly caseKey: string; readonly detail: CaseDetail }) {
  const trpc = useTRPC()
  const may = useMay()
  const unmask = useCommand(trpc.hq.unmaskCase)
  const { callerPhone } = detail
  if (callerPhone === null) return '—'
  const reveal = async () => (await unmask.run({ key: caseKey })).phone ?? callerPhone
  return <MaskedPhone phone={callerPhone} {...(may('person.unmask') ? { reveal } : {})} />
}

const pageSize = 300

function useStory(key: string): CaseStory {
  const trpc = useTRPC()
  const client = useTRPCClient()
  const found = useInfiniteQuery({
    queryKey: [...trpc.hq.caseStory.pathKey(), key],
    initialPageParam: undefined as number | undefined,
    queryFn: ({ pageParam: after, signal }) =>
      client.hq.caseStory.query({ key, after, limit: pageSize }, { signal }),
    getNextPageParam: page => page.next ?? undefined,
    ...ofOneThing,
  })
  return {
    entries: found.data?.pages.flatMap(page => page.entries) ?? [],
    loading: found.isPending,
    error: found.data ? null : found.error,
    hasMore: found.hasNextPage,
    more: () => {
      // What could not be read is shown by the query.
      if (!found.isFetchingNextPage) found.fetchNextPage().catch(() => undefined)
    },
  }
}
