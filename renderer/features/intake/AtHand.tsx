import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { Link } from 'react-router'
import type { CaseRow } from '../../../main/contract/case-views.ts'
import type { CaseKind } from '../../../main/contract/cases.ts'
import type { OfferedAnswer } from '../../../main/contract/knowledge.ts'
import { countText } from '../../components/count-text.ts'
import { ofOneThing, useTRPC } from '../../app/api.ts'
import { useTexts } from '../../app/i18n.ts'
import { unitPath } from '../../app/paths.ts'
import { ErrorNote } from '../../components/ErrorState.tsx'
import { ownerWords } from '../../components/owner-words.ts'
import { StateTag } from '../../components/StateTag.tsx'
import { AnswersAtHand } from '../knowledge/AnswersAtHand.tsx'
import { EarlierCases } from '../knowledge/EarlierCases.tsx'
import { InterviewGuide } from '../knowledge/InterviewGuide.tsx'
import { CaseLine } from './CaseLine.tsx'
import { texts } from './texts.ts'
import { useSettled } from './useSettled.ts'
import { WarrantyPart } from './WarrantyPart.tsx'

interface AtHandProps {
  readonly unitId: string | null
  readonly personId: string | null
  readonly category: readonly string[]
  readonly text: string
  readonly kind: CaseKind | null
  /** Puts a standard answer on the panel; absent once the case is taken. */
  readonly onGive: ((answer: OfferedAnswer) => void) | undefined
}

/** What the desk knows already, alive while somebody types: the home, its cases, the building, the like. */
export function AtHand({ unitId, personId, category, text, kind, onGive }: AtHandProps) {
  const t = useTexts(texts)
  const trpc = useTRPC()
  const words = useSettled(text)
  const input = { unitId, personId, category: [...category], text: words }
  const asks = unitId !== null || personId !== null || words.trim() !== '' || category.length > 0
  const found = useQuery(trpc.cases.atHand.queryOptions(input, { enabled: asks, staleTime: 5_000 }))
  const {
    open = [],
    recent = [],
    sameCategory = null,
    warranty = null,
    similar = [],
  } = (asks ? found.data : undefined) ?? {}
  const known = unitId !== null || personId !== null
  const openIds = new Set(open.map(row => row.id))
  const past = recent.filter(row => !openIds.has(row.id))
  return (
    <aside className="at-hand" aria-label={t('atHand')}>
      {asks ? null : <p className="desk-soft">{t('atHandEmpty')}</p>}
      <AnswersAtHand text={words} kind={kind} category={category} onGive={onGive} />
      {found.error ? <ErrorNote error={found.error} retry={found.refetch} /> : null}
      {unitId !== null ? <Home unitId={unitId} /> : null}
      {warranty && (unitId !== null || kind === 'repair') ? <WarrantyPart warranty={warranty} /> : null}
      {known && found.data ? (
        <Part
          title={t('openCases')}
          mark={open.length > 0 ? <StateTag tone="dueSoon">{open.length}</StateTag> : null}
        >
          <Rows rows={open} none={recent.length === 0 ? t('firstCase') : t('noOpen')} />
        </Part>
      ) : null}
      {past.length > 0 ? (
        <Part title={t('recent')}>
          <Rows rows={past} none="" />
        </Part>
      ) : null}
      {sameCategory ? (
        <Part
          title={t('sameCategory')}
          mark={
            sameCategory.cases.count > 0 ? (
              <StateTag tone={sameCategory.units >= 3 ? 'dueSoon' : 'plain'}>
                {t('sameCount', {
                  count: countText(sameCategory.cases),
                  units: sameCategory.units,
                })}
              </StateTag>
            ) : null
          }
        >
          <Rows rows={sameCategory.rows.slice(0, 5)} none={t('sameNone')} where />
        </Part>
      ) : null}
      <EarlierCases cases={similar} />
      <InterviewGuide moment="intake" kind={kind} />
    </aside>
  )
}

function Part(props: { readonly title: string; readonly mark?: ReactNode; readonly children: ReactNode }) {
  return (
    <section className="at-hand-part">
      <h2>
        {props.title} {props.mark}
      </h2>
      {props.children}
    </section>
  )
}

function Rows(props: { readonly rows: readonly CaseRow[]; readonly none: string; readonly where?: boolean }) {
  if (props.rows.length === 0) return <p className="desk-soft">{props.none}</p>
  return props.rows.map(row => <CaseLine key={row.id} row={row} where={props.where ?? false} />)
}

/** Who lives there. */
function Home({ unitId }: { readonly unitId: string }) {
  const t = useTexts(texts)
  const words = useTexts(ownerWords)
  const trpc = useTRPC()
  const found = useQuery(trpc.units.detail.queryOptions({ unitId }, ofOneThing))
  if (!found.data) return null
  const { unit, path, people } = found.data
  const present = people.filter(person => person.present)
  return (
    <Part title={t('people')}>
      <p>
        <Link to={unitPath(unitId)}>
          <strong className="desk-figures">{unit.number}</strong>
        </Link>{' '}
        <span className="desk-soft">{path.map(node => node.name).join(' / ')}</span>
      </p>
      {present.length === 0 ? <p className="desk-soft">{t('nobodyRegistered')}</p> : null}
      <ul className="at-hand-people">
        {present.map(person => (
          <li key={person.personId + person.role}>
            <span>
              {person.name ?? words('erased')} <small>{words(`role.${person.role}`)}</small>
              {person.tier === 'dissatisfied' ? (
                <StateTag tone="dueSoon">{words('tier.dissatisfied')}</StateTag>
              ) : null}
            </span>
            <span className="desk-figures desk-soft">{person.phones[0]?.masked}</span>
          </li>
        ))}
      </ul>
    </Part>
  )
}
