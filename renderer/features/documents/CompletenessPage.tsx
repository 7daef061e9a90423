import { useMutation, useQuery } from '@tanstack/react-query'
import { Button, Progress } from 'antd'
import { Link } from 'react-router'
import { z } from 'zod'
import type { Completeness, CompletenessNode, SiteCompleteness } from '../../../main/contract/documents.ts'
import { Id } from '../../../main/contract/values.ts'
import { useAddress } from '../../app/address.ts'
import { useTRPC } from '../../app/api.ts'
import { useLanguage, useTexts } from '../../app/i18n.ts'
import { useMay } from '../../app/session.ts'
import { EmptyState } from '../../components/EmptyState.tsx'
import { ErrorState } from '../../components/ErrorState.tsx'
import { ExportMenu } from '../../components/export/ExportMenu.tsx'
import { Loading } from '../../components/Loading.tsx'
import { Page } from '../../components/Page.tsx'
import '../../components/two-panes.css'
import { BuildingHomes } from './BuildingHomes.tsx'
import './documents.css'
import { DocumentsTabs } from './DocumentsTabs.tsx'
import { texts } from './texts.ts'

const Address = z.object({ building: Id.optional(), only: z.literal('missing').optional() })

/** How complete the files are: from the site down to a building, and there home by home what is missing. */
export function CompletenessPage() {
  const t = useTexts(texts)
  const language = useLanguage()
  const trpc = useTRPC()
  const may = useMay()
  const [{ building, only }, change] = useAddress(Address)
  const found = useQuery(
    trpc.documents.completeness.queryOptions(undefined, {
      refetchInterval: ({ state }) => (state.data?.settling ? 2_000 : false),
    }),
  )
  const start = useMutation(trpc.reports.ledger.mutationOptions())
  const site = found.data
  return (
    <Page
      title={t('title')}
      fill
      aside={<DocumentsTabs />}
      actions={
        may('export.run') ? (
          <ExportMenu
            start={(format, spoken) =>
              start.mutateAsync({
                ledger: 'missing-documents',
                format,
                language: spoken,
                title: t('missingList'),
                filter: building === undefined ? {} : { building },
              })
            }
          />
        ) : null
      }
    >
      {found.error && !site ? <ErrorState error={found.error} retry={found.refetch} /> : null}
      {found.isPending ? <Loading rows={10} /> : null}
      {site?.nodes.length === 0 ? <EmptyState text={t('noEstate')} /> : null}
      {site && site.nodes.length > 0 ? (
        <div className={building === undefined ? 'two-panes' : 'two-panes two-panes-open'}>
          <div className="two-panes-list completeness">
            {site.settling ? <p role="status">{t('settling')}</p> : null}
            <Line counts={site} name={t('site')} depth={0} />
            {site.nodes.map(node => (
              <Branch
                key={node.id}
                node={node}
                depth={1}
                chosen={building}
                onChoose={id => change({ building: id })}
              />
            ))}
          </div>
          <div className="two-panes-detail completeness">
            {building === undefined ? (
              <>
                <MissingTypes site={site} language={language} />
                <p className="desk-soft">{t('chooseBuilding')}</p>
              </>
            ) : (
              <>
                <Button className="two-panes-back" onClick={() => change({ building: '' })}>
                  ← {t('site')}
                </Button>
                <BuildingHomes
                  key={building}
                  buildingId={building}
                  onlyMissing={only === 'missing'}
                  setOnlyMissing={next => change({ only: next ? 'missing' : '' })}
                />
              </>
            )}
          </div>
        </div>
      ) : null}
    </Page>
  )
}

interface BranchProps {
  readonly node: CompletenessNode
  readonly depth: number
  readonly chosen: string | undefined
  onChoose(buildingId: string): void
}

function Branch({ node, depth, chosen, onChoose }: BranchProps) {
  if (node.kind === 'building') {
    return (
      <button
        type="button"
        className="completeness-building"
        aria-pressed={node.id === chosen}
        onClick={() => onChoose(node.id)}
      >
        <Line counts={node} name={node.name} depth={depth} />
      </button>
    )
  }
  return (
    <>
      <Line counts={node} name={node.name} depth={depth} />
      {node.children.map(child => (
        <Branch key={child.id} node={child} depth={depth + 1} chosen={chosen} onChoose={onChoose} />
      ))}
    </>
  )
}

function Line({
  counts,
  name,
  depth,
}: {
  readonly counts: Completeness
  readonly name: string
  readonly depth: number
}) {
  const t = useTexts(texts)
  const { required, present, complete, counted } = counts
  return (
    <div className="completeness-line" style={{ paddingInlineStart: 12 + depth * 16 }}>
      <strong>{name}</strong>
      {required === 0 ? (
        <span className="desk-soft">{t('nothingNeeded')}</span>
      ) : (
        <>
          <Progress percent={share(counts)} size="small" aria-label={`${t('rate')} ${name}`} />
          <span className="desk-soft desk-figures">
            {t('presentOf', { present, required })} · {t('completeOf', { complete, counted })}
          </span>
        </>
      )}
    </div>
  )
}

/** Whole percent, rounded down: 100 means that nothing is missing. */
const share = ({ required, present }: Completeness) => Math.floor((present / required) * 100)

function MissingTypes({
  site,
  language,
}: {
  readonly site: SiteCompleteness
  readonly language: 'zh' | 'en'
}) {
  const t = useTexts(texts)
  if (site.missing.length === 0) return null
  return (
    <section>
      <h2>{t('missingByType')}</h2>
      <ul className="completeness-missing">
        {site.missing.map(({ type, name, units }) => (
          <li key={type}>
            <Link to={`/more/ledgers?ledger=missing-documents&recipient=${type}`}>{name[language]}</Link>
            <span className="desk-figures">{t('missingUnits', { count: units })}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}
