import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { Link, useParams } from 'react-router'
import { z } from 'zod'
import {
  conclusionWords,
  inspectionStateWords,
  purposeWords,
  sideWords,
} from '../../../main/contract/inspection-words.ts'
import type { DefectRow, InspectionRow } from '../../../main/contract/inspections.ts'
import type { DuplicatePair } from '../../../main/contract/rectification.ts'
import { Id } from '../../../main/contract/values.ts'
import { useAddress } from '../../app/address.ts'
import { useCommand, useTRPC } from '../../app/api.ts'
import { useTexts } from '../../app/i18n.ts'
import { useMay } from '../../app/session.ts'
import { ErrorNote, ErrorState } from '../../components/ErrorState.tsx'
import { Loading } from '../../components/Loading.tsx'
import { Page } from '../../components/Page.tsx'
import { Time } from '../../components/Time.tsx'
import { useWord } from '../cases/words.ts'
import { wholeList } from '../registers/RegisterPanes.tsx'
import { DefectList } from './DefectList.tsx'
import { InspectionTabs } from './InspectionTabs.tsx'
import { inspectionPath, inspectionPaths, typePath } from './paths.ts'
import { pinsOn, PlanView } from './PlanView.tsx'
import { texts } from './texts.ts'
import { useChecklistWords } from './words.tsx'

const Address = z.object({ defect: Id.optional() })

/** A home with all that was found in it: on its drawing, in a list, by inspection. */
export function HomePage() {
  const { unitId = '' } = useParams()
  const t = useTexts(texts)
  const trpc = useTRPC()
  const [{ defect }, change] = useAddress(Address)
  const unit = useQuery(trpc.units.detail.queryOptions({ unitId }))
  const found = useQuery(trpc.defects.ofUnit.queryOptions({ unitId }))
  if (unit.error && !unit.data) return <ErrorState error={unit.error} retry={unit.refetch} />
  if (!unit.data) return <Loading rows={8} />
  const rank = ({ state, joinedInto }: DefectRow) =>
    (state === 'accepted' ? 2 : state === 'void' ? 3 : 0) + (joinedInto === null ? 0 : 1)
  const rows = (found.data ?? []).toSorted((one, other) => rank(one) - rank(other))
  const choose = (id: string) => change({ defect: id })
  return (
    <Page
      title={t('homeOf', { number: unit.data.unit.number })}
      fill
      actions={<Link to={`/units/${unitId}`}>{t('openFile')}</Link>}
      aside={<InspectionTabs />}
    >
      <DefectList
        list={wholeList(found, rows)}
        chosen={defect}
        onChoose={choose}
        empty={t('noneOpen')}
        withoutHome
        beside={
          <div className="reg-thing">
            <HomePlan
              unitType={unit.data.unit.unitType}
              defects={rows.filter(({ joinedInto, state }) => joinedInto === null && state !== 'void')}
              onChoose={choose}
            />
            <Duplicates unitId={unitId} defects={rows} />
            <Inspections unitId={unitId} />
          </div>
        }
      />
    </Page>
  )
}

interface HomePlanProps {
  readonly unitType: string | null
  readonly defects: readonly DefectRow[]
  onChoose(id: string): void
}

/** The drawing of the home's type with what was found in this home. */
function HomePlan({ unitType, defects, onChoose }: HomePlanProps) {
  const t = useTexts(texts)
  const trpc = useTRPC()
  const { defectName } = useChecklistWords()
  const types = useQuery(trpc.unitTypes.list.queryOptions())
  const typeId =
    defects.find(one => one.typeId !== null)?.typeId ??
    types.data?.types.find(({ name, retired }) => name === unitType && !retired)?.id ??
    null
  const type = useQuery(
    trpc.unitTypes.detail.queryOptions({ typeId: typeId ?? '' }, { enabled: typeId !== null }),
  )
  const plan = type.data?.plans.find(({ removed }) => !removed)
  if (!plan)
    return (
      <section aria-label={t('plan')}>
        <h3>{t('plan')}</h3>
        <p className="desk-soft">
          {unitType === null ? (
            t('noType')
          ) : (
            <Link to={typeId === null ? inspectionPaths.types : typePath(typeId)}>
              {t('noPlan', { type: unitType })}
            </Link>
          )}
        </p>
      </section>
    )
  const frames = new Map((type.data?.plans ?? []).map(({ id, frame }) => [id, frame]))
  const pins = pinsOn(plan, frames, defects)
  const byId = new Map(defects.map(one => [one.id, one]))
  return (
    <section aria-label={t('plan')}>
      <h3>{t('plan')}</h3>
      <PlanView
        plan={plan}
        label={t('plan')}
        pins={pins}
        pinLabel={({ id }) => {
          const one = byId.get(id)
          return one ? `${one.roomName} ${defectName(one)}` : ''
        }}
        onPin={onChoose}
      />
      {pins.length < defects.length ? (
        <p className="desk-soft">{t('unplaced', { count: defects.length - pins.length })}</p>
      ) : null}
    </section>
  )
}

