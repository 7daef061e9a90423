import { useQuery } from '@tanstack/react-query'
import { App, Button } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import type { PlacelessLeak } from '../../../main/contract/leak-intake.ts'
import { leakWords } from '../../../main/contract/leak-words.ts'
import { newId, useCommand, useTRPC } from '../../app/api.ts'
import { useTexts } from '../../app/i18n.ts'
import { casePath } from '../../app/paths.ts'
import { useMay } from '../../app/session.ts'
import { EmptyState } from '../../components/EmptyState.tsx'
import { ErrorNote, ErrorState } from '../../components/ErrorState.tsx'
import { Loading } from '../../components/Loading.tsx'
import { Page } from '../../components/Page.tsx'
import { Time } from '../../components/Time.tsx'
import { Lookup } from '../../components/who-or-where/Lookup.tsx'
import type { Candidate } from '../../components/who-or-where/value.ts'
import '../../components/who-or-where/who-or-where.css'
import { useWord } from '../cases/words.ts'
import { LeaksTabs } from '../leaks/LeaksTabs.tsx'
import { leakPaths } from '../leaks/paths.ts'
import { SeverityTag } from '../leaks/LeakTags.tsx'
import './leak-intake.css'
import { texts } from './texts.ts'

/** Leaks that came without a home, and buildings whose homes nobody named; each gets its home here. */
export function PlacelessPage() {
  const t = useTexts(texts)
  const trpc = useTRPC()
  const found = useQuery(trpc.leaks.placeless.queryOptions())
  const [open, setOpen] = useState<string>()
  return (
    <Page
      title={t('placeless')}
      aside={<LeaksTabs />}
      actions={<Link to={leakPaths.intake}>{t('title')}</Link>}
    >
      <p className="desk-soft">{t('placelessHint')}</p>
      {found.isPending ? <Loading rows={4} /> : null}
      {found.error ? <ErrorState error={found.error} retry={found.refetch} /> : null}
      {found.data?.length === 0 ? <EmptyState text={t('placelessEmpty')} /> : null}
      <ul className="leak-placeless">
        {found.data?.map(leak => (
          <PlacelessLine
            key={leak.caseId}
            leak={leak}
            open={open === leak.caseId}
            onOpen={() => setOpen(open === leak.caseId ? undefined : leak.caseId)}
          />
        ))}
      </ul>
    </Page>
  )
}

interface PlacelessLineProps {
  readonly leak: PlacelessLeak
  readonly open: boolean
  onOpen(): void
}

function PlacelessLine({ leak, open, onOpen }: PlacelessLineProps) {
  const t = useTexts(texts)
  const word = useWord()
  const may = useMay()('leak.work')
  return (
    <li>
      <div className="leak-placeless-line">
        <strong>{[leak.buildingName, leak.place].filter(Boolean).join(' ') || t('noHome')}</strong>
        <span>{word(leakWords[`about.${leak.about}`])}</span>
        <span>{word(leakWords[`entry.${leak.entry}`])}</span>
        <SeverityTag severity={leak.severity} />
        <span className="desk-soft">
          <Time at={leak.reportedAt} />
        </span>
        <span className="desk-soft desk-figures">
          {[leak.callerName, leak.callerPhone].filter(Boolean).join(' ')}
        </span>
        <Link to={casePath(leak.caseId)} className="desk-figures">
          {leak.number}
        </Link>
        {may ? (
          <Button size="small" aria-expanded={open} onClick={onOpen}>
            {t(leak.about === 'building' ? 'giveHomes' : 'giveHome')}
          </Button>
        ) : null}
      </div>
      {open ? <GiveHome leak={leak} /> : null}
    </li>
  )
}

interface Named {
  readonly caseId: string
  readonly unitId: string
  readonly number: string
}

/** The one home of a call, or the homes of a building one after the other. */
function GiveHome({ leak }: { readonly leak: PlacelessLeak }) {
  const t = useTexts(texts)
  const trpc = useTRPC()
  const { message } = App.useApp()
  const [named, setNamed] = useState<readonly Named[]>([])
  const place = useCommand(trpc.leaks.place, {
    onSuccess: ({ joined }) => message.success(t(joined ? 'placedJoined' : 'placed')),
  })
  const name = useCommand(trpc.leaks.nameHomes, {
    onSuccess: ({ taken }) => message.success(t('homesNamed', { count: taken.length })),
  })
  const many = leak.about === 'building'
  const pick = (candidate: Candidate) => {
    const home = candidate.kind === 'unit' ? candidate : candidate.units.find(unit => unit.present)
    if (!home) return
    if (!many) return place.send({ caseId: leak.caseId, unitId: home.unitId })
    if (named.some(one => one.unitId === home.unitId)) return
    setNamed([...named, { caseId: newId(), unitId: home.unitId, number: home.number }])
  }
  return (
    <div className="leak-give-home">
      <Lookup
        key={named.length}
        autoFocus
        status=""
        placeholder={t(named.length > 0 ? 'addHome' : 'wherePlaceholder')}
        onPick={pick}
        onStranger={undefined}
        onEscape={undefined}
      />
      {named.map(one => (
        <strong key={one.unitId} className="desk-figures">
          {one.number}
        </strong>
      ))}
      {many ? (
        <Button
          type="primary"
          disabled={named.length === 0}
          loading={name.pending}
          onClick={() =>
            name.send({
              caseId: leak.caseId,
              homes: named.map(({ caseId, unitId }) => ({ caseId, unitId })),
            })
          }
        >
          {t('done')}
        </Button>
      ) : null}
      <Button loading={place.pending} onClick={() => place.send({ caseId: leak.caseId, unitId: null })}>
        {t('isCommon')}
      </Button>
      <ErrorNote error={place.error ?? name.error} />
    </div>
  )
}
