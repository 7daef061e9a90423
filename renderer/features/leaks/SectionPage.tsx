import { PrinterOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { App, Button, Select } from 'antd'
import { Link } from 'react-router'
import { z } from 'zod'
import { leakWords } from '../../../main/contract/leak-words.ts'
import type { LeakRow } from '../../../main/contract/leaks.ts'
import { Id } from '../../../main/contract/values.ts'
import { useAddress } from '../../app/address.ts'
import { errorText, ofOneThing, useTRPC } from '../../app/api.ts'
import { useHotkey } from '../../app/hotkeys.ts'
import { printPage } from '../../app/host.ts'
import { useLanguage, useTexts } from '../../app/i18n.ts'
import { EmptyState } from '../../components/EmptyState.tsx'
import { ErrorNote, ErrorState } from '../../components/ErrorState.tsx'
import { KeyHint } from '../../components/KeyHint.tsx'
import { Loading } from '../../components/Loading.tsx'
import { Page } from '../../components/Page.tsx'
import { LeaksTabs } from './LeaksTabs.tsx'
import { leakPaths } from './paths.ts'
import { Section } from './Section.tsx'
import { texts } from './texts.ts'

const Address = z.object({ building: Id.optional() })

/** The section of a building with its leaks where they are; the one with most of them first. */
export function SectionPage() {
  const t = useTexts(texts)
  const language = useLanguage()
  const trpc = useTRPC()
  const { message } = App.useApp()
  const [{ building }, change] = useAddress(Address)
  const open = useQuery(trpc.leaks.open.queryOptions())
  const wet = byBuilding(open.data ?? [])
  const chosen = building ?? wet[0]?.id
  const found = useQuery(
    trpc.estate.building.queryOptions(
      { buildingId: chosen ?? '' },
      { ...ofOneThing, enabled: chosen !== undefined },
    ),
  )
  const sources = useQuery(trpc.leakSources.open.queryOptions())
  const move = (by: number) => {
    const at = wet.findIndex(one => one.id === chosen)
    const next = wet[(Math.max(at, 0) + by + wet.length) % wet.length]
    if (next) change({ building: next.id })
  }
  useHotkey({ keys: 'J', label: t('nextBuilding'), disabled: wet.length < 2 }, () => move(1))
  useHotkey({ keys: 'K', label: t('previousBuilding'), disabled: wet.length < 2 }, () => move(-1))
  const print = () => {
    printPage().catch((failure: unknown) => message.error(errorText(failure, language)))
  }
  useHotkey({ keys: 'P', label: t('print') }, print)
  const leaks = wet.find(one => one.id === chosen)?.leaks ?? []
  const loose = leaks.filter(leak => leak.unitId === null)
  return (
    <Page
      title={t('tab.section')}
      aside={
        <>
          <LeaksTabs />
          {wet.length > 0 ? (
            <Select
              aria-label={t('building')}
              className="section-choice"
              value={chosen ?? null}
              options={wet.map(one => ({ value: one.id, label: `${one.name} · ${one.leaks.length}` }))}
              onChange={id => change({ building: id ?? '' })}
            />
          ) : null}
        </>
      }
      actions={
        leaks.length > 0 ? (
          <Button icon={<PrinterOutlined />} onClick={print}>
            {t('print')} <KeyHint keys="P" />
          </Button>
        ) : undefined
      }
    >
      {open.error && !open.data ? <ErrorState error={open.error} retry={open.refetch} /> : null}
      {open.data && wet.length === 0 ? <EmptyState text={t('sectionEmpty')} /> : null}
      {found.error && !found.data ? <ErrorState error={found.error} retry={found.refetch} /> : null}
      {open.isPending || (chosen !== undefined && found.isPending) ? <Loading rows={8} /> : null}
      <ErrorNote error={sources.data ? null : sources.error} retry={sources.refetch} />
      {found.data ? (
        <Section
          building={found.data}
          leaks={leaks}
          sources={(sources.data ?? []).filter(source => source.buildingId === chosen)}
        />
      ) : null}
      {loose.length > 0 ? (
        <section>
          <h3>{t('elsewhere')}</h3>
          <ul>
            {loose.map(leak => (
              <li key={leak.caseId}>
                <Link to={`${leakPaths.board}?leak=${leak.caseId}`}>
                  {[leakWords[`about.${leak.about}`][language], leak.place ?? leak.number].join(' · ')}
                </Link>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
    </Page>
  )
}

interface WetBuilding {
  readonly id: string
  readonly name: string
  readonly leaks: readonly LeakRow[]
}

/** Buildings with open leaks, those with most of them first. */
function byBuilding(leaks: readonly LeakRow[]): WetBuilding[] {
  const groups = Map.groupBy(leaks, leak => leak.buildingId)
  return [...groups]
    .flatMap(([id, among]) =>
      id === null ? [] : [{ id, name: among[0]?.buildingName ?? '—', leaks: among }],
    )
    .sort((one, other) => other.leaks.length - one.leaks.length)
}