/** Pairs of defects that two inspectors may have found of one. */
function Duplicates({
  unitId,
  defects,
}: {
  readonly unitId: string
  readonly defects: readonly DefectRow[]
}) {
  const t = useTexts(texts)
  const trpc = useTRPC()
  const works = useMay()('inspection.work')
  const found = useQuery(trpc.defects.duplicates.queryOptions({ unitId }))
  const join = useCommand(trpc.defects.join)
  const differ = useCommand(trpc.defects.judgeDifferent)
  const { defectName } = useChecklistWords()
  const byId = new Map(defects.map(one => [one.id, one]))
  const pairs = (found.data ?? []).filter(({ one, other }) => byId.has(one) && byId.has(other))
  if (pairs.length === 0) return null
  const name = (id: string) => {
    const one = byId.get(id)
    return one ? [one.roomName, defectName(one), one.text].filter(Boolean).join(' · ') : ''
  }
  const why = ({ because }: DuplicatePair) => t(because === 'pin' ? 'becausePin' : 'becauseFinding')
  return (
    <section aria-label={t('duplicates')}>
      <h3>{t('duplicates')}</h3>
      <ul className="defect-pairs">
        {pairs.map(pair => (
          <li key={`${pair.one}/${pair.other}`}>
            <span>{name(pair.one)}</span>
            <span>{name(pair.other)}</span>
            <span className="desk-soft">{why(pair)}</span>
            {works ? (
              <span className="reg-actions">
                <Button
                  size="small"
                  loading={join.pending}
                  onClick={() => join.send({ defectId: pair.other, into: pair.one })}
                >
                  {t('areOne')}
                </Button>
                <Button
                  size="small"
                  loading={differ.pending}
                  onClick={() => differ.send({ one: pair.one, other: pair.other })}
                >
                  {t('areTwo')}
                </Button>
              </span>
            ) : null}
          </li>
        ))}
      </ul>
      <ErrorNote error={join.error ?? differ.error} />
    </section>
  )
}

/** Who walked through the home, when, and what came of it. */
function Inspections({ unitId }: { readonly unitId: string }) {
  const t = useTexts(texts)
  const found = useQuery(useTRPC().inspections.ofUnit.queryOptions({ unitId }))
  if (found.error && !found.data) return <ErrorState error={found.error} retry={found.refetch} />
  return (
    <section aria-label={t('inspections')}>
      <h3>{t('inspections')}</h3>
      {found.data?.length === 0 ? <p className="desk-soft">{t('noInspections')}</p> : null}
      <ul className="defect-pairs">
        {(found.data ?? []).map(row => (
          <InspectionLine key={row.id} row={row} />
        ))}
      </ul>
    </section>
  )
}

function InspectionLine({ row }: { readonly row: InspectionRow }) {
  const t = useTexts(texts)
  const word = useWord()
  const at = row.finishedAt ?? row.begunAt
  return (
    <li>
      <span className="reg-head">
        <strong>
          <Link to={inspectionPath(row.id)}>{word(purposeWords[row.purpose])}</Link>
        </strong>
        <span>
          {row.conclusion === null
            ? word(inspectionStateWords[row.state])
            : word(conclusionWords[row.conclusion])}
        </span>
      </span>
      <span className="desk-soft">
        {at === null ? row.plannedOn : <Time at={at} as="moment" />}
        {[
          '',
          row.inspectorName,
          row.side === 'owner' ? word(sideWords.owner) : null,
          t('itemsSeen', { count: row.checked }),
          t('defectsFound', { count: row.defects }),
        ]
          .filter(part => part !== null)
          .join(' · ')}
      </span>
    </li>
  )
}
