import { ArrowLeftOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { Button, Checkbox } from 'antd'
import { useState } from 'react'
import { Link, useParams } from 'react-router'
import { EditableSection, sectionWords } from '../../../main/contract/profile-sections.ts'
import type { SiteSections } from '../../../main/contract/reference.ts'
import { ofOneThing, useCommand, useTRPC } from '../../app/api.ts'
import { useTexts } from '../../app/i18n.ts'
import { useMay } from '../../app/session.ts'
import { ConfirmPopover } from '../../components/ConfirmPopover.tsx'
import { EmptyState } from '../../components/EmptyState.tsx'
import { ErrorNote, ErrorState } from '../../components/ErrorState.tsx'
import { Loading } from '../../components/Loading.tsx'
import { Page } from '../../components/Page.tsx'
import { Time } from '../../components/Time.tsx'
import { useWord } from '../cases/words.ts'
import { profilePages } from '../settings/profile/pages.ts'
import './headquarters.css'
import { sectionsPath, sitePath } from './paths.ts'
import { SectionTags } from './SectionTags.tsx'
import { sectionTexts } from './section-texts.ts'

/** One section of headquarters' settings: which sites have it, and sending it to them. */
export function SectionPage() {
  const t = useTexts(sectionTexts)
  const trpc = useTRPC()
  const word = useWord()
  const section = EditableSection.safeParse(useParams()['section'])
  const found = useQuery(trpc.hqReference.overview.queryOptions(undefined, ofOneThing))
  const back = (
    <Link to={sectionsPath}>
      <ArrowLeftOutlined /> {t('back')}
    </Link>
  )
  if (!section.success) return <EmptyState text={t('unknown')} action={back} />
  const page = profilePages.find(one => one.section === section.data)
  return (
    <Page
      title={word(sectionWords[section.data])}
      aside={
        <div className="hq-tags">
          {back}
          {page ? <Link to={page.path}>{t('edit')}</Link> : null}
        </div>
      }
    >
      {found.error && !found.data ? (
        <ErrorState error={found.error} retry={found.refetch} />
      ) : !found.data ? (
        <Loading rows={6} />
      ) : found.data.length === 0 ? (
        <EmptyState text={t('noSites')} />
      ) : (
        <Sites
          key={section.data}
          section={section.data}
          sites={found.data}
          onDone={() => {
            // What waits for a receipt stands in no log of this page.
            found.refetch().catch(() => undefined)
          }}
        />
      )}
    </Page>
  )
}

interface SitesProps {
  readonly section: EditableSection
  readonly sites: readonly SiteSections[]
  onDone(): void
}

function Sites({ section, sites, onDone }: SitesProps) {
  const t = useTexts(sectionTexts)
  const trpc = useTRPC()
  const may = useMay()('settings.edit')
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const done = () => {
    setChosen(new Set())
    onDone()
  }
  const publish = useCommand(trpc.hqReference.publish, { onSuccess: done })
  const withdraw = useCommand(trpc.hqReference.withdraw, { onSuccess: done })
  const givenTo = (site: SiteSections) => site.sections.find(one => one.section === section)
  const choose = (id: string, isChosen: boolean) => {
    const next = new Set(chosen)
    if (isChosen) next.add(id)
    else next.delete(id)
    setChosen(next)
  }
  const about = (hqSiteIds: readonly string[]) => ({ hqSiteIds: [...hqSiteIds], sections: [section] })
  const to = sites.filter(({ hqSiteId }) => chosen.has(hqSiteId)).map(({ hqSiteId }) => hqSiteId)
  // Only what headquarters gave can be left to a site.
  const from = sites
    .filter(site => chosen.has(site.hqSiteId) && givenTo(site)?.leaving === false)
    .map(({ hqSiteId }) => hqSiteId)
  const pending = publish.pending || withdraw.pending
  return (
    <>
      {may ? (
        <div className="hq-buttons hq-sending">
          <Checkbox
            checked={to.length === sites.length}
            indeterminate={to.length > 0 && to.length < sites.length}
            onChange={event =>
              setChosen(new Set(event.target.checked ? sites.map(({ hqSiteId }) => hqSiteId) : []))
            }
          >
            {t('all')}
          </Checkbox>
          <Button
            type="primary"
            disabled={to.length === 0 || pending}
            loading={publish.pending}
            onClick={() => publish.send(about(to))}
          >
            {to.length === 0 ? t('publishNone') : t('publish', { count: to.length })}
          </Button>
          <ConfirmPopover
            question={t('withdrawAsk', { count: from.length })}
            verb={t('withdrawVerb')}
            onConfirm={() => withdraw.send(about(from))}
          >
            <Button disabled={from.length === 0 || pending} loading={withdraw.pending}>
              {from.length === 0 ? t('withdrawNone') : t('withdraw', { count: from.length })}
            </Button>
          </ConfirmPopover>
          <span className="desk-soft">{t('goes')}</span>
        </div>
      ) : null}
      <ErrorNote error={publish.error ?? withdraw.error} />
      <div className="hq-scroll">
        <table className="hq-table" aria-label={t('sites')}>
          <thead>
            <tr>
              <th scope="col">{t('sites')}</th>
              <th scope="col">{t('state')}</th>
              <th scope="col">{t('since')}</th>
            </tr>
          </thead>
          <tbody>
            {sites.map(site => {
              const given = givenTo(site)
              const name = (
                <>
                  <strong>{site.name}</strong> <span className="desk-soft">{site.code}</span>
                </>
              )
              return (
                <tr key={site.hqSiteId}>
                  <td>
                    {may ? (
                      <Checkbox
                        checked={chosen.has(site.hqSiteId)}
                        onChange={event => choose(site.hqSiteId, event.target.checked)}
                      >
                        {name}
                      </Checkbox>
                    ) : (
                      <Link to={sitePath(site.hqSiteId)}>{name}</Link>
                    )}
                  </td>
                  <td>
                    <SectionTags given={given} />
                  </td>
                  <td>
                    {given ? (
                      <span className="hq-tags">
                        <Time at={given.at} />
                        {given.sender ? <span className="desk-soft">{given.sender}</span> : null}
                      </span>
                    ) : null}
                  </td>
                </tr>
              )
            })}
          </tbody>
        </table>
      </div>
    </>
  )
}
